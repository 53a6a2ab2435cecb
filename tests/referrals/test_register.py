"""Who was not taken on, who is nominated again, and how decisions fall (S1-149)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import services as cases
from core.exceptions import NotPermitted, NotPossible
from referrals import selectors, services
from referrals.forms import WholeForm
from referrals.selectors import RegisterFilters
from tests.factories.cases import at_noon
from tests.factories.meetings import arranged_meeting, ready_referral
from tests.factories.referrals import draft_referral, submitted_referral


pytestmark = pytest.mark.django_db
REGISTER = "/referrals/not-taken-on/"
NO_NUMBERS = {"pnc": "", "crn": "", "national_insurance": ""}
OTHERS = [
    {"given_names": given, "family_name": family} | NO_NUMBERS
    for given, family in (
        ("Rupert", "Pennyfather"),
        ("Lionel", "Otterburn"),
        ("Delphine", "Larkspur"),
        ("Viggo", "Mallowby"),
        ("Una", "Tidewell"),
        ("Casper", "Greengage"),
    )
]


@pytest.fixture
def todays_meeting(world, today):
    """The meeting that hears everybody."""
    return arranged_meeting(world, on=today)


@pytest.fixture
def turned_down(world, acting, dina, today, todays_meeting):
    """`turned_down()` – a referral that Dina rejected at today's meeting."""

    def reject(**person):
        referral = ready_referral(world, on=today, meeting=todays_meeting, **person)
        with acting(dina):
            return services.reject_referral(
                referral=selectors.get_submitted(dina, referral.pk),
                reasons="Supervision alone is managing the risk.",
                by=dina,
                on=today,
            )

    return reject


@pytest.fixture
def put_off(world, acting, dina, today, todays_meeting):
    """A referral that Dina deferred today."""
    referral = ready_referral(world, on=today, meeting=todays_meeting, **OTHERS[0])
    with acting(dina):
        return services.defer_referral(
            referral=selectors.get_submitted(dina, referral.pk),
            reasons="Needs a housing report.",
            until=today + timedelta(days=28),
            by=dina,
            on=today,
        )


class TestRegister:
    def test_it_says_who_when_by_whom_and_why(
        self, turned_down, put_off, client_as, priya
    ):
        turned_down()

        text = client_as(priya).get(REGISTER).content.decode()

        assert "Quillfeather" in text
        assert "Supervision alone is managing the risk." in text
        assert "Pennyfather" in text
        assert "Until" in text

    @pytest.mark.parametrize(
        ("query", "names"),
        [
            ("?decision=rejected", {"Quillfeather"}),
            ("?decision=deferred", {"Pennyfather"}),
            ("?months=3", {"Quillfeather", "Pennyfather"}),
            ("?months=nonsense", {"Quillfeather", "Pennyfather"}),
        ],
    )
    def test_it_is_narrowed(self, turned_down, put_off, client_as, priya, query, names):
        turned_down()

        text = client_as(priya).get(f"{REGISTER}{query}").content.decode()

        shown = {each for each in ("Quillfeather", "Pennyfather") if each in text}
        assert shown == names

    def test_a_deferral_stays_when_the_referral_goes_on(
        self, put_off, acting, owen, today
    ):
        with acting(owen):
            services.record_research(
                referral=selectors.get_submitted(owen, put_off.pk),
                finding=services.Finding("intelligence", "", today),
                by=owen,
                on=today,
            )
            (row,) = selectors.register(owen, RegisterFilters()).rows

        assert row.referral.status == "in_research"

    def test_what_is_hidden_is_not_in_it(self, turned_down, acting, nadia, client_as):
        turned_down()

        with acting(nadia):
            assert selectors.register(nadia, RegisterFilters()).rows == []
        text = client_as(nadia).get(REGISTER).content.decode()
        assert "Nobody your agency can see was rejected or deferred." in text

    def test_only_the_months_asked_for_are_shown(
        self, turned_down, acting, priya, today
    ):
        turned_down()
        tomorrow = RegisterFilters(since=today + timedelta(days=1))

        with acting(priya):
            assert selectors.register(priya, tomorrow).rows == []

    def test_it_asks_as_often_for_many_as_for_one(self, turned_down, client_as, priya):
        browser = client_as(priya)

        def asked() -> int:
            browser.get(REGISTER)
            with CaptureQueriesContext(connection) as queries:
                browser.get(REGISTER)
            return len(queries)

        turned_down(**OTHERS[0])
        one = asked()
        for person in OTHERS[1:4]:
            turned_down(**person)

        assert asked() == one


@pytest.fixture
def again(world, acting, today):
    """`again("priya")` – somebody begins a referral of the same person and says so."""

    def nominate(who="priya"):
        user = world.people[who]
        draft = draft_referral(world, on=today, by=who)
        with acting(user):
            whole = selectors.matching(user, draft, as_whole(draft))
            (known, _), *_ = whole.likely
            return services.settle_who(
                referral=draft, person=known, by=user, at=at_noon(today)
            )

    return nominate


def as_whole(draft):
    """Return a draft's form, checked."""
    return WholeForm(draft.answers)


def submit(draft, user, acting, today):
    """Submit a draft as it stands."""
    with acting(user):
        return services.submit_referral(
            referral=draft, version=draft.version, by=user, on=today, at=at_noon(today)
        )


class TestNominatedAgain:
    def test_it_says_what_is_new(self, turned_down, again, acting, priya, today):
        turned_down()
        draft = again()

        with pytest.raises(NotPossible, match="Say what is new since"):
            submit(draft, priya, acting, today)
        with acting(priya):
            services.say_what_is_new(
                referral=draft, text="Two burglaries.", by=priya, at=at_noon(today)
            )

        found = submit(draft, priya, acting, today)
        assert (found.status, found.what_is_new) == ("submitted", "Two burglaries.")

    def test_the_earlier_decision_is_shown(
        self, turned_down, again, acting, priya, dina, today, client_as
    ):
        turned_down()
        draft = again()
        browser = client_as(priya)

        check = browser.get(reverse("referrals:check", args=[draft.pk]))
        browser.post(
            reverse("referrals:what_is_new", args=[draft.pk]),
            {"text": "Two burglaries."},
        )
        sent = submit(draft, priya, acting, today)
        read = client_as(dina).get(sent.get_absolute_url()).content.decode()

        assert "Say what is new since this person was turned down" in (
            check.content.decode()
        )
        assert "Supervision alone is managing the risk." in read
        assert "Two burglaries." in read

    def test_saying_nothing_is_not_news(self, turned_down, again, client_as, priya):
        turned_down()
        address = reverse("referrals:what_is_new", args=[again().pk])

        page = client_as(priya).post(address, {"text": "  "})

        assert page.status_code == 422
        assert "Enter what is new since the earlier decision" in page.content.decode()

    def test_who_may_not_see_the_earlier_one_learns_nothing(
        self, turned_down, acting, nadia, world, today, client_as
    ):
        turned_down()
        draft = draft_referral(world, on=today, by="nadia")

        sent = submit(draft, nadia, acting, today)
        text = client_as(nadia).get(sent.get_absolute_url()).content.decode()

        assert sent.status == "submitted"
        assert "Nominated before" not in text

    def test_the_first_time_nothing_is_asked(self, world, today):
        assert submitted_referral(world, on=today).what_is_new == ""


class TestComparisons:
    def test_only_managers_read_them(self, acting, dina, today):
        with acting(dina), pytest.raises(NotPermitted, match="Only a manager"):
            selectors.comparisons(dina, on=today)

    def test_five_are_counted_and_fewer_are_not(
        self, world, acting, mo, owen, today, todays_meeting
    ):
        for number, person in enumerate(OTHERS):
            referral = ready_referral(world, on=today, meeting=todays_meeting, **person)
            with acting(owen):
                found = selectors.get_submitted(owen, referral.pk)
                group = "white" if number < 5 else "black"
                cases.record_facts(
                    case=found.case,
                    answers={"ethnicity": ([group], "")},
                    seen="",
                    by=owen,
                    on=today,
                )
            with acting(world.people["dina"]) as dina:
                services.reject_referral(
                    referral=selectors.get_submitted(dina, referral.pk),
                    reasons="One agency can.",
                    by=dina,
                    on=today,
                )

        with acting(mo):
            after = today + timedelta(days=92)
            found = selectors.comparisons(mo, on=after)
            tables = {each.label: each.rows for each in found}
            now = selectors.comparisons(mo, on=today)

        ethnicity = {group: counts for group, *counts in tables["Ethnic group"]}
        assert ethnicity["White"] == [None, 5]
        assert ethnicity["Black, Black British, Caribbean or African"] == [None, None]
        ages = {group: counts for group, *counts in tables["Age when referred"]}
        assert ages["25 to 34"] == [None, 5]
        assert not any(any(counts) for each in now for _, *counts in each.rows)

    def test_the_page_says_why_numbers_are_missing(self, client_as, mo, turned_down):
        turned_down()

        text = client_as(mo).get("/referrals/compared/").content.decode()

        assert "Numbers under 5 are left out" in text
        assert "Too few people to count yet." in text
        assert "Quillfeather" not in text


def test_somebody_under_18_when_referred_stays_a_child_of_the_referral(
    world, acting, owen, today
):
    born = date(2008, 8, 15)
    referral = submitted_referral(
        world,
        on=today,
        date_of_birth_day=str(born.day),
        date_of_birth_month=str(born.month),
        date_of_birth_year=str(born.year),
    )

    with acting(owen):
        found = selectors.get_submitted(owen, referral.pk)
        facts = selectors.preparation(found, on=date(2026, 9, 1))

    assert found.case.person.age(date(2026, 9, 1)) == 18
    assert facts["is_child"] is True
