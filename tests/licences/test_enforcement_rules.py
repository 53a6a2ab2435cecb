"""The tables of docs/rules/enforcement.md are the test table."""

import re
from datetime import date
from pathlib import Path

import pytest

from licences.anomalies import LastStay, is_unsupervised
from licences.calculations.recall_options import (
    RecallFacts,
    part_b_due_on,
    recall_options,
)
from licences.calculations.sanctions import Sanction
from licences.choices import BreachOutcome, CustodyReason, LeftBecause
from licences.policies import breach as policies


PAGE = Path(__file__).parents[2] / "docs" / "rules" / "enforcement.md"
FAR = date(2027, 1, 1)
TERMS = {
    "under 12 months": True,
    "12 months or more": False,
    "not recorded": None,
    "not fixed-term": False,
}
FIGURES = {"fine": "fine_pounds", "committal": "committal_days"}
IMPOSED = re.compile(
    r"(?P<outcome>\w+)(?: (?P<number>\d+))?(?: x (?P<hours>\d+))?"
    r"(?: until (?P<until>[\d-]+))?(?P<absconded> absconded)?"
)


def rows(heading: str) -> list:
    body = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n", 1)[1]
    lines = [
        line for line in body.split("\n## ", 1)[0].splitlines() if line.startswith("|")
    ]
    cells = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines[2:]]
    return [pytest.param(*each[1:], id=each[0]) for each in cells]


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("recalled", "term", "born", "kinds"), rows("Which recall is open")
)
def test_the_recalls_that_the_law_of_the_day_leaves_open(recalled, term, born, kinds):
    facts = RecallFacts(
        recalled_on=day(recalled),
        is_under_12_months=TERMS[term],
        born_on=day(born),
        is_fixed_term_eligible=term != "not fixed-term",
        expires_on=FAR,
    )
    options = recall_options(facts)

    opened = [str(each.kind.days or "standard") for each in options if each.is_open]
    assert opened == kinds.split(", ")
    assert all(each.because.endswith(".") for each in options)


def closed(recalled_on: date, **more) -> dict[int | None, str]:
    usual = {"is_under_12_months": True, "born_on": None, "expires_on": FAR}
    facts = RecallFacts(
        recalled_on=recalled_on, is_fixed_term_eligible=True, **usual | more
    )
    return {
        each.kind.days: each.because
        for each in recall_options(facts)
        if not each.is_open
    }


def test_what_is_not_open_says_which_law_is_in_the_way():
    assert closed(date(2026, 3, 30)) == {
        28: "28 days are for a term of 12 months or more; this one is shorter.",
        56: "56 days came into force on 31 March 2026 (Criminal Justice Act 2003 "
        "s.255BA; Sentencing Act 2026 ss.30 to 33; S.I. 2026/86).",
    }
    assert set(closed(date(2026, 3, 31))) == {14, 28}
    assert "an adult’s fixed term is 56 days" in closed(date(2026, 3, 31))[14]
    child = closed(date(2026, 4, 1), born_on=date(2010, 1, 1), is_under_12_months=False)
    assert "this one is longer" in child[14]
    assert "56 days are for adults" in child[56]


@pytest.mark.parametrize(
    ("expires_on", "says"),
    [
        (date(2026, 4, 8), "so it can last 1 day at most."),
        (date(2026, 4, 20), "so it can last 13 days at most."),
        (FAR, "56 days from the day of return, never past 1 January 2027."),
    ],
)
def test_a_fixed_term_never_outlasts_the_licence(expires_on, says):
    facts = RecallFacts(
        recalled_on=date(2026, 4, 8),
        is_under_12_months=None,
        born_on=None,
        is_fixed_term_eligible=True,
        expires_on=expires_on,
    )

    assert recall_options(facts)[2].because.endswith(says)


def test_part_b_is_due_on_day_28_counting_the_day_of_return():
    assert part_b_due_on(date(2026, 2, 3)) == date(2026, 3, 2)


def imposed(text: str, on: date) -> tuple[Sanction, bool]:
    said = IMPOSED.fullmatch(text)
    name = FIGURES.get(said["outcome"])
    number = int(said["number"]) if said["number"] else None
    figures = {
        "unpaid_work": {"unpaid_work_hours": number},
        "curfew": {"curfew_days": number, "curfew_hours": int(said["hours"] or 0)},
    }.get(said["outcome"], {name: number} if name else {})
    sanction = Sanction(
        outcome=BreachOutcome(said["outcome"]),
        outcome_on=on,
        ends_on=day(said["until"]),
        **figures,
    )
    return sanction, bool(said["absconded"])


@pytest.mark.parametrize(
    ("failed", "decided", "what", "reason"), rows("What the court may impose")
)
def test_what_the_law_lets_the_court_impose(failed, decided, what, reason):
    sanction, absconded = imposed(what, day(decided))
    decision = policies.can_settle(
        sanction,
        failed_on=day(failed),
        hearing_on=day(decided),
        supervision_ends_on=date(2026, 4, 30),
        has_absconded=absconded,
        other_runs_until=None,
        on=date(2026, 11, 1),
    )

    assert bool(decision) is (reason == "")
    assert reason in decision.reason


def test_every_outcome_is_in_the_table():
    named = {each.values[2].split()[0] for each in rows("What the court may impose")}

    assert named == set(BreachOutcome.values)


@pytest.mark.parametrize(("failed", "reason"), rows("Which failures can go to court"))
def test_which_failures_can_go_to_court(failed, reason):
    decision = policies.can_breach_supervision(
        failed_on=day(failed), period=(date(2025, 9, 1), date(2026, 5, 31))
    )

    assert bool(decision) is (reason == "")
    assert reason in decision.reason


def test_the_abolition_is_refused_with_its_citation():
    assert policies.can_fail_on(date(2026, 5, 11)).reason == (
        "Post-sentence supervision was abolished on 11 May 2026: a failure that began on "
        "or after that day is no breach of it. Failures that began earlier can still go "
        "to court (Sentencing Act 2026 s.34; S.I. 2026/402)."
    )


@pytest.mark.parametrize(
    ("since", "out", "reason", "licence", "ends", "automatic", "anomaly"),
    rows("Released with nobody supervising"),
)
def test_who_was_released_with_nobody_supervising(
    since, out, reason, licence, ends, automatic, anomaly
):
    stay = LastStay(
        custody_since=day(since),
        released_on=day(out),
        reason=CustodyReason(reason),
        left_because=LeftBecause.RELEASED if out else None,
        licences_from={day(licence)} if licence else set(),
        licence_ends_on=day(ends),
        is_automatic_release=automatic == "yes",
    )

    assert is_unsupervised(stay) is (anomaly == "yes")
