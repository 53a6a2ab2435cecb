"""Integrated case management in Scotland: the plan, conferences, family, programmes."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from django.db import IntegrityError, transaction

from cases import services as cases
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from core.periods import add_months
from meetings.models import ConferenceInvitation, ProgrammeOffer
from meetings.selectors import conferences as selectors
from meetings.services import conferences as services
from meetings.services import families, programmes
from tests.factories.cases import at_noon
from tests.factories.scotland import in_prison, scottish_case


pytestmark = pytest.mark.django_db


@pytest.fixture
def prisoner(world, today):
    """A Scottish prisoner for fifty days."""
    began = today - timedelta(days=50)
    return in_prison(world, scottish_case(world, on=began), since=began, on=today)


@pytest.fixture
def facts(today) -> services.PlanFacts:
    """A plan for eighteen months, for a sexual offence, at high risk."""
    return services.PlanFacts(
        sentenced_on=today - timedelta(days=50),
        sentence_ends_on=add_months(today, 18),
        personal_officer="Officer Lomas",
        in_prison="On the main hall.",
        on_release="With his brother.",
        is_sexual=True,
        is_high_risk=True,
    )


@pytest.fixture
def plan(prisoner, facts, acting, priya, today):
    """The prisoner's plan."""
    with acting(priya):
        return services.write_plan(
            case=prisoner, plan=None, facts=facts, version=0, by=priya, on=today
        )


@pytest.fixture
def arrange(plan, acting, priya, today):
    """`arrange("release")` – a conference today."""

    def make(kind="first", meets_on=None):
        conference = services.NewCaseConference(
            kind, meets_on or today, time(10), "HMP Corrie"
        )
        with acting(priya):
            return services.arrange_conference(
                plan=plan, conference=conference, by=priya, on=today
            )

    return make


@pytest.fixture
def hold(acting, priya, today):
    """`hold(conference)` – recorded by Priya; nobody came."""

    def record(conference, **more):
        held = services.Held("Keep to the plan.", frozenset(), **more)
        with acting(priya):
            return services.record_conference(
                conference=conference, held=held, by=priya, on=today
            )

    return record


@pytest.fixture
def mother(prisoner, acting, priya, today):
    """The prisoner lets his mother come."""
    permission = families.NewPermission("Ailsa Fernsby", "mother", today, "01632 960 1")
    with acting(priya):
        return families.record_permission(
            case=prisoner, permission=permission, by=priya, on=today
        )


class TestPlan:
    def test_is_begun_for_a_convicted_prisoner(self, plan, prisoner):
        """S4-5, S4-8."""
        assert plan.is_enhanced
        assert plan.admitted_on == prisoner.custody_since
        assert plan.next_due_on == add_months(prisoner.custody_since, 6)

    def test_is_for_those_who_serve_a_sentence(
        self, world, facts, acting, priya, today
    ):
        free = scottish_case(world, on=today)

        with acting(priya), pytest.raises(NotPossible, match="serving a sentence"):
            services.write_plan(
                case=free, plan=None, facts=facts, version=0, by=priya, on=today
            )

    def test_a_stale_page_is_stopped(self, plan, prisoner, facts, acting, priya, today):
        with acting(priya), pytest.raises(ChangedMeanwhile):
            services.write_plan(
                case=prisoner, plan=plan, facts=facts, version=0, by=priya, on=today
            )

    def test_a_reader_is_refused(self, prisoner, facts, acting, hollie, today):
        with acting(hollie), pytest.raises(NotPermitted):
            services.write_plan(
                case=prisoner, plan=None, facts=facts, version=0, by=hollie, on=today
            )


class TestConference:
    def test_invites_the_usual_people_and_the_police_before_release(
        self, arrange, acting, priya, today
    ):
        """S4-11."""
        conference = arrange("release")

        with acting(priya):
            invited = {
                each.invitee for each in selectors.invitations(priya, conference)
            }
        assert invited == {
            "prisoner",
            "personal_officer",
            "prison_social_work",
            "social_work",
            "police",
        }

    def test_without_police_a_high_risk_release_is_not_held(
        self, arrange, hold, acting, priya, today
    ):
        conference = arrange("transfer")
        with acting(priya):
            ConferenceInvitation.objects.filter(invitee="police").update(
                withdrawn_on=today, withdrawn_by=priya
            )

        with pytest.raises(NotPossible, match="invite the police before"):
            hold(conference)

    def test_mappas_coordinator_is_told_before_release(
        self, arrange, hold, prisoner, acting, priya, today
    ):
        """S4-21."""
        with acting(priya):
            cases.keep_mappa_level(case=prisoner, level="2", by=priya, on=today)
        conference = arrange("release")

        with pytest.raises(NotPossible, match="day its co-ordinator was told"):
            hold(conference)
        assert hold(conference, mappa_told_on=today).held_on == today

    def test_the_next_is_a_year_after_the_last(self, arrange, hold, plan, today):
        """S4-9."""
        hold(arrange())

        assert plan.next_kind == "yearly"
        assert plan.next_due_on == add_months(today, 12)

    def test_is_held_once_and_on_its_day(self, arrange, hold, today):
        conference = arrange(meets_on=today + timedelta(days=3))

        with pytest.raises(NotPossible, match="Record it after that"):
            hold(conference)
        held = arrange()
        hold(held)
        with pytest.raises(NotPossible, match="recorded already"):
            hold(held)

    def test_is_arranged_once_for_a_day(self, arrange):
        arrange()

        with pytest.raises(NotPossible, match="arranged for that day already"):
            arrange()

    def test_is_chased_until_it_is_arranged(self, plan, arrange, acting, priya):
        def owed():
            with acting(priya):
                found = selectors.conference_work(priya, by=plan.next_due_on)
                return {kind for kind, rows in found.items() if rows}

        assert owed() == {"conferences_owed"}
        arrange()
        assert owed() == {"conferences"}


class TestFamily:
    """S4-12."""

    @pytest.fixture
    def invited(self, arrange, mother, acting, priya):
        """His mother, invited to a conference today."""
        with acting(priya):
            return families.invite_family(
                conference=arrange(), permission=mother, by=priya
            )

    @pytest.fixture
    def withdraw(self, mother, acting, priya, today):
        """`withdraw()` – the prisoner takes it back."""

        def take_back():
            with acting(priya):
                return families.withdraw_permission(
                    permission=mother, by=priya, on=today
                )

        return take_back

    def test_nobody_of_the_family_is_invited_without_permission(
        self, arrange, acting, priya
    ):
        conference = arrange()

        with (
            acting(priya),
            pytest.raises(IntegrityError, match="family_by_permission"),
            transaction.atomic(),
        ):
            services.invite(
                conference=conference, invitee="family", name="Ailsa", by=priya
            )

    def test_taking_it_back_ends_invitations_letters_and_contact_at_once(
        self, invited, withdraw, prisoner, acting, priya, today, recorded
    ):
        assert withdraw().reach == ""

        with acting(priya):
            invited.refresh_from_db()
            assert invited.withdrawn_on == today
            assert selectors.may_come(priya, prisoner) == []
            with pytest.raises(NotPossible, match="taken the permission back"):
                families.make_letter(invitation=invited, by=priya, at=at_noon(today))
        assert len(recorded("icm.family_withdrawn")) == 1

    def test_a_page_opened_before_cannot_invite_after(
        self, arrange, mother, withdraw, acting, priya
    ):
        conference = arrange()
        withdraw()

        with acting(priya), pytest.raises(NotPossible, match="taken the permission"):
            families.invite_family(conference=conference, permission=mother, by=priya)

    def test_the_letter_is_gone_and_the_name_with_it(
        self, invited, withdraw, prisoner, client_as, priya
    ):
        browser = client_as(priya)
        root = f"/cases/{prisoner.pk}/conferences/"
        letter = f"{root}letters/{invited.pk}/"
        assert browser.get(letter)["Content-Type"] == "application/pdf"

        withdraw()

        assert browser.get(letter).status_code == 404
        for page in (root, f"{root}{invited.conference_id}/"):
            assert "Ailsa" not in browser.get(page).content.decode()

    def test_is_taken_back_once(self, withdraw):
        withdraw()

        with pytest.raises(NotPossible, match="taken back already"):
            withdraw()

    def test_who_was_withdrawn_is_not_recorded_as_come(
        self, invited, withdraw, hold, acting, priya
    ):
        withdraw()
        hold(invited.conference)

        with acting(priya):
            invited.refresh_from_db()
        assert invited.came is None

    def test_a_relative_is_let_come_once(self, mother, prisoner, acting, priya, today):
        again = families.NewPermission(mother.relative, "mother", today)

        with acting(priya), pytest.raises(NotPossible, match="already"):
            families.record_permission(
                case=prisoner, permission=again, by=priya, on=today
            )


class TestProgrammes:
    @pytest.fixture
    def offered(self, today) -> programmes.ProgrammeFacts:
        """Offered to somebody who maintains innocence and does not take part."""
        return programmes.ProgrammeFacts(
            programme="Moving On",
            suitability="suitable",
            need="high",
            assessed_on=today,
            position="maintains",
            offered_on=today,
            response="declined",
        )

    @pytest.fixture
    def record(self, prisoner, acting, priya, today):
        """`record(facts)` – written by Priya."""

        def write(facts, offer=None):
            with acting(priya):
                return programmes.record_programme(
                    case=prisoner, offer=offer, facts=facts, by=priya, on=today
                )

        return write

    def test_are_confidential(self, record, offered, prisoner, acting, owen, priya):
        """S4-15."""
        record(offered)

        with acting(owen):
            assert list(selectors.management(owen, prisoner).programmes) == []
        with acting(priya):
            assert len(selectors.management(priya, prisoner).programmes) == 1

    def test_the_database_keeps_them_so(self, record, offered, acting, priya):
        row = record(offered)
        row.section = "general"

        with (
            acting(priya),
            pytest.raises(IntegrityError, match="confidential"),
            transaction.atomic(),
        ):
            row.save()

    def test_an_answer_needs_an_offer(self, record, offered):
        with pytest.raises(NotPossible, match="the day the programme was offered"):
            record(replace(offered, offered_on=None))

    def test_only_who_takes_part_signs(self, record, offered, today):
        with pytest.raises(NotPossible, match="Only somebody who takes part signs"):
            record(replace(offered, contract_signed_on=today))

    def test_sent_twice_it_is_refused(self, record, offered):
        record(offered)

        with pytest.raises(NotPossible, match="recorded with that day already"):
            record(offered)

    def test_a_stale_page_is_stopped(
        self, record, offered, prisoner, acting, priya, today
    ):
        row = record(offered)
        seen = row.standing
        record(replace(offered, response="accepted"), row)

        with acting(priya), pytest.raises(ChangedMeanwhile):
            programmes.record_programme(
                case=prisoner, offer=row, facts=offered, by=priya, on=today, seen=seen
            )

    def test_an_answer_may_change(self, record, offered, today, acting, priya):
        row = record(replace(offered, response=""))
        record(replace(offered, response="accepted", contract_signed_on=today), row)

        with acting(priya):
            (kept,) = ProgrammeOffer.objects.all()
        assert (kept.response, kept.responded_on) == ("accepted", today)


def test_england_and_wales_has_none_of_it(client_as, case, priya):
    """A-21."""
    assert client_as(priya).get(f"/cases/{case.pk}/conferences/").status_code == 404
