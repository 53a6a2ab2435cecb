"""RAG rules: the tables of docs/rules/rag.md, and what must hold for any facts."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.clocks import CLOCKS, with_settings
from rag.attendance import Attendance
from rag.choices import RagClass
from rag.classes import DUTIES
from rag.rules import (
    CLASSES,
    RULE_SET,
    DueDate,
    Factors,
    Reason,
    duties,
    live_list_due,
    propose,
    review_due,
    transfer_hold_ends,
)


PAGE = Path(__file__).parents[2] / "docs" / "rules" / "rag.md"
AS_AT = date(2026, 3, 2)
RISK_FACTS = (
    "wanted_for_arrest",
    "intelligence_of_increased_risk",
    "fixed_term_recall",
    "significant_change",
    "disengaged",
    "variable_compliance",
    "intelligence_recorded",
)
SEVERITY = {RagClass.GREEN: 1, RagClass.AMBER: 2, RagClass.RED: 3, RagClass.PRISON: 4}


def rows_under(heading):
    """Return the rows of the table under a heading, as dictionaries."""
    section = PAGE.read_text().split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    header, _rule, *rows = ([c.strip() for c in ln[1:-1].split("|")] for ln in lines)
    return [dict(zip(header, row, strict=True)) for row in rows]


def facts_from(words):
    facts = Factors(as_at=AS_AT)
    for word in filter(None, words.split(", ")):
        if word.startswith("transfer adopted on "):
            adopted = date.fromisoformat(word.rsplit(" ", 1)[1])
            facts = replace(facts, transfer_adopted_on=adopted)
        elif word.startswith("change recorded on "):
            day = date.fromisoformat(word.rsplit(" ", 1)[1])
            facts = replace(facts, change_recorded_on=day)
        elif counted := re.fullmatch(r"attended (\d) of (\d) with (\d) .*", word):
            kept, of, lately = map(int, counted.groups())
            facts = replace(facts, attendance=Attendance(kept, of - kept, lately))
        else:
            name = word.removeprefix("no ").replace(" ", "_")
            facts = replace(facts, **{name: not word.startswith("no ")})
    return facts


def reasons_from(words):
    found = (re.fullmatch(r"(.+) \((.+)\)", each) for each in words.split("; "))
    return tuple(Reason(each[1], each[2]) for each in found if each)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=row["Case"])
        for row in rows_under("How a class is proposed")
    ],
)
def test_facts_propose_the_class_on_the_page(row):
    proposal = propose(facts_from(row["Facts"]))

    on_return, _, kept = row["On return"].partition(": ")
    assert proposal.rag_class.label == row["Class"]
    assert proposal.shown_as.label == row["Shown as"]
    assert proposal.reasons == reasons_from(row["Reasons"])
    assert (proposal.on_return.label if proposal.on_return else "") == on_return
    assert proposal.kept_reasons == reasons_from(kept)
    assert proposal.rule_set == RULE_SET


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=f"{row['Class']}-{row['Rated on']}-{row['Due']}")
        for row in rows_under("When the rating is reviewed")
    ],
)
def test_reviews_fall_due_as_on_the_page(row):
    def dated(column):
        return date.fromisoformat(row[column]) if row[column] else None

    review = review_due(
        RagClass(row["Class"].lower().replace(" ", "_")),
        rated_on=dated("Rated on"),
        next_meeting_on=dated("Next meeting"),
        release_on=dated("Release"),
    )

    assert review == DueDate(dated("Due"), row["Because"], row["Source"])


def test_duties_are_the_matrix_on_the_page():
    matrix = [
        (
            rag_class.label,
            duty.text,
            CLOCKS[duty.clock].interval if duty.clock else "",
            duty.source,
        )
        for rag_class in RagClass
        for duty in duties(rag_class)
    ]

    assert matrix == [
        tuple(row.values()) for row in rows_under("What each class obliges")
    ]


def test_every_class_is_described():
    assert set(CLASSES) == set(DUTIES) == set(RagClass)
    assert [CLASSES[each].source for each in RagClass] == [
        "S1-169",
        "S1-170",
        "S1-171",
        "S1-172",
        "S1-173",
    ]


def test_a_wanted_person_keeps_the_duties_underneath():
    codes = [duty.code for duty in duties(RagClass.RED, wanted=True)]

    assert codes[:4] == [
        "meeting",
        "brief_police",
        "share_intelligence",
        "wanted_alert",
    ]
    assert "home_visit" in codes
    assert len(codes) == len(set(codes))


def test_red_alert_has_its_duties_once():
    assert duties(RagClass.RED_ALERT, wanted=True) == duties(RagClass.RED_ALERT)


def test_the_scheme_sets_how_long_a_transfer_in_is_held():
    facts = Factors(
        as_at=AS_AT,
        stable_in_community=True,
        transfer_adopted_on=AS_AT - timedelta(weeks=5),
    )

    assert propose(facts).rag_class is RagClass.RED
    shorter = with_settings({"transfer_red_hold": 5})
    assert propose(facts, shorter).rag_class is RagClass.GREEN


def test_the_hold_after_transfer_says_when_it_ends():
    assert transfer_hold_ends(date(2026, 1, 5)) == DueDate(
        date(2026, 3, 2),
        "Red for 8 weeks from adoption on 5 January 2026, then reviewed",
        "S1-104, A-25",
    )


def test_twelve_weeks_counts_when_the_scheme_plans_later_than_that():
    clocks = with_settings({"pre_release_plan": 1})

    assert live_list_due(date(2026, 12, 1), clocks) == DueDate(
        date(2026, 9, 8),
        "Live list 12 weeks before release on 1 December 2026",
        "S1-28, A-9",
    )


DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))
COUNTS = st.integers(0, 12)
FACTS = st.builds(
    Factors,
    as_at=DAYS,
    transfer_adopted_on=st.none() | DAYS,
    change_recorded_on=st.none() | DAYS,
    attendance=st.builds(Attendance, COUNTS, COUNTS, COUNTS),
    **dict.fromkeys(
        (*RISK_FACTS, "in_custody", "stable_in_community", "needs_multi_agency"),
        st.booleans(),
    ),
)


@given(facts=FACTS, risk=st.sampled_from(RISK_FACTS))
def test_adding_a_risk_fact_never_lowers_the_class(facts, risk):
    before = propose(replace(facts, **{risk: False}))
    after = propose(replace(facts, **{risk: True}))

    assert SEVERITY[after.rag_class] >= SEVERITY[before.rag_class]
    assert after.wanted >= before.wanted
    assert set(before.kept_reasons) <= set(after.kept_reasons)
    if after.rag_class is before.rag_class:
        assert set(before.reasons) <= set(after.reasons)


@given(facts=FACTS, lately=st.booleans())
def test_missing_one_appointment_more_never_lowers_the_class(facts, lately):
    before = facts.attendance
    worse = Attendance(
        before.kept, before.missed + 1, before.missed_lately + int(lately)
    )

    after = propose(replace(facts, attendance=worse))

    assert SEVERITY[after.rag_class] >= SEVERITY[propose(facts).rag_class]


@given(facts=FACTS, day=DAYS)
def test_a_change_to_review_never_lowers_the_class(facts, day):
    before = propose(replace(facts, change_recorded_on=None))
    after = propose(replace(facts, change_recorded_on=day))

    assert SEVERITY[after.rag_class] >= SEVERITY[before.rag_class]
    assert after.rag_class in {RagClass.RED, RagClass.PRISON}


@given(facts=FACTS)
def test_losing_stability_never_lowers_the_class(facts):
    stable = propose(replace(facts, stable_in_community=True))
    unknown = propose(replace(facts, stable_in_community=False))

    assert SEVERITY[unknown.rag_class] >= SEVERITY[stable.rag_class]


@given(facts=FACTS)
def test_custody_keeps_exactly_the_red_reasons(facts):
    outside = propose(replace(facts, in_custody=False, wanted_for_arrest=False))
    inside = propose(replace(facts, in_custody=True, wanted_for_arrest=False))

    was_red = outside.rag_class is RagClass.RED
    assert inside.rag_class is RagClass.PRISON
    assert inside.on_return is (RagClass.RED if was_red else None)
    assert inside.kept_reasons == (outside.reasons if was_red else ())


@given(facts=FACTS)
def test_every_proposal_has_a_reason_with_a_source(facts):
    proposal = propose(facts)

    assert proposal.reasons
    assert all(each.text and each.source for each in proposal.reasons)


@given(
    rag_class=st.sampled_from(list(RagClass)),
    rated_on=DAYS,
    next_meeting_on=st.none() | DAYS,
    release_on=st.none() | DAYS,
)
def test_a_review_is_always_after_the_rating(
    rag_class, rated_on, next_meeting_on, release_on
):
    review = review_due(
        rag_class,
        rated_on=rated_on,
        next_meeting_on=next_meeting_on,
        release_on=release_on,
    )

    assert review.date > rated_on


@given(rated_on=DAYS)
def test_a_graver_class_is_never_reviewed_later(rated_on):
    in_order = [
        review_due(each, rated_on=rated_on).date
        for each in (RagClass.RED, RagClass.AMBER, RagClass.GREEN, RagClass.PRISON)
    ]

    assert in_order == sorted(in_order)
