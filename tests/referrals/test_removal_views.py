"""The pages of leaving a scheme: what they say, and that nothing is done twice."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from referrals.selectors import removal as selectors
from tests.factories import removals as made
from tests.factories.cases import adopted_case


pytestmark = pytest.mark.django_db

LEVEL_THREE = {
    "level": "3",
    "category": "unknown",
    "source": "meeting",
    "together": "no",
}


def address(name, case, *more):
    return reverse(f"scheme:{name}", args=[case.pk, *more])


def dated(name, day):
    return {
        f"{name}_day": day.day,
        f"{name}_month": day.month,
        f"{name}_year": day.year,
    }


@pytest.fixture
def typed(world, case, acting, dina, today):
    """What the Chair types on approving."""
    with acting(dina):
        people = selectors.people_to_name(dina, case, on=today)
    lead = next(key for key, each in people.items() if each.user.username == "priya")
    return {
        "version": 1,
        "reasons": "Managed well by probation alone.",
        **dated("met_on", today),
        "lead": lead,
        "exit_plan_owner": lead,
        "officer": lead,
        "exit_plan": "Monthly supervision.",
        **dated("next_appointment_on", today + timedelta(days=7)),
        "next_appointment": "Probation office",
        "tell_social_services": "yes",
    }


class TestScheme:
    def test_it_says_what_is_known_and_what_is_not(self, case, client_as, priya):
        page = client_as(priya).get(address("scheme", case)).content.decode()

        assert "0 of 5 met, 5 not known" in page
        assert "The police have not made a statement yet." in page
        assert "Record test results" in page
        assert "Make the police" not in page

    def test_a_mandatory_ground_is_put_to_the_chair_from_the_page(
        self, world, case, client_as, priya, today
    ):
        made.sentenced(world, case, on=today, sentenced_on=today, years=7)
        browser = client_as(priya)
        page = browser.get(address("scheme", case)).content.decode()
        assert "7 years in custody imposed" in page

        for said in ("Removal is proposed. The Chair", "Removal is proposed already"):
            response = browser.post(address("raise_now", case), follow=True)
            assert said in response.content.decode()

    def test_somebody_who_left_is_referred_again(
        self, world, case, client_as, priya, today
    ):
        made.closed_case(world, case, on=today)
        browser = client_as(priya)
        assert "Refer again" in browser.get(address("scheme", case)).content.decode()

        response = browser.post(address("refer_again", case), follow=True)

        said = response.content.decode()
        assert "with who the person is filled in" in said
        assert f"{case.reference} stays as it is" in said

    def test_a_statement_without_its_date_says_what_to_do(
        self, case, client_as, owen, acting, today
    ):
        url = address("state", case, "intelligence")
        browser = client_as(owen)

        refused = browser.post(url, {"key": uuid4(), "holds": "yes"})

        assert refused.status_code == 422
        assert "Enter the date of the latest intelligence" in refused.content.decode()
        sent = browser.post(url, {"key": uuid4(), "holds": "no"}, follow=True)
        assert "they hold none" in sent.content.decode()

    @pytest.mark.parametrize("ground", ["attendance", "risk", "nonsense"])
    def test_what_the_record_says_is_not_typed(self, case, client_as, priya, ground):
        assert client_as(priya).get(address("state", case, ground)).status_code == 404

    def test_a_review_that_drops_says_what_follows(self, case, client_as, priya, today):
        response = client_as(priya).post(
            address("review", case),
            {
                "key": uuid4(),
                "outcome": "drop",
                "justification": "Done well.",
                **dated("reviewed_on", today),
            },
            follow=True,
        )

        said = response.content.decode()
        assert "Removal is proposed, and the Chair decides it" in said
        assert "Done well." in said

    def test_mappa_level_3_proposes_removal(self, case, client_as, owen, today):
        browser = client_as(owen)
        browser.post(address("mappa", case), LEVEL_THREE | dated("since", today))

        said = browser.get(address("scheme", case)).content.decode()
        assert "MAPPA manages this person at level 3." in said


class TestDeciding:
    @pytest.fixture
    def removal(self, world, case, today):
        return made.proposed(world, case, on=today)

    def test_it_is_approved_and_the_check_list_begins(
        self, removal, case, client_as, dina, typed
    ):
        url = address("approve", case, removal.pk)

        response = client_as(dina).post(url, typed, follow=True)

        said = response.content.decode()
        assert "is removed from the cohort" in said
        assert "Niche updated removing IOM and Interested Party markers" in said
        assert "Priya Marlowe" in said

    def test_pressed_twice_the_second_is_told(
        self, removal, case, client_as, dina, typed, recorded
    ):
        browser, url = client_as(dina), address("approve", case, removal.pk)
        browser.post(url, typed)

        again = browser.post(url, typed)

        assert again.status_code == 409
        assert "That decision stands" in again.content.decode()
        assert len(recorded("removal.decided")) == 1

    def test_opened_after_it_was_decided_it_leads_to_the_decision(
        self, removal, case, client_as, dina, typed
    ):
        browser, url = client_as(dina), address("approve", case, removal.pk)
        browser.post(url, typed)

        page = browser.get(url, follow=True)

        assert page.redirect_chain[-1][0] == removal.get_absolute_url()
        assert "The decision stands." in page.content.decode()

    @pytest.mark.parametrize(
        ("left_out", "said"),
        [
            ("officer", "Select the responsible officer"),
            ("exit_plan", "Enter the exit plan"),
            ("reasons", "Enter the reason for removal"),
        ],
    )
    def test_what_is_missing_is_said_and_nothing_typed_is_lost(
        self, removal, case, client_as, dina, typed, left_out, said
    ):
        response = client_as(dina).post(
            address("approve", case, removal.pk), typed | {left_out: ""}
        )

        page = response.content.decode()
        assert response.status_code == 422
        assert said in page
        assert "Probation office" in page

    def test_a_person_from_nowhere_cannot_be_named(
        self, removal, case, client_as, dina, typed
    ):
        response = client_as(dina).post(
            address("approve", case, removal.pk), typed | {"lead": str(uuid4())}
        )

        assert response.status_code == 422

    def test_deferred_it_comes_back(self, removal, case, client_as, dina, today):
        response = client_as(dina).post(
            address("defer", case, removal.pk),
            {
                "version": 1,
                "reasons": "Housing first.",
                **dated("until", today + timedelta(days=21)),
            },
            follow=True,
        )

        assert "Deferred until" in response.content.decode()

    def test_refused_the_person_stays(self, removal, case, client_as, dina):
        response = client_as(dina).post(
            address("refuse", case, removal.pk),
            {"version": 1, "reasons": "Too early."},
            follow=True,
        )

        said = response.content.decode()
        assert "Stays on the scheme" in said
        assert "Too early." in said

    def test_the_others_read_why_they_cannot(self, removal, client_as, priya):
        page = client_as(priya).get(removal.get_absolute_url()).content.decode()

        assert "Only the Chair" in page


class TestAfterwards:
    def test_a_row_is_recorded_as_done(self, world, case, client_as, owen, today):
        removal = made.closed_case(world, case, on=today)

        response = client_as(owen).post(
            address("complete", case, removal.pk, "pnc_marker"),
            {**dated("done_on", today), "note": ""},
            follow=True,
        )

        assert "is recorded as done" in response.content.decode()

    def test_not_telling_is_authorised(self, world, case, client_as, dina, today):
        removal = made.closed_case(world, case, on=today)

        response = client_as(dina).post(
            address("withhold", case, removal.pk),
            {"reason": "An investigation is running."},
            follow=True,
        )

        assert "An investigation is running." in response.content.decode()

    def test_the_release_date_is_kept_and_the_return_considered(
        self, world, case, client_as, carys, today
    ):
        removal = made.approved(
            world,
            made.raised(world, case, on=today),
            on=today,
            expected_release_on=today + timedelta(days=300),
        )
        browser = client_as(carys)
        listed = browser.get(reverse("scheme:removals")).content.decode()
        assert "Re-registration to consider" in listed

        moved = browser.post(
            address("expected_release", case, removal.pk),
            dated("expected_on", today + timedelta(days=320)),
            follow=True,
        )
        assert "The release date is changed." in moved.content.decode()
        done = browser.post(
            address("reconsider", case, removal.pk),
            {"outcome": "Moves to Kent."},
            follow=True,
        )

        assert "Moves to Kent." in done.content.decode()
        listed = browser.get(reverse("scheme:removals")).content.decode()
        assert "Re-registration to consider" not in listed


def test_the_page_of_removals_names_the_mandatory_first(
    world, case, client_as, dina, today
):
    made.proposed(world, case, on=today - timedelta(days=9))
    other = adopted_case(world, on=today - timedelta(days=40), family_name="Brook")
    made.raised(world, other, on=today)

    page = client_as(dina).get(reverse("scheme:removals")).content.decode()

    assert page.index("Brook") < page.index("Fernsby")


def test_nobody_elses_removal_is_listed(world, case, client_as, today):
    made.proposed(world, case, on=today)

    page = client_as(world.people["dov"]).get(reverse("scheme:removals"))

    assert "Fernsby" not in page.content.decode()
    assert "No removal waits for a decision." in page.content.decode()


def test_the_page_of_removals_asks_no_more_for_more(
    world, case, client_as, dina, today
):
    def asked() -> int:
        browser = client_as(dina)
        with CaptureQueriesContext(connection) as queries:
            browser.get(reverse("scheme:removals"))
        return sum(
            not each["sql"].startswith(("SAVEPOINT", "RELEASE"))
            for each in queries.captured_queries
        )

    made.proposed(world, case, on=today)
    left = adopted_case(world, on=today - timedelta(days=40), family_name="Anders")
    made.closed_case(world, left, on=today)
    few = asked()
    for number in range(4):
        more = adopted_case(
            world, on=today - timedelta(days=40), given_names=f"Number {number}"
        )
        removal = made.proposed(world, more, on=today)
        if number % 2:
            made.approved(world, removal, on=today)

    assert asked() == few
