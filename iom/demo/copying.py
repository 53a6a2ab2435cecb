"""
The SQL that copies whole cases, table by table, made from what the models declare.

A new table that hangs on a case is copied from the day it exists. A copy's id follows
from the original's id and the copy's number, so rows that name each other still do.
"""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from core.rowsecurity import Access


# The list of copies: `n`, the pattern's ids, who stands in for whom, and who each is.
LIST = "demo_copies"
ROOTS = {"cases_person": "pattern_person_id", "cases_case": "pattern_case_id"}
THROUGH = {"case_id": "pattern_case_id", "person_id": "pattern_person_id"}
# Left to the jobs that raise them; transfers, which keep the pattern's name; and the sixty answers of each form, half of all rows,
# which only the page of a referral shows: there the patterns' are enough.
LEFT_OUT = {
    "work_reminder",
    "work_message",
    "referrals_transfer",
    "referrals_transferanswer",
    "referrals_transferduty",
    "referrals_transferpack",
    "referrals_referralanswer",
    "referrals_prioritygroupanswer",
}
# Ids of other copied rows, kept without a foreign key.
LOOSE = {
    ("case_acl", "case_id"),
    ("case_acl", "person_id"),
    ("meetings_agendaitem", "referral_id"),
    ("referrals_removal", "fact_id"),
    ("cases_sectionshare", "row_id"),
    ("cases_significantchange", "source"),
}
REPLACED = {
    ("cases_case", "reference"): "'IOM-' || nextval('case_reference')",
    ("referrals_referral", "reference"): "'REF-' || nextval('referral_reference')",
    ("cases_person", "family_name"): "b.family_name",
    ("cases_person", "given_names"): "b.given_names",
    ("cases_person", "date_of_birth"): "b.date_of_birth",
    ("cases_person", "family_folded"): "b.family_folded",
    ("cases_person", "given_folded"): "b.given_folded",
    ("cases_person", "sound_key"): "b.sound_key",
    (
        "cases_identifier",
        "value",
    ): "CASE t.kind WHEN 'pnc' THEN b.pnc WHEN 'crn' THEN b.crn"
    " WHEN 'noms' THEN b.noms ELSE t.value END",
    ("cases_address", "lines"): "b.lines",
    ("cases_address", "postcode"): "b.postcode",
    ("cases_contactnumber", "number"): "b.mobile",
}
COPIED = (
    "CREATE FUNCTION pg_temp.copied(original uuid, n int) RETURNS uuid LANGUAGE sql IMMUTABLE"
    " AS $$ SELECT md5(original::text || n::text)::uuid $$"
)


def copied_models() -> list[type[models.Model]]:
    """Return every model whose rows are copied with a case, the person and the case first."""
    found = [
        model
        for model in apps.get_models()
        if model._meta.managed  # noqa: SLF001 - Django's documented model API
        and model._meta.db_table not in LEFT_OUT  # noqa: SLF001
        and (table_of(model) in ROOTS or hangs_by(model) in THROUGH)
    ]
    return sorted(
        found, key=lambda model: [*ROOTS, table_of(model)].index(table_of(model))
    )


def hangs_by(model: type[models.Model]) -> str | None:
    """Return the column by which a table's rows hang on a case or a person, or None."""
    if table_of(model) == "case_acl":  # read by the locks themselves, so it has none
        return "case_id"
    access: Access = getattr(model, "access", Access())
    return access.by


def table_of(model: type[models.Model]) -> str:
    """Return the table of a model."""
    return model._meta.db_table  # noqa: SLF001


def insertion(model: type[models.Model], family: list[type[models.Model]]) -> str:
    """Return the statement that copies one table's rows for every copy on the list."""
    table = table_of(model)
    fields = model._meta.concrete_fields  # noqa: SLF001
    names = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(value_of(table, field, family) for field in fields)
    joined = f"t.id = b.{ROOTS[table]}" if table in ROOTS else reached(model)
    return (
        f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "{table}" t'  # noqa: S608 - names from models
        f" JOIN {LIST} b ON {joined} ORDER BY b.n"
    )


def reached(model: type[models.Model]) -> str:
    """Return how a row finds the copies made of its case or person."""
    by = hangs_by(model) or ""
    return f"t.{by} = b.{THROUGH[by]}"


def value_of(table: str, field: models.Field, family: list[type[models.Model]]) -> str:
    """Return what a copy has in a column."""
    column = str(field.column)
    if (table, column) in REPLACED:
        return REPLACED[table, column]
    if field.primary_key or field.related_model in family or (table, column) in LOOSE:
        return f'pg_temp.copied(t."{column}", b.n)'
    if field.related_model is get_user_model():
        return (
            f'CASE t."{column}" WHEN b.lead_worker_id THEN b.officer_id'
            f' WHEN b.police_id THEN b.constable_id ELSE t."{column}" END'
        )
    return f't."{column}"'


def foreign_keys(cursor, tables: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield table, name and definition of every foreign key of these tables."""
    cursor.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'f' AND conrelid::regclass::text = ANY (%s) ORDER BY 1, 2",
        [tables],
    )
    yield from cursor.fetchall()
