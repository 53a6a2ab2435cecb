"""MARAC, victims, approved premises and children: who may know, and what is due."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from agencies import services as agencies
from cases import selectors, services
from cases.models import ChildConference, MaracReferral, PremisesStay, VictimContact
from core.exceptions import NotPermitted, NotPossible
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db
SECTIONED = (MaracReferral, VictimContact, ChildConference)


@pytest.fixture
def write(acting, priya, today, case):
    """`write(service, name, facts)` – recorded by Priya."""

    def record(service, name, facts, by=priya):
        with acting(by):
            return service(case=case, by=by, at=at_noon(today), **{name: facts})

    return record


@pytest.fixture
def marac(write, today):
    """A referral to MARAC a week ago, heard yesterday."""
    referral = services.NewMarac(
        today - timedelta(days=7),
        "Asta Fell",
        "She has moved.",
        heard_on=today - timedelta(days=1),
        idempotency_key=uuid4(),
    )
    return write(services.refer_to_marac, "referral", referral)


@pytest.fixture
def victim(write, today):
    """Contact owed since a sentence 30 days ago."""
    contact = services.NewVictimContact(today - timedelta(days=30), "Una Marsh")
    return write(services.begin_victim_contact, "contact", contact)


@pytest.fixture
def stay(write, today):
    """A stay that ends in three days."""
    planned = services.NewStay(
        "Tern House",
        today - timedelta(days=20),
        today + timedelta(days=3),
        "TH-R-114",
    )
    return write(services.begin_premises_stay, "stay", planned)


@pytest.fixture
def conference(write, today):
    """A child-protection conference that met yesterday."""
    facts = services.NewConference(
        "initial", today - timedelta(days=1), "East Sussex County Council"
    )
    return write(services.list_child_conference, "conference", facts)


@pytest.fixture
def seen(acting, case):
    """`seen(user)` – the models somebody finds rows of on the case's page."""

    def see(user):
        with acting(user):
            found = selectors.forums(user, case)
        rows = (*found.marac, *found.victims, *found.stays, *found.conferences)
        return {type(each) for each in rows}

    return see


def test_each_is_kept_from_those_who_may_not_know(
    marac, victim, stay, conference, seen, priya, owen, hollie
):
    """S1-44: to housing there is a stay, and nothing else."""
    everything = {*SECTIONED, PremisesStay}

    assert seen(priya) == seen(owen) == everything
    assert seen(hollie) == {PremisesStay}


@pytest.mark.parametrize("model", SECTIONED)
def test_the_database_keeps_each_in_its_section(
    model, marac, victim, conference, acting, priya
):
    with acting(priya):
        row = model.objects.get()
        row.pk, row.idempotency_key, row.section = uuid4(), None, "general"
        with pytest.raises(IntegrityError, match="apart"), transaction.atomic():
            row.save(force_insert=True)


def test_a_referral_sent_twice_is_one(marac, write, recorded):
    again = services.NewMarac(
        marac.referred_on,
        marac.chair,
        marac.information_shared,
        heard_on=marac.heard_on,
        idempotency_key=marac.idempotency_key,
    )

    assert write(services.refer_to_marac, "referral", again) == marac
    assert len(recorded("marac.referred")) == 1


def test_a_reader_refers_nobody_to_marac(write, hollie, today):
    referral = services.NewMarac(today, "Asta Fell", "She has moved.")

    with pytest.raises(NotPermitted):
        write(services.refer_to_marac, "referral", referral, by=hollie)


def test_a_contact_that_tells_of_marac_is_kept_apart_too(write, today):
    """S1-44: the log would otherwise tell everybody."""
    contact = services.NewContact(
        kind="marac_referral", happened_at=at_noon(today), summary="Referred."
    )

    logged = write(services.log_contact, "contact", contact)

    assert logged.section == "victim"


def test_marac_is_heard_after_its_referral(marac, acting, priya, today):
    with acting(priya), pytest.raises(NotPossible, match="It was referred on"):
        services.record_marac_outcome(
            referral=marac,
            heard_on=marac.referred_on - timedelta(days=1),
            outcome="Safety plan.",
            by=priya,
            on=today,
        )


def test_contact_is_due_forty_days_after_sentence(victim, today):
    """S3-105."""
    assert victim.offer_due_on == victim.sentenced_on + timedelta(days=40)


def test_the_schemes_own_clock_counts(case, write, acting, mo, today):
    scheme = case.scheme
    with acting(mo):
        agencies.configure_scheme(
            scheme=scheme,
            meeting_name=scheme.meeting_name,
            values={"victim_contact_offer": 20},
            version=scheme.version,
            by=mo,
        )
    contact = services.NewVictimContact(today - timedelta(days=30), "Una Marsh")

    begun = write(services.begin_victim_contact, "contact", contact)

    assert begun.offer_due_on == today - timedelta(days=10)


def test_an_answer_needs_an_offer_between_sentence_and_today(
    victim, acting, priya, today
):
    with acting(priya), pytest.raises(NotPossible, match="between the sentence"):
        services.record_victim_answer(
            contact=victim,
            offered_on=today + timedelta(days=1),
            answer="accepted",
            by=priya,
            on=today,
        )


def test_a_stay_ends_once(stay, acting, priya, today):
    def end():
        with acting(priya):
            services.end_premises_stay(stay=stay, last_day=today, by=priya, on=today)

    end()
    with pytest.raises(NotPossible, match="This ended already"):
        end()


def test_the_next_conference_comes_after_this_one(conference, acting, priya, today):
    with acting(priya), pytest.raises(NotPossible, match="comes after this one"):
        services.record_child_conference(
            conference=conference,
            outcome="plan_begun",
            review_on=conference.meets_on,
            by=priya,
            on=today,
        )


class TestMyWork:
    @pytest.fixture
    def due(self, acting, today):
        """`due(user)` – the kinds that wait for somebody in a fortnight."""

        def ask(user):
            with acting(user):
                found = selectors.forum_work(user, by=today + timedelta(days=14))
                return {kind for kind, rows in found.items() if rows}

        return ask

    def test_everything_due_comes_to_the_lead_worker(
        self, marac, victim, stay, conference, due, priya, owen
    ):
        assert due(priya) == {"marac", "victims", "stays", "children"}
        assert due(owen) == set()

    def test_what_is_done_is_gone(
        self, marac, victim, stay, conference, due, acting, priya, today
    ):
        with acting(priya):
            done = {"by": priya, "on": today}
            services.record_marac_outcome(
                referral=marac, heard_on=today, outcome="Safety plan.", **done
            )
            services.record_victim_answer(
                contact=victim, offered_on=today, answer="", **done
            )
            services.end_premises_stay(stay=stay, last_day=today, **done)
            services.record_child_conference(
                conference=conference, outcome="no_plan", **done
            )

        assert due(priya) == set()

    def test_the_page_names_each(
        self, marac, victim, stay, conference, client_as, priya
    ):
        said = client_as(priya).get("/my-work/").content.decode()

        assert "MARAC. Record what came of it." in said
        assert "Offer contact to the victim (Una Marsh)." in said
        assert "Stay at Tern House ends." in said
        assert "Child-protection conference held." in said


class TestPage:
    def test_says_nothing_of_marac_to_housing(self, case, marac, client_as, hollie):
        empty = client_as(hollie).get(f"/cases/{case.pk}/forums/").content.decode()

        assert "Asta Fell" not in empty
        assert empty.count("None that you can see is recorded.") == 4

    def test_an_entry_of_another_section_is_missing(
        self, case, marac, client_as, hollie
    ):
        address = f"/cases/{case.pk}/entries/marac/{marac.pk}/"

        assert client_as(hollie).get(address).status_code == 404

    def test_each_outcome_is_recorded_from_its_own_page(
        self, case, marac, victim, stay, conference, client_as, priya, today
    ):
        browser = client_as(priya)
        day = {"day": today.day, "month": today.month, "year": today.year}

        def dated(name):
            return {f"{name}_{part}": value for part, value in day.items()}

        for kind, row, typed in (
            ("marac", marac, dated("heard_on") | {"outcome": "Safety plan."}),
            ("victim-contact", victim, dated("offered_on") | {"answer": "waiting"}),
            ("approved-premises", stay, dated("last_day")),
            ("child-protection", conference, {"outcome": "plan_begun"}),
        ):
            address = f"/cases/{case.pk}/entries/{kind}/{row.pk}/"
            assert browser.post(f"{address}follow-up/", typed).status_code == 302
            assert browser.get(address).status_code == 200
