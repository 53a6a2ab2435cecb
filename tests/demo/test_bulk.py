"""The copied caseload: whole cases under other names, and a database left as it was."""

from collections.abc import Iterator

import pytest
from django.db import connections
from django.utils import timezone

from agencies.acting import acting_as
from cases import selectors
from cases.models import Case
from iom.demo import bulk, caseload, cast, copying
from tests.databases import drop, server, use


pytestmark = pytest.mark.slow
PEOPLE = 3  # through the services: one on the cohort in each area
COPIES = 6
KEYS = "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated"
OFF = "SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'"


@pytest.fixture(scope="module")
def own_database(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Use a copy of the test database, where what is committed stays."""
    name = connections["owner"].settings_dict["NAME"]
    with django_db_blocker.unblock():
        connections.close_all()  # only a database nobody uses can be copied
        with server() as owner:
            owner.execute(f'CREATE DATABASE "{name}_bulk" TEMPLATE "{name}"')
        use(f"{name}_bulk")
        try:
            yield
        finally:
            use(name)
            with server() as owner:
                drop(owner, f"{name}_bulk")


def scalar(query: str):
    """Ask the owner's connection for one value."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


def rows_per_case(table: str) -> dict:
    """Return how many rows of a table each case has."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(f'SELECT case_id, count(*) FROM "{table}" GROUP BY 1')
        return dict(cursor.fetchall())


@pytest.fixture(scope="module")
def multiplied(own_database) -> dict[str, int]:
    """Load three people and copy each twice; return what was counted before."""
    today = timezone.localdate()
    caseload.load(people=PEOPLE, today=today, tell=lambda _: None)
    before = {
        "keys": scalar(KEYS),
        "audit": scalar(
            "SELECT count(*) FROM audit_event WHERE object_type = 'cases_contact'"
        ),
    }
    bulk.multiply(
        world=cast.recall(),
        people=bulk.PATTERNS + COPIES,
        today=today,
        tell=lambda _: None,
    )
    return before


def test_each_copy_has_every_row_of_its_pattern(multiplied):
    cases = list(Case.objects.using("owner").order_by("reference"))
    patterns, copies = cases[:PEOPLE], cases[PEOPLE:]

    assert len(copies) == COPIES
    for model in copying.copied_models():
        if copying.hangs_by(model) != "case_id":
            continue
        rows = rows_per_case(copying.table_of(model))
        expected = {rows.get(case.pk, 0) for case in patterns}
        assert {rows.get(case.pk, 0) for case in copies} == expected, model


def test_copies_are_other_people_with_other_officers(multiplied):
    cases = Case.objects.using("owner").select_related("person")
    cast_members = {player.username for player in cast.CAST}

    assert len({case.person_id for case in cases}) == PEOPLE + COPIES
    assert len({case.person.date_of_birth for case in cases}) == PEOPLE + COPIES
    assert len({case.lead_worker_id for case in cases}) == PEOPLE * 2
    assert sum(case.lead_worker.username in cast_members for case in cases) == PEOPLE


def test_the_co_ordinator_finds_the_copies_of_her_area_and_no_others(multiplied):
    world, today = cast.recall(), timezone.localdate()
    carys = world.people["carys"]

    with acting_as(carys, on=today):
        page = selectors.list_cases(carys, selectors.CaseFilters(), on=today)

    assert {case.scheme_id for case in page.rows} == {world.schemes["east-sussex"].pk}
    assert len(page.rows) == (PEOPLE + COPIES) // len(caseload.AREAS)


def test_keys_and_triggers_are_all_back_and_copying_was_not_audited(multiplied):
    audited = "SELECT count(*) FROM audit_event WHERE object_type = 'cases_contact'"

    assert scalar(KEYS) == multiplied["keys"]
    assert scalar(OFF) == 0
    assert scalar(audited) == multiplied["audit"]


def test_outside_a_demonstration_it_is_refused(settings):
    settings.DEMONSTRATION = False

    with pytest.raises(bulk.OwnerNeeded, match="IOM_DEMONSTRATION=True"):
        bulk.require_owner()
