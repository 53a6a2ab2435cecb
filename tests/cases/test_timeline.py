"""The timeline: everything in one stream, page by page, and nothing that is hidden."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from cases import selectors, services
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db


@pytest.fixture
def rung(case, acting, priya, today):
    """`rung(30)` – so many calls, one a day."""

    def write(count: int) -> None:
        with acting(priya):
            for ago in range(count):
                contact = services.NewContact(
                    kind="telephone",
                    happened_at=at_noon(today - timedelta(days=ago)),
                    summary=f"Call {ago}",
                )
                services.log_contact(
                    case=case, contact=contact, by=priya, at=at_noon(today)
                )

    return write


def read(user, case, *, size=50, **narrowed):
    """Return every page of the stream as its titles."""
    found, before = [], None
    while True:
        page = selectors.timeline(
            user, case, selectors.Narrowed(**narrowed), before=before, size=size
        )
        found.append(page.entries)
        if page.next is None:
            return found
        before = page.next


def test_the_pages_hold_each_entry_once_and_in_order(case, rung, acting, priya):
    rung(23)
    with acting(priya):
        pages = read(priya, case, size=5)
        (whole,) = read(priya, case, size=100)

    split = [entry for page in pages for entry in page]
    assert [len(page) for page in pages[:-1]] == [5] * (len(pages) - 1)
    assert split == whole
    assert len({entry["body"] for entry in whole if "Call" in entry["body"]}) == 23


def test_it_is_narrowed_by_kind_agency_and_days(
    case, rung, acting, priya, owen, today, world
):
    rung(10)
    with acting(owen):
        made = services.NewArrest(arrested_at=at_noon(today), offence="Theft")
        services.record_arrest(case=case, arrest=made, by=owen, at=at_noon(today))
    police = world.agencies["east-sussex/police"]
    with acting(priya):
        (arrests,) = read(priya, case, kinds=["Arrests"])
        (theirs,) = read(priya, case, agency_id=police.pk)
        (days,) = read(
            priya,
            case,
            kinds=["Contacts"],
            first_day=today - timedelta(days=4),
            last_day=today - timedelta(days=2),
        )

    assert [each["title"] for each in arrests] == ["Arrested: Theft"]
    assert {"Arrested: Theft"} <= {each["title"] for each in theirs}
    assert not any(each["title"].startswith("Telephone") for each in theirs)
    assert len(days) == 3


def test_what_is_hidden_leaves_no_trace(case, rung, acting, owen, priya, today):
    rung(3)
    with acting(priya):
        before = read(priya, case)
    with acting(owen):
        made = services.NewIntelligence(
            system="3x5x2",
            source_evaluation="1",
            assessment="A",
            handling_code="P",
            about_on=today,
            title="Selling tools",
            text="At two addresses.",
            indicates_increased_risk=True,
        )
        services.record_intelligence(
            case=case, intelligence=made, by=owen, at=at_noon(today)
        )
    with acting(priya):
        assert read(priya, case) == before
    with acting(owen):
        assert "Selling tools" in [each["title"] for each in read(owen, case)[0]]


def test_it_costs_the_same_however_much_has_happened(case, rung, client_as, priya):
    rung(2)
    url = f"/cases/{case.pk}/timeline/"

    def asked() -> int:
        browser = client_as(priya)
        browser.get(url)
        with CaptureQueriesContext(connection) as queries:
            browser.get(url)
        return len(queries)

    few = asked()
    rung(120)

    assert asked() == few


def test_a_place_that_makes_no_sense_is_the_beginning(case, client_as, priya):
    browser = client_as(priya)
    for place in ("x~y", "2026-01-01~", "2026-01-01T00:00:00~" + "0" * 32):
        answer = browser.get(f"/cases/{case.pk}/timeline/", {"before": place})

        assert "Back to the newest" not in answer.content.decode()


def test_the_page_goes_on_and_comes_back(case, rung, client_as, priya):
    rung(60)
    browser = client_as(priya)
    first = browser.get(f"/cases/{case.pk}/timeline/?kinds=Contacts")
    older = browser.get(f"/cases/{case.pk}/timeline/{first.context['older_url']}")

    assert "Call 0" in first.content.decode()
    assert "Call 59" in older.content.decode()
    assert "Back to the newest" in older.content.decode()
    assert older.context["older_url"] == ""


def test_on_paper_it_is_marked_and_recorded(case, rung, client_as, priya, recorded):
    rung(2)

    paper = client_as(priya).get(f"/cases/{case.pk}/timeline/pdf/?kinds=Contacts")

    text = "".join(
        each.extract_text() for each in PdfReader(io.BytesIO(paper.content)).pages
    )
    assert "OFFICIAL-SENSITIVE" in text
    assert "Call 1" in text
    assert "Fernsby" not in paper["Content-Disposition"]
    (event,) = recorded("timeline.printed")
    assert event.change["entries"] == 2
    assert event.operation == "disclose"
