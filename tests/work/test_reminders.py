"""Raising: once for each date and recipient, cancelled when the date moves, never nobody's."""

from datetime import timedelta

import pytest

from agencies import services as agencies
from agencies.models import Membership
from cases import services as cases
from cases import sharing
from cases.models import CaseGrant
from tests.factories.cases import referred_case
from work import services
from work.choices import ReminderKind


pytestmark = pytest.mark.django_db

NOTHING = services.Raised(raised=0, restored=0, cancelled=0)
REVIEW, RELEASE = ReminderKind.OVERDUE_REVIEW, ReminderKind.PRE_RELEASE
ACTION, ADMINISTRATION = (
    ReminderKind.OVERDUE_ACTION,
    ReminderKind.OVERDUE_ADMINISTRATION,
)


def only_raised(count: int) -> services.Raised:
    return services.Raised(raised=count, restored=0, cancelled=0)


class TestOnce:
    def test_an_overdue_review_is_raised_for_the_lead_worker(self, overdue, run, told):
        assert run(REVIEW) == only_raised(1)

        (reminder,) = told("priya")
        assert (
            reminder.kind,
            reminder.case_id,
            reminder.source,
            reminder.key_date,
        ) == (
            REVIEW,
            overdue.pk,
            overdue.pk,
            overdue.review_due_on,
        )

    def test_running_twice_raises_nothing_twice(self, overdue, run, told):
        run(REVIEW)

        assert run(REVIEW) == NOTHING
        assert len(told("priya")) == 1

    def test_a_day_later_it_is_still_the_same_reminder(self, overdue, run, today):
        run(REVIEW)

        assert run(REVIEW, on=today + timedelta(days=1)) == NOTHING

    def test_a_review_due_today_is_not_overdue(self, case, stands, run, today):
        stands(case, review_due_on=today)

        assert run(REVIEW) == NOTHING

    def test_a_case_not_adopted_yet_has_no_review(self, world, stands, run, today):
        case = referred_case(world, on=today)
        stands(case, review_due_on=today - timedelta(days=1))

        assert run(REVIEW) == NOTHING

    def test_the_run_is_recorded_with_its_numbers(self, overdue, run, events):
        run(REVIEW)

        (event,) = events("reminders.raised")
        assert event.role == "service_account"
        assert event.change == {
            "kind": REVIEW,
            "raised": 1,
            "restored": 0,
            "cancelled": 0,
        }

    def test_a_run_that_changes_nothing_leaves_no_record(self, case, run, events):
        run(REVIEW)

        assert events("reminders.raised") == []


class TestMovedDates:
    def test_a_moved_date_cancels_the_old_and_raises_the_new(
        self, overdue, stands, run, told, today
    ):
        run(REVIEW)
        moved = today - timedelta(days=1)
        stands(overdue, review_due_on=moved)

        assert run(REVIEW) == services.Raised(raised=1, restored=0, cancelled=1)
        assert [each.key_date for each in told("priya")] == [moved]

    def test_a_review_recorded_meanwhile_cancels_it(
        self, overdue, stands, run, told, today
    ):
        run(REVIEW)
        stands(overdue, review_due_on=today + timedelta(days=90))

        assert run(REVIEW) == services.Raised(raised=0, restored=0, cancelled=1)
        assert told("priya") == []

    def test_a_date_moved_back_brings_the_old_one_back(
        self, overdue, stands, run, told, today
    ):
        was = overdue.review_due_on
        run(REVIEW)
        stands(overdue, review_due_on=today + timedelta(days=90))
        run(REVIEW)
        stands(overdue, review_due_on=was)

        assert run(REVIEW) == services.Raised(raised=0, restored=1, cancelled=0)
        assert [each.key_date for each in told("priya")] == [was]

    def test_a_case_taken_off_the_cohort_cancels_it(
        self, overdue, run, told, acting, dina, today
    ):
        run(REVIEW)
        with acting(dina):
            cases.change_status(
                case=overdue, to="closed", by=dina, on=today, reason="Moved abroad."
            )

        assert run(REVIEW).cancelled == 1

    def test_one_kind_leaves_the_others_alone(self, overdue, run, told):
        run(REVIEW)

        assert [run(kind) for kind in (RELEASE, ACTION, ADMINISTRATION)] == [
            NOTHING
        ] * 3
        assert len(told("priya")) == 1


class TestRecipients:
    def test_nobody_but_the_recipient_sees_it(self, overdue, run, told):
        run(REVIEW)

        assert {
            name: len(told(name)) for name in ("priya", "tess", "carys", "nadia")
        } == {
            "priya": 1,
            "tess": 0,
            "carys": 0,
            "nadia": 0,
        }

    def test_without_a_lead_worker_the_coordinators_are_told(
        self, world, run, told, acting, dina, stands, today
    ):
        case = referred_case(world, on=today - timedelta(days=9))
        with acting(dina):
            cases.change_status(
                case=case, to="active", by=dina, on=today, reason="Meets the criteria."
            )
        stands(case, review_due_on=today - timedelta(days=1))

        run(REVIEW)

        assert len(told("carys")) == 1
        assert told("wren") == []

    def test_a_lead_worker_who_left_is_replaced_by_the_coordinators(
        self, overdue, run, told, acting, sam, priya, today
    ):
        run(REVIEW)
        with acting(sam):
            membership = Membership.objects.get(user=priya)
            agencies.end_membership(
                membership=membership, by=sam, on=today - timedelta(days=1)
            )

        assert run(REVIEW) == services.Raised(raised=1, restored=0, cancelled=1)
        assert len(told("carys")) == 1

    def test_a_lead_worker_whose_account_is_off_is_replaced_too(
        self, overdue, run, told, acting, sam, priya
    ):
        with acting(sam):
            agencies.switch_account(user=priya, is_active=False, by=sam)

        run(REVIEW)

        assert len(told("carys")) == 1

    def test_a_lead_worker_whose_agency_lost_the_case_is_replaced_too(
        self, overdue, run, told, end_probations_share
    ):
        end_probations_share(overdue)

        run(REVIEW)

        assert told("priya") == []
        assert len(told("carys")) == 1


@pytest.fixture
def end_probations_share(acting, dina, world, at):
    """`end_probations_share(case)` – the Chair ends what probation was given."""

    def end(case):
        with acting(dina):
            grant = CaseGrant.objects.get(
                case=case, principal__agency=world.agencies["east-sussex/probation"]
            )
            sharing.revoke_grant(grant=grant, by=dina, at=at, reason="A mistake.")

    return end
