"""The pages of a plan: what is shown, what is sent, what comes back."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from plans import selectors, services
from plans.models import Action


pytestmark = pytest.mark.django_db


@pytest.fixture
def at(plan):
    """`at("add_action")` – the address of one of the plan's pages."""
    return lambda name, *args: reverse(f"plans:{name}", args=[plan.pk, *args])


@pytest.fixture
def an_action(plan, acting, priya):
    """The action that Hollie has."""
    with acting(priya):
        return selectors.open_actions(priya).get(what__startswith="View the flat")


def dated(name, day):
    """Return a date as its three boxes send it."""
    return {
        f"{name}_day": day.day,
        f"{name}_month": day.month,
        f"{name}_year": day.year,
    }


def squeezed(response):
    """Return a page's text, tags taken out and spaces made single."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(text.split())


class TestPlan:
    def test_shows_overdue_first_with_who_and_when(self, client_as, priya, at):
        response = client_as(priya).get(at("plan"))

        said = squeezed(response)
        assert response.status_code == 200
        first = said.index("Visit at home unannounced")
        assert said.index("Overdue") < first < said.index("Objectives and actions")
        assert "3 days overdue" in said[first:]
        assert "Owen Tarn, Sussex Police IOM team, East Sussex" in said

    def test_hides_what_the_reader_may_not_see(self, client_as, hollie, at):
        page = client_as(hollie).get(at("plan")).content.decode()

        for hidden in ("methadone", "Heroin", "burglars"):
            assert hidden not in page

    def test_tells_a_reader_why_they_cannot_add(self, client_as, hollie, at):
        said = squeezed(client_as(hollie).get(at("plan")))

        assert "Your agency can read this plan but not change it." in said
        assert "Close this objective" not in said

    def test_shows_the_chart_and_its_table(self, client_as, priya, at):
        page = client_as(priya).get(at("plan")).content.decode()

        assert page.count("<svg xmlns") == 1
        assert "Show as a table" in page

    def test_an_empty_plan_says_what_to_do(self, client_as, priya, case):
        said = squeezed(client_as(priya).get(reverse("plans:plan", args=[case.pk])))

        assert "There are no objectives yet" in said
        assert "The situation has not been described yet" in said
        assert "Draft: not issued yet." in said

    def test_is_not_there_for_another_area(self, client_as, nadia, at):
        assert client_as(nadia).get(at("plan")).status_code == 404


class TestAddAction:
    def typed(self, agency, hollie, today, **changes):
        facts = {
            "what": "Bring proof of identity",
            "person": f"{agency('housing').pk}:{hollie.pk}",
            "section": "general",
            "key": "6d1d86ce-8fb0-4d0e-9a52-1f9a2e9a1c55",
            **dated("due_on", today + timedelta(days=5)),
        }
        return facts | changes

    def test_offers_people_agency_by_agency(self, client_as, priya, at):
        page = client_as(priya).get(at("add_action")).content.decode()

        assert '<optgroup label="East Sussex Council Housing">' in page
        assert "Hollie Brook, Housing officer" in page
        assert "Hugh Larkin" not in page

    def test_adds_it_once_however_often_sent(
        self, client_as, acting, priya, hollie, agency, at, today, plan
    ):
        client = client_as(priya)
        for _ in range(2):
            sent = client.post(at("add_action"), self.typed(agency, hollie, today))
            assert sent.status_code == 302

        with acting(priya):
            found = Action.objects.visible_to(priya).filter(
                what="Bring proof of identity"
            )
            assert [(each.person, each.case_id) for each in found] == [
                (hollie, plan.pk)
            ]

    def test_says_what_is_missing_and_keeps_what_was_typed(self, client_as, priya, at):
        response = client_as(priya).post(at("add_action"), {"what": "Bring proof"})

        said = squeezed(response)
        assert response.status_code == 422
        assert "Select who will do it" in said
        assert "Enter the date it is to be done by" in said
        assert "Bring proof" in response.content.decode()

    def test_says_when_the_person_could_not_see_it(
        self, client_as, priya, hollie, agency, at, today
    ):
        sent = self.typed(agency, hollie, today, section="health")

        response = client_as(priya).post(at("add_action"), sent)

        assert response.status_code == 422
        assert "would be hidden from the person" in squeezed(response)

    def test_a_reader_is_refused(self, client_as, hollie, agency, at, today):
        sent = self.typed(agency, hollie, today)

        assert client_as(hollie).post(at("add_action"), sent).status_code == 403


class TestAction:
    def test_shows_everything_written_about_it(
        self, client_as, acting, priya, an_action, at, today
    ):
        with acting(priya):
            services.carry_over_action(
                action=an_action,
                until=today + timedelta(days=30),
                reason="Landlord away.",
                by=priya,
                on=today,
            )

        said = squeezed(client_as(priya).get(at("action", an_action.pk)))

        assert "carried over once" in said
        assert "Landlord away." in said
        assert "In settled housing by spring" in said

    def test_a_hidden_action_is_not_there(self, client_as, acting, priya, hollie, at):
        with acting(priya):
            hidden = selectors.open_actions(priya).get(section="health")

        assert client_as(hollie).get(at("action", hidden.pk)).status_code == 404

    @pytest.mark.parametrize(
        ("outcome", "status"),
        [
            ("progress", "open"),
            ("discharge", "discharged"),
            ("drop", "no_longer_needed"),
            ("carry_over", "open"),
        ],
    )
    def test_saying_what_becomes_of_it(
        self, client_as, acting, priya, an_action, at, today, outcome, status
    ):
        later = today + timedelta(days=40)
        sent = {
            "text": "Seen the landlord.",
            "outcome": outcome,
            **dated("until", later),
        }

        response = client_as(priya).post(at("progress", an_action.pk), sent)

        assert response.status_code == 302
        with acting(priya):
            found = selectors.get_action(priya, an_action.case, an_action.pk)
        assert found.status == status
        assert (found.due_on == later) is (outcome == "carry_over")

    def test_carrying_over_asks_until_when(self, client_as, priya, an_action, at):
        sent = {"text": "Landlord away.", "outcome": "carry_over"}

        response = client_as(priya).post(at("progress", an_action.pk), sent)

        assert response.status_code == 422
        assert "Enter the new due date" in squeezed(response)

    def test_giving_it_to_somebody_else(
        self, client_as, acting, priya, owen, agency, an_action, at
    ):
        sent = {"person": f"{agency('police').pk}:{owen.pk}", "reason": "On leave."}

        response = client_as(priya).post(at("reassign", an_action.pk), sent)

        assert response.status_code == 302
        with acting(priya):
            found = selectors.get_action(priya, an_action.case, an_action.pk)
        assert found.person == owen


class TestObjectives:
    def test_one_that_answers_nothing_is_asked_again(self, client_as, priya, at):
        response = client_as(priya).post(
            at("add_objective"), {"text": "Be good", "section": "general"}
        )

        assert response.status_code == 422
        assert "Select the need it answers, or enter the risk" in squeezed(response)

    def test_adding_one(self, client_as, priya, at):
        client = client_as(priya)
        sent = {"text": "In work by May", "pathway": "other", "section": "general"}

        assert client.post(at("add_objective"), sent).status_code == 302
        assert "In work by May" in squeezed(client.get(at("plan")))

    def test_closing_one_with_open_actions_says_why_not(
        self, client_as, acting, priya, an_action, at
    ):
        sent = {"status": "achieved", "note": "Housed."}

        response = client_as(priya).post(
            at("close_objective", an_action.objective_id), sent
        )

        assert response.status_code == 422
        assert "1 action is still open" in squeezed(response)

    def test_closing_one(self, client_as, acting, priya, an_action, at, today):
        with acting(priya):
            services.discharge_action(
                action=an_action, text="Done.", by=priya, on=today
            )
        client = client_as(priya)

        sent = {"status": "achieved", "note": "Keys handed over."}
        client.post(at("close_objective", an_action.objective_id), sent)

        said = squeezed(client.get(at("plan")))
        assert "Past objectives" in said
        assert "Keys handed over." in said


class TestSituation:
    account = {
        "situation": "Housed.",
        "risk_factors": "None new.",
        "interventions": "Visits.",
    }

    def test_begins_with_what_was_told_last(self, client_as, priya, at):
        page = client_as(priya).get(at("situation")).content.decode()

        assert "Sofa surfing since Monday." in page

    def test_telling_it_anew(self, client_as, priya, at):
        client = client_as(priya)

        response = client.post(at("situation"), {**self.account, "version": 1})

        assert response.status_code == 302
        assert "Housed." in squeezed(client.get(at("plan")))
        assert "Sofa surfing" in squeezed(client.get(at("situations")))

    def test_a_stale_page_shows_both_and_can_then_be_saved(
        self, client_as, priya, owen, at
    ):
        client_as(owen).post(at("situation"), {**self.account, "version": 1})
        client, mine = client_as(priya), {**self.account, "situation": "In hospital."}

        conflict = client.post(at("situation"), {**mine, "version": 1})

        said = squeezed(conflict)
        assert conflict.status_code == 409
        assert "In hospital." in said
        assert "Housed." in said
        assert client.post(at("situation"), {**mine, "version": 2}).status_code == 302

    def test_a_part_the_writer_does_not_read_is_not_there(self, client_as, priya, at):
        response = client_as(priya).get(at("section_situation", "police_intelligence"))

        assert response.status_code == 404

    def test_a_sensitive_part_stays_with_those_who_read_it(
        self, client_as, priya, hollie, at
    ):
        writer, reader = client_as(priya), client_as(hollie)
        sent = {**self.account, "situation": "Admitted to hospital.", "version": 0}
        writer.post(at("section_situation", "health"), sent)

        assert "Admitted" in squeezed(writer.get(at("plan")))
        assert "Admitted" not in squeezed(reader.get(at("plan")))
        assert "Admitted" not in squeezed(reader.get(at("situations")))


def test_saying_what_the_agency_does(client_as, owen, at):
    client = client_as(owen)

    assert client.post(at("role"), {"statement": "Curfew checks."}).status_code == 302
    assert "Curfew checks." in squeezed(client.get(at("plan")))


class TestVersions:
    def test_issuing_and_reading_again(self, client_as, priya, hollie, at):
        client = client_as(priya)

        client.post(at("issue"), {"agreement": "agreed", "agreement_note": "“Fair.”"})

        for reader in (client, client_as(hollie)):
            said = squeezed(reader.get(at("version", 1)))
            assert "View the flat in Anchor Street" in said
            assert "Agrees. “Fair.”" in said
            assert "methadone" not in said

    def test_an_unchanged_plan_says_so(self, client_as, priya, at):
        client = client_as(priya)
        client.post(at("issue"), {"agreement": "not_asked"})

        again = client.post(at("issue"), {"agreement": "not_asked"})

        assert again.status_code == 422
        assert "Nothing has changed since the last version." in squeezed(again)


class TestPdf:
    def test_comes_as_a_file_that_is_not_kept(self, client_as, hollie, at, plan, today):
        response = client_as(hollie).get(at("pdf"))

        assert response.status_code == 200
        assert response["Content-Type"] == "application/pdf"
        assert response["Cache-Control"] == "no-store"
        assert response["Content-Disposition"] == (
            f'attachment; filename="risk-management-plan-{plan.reference}-{today}.pdf"'
        )
        assert response.content.startswith(b"%PDF-1.7")

    def test_is_not_there_for_another_area(self, client_as, nadia, at):
        assert client_as(nadia).get(at("pdf")).status_code == 404


def test_pages_show_their_forms(client_as, priya, an_action, at):
    client = client_as(priya)
    for name, *args in (
        ("add_objective",),
        ("close_objective", an_action.objective_id),
        ("progress", an_action.pk),
        ("reassign", an_action.pk),
        ("role",),
        ("issue",),
        ("section_situation", "health"),
    ):
        page = client.get(at(name, *args))
        assert page.status_code == 200
        assert b"csrfmiddlewaretoken" in page.content
