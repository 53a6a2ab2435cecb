"""Significant changes: due by the scheme's clock, reviewed once, shown until then (S3-28)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from agencies import services as agencies
from cases import selectors, services
from cases.choices.events import ChangeKind, ChangeOutcome
from core.exceptions import NotPermitted, NotPossible
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def note(case, acting, priya, today):
    """`note(at=…)` – Priya notes a breach."""

    def write(at=None, by=priya):
        at = at or at_noon(today)
        with acting(by):
            return services.note_significant_change(
                case=case,
                kind=ChangeKind.BREACH,
                happened_on=at.date(),
                what="Missed the curfew.",
                by=by,
                at=at,
            )

    return write


def test_the_review_is_due_in_five_working_days(note):
    # Good Friday and Easter Monday 2026 are 3 and 6 April.
    made = note(at=datetime(2026, 4, 1, 9, tzinfo=LONDON))

    assert made.review_due_on == date(2026, 4, 10)


def test_a_schemes_own_clock_comes_first(note, mo, acting, world):
    scheme = world.schemes["east-sussex"]
    with acting(mo):
        agencies.configure_scheme(
            scheme=scheme,
            meeting_name=scheme.meeting_name,
            values={"significant_change_review": 2},
            version=scheme.version,
            by=mo,
        )

    made = note(at=datetime(2026, 4, 1, 9, tzinfo=LONDON))

    assert made.review_due_on == date(2026, 4, 7)


def test_the_case_shows_it_until_it_is_reviewed(
    case, note, acting, priya, today, recorded
):
    change = note()
    with acting(priya):
        case.refresh_from_db()
        assert case.change_review_due_on == change.review_due_on
        services.review_significant_change(
            change=change,
            outcome=ChangeOutcome.PLAN,
            comment="Curfew moved.",
            by=priya,
            at=at_noon(today),
        )
        with pytest.raises(NotPossible, match="reviewed already"):
            services.review_significant_change(
                change=change, outcome=ChangeOutcome.BOTH, by=priya, at=at_noon(today)
            )
        case.refresh_from_db()
        assert case.change_review_due_on is None
    (event,) = recorded("change.reviewed")
    assert event.change == {"outcome": "plan"}


def test_a_reader_cannot_note_one(note, hollie):
    with pytest.raises(NotPermitted, match="read this case but not add"):
        note(by=hollie)


def test_the_earliest_of_several_is_the_one_shown(case, note, acting, priya, today):
    first = note(at=at_noon(today - timedelta(days=20)))
    note()
    with acting(priya):
        case.refresh_from_db()

    assert case.change_review_due_on == first.review_due_on


class TestPages:
    def test_the_strip_says_it_and_the_page_settles_it(
        self, case, note, client_as, priya
    ):
        change = note(at=at_noon(case.opened_on))
        browser = client_as(priya)
        assert "Review after a change overdue since" in text(
            browser, f"/cases/{case.pk}/"
        )

        answer = browser.post(
            f"/cases/{case.pk}/changes/{change.pk}/review/",
            {"outcome": "both", "comment": "Rated Red."},
        )

        assert answer.url == f"/cases/{case.pk}/changes/"
        assert "Review after a change" not in text(browser, f"/cases/{case.pk}/")
        assert "Rated Red." in text(browser, answer.url)

    def test_an_empty_review_says_what_is_missing(self, case, note, client_as, priya):
        change = note()
        answer = client_as(priya).post(
            f"/cases/{case.pk}/changes/{change.pk}/review/", {"outcome": ""}
        )

        assert answer.status_code == 422
        assert "Select what the review led to" in answer.content.decode()

    def test_it_is_in_my_work_of_who_leads(self, case, note, client_as, priya):
        note(at=at_noon(case.opened_on))

        assert "Breach: Missed the curfew." in text(client_as(priya), "/my-work/")


def text(browser, url: str) -> str:
    """Return a page's source."""
    return browser.get(url).content.decode()


def test_changes_due_are_those_of_cases_one_sees(case, note, acting, priya, nadia):
    change = note()
    with acting(priya):
        assert list(selectors.changes_due(priya, by=change.review_due_on)) == [change]
    with acting(nadia):
        assert list(selectors.changes_due(nadia, by=change.review_due_on)) == []
