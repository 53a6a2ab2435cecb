"""What people do to plans: new state, event, refusal, nothing left behind."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from audit.models import Event
from cases import services as cases
from cases.choices import CaseStatus
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible, NotVisible
from plans import selectors, services
from plans.choices import ActionStatus, Agreement, ObjectiveStatus, UpdateKind
from plans.models import Action, ActionUpdate, Objective, PlanSituation, PlanVersion


pytestmark = pytest.mark.django_db


@pytest.fixture
def events(acting, ingrid):
    """`events(case)` – the names of what happened on a case, as the auditor reads them."""

    def named(case):
        with acting(ingrid):
            found = Event.objects.filter(case_ids__contains=[case.pk])
            return set(found.exclude(event="").values_list("event", flat=True))

    return named


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


class TestObjectives:
    def test_objectives_come_in_order(self, shared, acting, priya):
        with acting(priya):
            for text in ("First", "Second"):
                services.add_objective(
                    case=shared, text=text, pathway="health", by=priya
                )

            found = list(selectors.active_objectives(priya, shared))

        assert [(each.text, each.position) for each in found] == [
            ("First", 1),
            ("Second", 2),
        ]

    def test_one_with_open_actions_is_not_closed(
        self, shared, acting, add, priya, today
    ):
        with acting(priya):
            objective = services.add_objective(
                case=shared, text="Housed", pathway="accommodation", by=priya
            )
        add(shared, objective=objective)

        with acting(priya), pytest.raises(NotPossible, match="1 action is still open"):
            services.close_objective(
                objective=objective,
                status=ObjectiveStatus.ACHIEVED,
                by=priya,
                on=today,
                note="Keys handed over.",
            )

    def test_an_achieved_one_says_when_and_how(
        self, shared, acting, priya, today, events
    ):
        with acting(priya):
            objective = services.add_objective(
                case=shared, text="Housed", risk="Harm to his brother", by=priya
            )
            closed = services.close_objective(
                objective=objective,
                status=ObjectiveStatus.ACHIEVED,
                by=priya,
                on=today,
                note="Keys handed over.",
            )

        assert (
            closed.status,
            closed.closed_on,
            closed.closed_by,
            closed.closing_note,
        ) == (
            "achieved",
            today,
            priya,
            "Keys handed over.",
        )
        assert {"plan.objective_added", "plan.objective_closed"} <= events(shared)


class TestSituation:
    def tell(self, case, account, by, today, **changes):
        facts = {"version": 0, "section": "general"} | changes
        return services.update_situation(
            case=case, account=account, by=by, on=today, **facts
        )

    def test_a_new_account_keeps_the_one_before(
        self, shared, acting, priya, owen, account, today
    ):
        with acting(priya):
            self.tell(shared, account, priya, today)
        with acting(owen):
            self.tell(shared, account, owen, today, version=1)
            found = selectors.accounts(owen, shared)

            assert [each.number for each in found] == [2, 1]

    def test_a_stale_page_is_refused_with_both_versions(
        self, shared, acting, priya, owen, account, today
    ):
        mine = services.Account("Housed", "None new", "Visits")
        with acting(priya):
            self.tell(shared, account, priya, today)

        with acting(owen), pytest.raises(ChangedMeanwhile) as refusal:
            self.tell(shared, mine, owen, today)

        assert refusal.value.theirs[0] == ("Current situation", account.situation)
        assert refusal.value.yours[0] == ("Current situation", "Housed")

    def test_each_agency_keeps_its_own_account_of_a_sensitive_part(
        self, shared, acting, priya, sunil, account, today
    ):
        for user in (priya, sunil):
            with acting(user):
                self.tell(shared, account, user, today, section="health")

        with acting(priya):
            found = PlanSituation.objects.visible_to(priya).filter(section="health")
            assert {each.number for each in found} == {1}
            assert found.count() == 2


def test_an_agency_states_its_own_part(shared, acting, owen, agency, today, events):
    with acting(owen):
        stated = services.state_role(
            case=shared, statement="Curfew checks.", by=owen, on=today
        )

    assert stated.agency == agency("police")
    assert "plan.role_stated" in events(shared)


class TestIssue:
    def test_a_version_holds_the_general_part_only(
        self, plan, acting, priya, today, events
    ):
        with acting(priya):
            version = services.issue_version(
                case=plan, by=priya, on=today, agreement=Agreement.AGREED
            )

        said = str(version.content)
        assert version.number == 1
        assert "View the flat" in said
        assert "methadone" not in said
        assert "burglars" not in said
        assert "plan.issued" in events(plan)

    def test_whoever_issues_it_the_fingerprint_is_the_same(
        self, plan, acting, priya, hollie, today
    ):
        with acting(priya):
            version = services.issue_version(case=plan, by=priya, on=today)
        with acting(hollie):
            page = selectors.plan_page(hollie, plan, on=today)

            assert not selectors.is_changed(page)
            assert selectors.general_content(page) == version.content

    def test_an_unchanged_plan_is_not_issued_again(self, plan, acting, priya, today):
        with acting(priya):
            services.issue_version(case=plan, by=priya, on=today)

        with acting(priya), pytest.raises(NotPossible, match="Nothing has changed"):
            services.issue_version(case=plan, by=priya, on=today)

    def test_a_plan_without_a_situation_is_not_issued(
        self, shared, add, acting, priya, today
    ):
        add(shared)

        with (
            acting(priya),
            pytest.raises(NotPossible, match="Describe the current situation"),
        ):
            services.issue_version(case=shared, by=priya, on=today)

        with acting(priya):
            assert (
                not PlanVersion.objects.visible_to(priya).filter(case=shared).exists()
            )


class TestTheDatabaseRefuses:
    def test_an_objective_that_answers_nothing(self, shared, acting, priya):
        with acting(priya), pytest.raises(IntegrityError, match="answers_a_need"):
            services.add_objective(case=shared, text="Be good", by=priya)

    def test_a_due_date_that_moves_without_being_carried_over(
        self, shared, add, acting, priya, today
    ):
        action = add(shared)
        action.due_on = today + timedelta(days=90)

        with (
            acting(priya),
            pytest.raises(IntegrityError, match="moves_by_carrying_over"),
        ):
            action.save()

    def test_a_closed_action_without_a_date(self, shared, add, acting, priya):
        action = add(shared)
        action.status = ActionStatus.DISCHARGED

        with acting(priya), pytest.raises(IntegrityError, match="closed_or_open"):
            action.save()

    def test_an_update_altered_afterwards(self, shared, add, acting, priya, today):
        action = add(shared)
        with acting(priya):
            update = services.record_progress(
                action=action, text="As said.", by=priya, on=today
            )
        update.text = "Never said."

        with acting(priya), pytest.raises(ProgrammingError, match="permission denied"):
            update.save()

    def test_a_row_on_a_hidden_case(self, shared, acting, nadia):
        with acting(nadia), pytest.raises(Exception, match="row-level security"):
            Objective(
                case=shared,
                text="Mine",
                risk="None",
                position=1,
                originator_id=nadia.acting.own_principal,
                recorded_by=nadia,
            ).save()
