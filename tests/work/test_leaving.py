"""What is chased after somebody has left: the check-list, and coming back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetings import services as meetings
from meetings.models import AgendaItem
from referrals import services as referrals
from referrals.selectors import removal as removals
from tests.factories import removals as made
from tests.factories.meetings import arranged_meeting
from work import presenters, selectors
from work.choices import ReminderKind


pytestmark = pytest.mark.django_db

ADMINISTRATION = ReminderKind.OVERDUE_ADMINISTRATION
RETURN = ReminderKind.RE_REGISTRATION


@pytest.fixture
def left(world, case, today):
    """Somebody removed today; the check-list is due within days."""
    return made.closed_case(world, case, on=today)


@pytest.fixture
def page(world, acting, today):
    """`page("owen", "administration")` – the texts of one group of My work."""

    def read(username: str, key: str) -> list[str]:
        with acting(world.people[username]) as user:
            work = selectors.my_work(user, on=today)
            shown = presenters.present(
                work, most=50, reader_id=user.pk, at=timezone.now()
            )
        return [
            row.text for group in shown.groups if group.key == key for row in group.rows
        ]

    return read


def test_the_check_list_is_chased_after_the_case_has_closed(left, run, told, today):
    later = today + timedelta(days=30)

    assert run(ADMINISTRATION, on=later).raised == 3
    assert {each.kind for each in told("priya")} == {ADMINISTRATION}
    assert len(told("carys")) == 2


def test_doing_it_ends_the_chase(left, run, acting, owen, today):
    later = today + timedelta(days=30)
    run(ADMINISTRATION, on=later)
    with acting(owen):
        task = removals.get_task(owen, left, "pnc_marker")
        referrals.complete_task(task=task, done_on=today, by=owen, on=today)

    assert run(ADMINISTRATION, on=later).cancelled == 1


def test_each_finds_their_own_part_in_my_work(left, page):
    assert page("priya", "administration") == ["Offender notified"]
    assert page("owen", "administration") == [
        "Niche updated removing IOM and Interested Party markers",
        "PNC updated with removal of WM marker",
    ]
    assert len(page("carys", "administration")) == 3


def test_the_chair_finds_what_waits(world, case, page, today):
    made.proposed(world, case, on=today)

    assert page("dina", "removals") == ["Fernsby, Alistair"]
    assert page("carys", "removals") == page("priya", "removals") == []


class TestComingBack:
    @pytest.fixture
    def gone(self, world, case, today):
        return made.approved(
            world,
            made.raised(world, case, on=today),
            on=today,
            expected_release_on=today + timedelta(days=500),
        )

    def test_the_co_ordinator_is_reminded_a_year_before(self, gone, run, told, today):
        assert run(RETURN).raised == 0
        assert run(RETURN, on=today + timedelta(days=140)).raised == 1
        assert [each.kind for each in told("carys")] == [RETURN]
        assert told("priya") == []

    def test_a_schemes_own_clock_counts(self, gone, run, acting, mo, world, today):
        from agencies import services as agencies  # noqa: PLC0415

        scheme = world.schemes["east-sussex"]
        with acting(mo):
            agencies.configure_scheme(
                scheme=scheme,
                meeting_name=scheme.meeting_name,
                values={"re_registration": 24},
                version=scheme.version,
                by=mo,
            )

        assert run(RETURN).raised == 1

    def test_the_page_agrees_with_the_job(self, gone, acting, carys, run, told, today):
        for days in range(130, 142):
            on = today + timedelta(days=days)
            run(RETURN, on=on)
            with acting(carys):
                shown = len(removals.returns(carys, on=on))
            assert shown == len(told("carys"))


class TestAgenda:
    def listing(self, acting, today) -> int:
        with acting(selectors.reminder_service()) as by:
            return meetings.list_leaving(by=by, on=today)

    def test_listed_once_and_taken_off_it_stays_off(
        self, world, case, acting, carys, today
    ):
        arranged_meeting(world, on=today, held_on=today + timedelta(days=4))
        made.proposed(world, case, on=today)

        assert [self.listing(acting, today), self.listing(acting, today)] == [1, 0]
        with acting(carys):
            item = AgendaItem.objects.visible_to(carys).get(case=case)
            meetings.take_off(item=item, reason="Next month.", by=carys, on=today)
        assert self.listing(acting, today) == 0

    def test_deferred_it_waits_for_its_day(self, world, case, acting, dina, today):
        from referrals.services import removals as services  # noqa: PLC0415

        arranged_meeting(world, on=today, held_on=today + timedelta(days=4))
        removal = made.proposed(world, case, on=today)
        with acting(dina):
            services.defer_removal(
                removal=made.found(dina, removal),
                deferral=services.Deferral(
                    "Housing first.", today + timedelta(days=5), version=1
                ),
                by=dina,
                on=today,
            )

        assert self.listing(acting, today) == 0
