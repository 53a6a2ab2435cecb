"""Why a case is on an agenda: the tables of docs/rules/agenda.md, and what holds for any cohort."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.clocks import CLOCKS
from meetings.choices import Ground, MeetingKind
from meetings.rules import agenda as rules
from meetings.rules.agenda import Asked, Facts, Sitting, Sortable
from rag.choices import RagClass


DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "rules" / "agenda.md"
DAY, NEXT = date(2026, 11, 3), date(2026, 12, 1)
OPERATIONAL = Sitting(MeetingKind.OPERATIONAL, DAY, NEXT)


def table(heading: str) -> list[list[str]]:
    """Return the rows of the table under a heading, without its head."""
    text = DOCUMENT.read_text(encoding="utf-8").split(f"## {heading}\n")[1]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.split("\n## ")[0].splitlines()
        if line.startswith("|")
    ]
    return rows[2:]


def read(words: str) -> Facts:
    """Return facts written as `name=value name=value`."""
    found = dict(each.split("=") for each in words.split())
    return Facts(**{name: value(each) for name, each in found.items()})


def value(word: str) -> object:
    """Return what one word of the table means: a date, yes, a number or a class."""
    if word == "yes":
        return True
    if word.isdecimal():
        return int(word)
    return date.fromisoformat(word) if word[:2] == "20" else word


@pytest.mark.parametrize(
    ("facts", "ground", "reason"), table("Why a case is on the agenda")
)
def test_the_document_holds(facts, ground, reason):
    found = rules.reasons(read(facts), OPERATIONAL)

    assert (found[0].ground, found[0].text) == (ground, reason) if ground else not found


@pytest.mark.parametrize(("kind", "grounds"), table("What each kind of meeting hears"))
def test_each_kind_hears_its_own(kind, grounds):
    expected = set(Ground) if grounds == "all" else set(grounds.split(", "))

    assert rules.KINDS[MeetingKind(kind)] == expected


def test_what_was_asked_for_says_by_whom_and_what_was_put_off_says_why():
    facts = Facts(
        rag_class="green",
        last_discussed_on=DAY - timedelta(days=28),
        asked=(Asked("Housing", "Eviction on Friday"),),
        put_off_from=date(2026, 10, 6),
        put_off_because="The officer was away",
    )

    (found,) = rules.reasons(facts, OPERATIONAL)

    assert found.ground == Ground.ASKED
    assert found.text == (
        "Asked for by Housing: Eviction on Friday; "
        "Put off from 6 October 2026: The officer was away"
    )


def test_removal_waits_for_the_day_it_was_deferred_to():
    facts = Facts(
        rag_class="green",
        last_discussed_on=DAY,
        removal="Removal: MAPPA level 3",
        removal_from=DAY,
    )
    before = Sitting(MeetingKind.OPERATIONAL, DAY - timedelta(days=1), NEXT)

    assert rules.reasons(facts, OPERATIONAL)[0].text == "Removal: MAPPA level 3"
    assert not rules.reasons(facts, before)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (MeetingKind.OPERATIONAL, date(2026, 12, 3)),
        (MeetingKind.PRACTITIONERS, date(2026, 11, 10)),
    ],
)
def test_without_a_next_meeting_the_clock_says_when_it_would_be(kind, expected):
    assert rules.next_meeting(kind, DAY, None) == expected
    assert rules.next_meeting(kind, DAY, NEXT) == NEXT


days = st.integers(0, 900).map(lambda number: date(2025, 1, 1) + timedelta(number))
maybe = st.none() | days
facts = st.builds(
    Facts,
    rag_class=st.sampled_from([*RagClass.values, ""]),
    rated_on=maybe,
    review_due_on=maybe,
    wanted_since=maybe,
    in_custody=st.booleans(),
    release_on=maybe,
    release_moved=st.booleans(),
    news=st.booleans(),
    since=maybe,
    last_discussed_on=maybe,
    transfer_adopted_on=maybe,
    changed_on=maybe,
    frequency_ends_on=maybe,
    overdue_actions=st.integers(0, 3),
    overdue_since=maybe,
)


@given(facts, days, st.integers(1, 60), st.sampled_from(MeetingKind))
def test_every_red_and_wanted_person_is_on_it(known, held_on, until_next, kind):
    sitting = Sitting(kind, held_on, held_on + timedelta(until_next))

    found = {each.ground for each in rules.reasons(known, sitting)}

    hears = Ground.RED in rules.KINDS[kind]
    assert (Ground.RED in found) == (
        hears and known.rag_class in {RagClass.RED, RagClass.RED_ALERT}
    )
    assert (Ground.WANTED in found) == (hears and known.wanted_since is not None)


@given(
    st.lists(st.integers(7, 130), min_size=1, max_size=24),
    st.sets(st.integers(0, 23)),
    st.sampled_from([RagClass.AMBER, RagClass.GREEN, RagClass.PRISON]),
)
def test_none_goes_longer_undiscussed_than_its_clock_unreported(
    intervals, put_off_at, rag_class
):
    """However meetings fall and whatever is put off, what is not on time is in the report."""
    since = date(2024, 1, 10)
    meetings, day = [], since
    for interval in intervals:
        day += timedelta(interval)
        meetings.append(day)
    discussed: list[date] = []
    clock = CLOCKS[f"{rag_class}_review"]
    missed_by_rule = []
    for number, held_on in enumerate(meetings):
        later = meetings[number + 1 :]
        sitting = Sitting(
            MeetingKind.OPERATIONAL, held_on, later[0] if later else day + timedelta(1)
        )
        known = Facts(
            rag_class=rag_class,
            since=since,
            last_discussed_on=discussed[-1] if discussed else None,
        )
        up_on = rules.time_up(known)
        listed = bool(rules.reasons(known, sitting))
        if up_on < sitting.next_on and not listed:
            missed_by_rule.append(held_on)
        if listed and number not in put_off_at:
            discussed.append(held_on)
    reported = rules.too_long(discussed, since=since, until=meetings[-1], clock=clock)

    assert missed_by_rule == []
    for start, up_on in reported:
        before = [each for each in meetings if start < each <= up_on]
        assert not before or any(meetings.index(each) in put_off_at for each in before)
    stretches = rules.gaps(discussed, since=since, until=meetings[-1])
    assert {start for start, _ in reported} == {
        start for start, end in stretches if rules.due(clock, start) < end
    }


names = st.text("abc", min_size=1, max_size=3)
sortable = st.builds(
    Sortable,
    key=st.uuids(),
    ground=st.sampled_from(Ground.values),
    name=names,
    position=st.none() | st.integers(1, 60),
)


@given(st.lists(sortable, unique_by=lambda each: each.key), st.data())
def test_an_order_set_by_a_person_is_kept_whoever_reads(items, data):
    placed = [each for each in items if each.position is not None]
    seen = [each for each in items if data.draw(st.booleans())]

    order = [each for each in rules.in_order(items) if each in placed]
    mine = [each for each in rules.in_order(seen) if each in placed]

    assert [each.position for each in order] == sorted(each.position for each in placed)
    assert [each.position for each in mine] == sorted(each.position for each in mine)


def test_what_is_new_comes_after_the_last_of_its_ground():
    first = Sortable("first", Ground.AMBER, "a", 1)
    second = Sortable("second", Ground.RED, "b", 2)
    fresh = Sortable("fresh", Ground.RED, "c")
    nomination = Sortable("nomination", Ground.NOMINATION, "d")

    order = rules.in_order([fresh, second, nomination, first])

    assert [each.key for each in order] == ["nomination", "first", "second", "fresh"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({}, "abcd"),
        ({"d": 1}, "dabc"),
        ({"a": 4}, "bcda"),
        ({"a": 9}, "bcda"),
        ({"d": 1, "c": 2}, "dcab"),
        ({"a": 1, "b": 2}, "abcd"),
    ],
    ids=["nothing", "to the front", "to the end", "past the end", "two", "unchanged"],
)
def test_typed_numbers_move_cases(typed, expected):
    assert "".join(rules.moved("abcd", typed)) == expected
