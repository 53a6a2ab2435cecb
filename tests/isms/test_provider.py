"""
A provider's people reach their package, and nothing else of the case or the service.

Every address of the permission table is asked as one of them, in the matrix's world.
"""

import pytest
from django.db import connection
from django.utils import timezone

from agencies.acting import acting_as
from cases.models import Case, Person
from isms import selectors
from isms.models import Brief, Package, PlacementCheck
from tests.permissions.conftest import *  # noqa: F403 - the matrix's fixtures
from tests.permissions.records import SECRETS
from tests.permissions.table import TABLE
from tests.permissions.world import CRN, PNC


pytestmark = pytest.mark.usefixtures("undone")
ALLOWED = {route for route in TABLE if "kit" in TABLE[route].access.may}
# Nobody's case: the way in and out, and what the whole service says of itself.
COMMON = {
    "home",
    "healthz",
    "readyz",
    "gallery",
    "accessibility",
    "privacy",
    "agencies:sign_in",
    "agencies:sign_out",
    "agencies:act_for",
    "agencies:directory",
    "agencies:directory_entry",
    "work:mailbox",
}
REFUSED = sorted(TABLE.keys() - ALLOWED - COMMON)


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_other_page_is_missing_or_refused(as_, address, method):
    answered = {
        route: getattr(as_("kit"), method)(address(route)).status_code
        for route in REFUSED
    }

    assert len(answered) > 150
    assert {
        route: status
        for route, status in answered.items()
        if status not in {403, 404, 405}
    } == {}


def test_what_they_may_open_says_nothing_that_was_not_shared(as_, address, everything):
    case = everything.case
    unshared = [*SECRETS.values(), case.reference, PNC, CRN]
    shown = " ".join(
        as_("kit").get(address(route)).content.decode()
        for route in ALLOWED
        if TABLE[route].get == 200 and not route.endswith("_pdf")
    )

    assert "Can be violent when told no." in shown
    assert [text for text in unshared if text in shown] == []


def test_the_database_itself_shows_them_no_case_person_or_victims_area(everything):
    kit = everything.people["kit"]
    with acting_as(kit, on=timezone.localdate()), connection.cursor() as cursor:
        counts = {}
        cursor.execute(
            "SELECT tablename FROM pg_policies WHERE policyname = 'web_select'"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]

    del counts["meetings_signature"]  # names no case: who signed at which meeting
    assert {table for table, number in counts.items() if number} == {
        "isms_answer",
        "isms_breach",
        "isms_brief",
        "isms_feedback",
        "isms_level",
        "isms_package",
        "isms_placement",
        "isms_programmeitem",
        "isms_shift",
        "isms_spotcheck",
    }


def test_another_provider_sees_neither_package(everything):
    wilf = everything.people["wilf"]
    with acting_as(wilf, on=timezone.localdate()):
        assert not Package.objects.exists()
        assert not Brief.objects.exists()


def test_they_cannot_write_what_is_the_authoritys(everything):
    kit = everything.people["kit"]
    with acting_as(kit, on=timezone.localdate()):
        package = selectors.get_package(kit, everything.ids["package_id"])
        changed = Package.objects.filter(pk=package.pk).update(funder="Ourselves")
        assert changed == 0
        assert Brief.objects.filter(package=package).exists()
        assert not Case.objects.exists()
        assert not Person.objects.exists()
        assert not PlacementCheck.objects.exists()
