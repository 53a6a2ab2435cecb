"""Research, recommendation, the agreements a decision waits for, and who sees what."""

from datetime import date, timedelta

import pytest

from cases import sharing
from cases.permissions import may_share_row
from core.exceptions import NotPermitted, NotPossible, NotVisible
from referrals import selectors, services
from referrals.choices import ResearchSource, Status
from referrals.models import ResearchEntry
from tests.factories.cases import at_noon
from tests.factories.meetings import ready_referral
from tests.factories.referrals import submitted_referral


pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(world, today):
    """A referral that Priya submitted yesterday."""
    return submitted_referral(world, on=today - timedelta(days=1))


@pytest.fixture
def research(acting, today):
    """`research(owen, referral, source)` – record what a source says."""

    def record(user, referral, source=ResearchSource.PREVIOUS_OFFENDING, **said):
        facts = {"findings": "Fourteen convictions.", "checked_on": today} | said
        with acting(user):
            return services.record_research(
                referral=selectors.get_submitted(user, referral.pk),
                finding=services.Finding(source=source, **facts),
                by=user,
                on=today,
            )

    return record


class TestRecordingResearch:
    def test_the_first_finding_begins_the_research(
        self, referral, research, acting, owen, recorded
    ):
        entry = research(owen, referral)

        assert (entry.findings, entry.nothing_found) == ("Fourteen convictions.", False)
        with acting(owen):
            found = selectors.get_submitted(owen, referral.pk)
        assert found.status == Status.IN_RESEARCH
        (event,) = recorded("referral.researched")
        assert event.change == {"source": "previous_offending"}

    def test_that_nothing_was_found_is_a_finding(self, referral, research, owen):
        entry = research(owen, referral, ResearchSource.COST_OF_CRIME, findings="")

        assert entry.nothing_found

    def test_intelligence_is_the_polices(self, referral, research, priya):
        with pytest.raises(NotPermitted, match="recorded by the police"):
            research(priya, referral, ResearchSource.INTELLIGENCE)

    def test_another_areas_officer_finds_no_referral(self, referral, research, nadia):
        with pytest.raises(NotVisible):
            research(nadia, referral)

    def test_a_day_to_come_is_refused_and_leaves_nothing(
        self, referral, research, acting, owen, today
    ):
        with pytest.raises(NotPossible, match="today or in the past"):
            research(owen, referral, checked_on=today + timedelta(days=1))

        with acting(owen):
            assert not ResearchEntry.objects.visible_to(owen).exists()
            found = selectors.get_submitted(owen, referral.pk)
        assert found.status == Status.SUBMITTED

    def test_a_failed_audit_undoes_it(
        self, referral, research, acting, owen, monkeypatch
    ):
        def fail(*_args, **_kwargs):
            raise RuntimeError

        monkeypatch.setattr("referrals.services.research.audit.record", fail)
        with pytest.raises(RuntimeError):
            research(owen, referral)

        with acting(owen):
            assert not ResearchEntry.objects.visible_to(owen).exists()


class TestWhoReadsIntelligence:
    @pytest.fixture
    def entry(self, referral, research, owen):
        """What Owen recorded from intelligence."""
        research(owen, referral)
        return research(
            owen, referral, ResearchSource.INTELLIGENCE, findings="Seen handling goods."
        )

    def test_probation_does_not(self, referral, entry, acting, priya):
        with acting(priya):
            rows = selectors.research(priya, referral)
            with pytest.raises(NotVisible):
                selectors.get_entry(priya, referral, entry.pk)

        assert [row.source for row in rows] == ["previous_offending"]

    def test_its_absence_is_not_told_to_those_who_cannot_read_it(
        self, referral, entry, acting, priya, owen
    ):
        with acting(priya):
            closed = selectors.research_gaps(priya, referral)
        with acting(owen):
            opened = selectors.research_gaps(owen, referral)

        others = ["Actuarial score", "Local crime priorities", "Cost of crime"]
        assert closed == others
        assert opened == others

    def test_the_police_share_one_piece_with_probation(
        self, referral, entry, acting, world, owen, priya
    ):
        with acting(owen):
            sharing.share_row(
                row=entry,
                agency=world.agencies["east-sussex/probation"],
                by=owen,
                reason="Needed for the licence review.",
            )

        with acting(priya):
            rows = selectors.research(priya, referral)
            may_pass_on = may_share_row(priya, rows[1])
        assert [row.source for row in rows] == ["previous_offending", "intelligence"]
        assert not may_pass_on


class TestRecommending:
    def test_the_team_recommends_once_research_has_begun(
        self, referral, research, acting, owen, today, recorded
    ):
        research(owen, referral)

        with acting(owen):
            found = services.recommend_rag(
                referral=selectors.get_submitted(owen, referral.pk),
                rag_class="red",
                reasons="Offending weekly.",
                by=owen,
                on=today,
            )

        assert (found.recommended_rag, found.recommended_by) == ("red", owen)
        (event,) = recorded("referral.rag_recommended")
        assert event.change == {"rag_class": "red"}

    def test_before_research_it_is_refused(self, referral, acting, owen, today):
        with acting(owen), pytest.raises(NotPossible, match="some research"):
            services.recommend_rag(
                referral=selectors.get_submitted(owen, referral.pk),
                rag_class="red",
                reasons="Offending weekly.",
                by=owen,
                on=today,
            )


class TestAChild:
    def test_the_discussion_is_recorded(self, world, acting, owen, today):
        referral = submitted_referral(
            world, on=today, date_of_birth_year=str(today.year - 16)
        )

        with acting(owen):
            found = services.record_youth_discussion(
                referral=selectors.get_submitted(owen, referral.pk),
                discussion=services.YouthDiscussion(
                    held_on=today,
                    detective_sergeant="Ines Calder",
                    yot_worker="Yara Finch",
                    summary="Agreed to refer.",
                ),
                by=owen,
                on=today,
            )
            facts = selectors.preparation(found, on=today)

        assert facts == {"status": "submitted", "is_child": True, "is_discussed": True}

    @pytest.mark.parametrize(
        ("born", "is_child"),
        [(date(2007, 6, 1), True), (date(2007, 5, 31), False)],
        ids=["18 tomorrow", "18 today"],
    )
    def test_somebody_is_a_child_until_the_eighteenth_birthday(
        self, world, acting, owen, today, born, is_child
    ):
        referral = submitted_referral(
            world,
            on=today,
            date_of_birth_day=str(born.day),
            date_of_birth_month=str(born.month),
            date_of_birth_year=str(born.year),
        )

        with acting(owen):
            found = selectors.get_submitted(owen, referral.pk)
            facts = selectors.preparation(found, on=date(2025, 5, 31))

        assert facts["is_child"] is is_child


class TestMappa:
    def test_the_level_stands_on_the_case(self, referral, acting, owen, today):
        with acting(owen):
            found = services.record_mappa(
                referral=selectors.get_submitted(owen, referral.pk),
                mappa=services.Mappa(
                    level="3",
                    agreed_on=today,
                    agreed_with="Moira Stane, MAPPA chair",
                    reference="MAPPA/26/114",
                ),
                by=owen,
                on=today,
            )

        assert (found.case.mappa_level, found.case.attends_mappa) == ("3", True)
        assert found.mappa_agreed_on == today

    def test_a_lower_level_has_no_agreement(self, referral, acting, owen, today):
        with acting(owen):
            found = services.record_mappa(
                referral=selectors.get_submitted(owen, referral.pk),
                mappa=services.Mappa(level="2", agreed_on=today, agreed_with="Moira"),
                by=owen,
                on=today,
            )

        assert (found.mappa_agreed_on, found.mappa_agreed_with) == (None, "")
        assert found.case.attends_mappa is True

    def test_level_1_says_why_iom(self, referral, acting, owen, today):
        with acting(owen), pytest.raises(NotPossible, match="suits this person better"):
            services.record_mappa(
                referral=selectors.get_submitted(owen, referral.pk),
                mappa=services.Mappa(level="1"),
                by=owen,
                on=today,
            )

    def test_off_mappa_the_duty_ends(self, referral, acting, owen, today):
        for level in ("2", ""):
            with acting(owen):
                found = services.record_mappa(
                    referral=selectors.get_submitted(owen, referral.pk),
                    mappa=services.Mappa(level=level),
                    by=owen,
                    on=today,
                )

        assert (found.case.mappa_level, found.case.attends_mappa) == ("", False)


def test_research_on_a_deferred_referral_takes_it_back_to_the_team(
    world, acting, dina, owen, research, today
):
    referral = ready_referral(world, on=today)
    with acting(dina):
        services.defer_referral(
            referral=selectors.get_submitted(dina, referral.pk),
            reasons="Needs a housing report.",
            until=today + timedelta(days=28),
            by=dina,
            on=today,
        )

    research(owen, referral)

    with acting(owen):
        found = selectors.get_submitted(owen, referral.pk)
    assert found.status == Status.IN_RESEARCH


def test_agencies_named_in_the_referral_are_offered_ticked(world, acting, dina, today):
    referral = ready_referral(world, on=today)

    with acting(dina):
        found = selectors.partners(
            dina,
            selectors.get_submitted(dina, referral.pk),
            on=today,
            at=at_noon(today),
        )

    named = [found.offered[key].name for key in found.named]
    assert named == ["Harbour Recovery, East Sussex"]
    assert "Probation Service, East Sussex" in {each.name for each in found.sharing}
    assert {each.user.username for each in found.workers.values()} >= {"priya", "owen"}
    assert "nadia" not in {each.user.username for each in found.workers.values()}
