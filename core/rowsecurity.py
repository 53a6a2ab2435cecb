"""
The second lock: row security, grants and audit triggers for every table.

Each model says in `class Access` how it hangs on a case; after every migration
`install` writes the policies anew from those declarations, so a new model is
locked before its first row. A model that names a case and has no `Access` fails
the build (tests/architecture/test_models.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from core import scope


READ, WRITE, MANAGE = 1, 2, 3
WEB, OWNER = "iom_web", "iom_owner"
PRINCIPALS = "((SELECT app_principals())::bigint[])"
SECTIONS = "((SELECT app_sections())::text[])"


@dataclass(frozen=True)
class Access:
    """
    How a table is reached.

    `by` is the column that leads to `case_acl` ("case_id", "person_id" or, on the
    case itself, "id"); None means no row security. `sectioned` rows carry
    `section` and `originator_id`. `grants` are what the web role may do at all;
    `columns_updatable` narrows UPDATE. `insert`/`select`/`update` replace the
    policy's condition where the table has a rule of its own. `after_closing` rows may
    still be written when their case is closed; all others on a case may not.
    """

    by: str | None = None
    sectioned: bool = False
    grants: tuple[str, ...] = ("SELECT", "INSERT", "UPDATE", "DELETE")
    columns_updatable: tuple[str, ...] = ()
    select: str = ""
    insert: str = ""
    update: str = ""
    after_closing: bool = False
    custom: bool = field(default=False)

    @property
    def is_locked(self) -> bool:
        """Tell whether row security applies."""
        return bool(self.by or self.select)


# Django's and the libraries' own tables: read only for the web role.
THIRD_PARTY = Access(grants=("SELECT",))


def reaches(table: str, by: str, *, level: int = READ, extra: str = "") -> str:
    """
    Return the condition "a grant in force reaches this row".

    `OFFSET 0` keeps it a correlated probe of the covering index instead of a hash
    of everything granted. `now()` would be the transaction's beginning, before which
    no grant made in the same transaction is in force.
    """
    column = {"case_id": "case_id", "id": "case_id", "person_id": "person_id"}[by]
    return (
        f"EXISTS (SELECT 1 FROM case_acl a WHERE a.{column} = {table}.{by}"
        f" AND a.principal_id = ANY ({PRINCIPALS})"
        f" AND a.level >= {level} AND a.valid_from <= statement_timestamp()"
        f" AND (a.valid_until IS NULL OR a.valid_until > statement_timestamp()){extra} OFFSET 0)"
    )


def section_opens(table: str) -> str:
    """Return the condition "this reader may read this row's section"."""
    by_role = (
        f"({table}.section = ANY ({SECTIONS}) AND "
        + reaches(table, "case_id", extra=f" AND {table}.section = ANY (a.sections)")
        + ")"
    )
    shared = (
        f"EXISTS (SELECT 1 FROM cases_sectionshare s WHERE s.row_id = {table}.id"
        f" AND s.principal_id = ANY ({PRINCIPALS}) AND s.revoked_at IS NULL"
        " AND (s.valid_until IS NULL OR s.valid_until > statement_timestamp()) OFFSET 0)"
    )
    mine = f"{table}.originator_id = ANY ({PRINCIPALS})"
    return f"({table}.section = 'general' OR {mine} OR {by_role} OR {shared})"


def conditions(table: str, access: Access) -> dict[str, str]:
    """Return each command's condition for a locked table."""
    by = access.by or ""
    read = access.select or reaches(table, by)
    write = access.update or reaches(table, by, level=WRITE)
    if access.sectioned:
        read = f"{read} AND {section_opens(table)}"
        write = f"{write} AND {section_opens(table)}"
    return {
        "SELECT": f"USING ({read})",
        "INSERT": f"WITH CHECK ({access.insert or write})",
        "UPDATE": f"USING ({write}) WITH CHECK ({write})",
        "DELETE": f"USING ({write})",
    }


def statements(model: type[models.Model]) -> Iterator[str]:
    """Yield the SQL that locks one model's table."""
    access: Access = getattr(model, "access", THIRD_PARTY)
    table = model._meta.db_table  # noqa: SLF001 - Django's documented model API
    quoted = f'"{table}"'
    yield f"REVOKE ALL ON {quoted} FROM {WEB}"
    for grant in access.grants:
        columns = (
            f" ({', '.join(access.columns_updatable)})"
            if grant == "UPDATE" and access.columns_updatable
            else ""
        )
        yield f"GRANT {grant}{columns} ON {quoted} TO {WEB}"
    if not access.is_locked:
        return
    yield f"ALTER TABLE {quoted} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {quoted} FORCE ROW LEVEL SECURITY"
    yield f"DROP POLICY IF EXISTS owner_all ON {quoted}"
    yield (
        f"CREATE POLICY owner_all ON {quoted} TO {OWNER} USING (true) WITH CHECK (true)"
    )
    for command, condition in conditions(table, access).items():
        name = f"web_{command.lower()}"
        yield f"DROP POLICY IF EXISTS {name} ON {quoted}"
        if command in access.grants:
            yield f"CREATE POLICY {name} ON {quoted} FOR {command} TO {WEB} {condition}"


def audited_columns(model: type[models.Model]) -> tuple[str, ...]:
    """
    Return the columns whose values the audit may copy.

    Free text, personal and special-category values are logged by name only: what
    is erased from a record must not live on in its log.
    """
    privacy = getattr(model, "privacy", None)
    hidden = (
        set(privacy.personal + privacy.special + privacy.free_text)
        if privacy
        else set()
    )
    return tuple(
        str(column.column)
        for column in model._meta.local_concrete_fields  # noqa: SLF001
        if column.name not in hidden and not isinstance(column, models.JSONField)
    )


def trigger(model: type[models.Model]) -> Iterator[str]:
    """Yield the SQL that audits every alteration of one model's rows."""
    if not getattr(model, "audited", False):
        return
    table = model._meta.db_table  # noqa: SLF001
    access: Access = getattr(model, "access", THIRD_PARTY)
    values = ",".join(audited_columns(model))
    yield f'DROP TRIGGER IF EXISTS audit_alterations ON "{table}"'
    yield (
        f'CREATE TRIGGER audit_alterations AFTER INSERT OR UPDATE OR DELETE ON "{table}"'
        f" FOR EACH ROW EXECUTE FUNCTION audit_row_change('{access.by or ''}', '{values}')"
    )


def closing_guard(model: type[models.Model]) -> Iterator[str]:
    """Yield the SQL that keeps the rows of a closed case as they were."""
    access: Access = getattr(model, "access", THIRD_PARTY)
    table = model._meta.db_table  # noqa: SLF001
    if not getattr(model, "audited", False):
        return
    yield f'DROP TRIGGER IF EXISTS closed_case_is_read_only ON "{table}"'
    is_the_case = access.by == "id" and table == "cases_case"
    if not is_the_case and (access.by != "case_id" or access.after_closing):
        return
    yield (
        f'CREATE TRIGGER closed_case_is_read_only BEFORE INSERT OR UPDATE OR DELETE ON "{table}"'
        " FOR EACH ROW EXECUTE FUNCTION refuse_closed_case()"
    )


def install(connection: BaseDatabaseWrapper) -> None:
    """Write keys, grants, policies and triggers anew; run as the owner after migrating."""
    inner, outer = scope.pads(settings.SCOPE_KEY)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO scope_key (id, inner_pad, outer_pad) VALUES (1, %s, %s)"
            " ON CONFLICT (id) DO UPDATE SET inner_pad = excluded.inner_pad,"
            " outer_pad = excluded.outer_pad",
            [inner, outer],
        )
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {WEB}")
        cursor.execute(f"GRANT SELECT ON django_migrations TO {WEB}")
        tables = set(connection.introspection.table_names(cursor, include_views=True))
        for model in apps.get_models(include_auto_created=True):
            if model._meta.db_table not in tables:  # noqa: SLF001
                continue
            if getattr(getattr(model, "access", None), "custom", False):
                continue
            for statement in (
                *statements(model),
                *trigger(model),
                *closing_guard(model),
            ):
                cursor.execute(statement)
