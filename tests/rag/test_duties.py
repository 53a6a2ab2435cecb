"""Duties: the table of docs/rules/rag.md, and what must hold for any facts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.clocks import CLOCKS
from rag.choices import RATED_CLASSES, RagClass
from rag.classes import duties
from rag.duties import (
    ELSEWHERE,
    Done,
    DutyFacts,
    DutyStatus,
    duty_states,
    next_due,
)
from rag.weeks import WEEKS, InClass, Seen, WeekCode, weeks
from tests.rag.test_rules import rows_under


ON = date(2026, 3, 2)
BEGAN = date(2026, 2, 2)
DATED = {
    "class since": "class_since",
    "wanted since": "wanted_since",
    "release on": "release_on",
    "supervision until": "supervision_until",
    "review due on": "review_due_on",
}


def facts_from(rag_class, words):
    facts = DutyFacts(rag_class, class_since=BEGAN, rated_on=BEGAN)
    for word in filter(None, words.split(", ")):
        what, _, day = word.rpartition(" ")
        when = date.fromisoformat(day)
        if what in DATED:
            facts = replace(facts, **{DATED[what]: when})
        else:
            done = {**facts.done, what.removesuffix(" on"): Done(when, "")}
            facts = replace(facts, done=done)
    return facts


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row, id=f"{row['Class']}-{row['Duty']}-{row['Facts'] or 'nothing'}"
        )
        for row in rows_under("How duties stand")
    ],
)
def test_duties_stand_as_on_the_page(row):
    facts = facts_from(RagClass(row["Class"].lower()), row["Facts"])

    found = {each.duty.code: each for each in duty_states(facts, on=ON)}
    state = found[row["Duty"]]

    assert state.status == row["Stands"]
    assert (state.due_on.isoformat() if state.due_on else "") == row["Due"]
    assert state.because == row["Because"]


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
CODES = st.sampled_from(sorted({d.code for each in RagClass for d in duties(each)}))
FACTS = st.builds(
    DutyFacts,
    rag_class=st.sampled_from(RATED_CLASSES),
    class_since=DAYS,
    rated_on=DAYS,
    review_due_on=st.none() | DAYS,
    wanted_since=st.none() | DAYS,
    release_on=st.none() | DAYS,
    supervision_until=st.none() | DAYS,
    done=st.dictionaries(CODES, st.builds(Done, DAYS, st.just(""))),
)


@given(facts=FACTS, on=DAYS)
def test_every_duty_of_the_class_stands_somehow_and_says_why(facts, on):
    states = duty_states(facts, on=on)

    asked = duties(facts.rag_class, wanted=facts.wanted_since is not None)
    assert [each.duty for each in states] == list(asked)
    assert all(each.because for each in states)
    assert all(
        (each.status == DutyStatus.OVERDUE) == bool(each.due_on and each.due_on < on)
        for each in states
    )


@given(facts=FACTS, on=DAYS, later=st.integers(1, 400))
def test_what_is_overdue_stays_so_until_something_is_done(facts, on, later):
    def overdue(day):
        states = duty_states(facts, on=day)
        return {each.duty.code for each in states if each.status == DutyStatus.OVERDUE}

    assert overdue(on) <= overdue(on + timedelta(days=later))


@given(facts=FACTS, on=DAYS, code=CODES, day=DAYS)
def test_doing_a_duty_never_makes_another_due_or_its_own_due_sooner(
    facts, on, code, day
):
    before = {each.duty.code: each.due_on for each in duty_states(facts, on=on)}
    last = facts.done.get(code)
    done = {**facts.done, code: Done(max(day, last.on if last else day), "")}
    after = {
        each.duty.code: each.due_on
        for each in duty_states(replace(facts, done=done), on=on)
    }

    assert {k: v for k, v in after.items() if k != code} == {
        k: v for k, v in before.items() if k != code
    }
    if after.get(code):
        assert after[code] >= before[code]


@given(facts=FACTS, on=DAYS)
def test_what_the_case_says_falls_due_first_is_the_first_and_not_the_review(facts, on):
    states = duty_states(facts, on=on)
    dated = [
        each.due_on
        for each in states
        if each.due_on and each.duty.code not in ELSEWHERE
    ]

    first = next_due(states)

    assert (first.due_on if first else None) == min(dated, default=None)


def classes_from(words):
    if not words:
        return []
    label, day = words.split(" from ")
    return [InClass(date.fromisoformat(day), RagClass(label.lower()))]


def seen_from(words):
    pairs = (each.split(" ") for each in filter(None, words.split("; ")))
    return [Seen(date.fromisoformat(day), made=what == "made") for day, what in pairs]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=f"{row['In class']}-{row['Contacts'] or 'nobody'}")
        for row in rows_under("Week by week")
    ],
)
def test_weeks_are_as_on_the_page(row):
    found = weeks(
        seen_from(row["Contacts"]),
        classes_from(row["In class"]),
        on=date(2026, 3, 1),
        clocks=CLOCKS,
    )

    last = found[-1]
    assert last.monday.isoformat() == row["Week of"]
    assert last.code == row["What it was"]


@given(
    seen=st.lists(st.builds(Seen, DAYS, made=st.booleans()), max_size=40),
    classes=st.lists(
        st.builds(InClass, DAYS, st.sampled_from(RATED_CLASSES)), max_size=5
    ),
    on=DAYS,
)
def test_there_are_always_26_weeks_and_a_week_with_somebody_seen_is_made(
    seen, classes, on
):
    in_order = sorted(classes, key=lambda each: each.on)

    found = weeks(seen, in_order, on=on, clocks=CLOCKS)

    assert len(found) == WEEKS
    assert all(each.monday.weekday() == 0 for each in found)
    assert found[-1].monday <= on < found[-1].monday + timedelta(days=7)
    assert all((each.code == WeekCode.MADE) == bool(each.made) for each in found)
