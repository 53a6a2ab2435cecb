"""A scheme's criteria: set by its manager, read with their evidence (A-16, S2-2)."""

from decimal import Decimal

import pytest
from django.urls import reverse

from cases import services as cases
from core.exceptions import ChangedMeanwhile, NotPermitted
from referrals import selectors, services
from referrals.choices import Advice, Cohort, CriterionState, Measure, ResearchSource
from tests.factories.meetings import ready_referral


pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(world, today):
    """A referral before today's meeting; OGRS4 of 81 over two years on the form."""
    return ready_referral(world, on=today)


@pytest.fixture
def read(acting, today):
    """`read(dina, referral)` – the nomination as somebody sees it."""

    def reading(user, referral):
        with acting(user):
            found = selectors.get_submitted(user, referral.pk)
            return selectors.nomination(user, found, on=today)

    return reading


class TestSettingCriteria:
    def test_none_are_set_to_begin_with(self, scheme, referral, read, dina):
        assert not any(selectors.all_criteria(scheme).values())
        assert read(dina, referral).advice is Advice.NONE_SET

    def test_a_manager_sets_changes_and_clears_them(
        self, scheme, set_criteria, recorded, mo
    ):
        set_criteria(reconviction=75, cost=5000)
        set_criteria(seen="cost=5000;reconviction=75", reconviction=80, needs=3)

        assert selectors.criteria_of(scheme, "statutory") == {
            Measure.RECONVICTION: Decimal(80),
            Measure.NEEDS: Decimal(3),
        }
        assert selectors.criteria_of(scheme, "voluntary") == {}
        event = recorded("criteria.set")[-1]
        assert event.change["thresholds"] == {"reconviction": "80", "needs": "3"}

    @pytest.mark.parametrize("who", ["dina", "carys", "priya", "nadia"])
    def test_nobody_else_does(self, set_criteria, world, who):
        with pytest.raises(NotPermitted, match="manager of the scheme’s lead agency"):
            set_criteria(by=world.people[who], reconviction=75)

    def test_the_second_of_two_is_told(self, scheme, set_criteria):
        set_criteria(reconviction=75)

        with pytest.raises(ChangedMeanwhile) as told:
            set_criteria(needs=3)

        label = Measure.RECONVICTION.label
        assert told.value.theirs == [(label, "at least 75")]
        assert told.value.yours == [(Measure.NEEDS.label, "at least 3")]
        assert list(selectors.criteria_of(scheme, "statutory")) == [
            Measure.RECONVICTION
        ]

    def test_the_page_sets_and_shows_them(self, client_as, mo, scheme):
        browser = client_as(mo)
        address = reverse("referrals:set_criteria", args=[scheme.pk, "fixed"])

        page = browser.post(
            address,
            {"seen": "", "reconviction": "75", "asked": ["acquisitive"]},
            follow=True,
        ).content.decode()

        assert "The criteria of “Fixed” are set." in page
        assert "at least 75" in page
        again = browser.get(address).content.decode()
        assert 'value="75"' in again

    def test_nothing_below_nought_is_kept(self, client_as, mo, scheme):
        address = reverse("referrals:set_criteria", args=[scheme.pk, "fixed"])

        page = client_as(mo).post(address, {"seen": "", "cost": "-4"})

        assert page.status_code == 422
        assert selectors.criteria_of(scheme, "fixed") == {}

    def test_there_is_no_other_cohort(self, client_as, mo, scheme):
        address = reverse("referrals:set_criteria", args=[scheme.pk, "gold"])

        assert client_as(mo).get(address).status_code == 404


class TestReading:
    def test_each_criterion_comes_with_its_evidence(
        self, set_criteria, referral, read, dina
    ):
        set_criteria(reconviction=75, offences=6, acquisitive=1)

        found = read(dina, referral)

        assert [(each.state, each.evidence) for each in found.readings] == [
            (CriterionState.MET, "OGRS4: 81% over 2 years, 2 Aug 2025"),
            (
                CriterionState.NOT_KNOWN,
                "Nobody has recorded this, or it is not shown to your agency.",
            ),
            (CriterionState.MET, "Yes, on the form"),
        ]
        assert found.advice is Advice.NOT_KNOWN

    def test_figures_are_brought_to_a_year(
        self, set_criteria, referral, read, acting, owen, dina, today
    ):
        set_criteria(offences=6, cost=5000)
        for source, figures in (
            ("previous_offending", {"offences": 2, "period_months": 6}),
            (
                "cost_of_crime",
                {"cost_pounds": 9000, "period_months": 12, "cost_basis": "Unit costs"},
            ),
        ):
            finding = services.Finding(source, "Known.", today, **figures)
            with acting(owen):
                services.record_research(
                    referral=selectors.get_submitted(owen, referral.pk),
                    finding=finding,
                    by=owen,
                    on=today,
                )

        found = read(dina, referral)

        states = [each.state for each in found.readings]
        assert states == [CriterionState.NOT_MET, CriterionState.MET]
        assert "2 offences in 6 months, 0.3 a month" in found.readings[0].evidence
        assert "£9,000 in 12 months, on Unit costs" in found.readings[1].evidence
        assert found.advice is Advice.FALLS_SHORT

    def test_nothing_found_is_nought(
        self, set_criteria, referral, read, acting, owen, dina, today
    ):
        set_criteria(offences=1)
        finding = services.Finding(ResearchSource.PREVIOUS_OFFENDING, "", today)
        with acting(owen):
            services.record_research(
                referral=selectors.get_submitted(owen, referral.pk),
                finding=finding,
                by=owen,
                on=today,
            )

        (reading,) = read(dina, referral).readings
        assert reading.state is CriterionState.NOT_MET

    def test_words_without_a_number_are_not_known(
        self, set_criteria, referral, read, acting, owen, dina, today
    ):
        set_criteria(offences=1)
        finding = services.Finding(ResearchSource.PREVIOUS_OFFENDING, "Many.", today)
        with acting(owen):
            services.record_research(
                referral=selectors.get_submitted(owen, referral.pk),
                finding=finding,
                by=owen,
                on=today,
            )

        (reading,) = read(dina, referral).readings
        assert reading.state is CriterionState.NOT_KNOWN
        assert reading.evidence.startswith("Recorded without a number")

    def test_what_the_reader_may_not_see_is_not_known_and_not_told(
        self, set_criteria, referral, read, dina, priya
    ):
        set_criteria(needs=2, red_needs=2, drugs_alcohol=1)

        chair = [each.state for each in read(dina, referral).readings]
        probation = [each.state for each in read(priya, referral).readings]

        assert chair == [CriterionState.NOT_KNOWN] * 3
        assert probation == [
            CriterionState.MET,
            CriterionState.NOT_MET,
            CriterionState.MET,
        ]

    def test_what_people_say_of_themselves_counts_for_nothing(
        self, set_criteria, referral, read, acting, priya, today
    ):
        set_criteria(reconviction=75)
        before = read(priya, referral)
        with acting(priya):
            cases.record_facts(
                case=selectors.get_submitted(priya, referral.pk).case,
                answers={"ethnicity": (["black"], ""), "sex": (["male"], "")},
                seen="",
                by=priya,
                on=today,
            )

        assert read(priya, referral) == before

    def test_the_team_chooses_the_cohort(
        self, set_criteria, referral, read, acting, owen
    ):
        set_criteria(cohort="fixed", reconviction=90)
        with acting(owen):
            services.choose_cohort(
                referral=selectors.get_submitted(owen, referral.pk),
                cohort="fixed",
                by=owen,
            )

        found = read(owen, referral)
        assert (found.cohort, found.advice) == (Cohort.FIXED, Advice.FALLS_SHORT)
