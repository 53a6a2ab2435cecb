"""The pages of a recall: under each law, its clock, and what a page left open may not do."""

import re
from datetime import date, timedelta

import pytest

from agencies.acting import acting_as
from cases.models import Case
from licences.choices import RecallKind
from licences.selectors import enforcement
from tests.factories.cases import at_noon
from tests.factories.enforcement import (
    at,
    back,
    licensed,
    recalled,
    revoked,
)
from tests.factories.licences import current


pytestmark = pytest.mark.django_db


def typed_instant(day: str, time: str) -> dict[str, str]:
    return {"happened_on": day, "happened_at": time}


@pytest.fixture
def step(client_as, priya):
    """`step(case, recall, …)` – record the next step of a recall as its page asks it."""

    def send(case, recall, **typed):
        url = at(case, "recall_step", recall.pk)
        shown = client_as(priya).get(url)
        seen = shown.context["form"].initial["seen"]
        return client_as(priya).post(url, {"seen": seen} | typed)

    return send


REGIMES = {
    "14 days, February 2026": (10, "2026-02-10", RecallKind.FIXED_14, "2026-02-25"),
    "28 days, February 2026": (20, "2026-02-10", RecallKind.FIXED_28, "2026-03-11"),
    "56 days, April 2026": (20, "2026-04-10", RecallKind.FIXED_56, "2026-06-06"),
}


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES.keys())
def test_a_recall_from_the_breach_to_the_day_of_release(
    case, priya, client_as, today, step, regime
):
    months, day, kind, out = regime
    licensed(case, priya, today, months=months)
    browser = client_as(priya)
    two_days_on = (date.fromisoformat(day) + timedelta(days=2)).isoformat()

    # Given the breach is decided on, the page goes on to the recall
    decided = browser.post(
        at(case, "decide_breach"),
        {
            "key": "7f3f2f1e-6f43-4b8e-9d5c-0c1d2e3f4a5b",
            "kind": "residence",
            "happened_on": day,
            "alleged": "Left.",
            "evidence": "Staff.",
            "answer": "recall",
            "reasons": "Whereabouts not known.",
        },
    )
    assert decided.url == at(case, "decide_recall")

    # When it is decided, sent, received, processed, and the person is back
    browser.post(
        decided.url,
        {
            "key": "0b0c6d1e-6f43-4b8e-9d5c-0c1d2e3f4a5c",
            "decided_on": day,
            "decided_at": "9am",
            "kind": kind.value,
            "reasons": "Out of contact.",
        },
    )
    with acting_as(priya, on=today):
        recall = enforcement.open_recall(priya, case)
        assert recall.decision.alleged == "Left."
    step(case, recall, **typed_instant(day, "5pm"))
    step(case, recall, **typed_instant(day, "5:30pm"))
    step(case, recall, **typed_instant(day, "6pm"), kind=kind.value, revoked_on=day)
    assert "Unlawfully at large" in browser.get(at(case, "enforcement")).text
    step(case, recall, returned_on=two_days_on, prison="HMP Saltmarsh")

    # Then the day of release follows, and the page keeps what was in time
    with acting_as(priya, on=today):
        assert current(case, priya)["prrd", False].day == date.fromisoformat(out)
        assert Case.objects.visible_to(priya).get(pk=case.pk).is_in_custody
    page = browser.get(at(case, "enforcement")).text
    assert kind.label in page
    assert page.count("in time") == 2
    assert "A fixed-term recall needs no Part B report." in page


def test_what_the_law_of_the_typed_day_closes_is_said_and_refused(
    case, priya, client_as, today
):
    licensed(case, priya, today)
    browser, url = client_as(priya), at(case, "decide_recall")

    offered = browser.get(url)
    refused = browser.post(
        url,
        {
            "key": "0b0c6d1e-6f43-4b8e-9d5c-0c1d2e3f4a5c",
            "reasons": "Gone.",
            "decided_on": "2026-03-30",
            "decided_at": "9am",
            "kind": "fixed_56",
        },
    )

    kinds = [value for value, _ in offered.context["form"].fields["kind"].choices]
    assert kinds == ["fixed_56", "standard"]
    assert "an adult’s fixed term is 56 days" in offered.text
    assert refused.status_code == 422
    assert "56 days came into force on 31 March 2026" in refused.text
    assert "Fixed-term recall of 28 days" in refused.text


def test_a_page_left_open_records_nothing_twice(case, priya, client_as, today):
    licensed(case, priya, today)
    with acting_as(priya, on=today):
        recall = recalled(case, priya, at_noon(today - timedelta(days=1)))
    url = at(case, "recall_step", recall.pk)
    yesterday = (today - timedelta(days=1)).isoformat()
    typed = {"seen": "decided"} | typed_instant(yesterday, "11:59pm")

    first, second = (client_as(priya).post(url, typed) for _ in range(2))

    assert first.status_code == 302
    assert second.status_code == 409
    assert "This recall has moved on: it is at “Part A and papers sent”" in second.text


def test_the_clock_says_how_long_is_left_or_how_late_it_is(
    case, priya, client_as, today
):
    licensed(case, priya, today)
    with acting_as(priya, on=today):
        recalled(case, priya, at_noon(today - timedelta(days=3)))
    browser = client_as(priya)

    page = browser.get(at(case, "enforcement")).text

    assert "Send Part A and all papers to PPCS" in page
    assert "Whose turn: Supervising officer." in page
    assert re.search(r"(hours|days) (\d+ \w+ )?late", page)
    assert (
        "Standard recall: decided in principle."
        in browser.get(at(case, "custody")).text
    )
    assert "Recalls and breaches" in browser.get("/my-work/").text


def test_part_b_is_recorded_and_a_recall_cancelled(case, priya, client_as, today):
    licensed(case, priya, today)
    with acting_as(priya, on=today):
        recall = revoked(case, priya, at_noon(today - timedelta(days=3)))
        recall = back(recall, priya, today - timedelta(days=1))
    browser = client_as(priya)

    assert "Part B is due" in browser.get(at(case, "enforcement")).text
    sent = browser.post(
        at(case, "send_part_b", recall.pk), {"sent_on": today.isoformat()}, follow=True
    )
    cancelled = browser.post(at(case, "cancel_recall", recall.pk), {"reason": "No."})

    assert "Part B is recorded as sent." in sent.text
    assert cancelled.status_code == 422
    assert "This recall has moved on" in cancelled.text
