"""Managed by IOM and MAPPA together: who of the two came to the IOM meeting (S1-195)."""

from datetime import timedelta

import pytest

from cases import selectors
from cases import services as cases
from meetings import services
from meetings.models import Attendee
from tests.factories.cases import at_noon
from tests.factories.meetings import arranged_meeting


pytestmark = pytest.mark.django_db


@pytest.fixture
def managed(case, acting, priya, owen, today):
    """The case, managed by both; Priya and Owen go to both meetings."""
    with acting(priya):
        cases.record_mappa_management(
            case=case,
            facts=cases.MappaFacts(
                level="2",
                since=today - timedelta(days=20),
                attends_both=True,
                offender_manager=priya,
                police_offender_manager=owen,
            ),
            by=priya,
            on=today,
        )
    return case


@pytest.fixture
def held(world, managed, acting, carys, today):
    """`held(priya, …)` – an IOM meeting today on the case, and these people came."""

    def hold(*came, deputies=()):
        meeting = arranged_meeting(world, on=today)
        with acting(carys):
            services.list_case(
                meeting=meeting, case=managed, reason="Managed by both", by=carys
            )
            for person in came:
                arrives(meeting, person, carys, today)
            for person, instead_of in deputies:
                absent = arrives(meeting, instead_of, carys, None)
                arrives(meeting, person, carys, today, deputy_for=absent)
            services.record_held(meeting=meeting, by=carys, on=today)

    return hold


def arrives(meeting, person, asked_by, on, *, deputy_for=None):
    """Put somebody on the list, there or not."""
    attendee = Attendee(
        meeting=meeting,
        person=person,
        agency=person.memberships.first().agency,
        standing="deputy" if deputy_for else "member",
        deputy_for=deputy_for,
        asked_by=asked_by,
        presence="room" if on else "",
        arrived_at=at_noon(on) if on else None,
    )
    attendee.save(force_insert=True)
    return attendee


def attendance(managed, acting, user):
    """Return who was at the case's meetings, as somebody sees it."""
    with acting(user):
        return [
            (each.offender_manager, each.police_offender_manager, each.is_missed)
            for each in selectors.forums(user, managed).meetings
        ]


def test_both_came(held, managed, acting, priya, owen, carys):
    held(priya, owen)

    assert attendance(managed, acting, carys) == [("came", "came", False)]


def test_a_deputy_counts(held, managed, acting, priya, owen, dina, carys):
    held(priya, deputies=[(dina, owen)])

    assert attendance(managed, acting, carys) == [("came", "deputy", False)]


def test_who_did_not_come_is_flagged_on_the_case(
    held, managed, acting, priya, carys, today
):
    held(priya)

    with acting(carys):
        managed.refresh_from_db()
    assert managed.mappa_missed_on == today
    assert attendance(managed, acting, carys) == [("came", "absent", True)]


def test_a_meeting_without_a_list_of_who_came_says_nothing(
    held, managed, acting, carys
):
    held()

    assert attendance(managed, acting, carys) == []
