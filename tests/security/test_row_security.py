"""The second lock: the database refuses, whatever the application forgot."""

import pytest
from django.db import ProgrammingError, connection, transaction

from cases.models import Case, CaseGrant, Person
from core import scope
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db


def test_without_an_identity_nothing_with_a_case_can_be_read(case):
    with (
        pytest.raises(ProgrammingError, match="no acting identity"),
        transaction.atomic(),
    ):
        Case.objects.unscoped().count()


def test_a_forged_identity_is_refused(case, priya, acting):
    with acting(priya), transaction.atomic(), connection.cursor() as cursor:
        forged = scope.signed_current().replace("practitioner", "manager", 1)
        cursor.execute("SELECT set_config('iom.scope', %s, true)", [forged])

        with (
            pytest.raises(ProgrammingError, match="not recognised"),
            transaction.atomic(),
        ):
            Case.objects.unscoped().count()
        scope.tell_open_transactions()


@pytest.mark.parametrize(
    ("username", "sees"),
    [
        ("priya", 1),
        ("owen", 1),
        ("hollie", 1),
        ("nadia", 0),
        ("sunil", 0),
        ("sam", 0),
        ("ingrid", 0),
    ],
)
def test_only_those_with_a_grant_see_the_case_even_without_the_first_lock(
    case, world, acting, username, sees
):
    with acting(world.people[username]):
        assert Case.objects.unscoped().count() == sees
        assert Person.objects.unscoped().count() == sees


def test_a_reader_cannot_change_the_case(case, hollie, acting):
    with acting(hollie):
        assert Case.objects.filter(pk=case.pk).update(prison="HMP Saltmarsh") == 0


def test_a_reader_cannot_grant_themselves_more(case, hollie, acting, today):
    with (
        acting(hollie),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        CaseGrant(
            case_id=case.pk,
            principal_id=hollie.acting.own_principal,
            level="manage",
            sections=["general"],
            basis="meeting",
            valid_from=at_noon(today),
            granted_by=hollie,
        ).save()


@pytest.mark.parametrize(
    "attempt",
    [
        "ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY",
        "TRUNCATE cases_case",
        "SET ROLE iom_owner",
        "INSERT INTO case_acl SELECT * FROM case_acl",
        "DELETE FROM cases_casegrant",
        "UPDATE audit_event SET role = 'nobody'",
        "DELETE FROM audit_event",
        "SELECT * FROM scope_key",
    ],
)
def test_the_web_role_cannot_undo_the_lock(case, priya, acting, attempt):
    with (
        acting(priya),
        pytest.raises(ProgrammingError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attempt)
