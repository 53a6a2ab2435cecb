"""What each reader finds of a plan, in how many queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import selectors as cases
from cases import sharing
from core.exceptions import NotVisible
from plans import selectors, services
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db


def texts(page):
    """Return every word of a page's own rows, to look for what must not be there."""
    rows = [each.what for each in page.actions]
    rows += [group.objective.text for group in page.objectives]
    rows += [each.situation for each in (page.situation, *page.accounts) if each]
    rows += [each.needs for each in page.needs]
    return " ".join(rows)


@pytest.fixture
def page_of(acting, plan, today):
    """`page_of(hollie)` – the plan as somebody sees it."""

    def read(user):
        with acting(user):
            return selectors.plan_page(user, plan, on=today)

    return read


class TestWhoSeesWhat:
    def test_probation_reads_health_but_no_police_information(self, page_of, priya):
        said = texts(page_of(priya))

        assert "methadone" in said
        assert "burglars" not in said

    def test_police_read_their_own_but_no_health(self, page_of, owen):
        said = texts(page_of(owen))

        assert "burglars" in said
        assert "methadone" not in said
        assert "Heroin" not in said

    def test_housing_reads_the_general_part(self, page_of, hollie):
        page = page_of(hollie)

        said = texts(page)
        assert "View the flat" in said
        assert not any(word in said for word in ("methadone", "burglars", "Heroin"))
        assert [each.pathway for each in page.needs] == [
            "accommodation",
            "finance_benefit_debt",
        ]

    def test_another_area_sees_nothing(self, acting, plan, nadia, today):
        with acting(nadia):
            page = selectors.plan_page(nadia, plan, on=today)

            assert (page.actions, page.objectives, page.needs) == ((), (), ())
            assert page.situation is None
            assert list(selectors.open_actions(nadia)) == []

    def test_a_hidden_action_is_not_there(self, acting, plan, priya, hollie):
        with acting(priya):
            hidden = selectors.open_actions(priya).get(section="health")

        with acting(hollie), pytest.raises(NotVisible):
            selectors.get_action(hollie, plan, hidden.pk)

    def test_an_objective_of_another_case_is_not_there(self, acting, plan, priya):
        with acting(priya), pytest.raises(NotVisible):
            selectors.get_objective(priya, plan, plan.pk)

    def test_a_version_never_issued_is_not_there(self, acting, plan, priya):
        with acting(priya), pytest.raises(NotVisible):
            selectors.get_version(priya, plan, 7)


class TestThePage:
    def test_overdue_actions_come_first(self, page_of, priya, today):
        page = page_of(priya)

        assert [each.what for each in page.overdue] == ["Visit at home unannounced"]
        assert page.open_actions[0] == page.overdue[0]

    def test_each_agency_has_its_part(self, page_of, priya):
        parts = {
            part.agency.name: [each.what for each in part.actions]
            for part in page_of(priya).responsibilities
        }

        assert parts == {
            "East Sussex Council Housing": ["View the flat in Anchor Street"],
            "Harbour Recovery, East Sussex": ["Start methadone prescribing"],
            "Sussex Police IOM team, East Sussex": ["Visit at home unannounced"],
        }

    def test_the_situation_is_due_again_in_a_month(self, page_of, priya, today):
        due = page_of(priya).situation_due_on

        assert timedelta(days=28) <= due - today <= timedelta(days=31)

    def test_an_action_under_a_closed_objective_is_not_lost(
        self, plan, acting, priya, page_of, add, today
    ):
        with acting(priya):
            gone = services.add_objective(case=plan, text="Gone", risk="None", by=priya)
        action = add(plan, objective=gone, what="Tidy up")
        with acting(priya):
            services.discharge_action(action=action, text="Done.", by=priya, on=today)
            services.close_objective(
                objective=gone, status="removed", by=priya, on=today, note="Over."
            )

        page = page_of(priya)

        assert [each.what for each in page.closed] == ["Tidy up"]
        assert [group.objective.text for group in page.past_objectives] == ["Gone"]

    def test_as_many_queries_for_twenty_actions_as_for_three(
        self, plan, acting, priya, add, today
    ):
        counts = []
        for more in (0, 20):
            for number in range(more):
                add(plan, what=f"Action {number}")
            with acting(priya), CaptureQueriesContext(connection) as queries:
                selectors.plan_page(priya, plan, on=today)
            counts.append(len(queries))

        assert counts[0] == counts[1] <= 9


class TestWhoCanBeGivenAnAction:
    def test_people_of_agencies_that_share_the_case(self, shared, acting, priya, today):
        with acting(priya):
            found = selectors.assignees(priya, shared, on=today)

        names = {each.person.full_name for each in found}
        assert {"Hollie Brook", "Owen Tarn", "Sunil Peel", "Priya Marlowe"} <= names
        assert "Hugh Larkin" not in names
        assert "Nadia Weald" not in names

    def test_what_each_can_see_and_write(self, shared, acting, priya, today):
        with acting(priya):
            found = {
                each.person.username: each
                for each in selectors.assignees(priya, shared, on=today)
            }

        assert "health" in found["sunil"].sections
        assert "health" not in found["hollie"].sections
        assert not found["hollie"].may_write
        assert found["sunil"].may_write

    def test_nobody_of_an_agency_whose_share_has_ended(
        self, shared, acting, dina, priya, today
    ):
        with acting(dina):
            grant = cases.grants(dina, shared).get(
                principal__agency__name__contains="Harbour"
            )
            sharing.revoke_grant(
                grant=grant, by=dina, at=at_noon(today), reason="Over."
            )

        with acting(priya):
            found = selectors.assignees(priya, shared, on=today)

        assert "Sunil Peel" not in {each.person.full_name for each in found}


def test_my_open_and_overdue_actions(plan, acting, owen, hollie, today):
    with acting(owen):
        mine = selectors.open_actions(owen, person=owen, case=plan)
        late = selectors.overdue_actions(owen, on=today, person=owen)
        hers = selectors.overdue_actions(owen, on=today, person=hollie)

        assert [each.what for each in mine] == ["Visit at home unannounced"]
        assert list(late) == list(mine)
        assert list(hers) == []
