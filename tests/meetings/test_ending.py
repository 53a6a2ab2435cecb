"""Ending a meeting: what it did not reach, past midnight, and what follows."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.clocks import CLOCKS
from core.exceptions import NotPermitted, NotPossible
from core.working_days import bank_holidays
from meetings import selectors, services
from meetings.calculations.ends import circulation_due, corrections_close
from meetings.models import AgendaItem, Meeting
from referrals import selectors as referrals
from tests.factories import held
from tests.factories.cases import adopted_case
from tests.factories.meetings import arranged_meeting, ready_referral


LONDON = ZoneInfo("Europe/London")
ENGLAND = bank_holidays("england_wales")


def local(*moment: int, fold: int = 0) -> datetime:
    """Return an instant as a clock on a wall in England shows it."""
    return datetime(*moment, tzinfo=LONDON, fold=fold)


class TestClocks:
    @pytest.mark.parametrize(
        ("ended", "due"),
        [
            (local(2026, 11, 20, 16, 0), local(2026, 11, 24, 16, 0)),
            (local(2026, 12, 23, 16, 0), local(2026, 12, 29, 16, 0)),
            (local(2026, 3, 27, 16, 0), local(2026, 3, 31, 16, 0)),
            (local(2026, 10, 23, 16, 0), local(2026, 10, 27, 16, 0)),
            (local(2026, 11, 21, 1, 0), local(2026, 11, 24, 1, 0)),
        ],
        ids=[
            "Friday to Tuesday",
            "over Christmas",
            "over the clocks going forward",
            "over the clocks going back",
            "ended after midnight, on Saturday",
        ],
    )
    def test_two_working_days_from_the_end(self, ended, due):
        """S1-22, A-6: the time on the wall stays what it was."""
        found = circulation_due(
            CLOCKS["circulation"],
            ended_at=ended.astimezone(UTC),
            zone=LONDON,
            holidays=ENGLAND,
        )

        assert found == due

    @pytest.mark.parametrize(
        ("day", "starts", "ends"),
        [
            (date(2026, 11, 20), time(23), local(2026, 11, 21, 1, 0)),
            (date(2026, 3, 29), time(0, 30), local(2026, 3, 29, 3, 30)),
            (date(2026, 10, 25), time(0, 30), local(2026, 10, 25, 1, 30, fold=1)),
        ],
        ids=["past midnight", "the clocks go forward", "the clocks go back"],
    )
    def test_a_meeting_of_two_hours_lasts_two_hours(self, day, starts, ends):
        meeting = Meeting(held_on=day, starts_at=starts, minutes=120)

        assert meeting.ends_at == ends

    def test_corrections_close_at_the_end_of_the_last_day(self):
        found = corrections_close(
            CLOCKS["minutes_corrections"],
            agreed_at=local(2026, 12, 22, 10, 0),
            zone=LONDON,
            holidays=ENGLAND,
        )

        assert found == local(2026, 12, 31, 23, 59)


@pytest.mark.django_db
class TestEnding:
    @pytest.fixture
    def at(self):
        """Two hours ago, or just after midnight when that was yesterday."""
        moment = timezone.now() - timedelta(hours=2)
        midnight = timezone.make_aware(
            datetime.combine(timezone.localdate(), time(0, 1))
        )
        return max(moment, midnight)

    @pytest.fixture
    def meeting(self, world, at):
        """A meeting under way."""
        return held.begun_meeting(world, at=at)

    def test_it_is_over_and_nothing_is_before_it(
        self, world, meeting, case, acting, carys
    ):
        item = held.listed(world, meeting, case)
        held.discussed(world, item)
        with acting(carys):
            Meeting.objects.filter(pk=meeting.pk).update(current_item=item)

        done = held.ended(world, meeting)

        assert (done.is_over, done.current_item) == (True, None)
        assert done.change_number == meeting.change_number + 1
        assert selectors.minutes_of(done).version == 1

    def test_what_was_not_reached_goes_to_the_next_meeting(
        self, world, meeting, case, acting, carys, today
    ):
        later = arranged_meeting(world, on=today, held_on=today + timedelta(days=28))
        item = held.listed(world, meeting, case)

        with acting(carys) as by:
            services.end_meeting(
                meeting=meeting,
                by=by,
                at=timezone.now(),
                unreached=services.Unreached(frozenset({item.pk}), "Out of time"),
            )
            item.refresh_from_db()
            (moved,) = AgendaItem.objects.filter(meeting=later)

        assert item.deferred_to == later
        assert item.removed_reason == "Not reached: Out of time"
        assert moved.case_id == case.pk
        assert moved.reason.endswith("Red")

    def test_what_is_left_says_why_it_was_not_reached(
        self, world, meeting, case, acting, carys
    ):
        item = held.listed(world, meeting, case)

        held.ended(world, meeting)

        with acting(carys):
            item.refresh_from_db()
        assert item.outcome == "Not reached: Out of time"

    def test_a_nomination_not_reached_keeps_waiting_at_the_next(
        self, world, meeting, acting, carys, today
    ):
        later = arranged_meeting(world, on=today, held_on=today + timedelta(days=28))
        referral = ready_referral(world, on=today, meeting=meeting)
        with acting(carys) as by:
            (item,) = selectors.undiscussed(by, meeting)
            services.end_meeting(
                meeting=meeting,
                by=by,
                at=timezone.now(),
                unreached=services.Unreached(frozenset({item.pk}), "Out of time"),
            )
            found = referrals.get_submitted(by, referral.pk)

        assert found.prepared_for_meeting_on == later.held_on

    @pytest.mark.parametrize(
        ("unreached", "words"),
        [
            (services.Unreached(), "Enter why the meeting did not reach"),
            (None, "No later meeting is arranged"),
        ],
        ids=["no reason", "nowhere to put it"],
    )
    def test_a_case_is_not_lost_on_the_way(
        self, world, meeting, case, acting, carys, unreached, words
    ):
        item = held.listed(world, meeting, case)
        given = unreached or services.Unreached(frozenset({item.pk}), "Late")

        with acting(carys) as by, pytest.raises(NotPossible, match=words):
            services.end_meeting(
                meeting=meeting, by=by, at=timezone.now(), unreached=given
            )

    def test_twice_is_refused(self, world, meeting):
        held.ended(world, meeting)

        with pytest.raises(NotPossible, match="already been ended"):
            held.ended(world, meeting)

    def test_only_the_coordinator_ends_it(self, meeting, acting, priya):
        with acting(priya) as by, pytest.raises(NotPermitted):
            services.end_meeting(meeting=meeting, by=by, at=timezone.now())

    def test_only_a_case_discussed_has_its_diary_co_ordinated(
        self, world, meeting, case, acting, carys
    ):
        another = adopted_case(world, on=meeting.held_on - timedelta(days=30))
        for each in (case, another):
            held.rated_at(world, meeting, each, "red")
        held.discussed(world, held.listed(world, meeting, case))
        held.listed(world, meeting, another)

        held.ended(world, meeting)

        with acting(carys) as by:
            item = selectors.item_facts(by, meeting)[0].item
            done = item.case.dutydones.filter(duty="diary").count()
            assert (done, another.dutydones.filter(duty="diary").count()) == (1, 0)

    def test_the_page_lists_what_was_not_reached(
        self, world, meeting, case, client_as, carys, today
    ):
        arranged_meeting(world, on=today, held_on=today + timedelta(days=28))
        item = held.listed(world, meeting, case)
        browser = client_as(carys)
        address = reverse("meetings:end", args=[meeting.pk])

        page = browser.get(address).content.decode()
        refused = browser.post(address, {"present": [str(carys.pk)]})
        done = browser.post(
            address,
            {
                "carried": [str(item.pk)],
                "reason": "Out of time",
                "present": [str(carys.pk)],
            },
        )

        assert "1 case on the agenda was not reached" in page
        assert refused.status_code == 422
        assert done["Location"] == reverse("meetings:minutes", args=[meeting.pk])

    def test_a_meeting_that_has_begun_is_not_recorded_as_held(
        self, meeting, acting, carys, today
    ):
        with acting(carys) as by, pytest.raises(NotPossible, match="End it when"):
            services.record_held(meeting=meeting, by=by, on=today)
