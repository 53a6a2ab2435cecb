"""Raising: once for each date and recipient, cancelled when the date moves, never nobody's."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from agencies import services as agencies
from agencies.acting import acting_as
from agencies.models import Membership
from cases import services as cases
from cases import sharing
from cases.models import Case, CaseGrant, Person
from core.exceptions import NotPermitted
from plans import services as plans
from referrals.services import administration as referrals
from tests.factories.cases import referred_case
from work import selectors, services
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


class TestWhoMayRunIt:
    def test_a_person_is_refused_by_the_service(
        self, overdue, acting, carys, today, at
    ):
        with acting(carys), pytest.raises(NotPermitted, match="own account"):
            services.raise_reminders(kind=REVIEW, by=carys, on=today, at=at)

    @pytest.mark.parametrize(
        "call",
        [
            "work_raise_reminders('overdue_review', current_date, now(), 12, 3, 5000)",
            "work_claim_message(now())",
            "work_message_sent(gen_random_uuid(), now(), 's', 'b')",
            "work_message_withheld(gen_random_uuid(), now(), 'no_access')",
            "work_message_failed(gen_random_uuid(), now(), now())",
        ],
    )
    def test_a_person_is_refused_by_the_database(self, acting, carys, call):
        with (
            acting(carys),
            pytest.raises(ProgrammingError, match="only scheduled work"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"SELECT {call}")

    @pytest.mark.parametrize(
        "call",
        [
            "work_due('overdue_review', current_date, 12, 3)",
            "work_due_to('overdue_review', current_date, 12, 3)",
        ],
    )
    def test_what_is_due_everywhere_cannot_be_asked(self, acting, priya, call):
        with (
            acting(priya),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"SELECT * FROM {call}")

    def test_without_an_identity_the_database_refuses(self, db):
        with (
            pytest.raises(ProgrammingError, match="no acting identity"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT work_claim_message(now())")

    @pytest.mark.parametrize(
        "write",
        [
            "DELETE FROM work_reminder",
            "UPDATE work_reminder SET cancelled_at = now()",
            "UPDATE work_message SET sent_at = NULL",
            "INSERT INTO work_reminder SELECT * FROM work_reminder",
        ],
    )
    def test_the_web_role_writes_none_of_it(self, overdue, run, acting, priya, write):
        run(REVIEW)

        with (
            acting(priya),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(write)

    def test_the_reminder_service_sees_no_case(self, overdue, today):
        with acting_as(selectors.reminder_service(), on=today):
            seen = [Case.objects.unscoped().count(), Person.objects.unscoped().count()]

        assert seen == [0, 0]
