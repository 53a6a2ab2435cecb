"""My work: what is mine today, why, and nothing of anybody else's."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies import services as agencies
from agencies.acting import acting_as
from cases import services as cases
from licences.choices.prerelease import Step, StepStatus
from licences.services import prerelease as release
from rag import services as ratings
from tests.factories.cases import referred_case
from tests.factories.licences import official, received
from tests.factories.referrals import draft_referral, submitted_referral
from work import presenters, selectors
from work.choices import ReminderKind


pytestmark = pytest.mark.django_db


@pytest.fixture
def page(world, today):
    """`page("priya")` – My work as somebody's page presents it."""

    def present(username: str, *, on: date | None = None, most: int = 50):
        day = on or today
        with acting_as(world.people[username], on=today) as user:
            work = selectors.my_work(user, on=day)
            return presenters.present(
                work, most=most, reader_id=user.pk, at=timezone.now()
            )

    return present


def rows(page, key: str) -> list:
    """Return the rows of one group; none when the page does not have it."""
    return next((each.rows for each in page.groups if each.key == key), [])


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


class TestReviews:
    def test_an_overdue_review_says_who_what_when_and_why(self, overdue, page):
        (row,) = rows(page("priya"), "reviews")

        assert row == presenters.Row(
            text="Fernsby, Alistair",
            url=reverse("rag:rating", args=[overdue.pk]),
            detail=f"{overdue.reference}. Amber is reviewed every 3 months.",
            due=f"Due {in_words(overdue.review_due_on)}",
            due_hint="3 days overdue",
            tone="danger",
            rag="amber",
        )

    def test_a_rated_case_gives_the_ratings_own_reason(
        self, case, page, acting, dina, today, rate
    ):
        rating = rate(case, on=today - timedelta(days=28))

        (row,) = rows(page("priya", on=rating.review_due_on), "reviews")

        assert rating.review_because.startswith(row.detail.split(". ", 1)[1])
        assert (row.due_hint, row.tone) == ("today", "warning")

    def test_one_overdue_by_a_day_is_not_days(self, case, stands, page, today):
        stands(case, rag_class="red", review_due_on=today - timedelta(days=1))

        assert rows(page("priya"), "reviews")[0].due_hint == "1 day overdue"

    @pytest.mark.parametrize(("ahead", "shown"), [(14, 1), (15, 0)])
    def test_what_is_due_in_a_fortnight_is_shown(
        self, case, stands, page, today, ahead, shown
    ):
        stands(case, rag_class="red", review_due_on=today + timedelta(days=ahead))

        assert len(rows(page("priya"), "reviews")) == shown

    def test_a_case_without_a_class_says_so(self, case, stands, page, today):
        stands(case, review_due_on=today)

        assert "set without a rating" in rows(page("priya"), "reviews")[0].detail

    def test_it_is_nobody_elses(self, overdue, page):
        for username in ("tess", "owen", "hollie", "nadia"):
            assert rows(page(username), "reviews") == []

    def test_a_review_recorded_is_gone_at_once(self, overdue, run, stands, page, today):
        run(ReminderKind.OVERDUE_REVIEW)
        stands(overdue, review_due_on=today + timedelta(days=90))

        assert rows(page("priya"), "reviews") == []

    def test_one_without_a_lead_worker_comes_to_the_coordinator(
        self, overdue, run, page, acting, sam, priya
    ):
        with acting(sam):
            agencies.switch_account(user=priya, is_active=False, by=sam)
        run(ReminderKind.OVERDUE_REVIEW)

        (row,) = rows(page("carys"), "reviews")
        assert row.owner == "Led by Priya Marlowe"

    def test_the_most_overdue_comes_first(self, many, page):
        many(3)

        hints = [row.due_hint for row in rows(page("priya"), "reviews")]
        assert hints == ["3 days overdue", "2 days overdue", "1 day overdue"]

    def test_what_does_not_fit_is_said(self, many, page):
        many(3)

        (group,) = page("priya", most=2).groups
        assert (len(group.rows), group.more) == (2, True)


@pytest.fixture
def rate(acting, dina):
    """`rate(case, on=…)` – Amber, by the Chair."""

    def rating(case, *, on):
        with acting(dina):
            return ratings.rate_case(
                case=case,
                rag_class="amber",
                reasons="Agreed by the group.",
                by=dina,
                on=on,
            )

    return rating


class TestReleases:
    @pytest.fixture
    def in_prison(self, case, stands, today):
        """`in_prison(days)` – to be released in so many days."""

        def imprison(days: int):
            return stands(
                case,
                rag_class="prison",
                custody_since=today - timedelta(days=200),
                release_on=today + timedelta(days=days),
            )

        return imprison

    def test_a_release_says_the_clock_and_whether_the_date_is_official(
        self, in_prison, page, today
    ):
        case = in_prison(75)

        (row,) = rows(page("priya"), "releases")
        assert row == presenters.Row(
            text="Fernsby, Alistair",
            url=reverse("licences:pre_release", args=[case.pk]),
            detail=f"{case.reference}. Live list 3 months before release on"
            f" {in_words(case.release_on)}.",
            due=f"Release {in_words(case.release_on)}",
            due_hint="in 75 days, estimated date",
            tone="warning",
            rag="prison",
        )

    def test_a_release_says_which_of_ones_own_steps_are_late_or_soon(
        self, in_prison, page
    ):
        case = in_prison(42)

        (row,) = rows(page("priya"), "releases")
        assert row.detail == (
            f"{case.reference}. Overdue: Licence conditions proposed; Multi-agency prison"
            " visit or video link. Due soon: Somewhere to live from the first night;"
            " Registered with a GP; Benefits and identity papers; and 4 more."
        )
        assert row.tone == "danger"

    def test_a_step_comes_to_who_is_named_for_it_and_leaves_the_lead_worker(
        self, in_prison, page, world, acting, priya, today
    ):
        case = in_prison(20)
        facts = release.StepFacts(
            StepStatus.OPEN,
            agency=world.agencies["east-sussex/police"],
            person=world.people["owen"],
        )
        with acting(priya):
            release.record_step(
                case=case, step=Step.GP, facts=facts, version=0, by=priya, on=today
            )

        (owens,) = rows(page("owen"), "releases")
        (priyas,) = rows(page("priya"), "releases")
        assert owens.detail == f"{case.reference}. Overdue: Registered with a GP."
        assert owens.owner == "Led by Priya Marlowe"
        assert "Registered with a GP" not in priyas.detail

    def test_a_release_that_moved_says_so_until_it_was_seen(
        self, case, page, acting, priya, today
    ):
        with acting(priya):
            received(case, priya, today)
            official(case, priya, today, today + timedelta(days=330))
            official(case, priya, today, today + timedelta(days=300))

        (told,) = rows(page("priya"), "releases")
        with acting(priya):
            release.note_moves_seen(case=case, by=priya, on=today)

        assert (
            f"Release moved from {in_words(today + timedelta(days=330))}" in told.detail
        )
        assert rows(page("priya"), "releases") == []

    def test_twelve_weeks_ahead_is_shown_and_half_a_year_is_not(self, in_prison, page):
        in_prison(84)
        assert len(rows(page("priya"), "releases")) == 1

        in_prison(180)
        assert rows(page("priya"), "releases") == []

    def test_a_release_day_that_has_passed_asks_for_the_truth(self, in_prison, page):
        in_prison(-2)

        (row,) = rows(page("priya"), "releases")
        assert row.due_hint == "has passed: record the release or the new date"
        assert row.tone == "danger"

    def test_page_and_reminder_agree_on_the_day(self, in_prison, page, run, today):
        in_prison(150)
        days = [today + timedelta(days=ahead) for ahead in range(56, 70)]

        shown = [len(rows(page("priya", on=day), "releases")) for day in days]
        raised = [run(ReminderKind.PRE_RELEASE, on=day).raised for day in days]

        assert sum(raised) == 1
        assert raised.index(1) == shown.index(1)


class TestTheRest:
    def test_my_actions_are_mine_alone(self, case, give, page):
        action = give(case, to="hollie", agency="housing")

        (row,) = rows(page("hollie"), "actions")
        assert row.text == "View the flat in Anchor Street"
        assert row.url == reverse("plans:action", args=[case.pk, action.pk])
        assert row.detail == f"Fernsby, Alistair, {case.reference}"
        assert row.due_hint == "1 day overdue"
        assert rows(page("priya"), "actions") == []

    def test_administration_comes_to_the_lead_worker_not_to_colleagues(
        self, case, task, page
    ):
        row = task(case)

        (shown,) = rows(page("priya"), "administration")
        assert shown.url == reverse("referrals:administration", args=[row.referral_id])
        assert rows(page("tess"), "administration") == []

    def test_administration_of_the_police_comes_to_the_police(self, case, task, page):
        task(case, owner="police")

        assert len(rows(page("owen"), "administration")) == 1
        assert len(rows(page("carys"), "administration")) == 1
        assert rows(page("priya"), "administration") == []

    def test_a_draft_is_shown_to_who_began_it(self, world, page, today):
        draft = draft_referral(world, on=today)

        (row,) = rows(page("priya"), "drafts")
        assert row.text == "Quillfeather, Barnaby"
        assert row.url == reverse("referrals:draft", args=[draft.pk])
        assert rows(page("tess"), "drafts") == []

    def test_a_referral_waits_for_the_local_team(self, world, page, today):
        referral = submitted_referral(world, on=today)

        for username, waits in (
            ("owen", 1),
            ("carys", 1),
            ("priya", 0),
            ("wren", 0),
            ("nadia", 0),
        ):
            assert len(rows(page(username), "waiting")) == waits, username
        (row,) = rows(page("carys"), "waiting")
        assert row.url == reverse("referrals:referral", args=[referral.pk])
        assert row.due_hint == "today"


class TestTheScheme:
    def counts(self, page) -> dict[str, int]:
        return {each.label: int(each.number) for each in page.counts}

    def test_those_who_answer_for_it_see_its_numbers(self, overdue, many, page):
        many(2)

        for username in ("carys", "dina", "mo"):
            assert self.counts(page(username)) == {
                "people managed": 3,
                "Red": 2,
                "Amber": 1,
                "Green": 0,
                "Prison": 0,
                "reviews overdue": 3,
            }, username

    def test_practitioners_and_other_areas_do_not(self, overdue, page):
        assert self.counts(page("priya")) == {}
        assert self.counts(page("owen")) == {}
        assert self.counts(page("wren"))["people managed"] == 0

    def test_what_should_be_none_is_counted_when_there_is_one(
        self, world, case, stands, page, acting, dina, today
    ):
        stands(case, wanted_since=today)
        unled = referred_case(world, on=today, family_name="Larkfield")
        with acting(dina):
            cases.change_status(
                case=unled, to="active", by=dina, on=today, reason="Meets the criteria."
            )

        counts = self.counts(page("dina"))
        assert counts["wanted for arrest"] == 1
        assert counts["without a lead worker"] == 1

    def test_each_number_leads_to_its_list(self, overdue, page, client_as, dina):
        client = client_as(dina)
        for count in page("dina").counts:
            assert client.get(count.url).status_code == 200


def test_thousands_are_written_as_people_write_them():
    scheme = selectors.SchemeToday(
        managed=10000,
        by_class={"red": 2573},
        wanted=0,
        overdue=1017,
        without_lead=0,
        unsupervised=0,
        mappa_missed=0,
    )

    shown = {each.label: each.number for each in presenters.scheme_counts(scheme)}
    assert (shown["people managed"], shown["Red"]) == ("10,000", "2,573")
