"""Objectives, situation, versions: new state, event, refusal, nothing left behind."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError

from core.exceptions import ChangedMeanwhile, NotPossible
from plans import selectors, services
from plans.choices import ActionStatus, Agreement, ObjectiveStatus
from plans.models import Objective, PlanSituation, PlanVersion


pytestmark = pytest.mark.django_db


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
