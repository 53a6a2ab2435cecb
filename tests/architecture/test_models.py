"""Every table: what it holds about people, how it hangs on a case, and that the database agrees."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, models

from core.models import Privacy
from core.rowsecurity import Access


OURS = {
    "agencies",
    "audit",
    "cases",
    "licences",
    "rag",
    "referrals",
    "plans",
    "isms",
    "meetings",
    "work",
}
# The list row security itself reads, and the record of looks, which has its own rule.
WITHOUT_ROW_SECURITY = {
    "cases.CaseAcl",
    "audit.Event",
    "cases.CaseUserPermission",
    "cases.CaseGroupPermission",
}


def our_models() -> list:
    """Return every model of ours as a test parameter."""
    return [
        pytest.param(model, id=model._meta.label)
        for model in apps.get_models()
        if model._meta.app_label in OURS
    ]


def leads_to_a_person(model: type[models.Model]) -> bool:
    """Tell whether a model hangs on a case or a person."""
    named = {
        field.related_model._meta.label
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.OneToOneField)
    }
    return bool(named & {"cases.Case", "cases.Person"}) or model._meta.label in {
        "cases.Case",
        "cases.Person",
    }


@pytest.mark.parametrize("model", our_models())
def test_says_what_it_holds_about_people(model):
    assert isinstance(model.privacy, Privacy)
    fields = {field.name for field in model._meta.get_fields()}
    declared = {
        *model.privacy.personal,
        *model.privacy.special,
        *model.privacy.free_text,
    }
    assert declared <= fields


@pytest.mark.parametrize("model", our_models())
def test_free_text_is_declared_so_that_the_log_never_copies_it(model):
    texts = {
        field.name
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.TextField) and not field.choices
    }
    hidden = {*model.privacy.personal, *model.privacy.special, *model.privacy.free_text}

    assert texts <= hidden or not model.audited


@pytest.mark.parametrize("model", our_models())
def test_what_hangs_on_a_case_is_locked(model):
    if not leads_to_a_person(model) or model._meta.label in WITHOUT_ROW_SECURITY:
        assert isinstance(model.access, Access)
        return

    assert model.access.is_locked


@pytest.mark.django_db
@pytest.mark.parametrize("model", our_models())
def test_the_database_forces_the_lock_and_audits(model):
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relrowsecurity, relforcerowsecurity, relowner::regrole::text FROM pg_class WHERE relname = %s",
            [table],
        )
        enabled, forced, owner = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relname = %s AND tgname = 'audit_alterations'",
            [table],
        )
        (triggers,) = cursor.fetchone()

    assert owner != "iom_web"
    if model.access.is_locked:
        assert enabled
        assert forced
    if model.audited and model._meta.managed:
        assert triggers == 1


@pytest.mark.django_db
def test_each_locked_table_has_a_policy_for_each_command_the_web_role_holds():
    missing = []
    for parameter in our_models():
        (model,) = parameter.values
        if not model.access.is_locked:
            continue
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT cmd FROM pg_policies WHERE tablename = %s AND 'iom_web' = ANY (roles)",
                [model._meta.db_table],
            )
            commands = {row[0] for row in cursor.fetchall()}
        if commands != set(model.access.grants):
            missing.append((model._meta.label, commands))

    assert missing == []


@pytest.mark.django_db
def test_the_web_role_is_bound():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        name, superuser, bypasses, makes_roles = cursor.fetchone()

    assert name == "iom_web"
    assert [superuser, bypasses, makes_roles] == [False, False, False]


@pytest.mark.django_db
def test_views_ask_as_the_reader():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace AND NOT coalesce(reloptions::text LIKE '%%security_invoker=true%%', false)"
        )
        plain = cursor.fetchall()

    assert plain == []


@pytest.mark.parametrize("model", our_models())
def test_dates_and_people_that_belong_together_are_constrained_together(model):
    names = {field.name for field in model._meta.get_fields()}
    pairs = [
        (name, f"{name[:-3]}_by")
        for name in names
        if name.endswith(("_at", "_on")) and f"{name[:-3]}_by" in names
    ]
    people = [
        who
        for when, who in pairs
        if model._meta.get_field(when).null
        and model._meta.get_field(who).null
        and model._meta.get_field(who).related_model is get_user_model()
    ]
    constrained = " ".join(constraint.name for constraint in model._meta.constraints)

    assert [who for who in people if who not in constrained] == []
