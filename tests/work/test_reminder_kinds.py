"""What is due, kind by kind: releases, actions, administration."""

from datetime import date, timedelta

import pytest

from agencies import services as agencies
from licences.models import ReleaseMove
from licences.services import prerelease
from plans import services as plans
from referrals.services import administration as referrals
from work import services
from work.choices import ReminderKind


pytestmark = pytest.mark.django_db

NOTHING = services.Raised(raised=0, restored=0, cancelled=0)
RELEASE, ACTION = ReminderKind.PRE_RELEASE, ReminderKind.OVERDUE_ACTION
ADMINISTRATION = ReminderKind.OVERDUE_ADMINISTRATION
MOVED = ReminderKind.RELEASE_MOVED


def only_raised(count: int) -> services.Raised:
    return services.Raised(raised=count, restored=0, cancelled=0)


class TestRelease:
    @pytest.fixture
    def released_on(self, case, stands, today):
        """`released_on(day)` – the case in prison, to be released then."""

        def imprison(day: date):
            return stands(
                case,
                custody_since=today - timedelta(days=200),
                prison="HMP Saltmarsh",
                release_on=day,
            )

        return imprison

    # Three months before 14 February 2027 is 14 November 2026, earlier than twelve
    # weeks before it, 22 November 2026.
    @pytest.mark.parametrize(
        ("on", "raised"),
        [
            pytest.param(date(2026, 11, 13), 0, id="the day before three months"),
            pytest.param(date(2026, 11, 14), 1, id="three months before"),
            pytest.param(date(2026, 11, 22), 1, id="twelve weeks before"),
            pytest.param(date(2027, 2, 15), 1, id="the day has passed in custody"),
        ],
    )
    def test_counts_from_the_earlier_clock(self, released_on, run, on, raised):
        released_on(date(2027, 2, 14))

        assert run(RELEASE, on=on) == only_raised(raised)

    def test_month_ends_are_those_of_the_shorter_month(self, released_on, run):
        released_on(date(2026, 5, 31))

        assert run(RELEASE, on=date(2026, 2, 27)) == NOTHING
        assert run(RELEASE, on=date(2026, 2, 28)) == only_raised(1)

    def test_a_schemes_own_clock_comes_first(self, released_on, run, acting, mo, world):
        scheme = world.schemes["east-sussex"]
        with acting(mo):
            agencies.configure_scheme(
                scheme=scheme,
                meeting_name=scheme.meeting_name,
                values={"pre_release_plan": 6},
                version=scheme.version,
                by=mo,
            )
        released_on(date(2027, 2, 14))

        assert run(RELEASE, on=date(2026, 8, 13)) == NOTHING
        assert run(RELEASE, on=date(2026, 8, 14)) == only_raised(1)

    def test_an_earlier_release_raises_afresh_and_cancels(
        self, released_on, run, told, today
    ):
        released_on(today + timedelta(days=80))
        run(RELEASE)
        sooner = today + timedelta(days=50)
        released_on(sooner)

        assert run(RELEASE) == services.Raised(raised=1, restored=0, cancelled=1)
        assert [each.key_date for each in told("priya")] == [sooner]

    def test_being_released_cancels_it(self, released_on, stands, run, told, today):
        case = released_on(today + timedelta(days=1))
        run(RELEASE)
        stands(case, custody_since=None, prison="", release_on=None)

        assert run(RELEASE).cancelled == 1
        assert told("priya") == []


class TestActions:
    def test_an_overdue_action_is_raised_for_the_person_named(
        self, case, give, run, told
    ):
        action = give(case, to="hollie", agency="housing")

        assert run(ACTION) == only_raised(1)
        (reminder,) = told("hollie")
        assert (reminder.source, reminder.key_date) == (action.pk, action.due_on)
        assert told("priya") == []

    def test_carrying_it_over_cancels_it(
        self, case, give, run, told, acting, priya, today
    ):
        action = give(case, to="priya", agency="probation")
        run(ACTION)
        with acting(priya):
            plans.carry_over_action(
                action=action,
                until=today + timedelta(days=7),
                reason="The landlord was away.",
                by=priya,
                on=today,
            )

        assert run(ACTION).cancelled == 1
        assert told("priya") == []

    def test_one_whose_owner_left_goes_to_the_coordinators(
        self, case, give, run, told, acting, sam, hollie
    ):
        give(case, to="hollie", agency="housing")
        with acting(sam):
            agencies.switch_account(user=hollie, is_active=False, by=sam)

        run(ACTION)

        assert len(told("carys")) == 1

    def test_a_sensitive_one_concerns_nobody_else(
        self, case, give, run, told, acting, sam, priya
    ):
        give(case, to="priya", agency="probation", section="health")
        with acting(sam):
            agencies.switch_account(user=priya, is_active=False, by=sam)

        assert run(ACTION) == NOTHING


class TestAdministration:
    def test_the_lead_workers_own_agency_leaves_it_to_the_lead_worker(
        self, case, task, run, told
    ):
        row = task(case, owner="probation")

        assert run(ADMINISTRATION) == only_raised(1)
        (reminder,) = told("priya")
        assert (reminder.source, reminder.key_date) == (row.pk, row.due_on)

    def test_what_another_agency_owes_goes_to_the_coordinators(
        self, case, task, run, told
    ):
        task(case, owner="police")

        assert run(ADMINISTRATION) == only_raised(1)
        assert len(told("carys")) == 1
        assert told("priya") == []

    def test_doing_it_cancels_it(self, case, task, run, told, acting, priya, today):
        row = task(case)
        run(ADMINISTRATION)
        with acting(priya):
            referrals.complete_task(task=row, done_on=today, by=priya, on=today)

        assert run(ADMINISTRATION).cancelled == 1
        assert told("priya") == []


class TestReleaseMoved:
    @pytest.fixture
    def move(self, case, stands, acting, today):
        """`move()` – the release is three weeks earlier than it was, found by the nightly run."""

        def moved(by) -> ReleaseMove:
            stands(
                case,
                custody_since=today - timedelta(days=99),
                release_on=today + timedelta(days=30),
            )
            with acting(by):
                row = ReleaseMove(
                    case=case,
                    moved_on=today,
                    before=today + timedelta(days=51),
                    after=today + timedelta(days=30),
                    is_official=False,
                    recorded_by=by,
                )
                row.save()
            return row

        return moved

    def test_the_lead_worker_and_those_who_prepare_are_told_until_it_is_seen(
        self, case, give, move, run, told, world
    ):
        give(case, to="hollie", agency="housing")
        row = move(world.people["owen"])

        assert run(MOVED) == only_raised(2)
        assert [each.source for each in told("priya")] == [row.pk]
        assert [each.source for each in told("hollie")] == [row.pk]

    def test_once_seen_nobody_is_told(
        self, case, move, run, told, acting, owen, priya, today
    ):
        move(owen)
        run(MOVED)
        with acting(priya):
            prerelease.note_moves_seen(case=case, by=priya, on=today)

        assert run(MOVED).cancelled == 1
        assert told("priya") == []

    def test_whoever_moved_it_is_not_told(self, case, move, run, told, priya):
        move(priya)

        assert run(MOVED) == NOTHING
        assert told("priya") == []
