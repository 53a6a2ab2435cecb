"""What the database itself refuses about meetings."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from meetings import services
from meetings.models import AgendaItem, Meeting
from tests.factories.meetings import arranged_meeting


pytestmark = pytest.mark.django_db


def refused(constraint):
    """Expect the database to refuse, naming the constraint."""
    return pytest.raises(IntegrityError, match=constraint)


@pytest.fixture
def item(world, today, acting, carys, case):
    """A case on the agenda of a meeting next week."""
    meeting = arranged_meeting(world, on=today, held_on=today + timedelta(days=7))
    with acting(carys):
        return services.list_case(meeting=meeting, case=case, reason="Red", by=carys)


def test_a_meeting_is_somewhere(item, acting, carys):
    with acting(carys), refused("is_somewhere"), transaction.atomic():
        Meeting.objects.filter(pk=item.meeting_id).update(place="", link="")


def test_a_case_is_on_an_agenda_once(item, acting, carys):
    again = AgendaItem(
        meeting=item.meeting, case=item.case, reason="Red", order=2, recorded_by=carys
    )

    with acting(carys), refused("case_once"), transaction.atomic():
        again.save(force_insert=True)


def test_taking_off_says_who_and_when_together(item, acting, carys, today):
    with acting(carys), refused("paired"), transaction.atomic():
        AgendaItem.objects.filter(pk=item.pk).update(
            removed_on=today, removed_reason="Moved away"
        )


def test_taking_off_says_why(item, acting, carys, today):
    with acting(carys), refused("says_why"), transaction.atomic():
        AgendaItem.objects.filter(pk=item.pk).update(removed_on=today, removed_by=carys)


def test_an_agency_that_only_reads_the_case_cannot_write_an_item(item, acting, hollie):
    other = AgendaItem(
        meeting=item.meeting, case=item.case, reason="Red", order=2, recorded_by=hollie
    )

    with (
        acting(hollie),
        pytest.raises(Exception, match="row-level security"),
        transaction.atomic(),
    ):
        other.save(force_insert=True)


def test_another_area_finds_no_item(item, acting, nadia):
    with acting(nadia):
        assert not AgendaItem.objects.exists()
        assert not Meeting.objects.visible_to(nadia).exists()


def test_who_works_no_cases_finds_no_meeting(item, acting, sam):
    with acting(sam):
        assert not Meeting.objects.visible_to(sam).exists()


def test_an_item_is_called_by_its_reason(item):
    assert str(item) == "Red"
