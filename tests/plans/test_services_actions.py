"""What people do to plans: new state, event, refusal, nothing left behind."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cases import services as cases
from cases.choices import CaseStatus
from core.exceptions import NotPermitted, NotPossible, NotVisible
from plans import selectors, services
from plans.choices import ActionStatus, UpdateKind
from plans.models import Action, ActionUpdate


pytestmark = pytest.mark.django_db


class TestAddAction:
    def test_names_agency_person_and_date(
        self, shared, add, agency, hollie, today, events
    ):
        action = add(shared)

        assert (action.agency, action.person) == (agency("housing"), hollie)
        assert action.due_on == action.first_due_on == today + timedelta(days=10)
        assert action.is_open
        assert "plan.action_added" in events(shared)

    def test_the_same_form_sent_twice_adds_one(self, shared, add, acting, priya):
        key = uuid.uuid4()

        first = add(shared, idempotency_key=key)
        second = add(shared, idempotency_key=key)

        assert first.pk == second.pk
        with acting(priya):
            assert Action.objects.visible_to(priya).filter(case=shared).count() == 1

    def test_a_past_date_is_refused(self, shared, add, today):
        with pytest.raises(NotPossible, match="today or in the future"):
            add(shared, due_on=today - timedelta(days=1))

    def test_a_person_of_an_agency_without_a_share_is_refused(
        self, case, add, world, agency
    ):
        hugh = world.people["hugh"]

        with pytest.raises(NotPossible, match="not shared with Downland"):
            add(case, agency=agency("health"), person=hugh)

    def test_a_person_of_another_agency_than_named_is_refused(self, shared, add, owen):
        with pytest.raises(NotPossible, match="no longer works there"):
            add(shared, person=owen)

    def test_a_health_action_is_not_given_to_somebody_who_cannot_see_it(
        self, shared, add
    ):
        with pytest.raises(NotPossible, match="would be hidden from the person"):
            add(shared, section="health")

    def test_a_section_the_writer_does_not_write_is_refused(self, shared, add):
        with pytest.raises(NotPermitted, match="Police intelligence"):
            add(shared, section="police_intelligence")

    def test_under_a_health_objective_the_action_is_health_too(
        self, shared, acting, add, agency, sunil, priya
    ):
        with acting(priya):
            objective = services.add_objective(
                case=shared,
                text="Clean",
                pathway="drugs_alcohol",
                section="health",
                by=priya,
            )

        action = add(
            shared, objective=objective, agency=agency("recovery"), person=sunil
        )

        assert action.section == "health"

    def test_an_agency_that_only_reads_is_refused(self, shared, add, hollie):
        with pytest.raises(NotPermitted, match="read this plan but not change it"):
            add(shared, by=hollie)

    def test_a_closed_case_is_refused(self, shared, acting, dina, add, today):
        with acting(dina):
            cases.change_status(
                case=shared, to=CaseStatus.CLOSED, by=dina, on=today, reason="Moved."
            )

        with pytest.raises(NotPossible, match="closed"):
            add(shared)


class TestWhatBecomesOfAnAction:
    def test_progress_leaves_it_open(self, shared, add, acting, priya, today, events):
        action = add(shared)

        with acting(priya):
            update = services.record_progress(
                action=action, text="Viewing booked.", by=priya, on=today
            )
            assert update.kind == UpdateKind.PROGRESS
            assert selectors.get_action(priya, shared, action.pk).is_open
        assert "plan.action_progressed" in events(shared)

    def test_discharging_says_when_and_by_whom(self, shared, add, acting, priya, today):
        action = add(shared)

        with acting(priya):
            done = services.discharge_action(
                action=action, text="Viewed and taken.", by=priya, on=today
            )

        assert (done.status, done.closed_on, done.closed_by) == (
            ActionStatus.DISCHARGED,
            today,
            priya,
        )

    def test_carrying_over_moves_the_date_and_counts(
        self, shared, add, acting, priya, today
    ):
        action = add(shared)

        with acting(priya):
            for weeks in (2, 3):
                moved = services.carry_over_action(
                    action=action,
                    until=today + timedelta(weeks=weeks),
                    reason="Landlord away.",
                    by=priya,
                    on=today,
                )
            latest = selectors.updates(priya, action).first()

        assert moved.times_carried_over == 2
        assert moved.due_on == latest.due_after == today + timedelta(weeks=3)
        assert latest.due_before == today + timedelta(weeks=2)
        assert moved.first_due_on == today + timedelta(days=10)

    def test_carrying_over_backwards_is_refused(
        self, shared, add, acting, priya, today
    ):
        action = add(shared)

        with (
            acting(priya),
            pytest.raises(NotPossible, match="later than the present one"),
        ):
            services.carry_over_action(
                action=action, until=today, reason="Sooner.", by=priya, on=today
            )

    @pytest.mark.parametrize("close", [services.discharge_action, services.drop_action])
    def test_a_closed_action_is_not_closed_again(
        self, shared, add, acting, priya, today, close
    ):
        action = add(shared)
        with acting(priya):
            close(action=action, text="Done.", by=priya, on=today)

        with acting(priya), pytest.raises(NotPossible, match="closed already"):
            close(action=action, text="Done.", by=priya, on=today)

        with acting(priya):
            assert (
                ActionUpdate.objects.visible_to(priya).filter(action=action).count()
                == 1
            )

    def test_giving_it_on_keeps_why(
        self, shared, add, acting, priya, agency, owen, today
    ):
        action = add(shared)

        with acting(priya):
            given = services.reassign_action(
                action=action,
                agency=agency("police"),
                person=owen,
                by=priya,
                on=today,
                reason="Housing is short of staff.",
            )
            latest = selectors.updates(priya, action).first()

        assert given.person == owen
        assert (latest.kind, latest.text) == (
            UpdateKind.REASSIGNED,
            "Housing is short of staff.",
        )

    def test_somebody_without_the_case_finds_no_action(
        self, shared, add, acting, nadia, today
    ):
        action = add(shared)

        with acting(nadia), pytest.raises((NotVisible, NotPermitted)):
            services.discharge_action(action=action, text="Mine.", by=nadia, on=today)

    def test_when_the_update_fails_the_action_stays_open(
        self, shared, add, acting, priya, today
    ):
        action = add(shared)

        with acting(priya), pytest.raises(IntegrityError), transaction.atomic():
            services.discharge_action(action=action, text="", by=priya, on=today)

        with acting(priya):
            assert selectors.get_action(priya, shared, action.pk).is_open
