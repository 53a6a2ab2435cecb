"""Decisions with and against the criteria, agreement, figures (A-16, S2-11, S1-201)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases import selectors as cases
from cases import services as case_services
from core.exceptions import NotPossible
from referrals import selectors, services
from referrals.choices import Cohort
from tests.factories.cases import at_noon
from tests.factories.meetings import ready_referral
from tests.factories.referrals import submitted_referral


pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(world, today):
    """A referral before today's meeting; OGRS4 of 81 over two years on the form."""
    return ready_referral(world, on=today)


@pytest.fixture
def decided(world, acting, dina, today):
    """`decided(referral, "adopt", against_criteria="…")` – Dina decides."""

    def decide(referral, way, **why):
        with acting(dina):
            found = selectors.get_submitted(dina, referral.pk)
            if way == "reject":
                return services.reject_referral(
                    referral=found, reasons="One agency can.", by=dina, on=today, **why
                )
            adoption = services.Adoption(
                reasons="Offends weekly.",
                rag_class="red",
                lead_worker=world.people["priya"],
                lead_agency=world.agencies["east-sussex/probation"],
                met_on=today,
                **why,
            )
            return services.adopt_referral(
                referral=found, adoption=adoption, by=dina, on=today, at=at_noon(today)
            )

    return decide


class TestDecidingAgainstThem:
    @pytest.mark.parametrize(("way", "least"), [("adopt", 90), ("reject", 70)])
    def test_it_says_why(self, set_criteria, referral, decided, way, least):
        set_criteria(reconviction=least)
        with pytest.raises(NotPossible, match="criteria point the other way"):
            decided(referral, way)

        found = decided(referral, way, against_criteria="The pattern has changed.")

        assert found.against_criteria == "The pattern has changed."
        assert found.criteria_advice == ("falls_short" if least == 90 else "meets")

    def test_with_them_no_reason_is_kept(self, set_criteria, referral, decided):
        set_criteria(reconviction=70)

        found = decided(referral, "adopt", against_criteria="Not needed.")

        assert (found.criteria_advice, found.against_criteria) == ("meets", "")
        assert found.cohort == Cohort.STATUTORY

    def test_the_page_asks_only_when_it_must(
        self, client_as, dina, set_criteria, referral
    ):
        browser = client_as(dina)
        address = reverse("referrals:reject", args=[referral.pk])
        asked = "Why the meeting decides against the criteria"

        before = browser.get(address).content.decode()
        set_criteria(reconviction=70)
        refused = browser.post(address, {"reasons": "One agency can."})

        assert asked not in before
        assert refused.status_code == 422
        assert asked in refused.content.decode()
        assert "One agency can." in refused.content.decode()

    def test_the_chair_sees_criteria_and_evidence(
        self, client_as, dina, set_criteria, referral
    ):
        set_criteria(reconviction=90)

        page = client_as(dina).get(reverse("referrals:decide", args=[referral.pk]))

        text = page.content.decode()
        assert "Does not meet the scheme’s criteria" in text
        assert "OGRS4: 81% over 2 years" in text


@pytest.fixture
def volunteer(world, today, acting, owen):
    """A referral before the meeting of somebody considered for the voluntary cohort."""
    referral = ready_referral(world, on=today)
    with acting(owen):
        services.choose_cohort(
            referral=selectors.get_submitted(owen, referral.pk),
            cohort="voluntary",
            by=owen,
        )
    return referral


class TestVolunteers:
    def test_adoption_waits_for_their_agreement(
        self, volunteer, decided, acting, owen, today, recorded
    ):
        with pytest.raises(NotPossible, match="joining is their choice"):
            decided(volunteer, "adopt")
        agreement = services.Agreement(today, "in_person", "Owen Tarn, police")
        for _twice in range(2):
            with acting(owen):
                services.record_agreement(
                    referral=selectors.get_submitted(owen, volunteer.pk),
                    agreement=agreement,
                    by=owen,
                    on=today,
                )

        assert decided(volunteer, "adopt").status == "adopted"
        assert len(recorded("referral.agreed_to_join")) == 1

    def test_an_agreement_recorded_by_mistake_counts_no_more(
        self, volunteer, decided, acting, client_as, owen, today
    ):
        """S2-11: struck out with its reason, and adoption waits again."""
        with acting(owen):
            written = services.record_agreement(
                referral=selectors.get_submitted(owen, volunteer.pk),
                agreement=services.Agreement(today, "in_person", "Owen Tarn, police"),
                by=owen,
                on=today,
            )
        address = reverse(
            "referrals:withdraw_agreement", args=[volunteer.pk, written.pk]
        )
        sent = {"reason": "He had refused."}
        page = client_as(owen).post(address, sent, follow=True).content.decode()

        assert f"<del>{written}, asked by Owen Tarn, police.</del>" in page
        assert "He had refused." in page
        assert (
            "They cannot be adopted until their agreement to join is recorded" in page
        )
        with pytest.raises(NotPossible):
            decided(volunteer, "adopt")

    def test_they_can_be_turned_down_without_it(self, volunteer, decided):
        assert decided(volunteer, "reject").status == "rejected"

    def test_agreement_to_come_is_refused(self, volunteer, acting, owen, today):
        agreement = services.Agreement(today + timedelta(days=1), "in_person", "Owen")

        with acting(owen), pytest.raises(NotPossible, match="today or in the past"):
            services.record_agreement(
                referral=selectors.get_submitted(owen, volunteer.pk),
                agreement=agreement,
                by=owen,
                on=today,
            )

    def test_the_page_asks_who_when_and_how(self, volunteer, client_as, owen, today):
        browser = client_as(owen)
        address = reverse("referrals:agree", args=[volunteer.pk])

        refused = browser.post(address, {"agreed_on": "", "asked_by": ""})
        page = browser.post(
            address,
            {
                "agreed_on": today.isoformat(),
                "how": "in_custody",
                "asked_by": "Owen Tarn, police",
            },
            follow=True,
        ).content.decode()

        assert "Select how they agreed" in refused.content.decode()
        assert "in person, in custody, asked by Owen Tarn, police" in page

    def test_the_cohort_is_chosen_on_its_page(self, client_as, owen, referral):
        page = client_as(owen).post(
            reverse("referrals:cohort", args=[referral.pk]),
            {"cohort": "flex"},
            follow=True,
        )

        assert "Cohort: Flex" in page.content.decode()


def test_the_same_finding_sent_twice_is_one(referral, acting, owen, today, recorded):
    finding = services.Finding("cost_of_crime", "Much.", today)
    for _twice in range(2):
        with acting(owen):
            services.record_research(
                referral=selectors.get_submitted(owen, referral.pk),
                finding=finding,
                by=owen,
                on=today,
            )

    with acting(owen):
        assert len(selectors.research(owen, referral)) == 1
    assert len(recorded("referral.researched")) == 1


class TestFigures:
    @pytest.mark.parametrize(
        ("source", "typed", "words"),
        [
            ("previous_offending", {"offences": "9"}, "Enter over how many months"),
            ("previous_offending", {"period_months": "9"}, "Enter the figure for"),
            ("cost_of_crime", {"cost_pounds": "9"}, "Enter over how many months"),
            (
                "cost_of_crime",
                {"cost_pounds": "9", "period_months": "6"},
                "Enter how the cost was worked out",
            ),
            ("actuarial_score", {}, "Select the score, or that there is none"),
        ],
    )
    def test_a_figure_is_never_bare(
        self, client_as, owen, world, today, source, typed, words
    ):
        referral = submitted_referral(world, on=today)
        said = {"checked_on": today.isoformat(), "found": "yes", "findings": "Known."}

        page = client_as(owen).post(
            reverse("referrals:add_research", args=[referral.pk, source]), said | typed
        )

        assert page.status_code == 422
        assert words in page.content.decode()

    def test_a_score_of_the_case_is_considered(
        self, client_as, owen, acting, world, today
    ):
        referral = submitted_referral(world, on=today)
        browser = client_as(owen)
        address = reverse(
            "referrals:add_research", args=[referral.pk, "actuarial_score"]
        )
        form = browser.get(address).context["form"]
        (score, _), _none = form.fields["score"].choices

        said = {"checked_on": today.isoformat(), "score": score, "comment": "Rising."}
        page = browser.post(address, said, follow=True).content.decode()

        assert "OGRS4: 81% over 2 years, 2 August 2025<br>Rising." in page

    def test_that_no_score_exists_is_a_finding(self, client_as, owen, world, today):
        referral = submitted_referral(world, on=today)

        page = client_as(owen).post(
            reverse("referrals:add_research", args=[referral.pk, "actuarial_score"]),
            {"checked_on": today.isoformat(), "score": "none", "comment": ""},
            follow=True,
        )

        assert "Nothing was found." in page.content.decode()

    def test_nothing_found_keeps_no_figures(self, client_as, owen, world, today):
        referral = submitted_referral(world, on=today)

        page = client_as(owen).post(
            reverse("referrals:add_research", args=[referral.pk, "cost_of_crime"]),
            {
                "checked_on": today.isoformat(),
                "found": "no",
                "cost_pounds": "12",
                "period_months": "x",
            },
            follow=True,
        )

        assert "Nothing was found." in page.content.decode()


def test_a_withdrawn_score_is_no_evidence(
    referral, set_criteria, acting, priya, owen, today
):
    """A-27, A-16: the criteria fall back on what is left, and so does the research."""
    set_criteria(reconviction=75)
    with acting(owen):
        found = selectors.get_submitted(owen, referral.pk)
        (score,) = cases.scores(owen, found.case)
        services.record_research(
            referral=found,
            finding=services.Finding("actuarial_score", score.dated, today),
            by=owen,
            on=today,
        )
        before = selectors.nomination(owen, found, on=today).advice
    with acting(priya):
        held = cases.get_case(priya, found.case_id)
        case_services.withdraw_score(
            score=cases.get_score(priya, held, score.pk),
            reason="Somebody else’s report.",
            by=priya,
            at=at_noon(today),
        )

    with acting(owen):
        assert before == "meets"
        assert selectors.nomination(owen, found, on=today).advice == "not_known"
        assert "Actuarial score" in selectors.research_gaps(owen, found)
        (entry,) = selectors.research(owen, found)
        assert entry.is_void
