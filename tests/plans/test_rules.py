"""A timetable's rules: what comes round when, what is at the same time, how long a wait is."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.rules import Clash, Slot, Wait, clashes, monday_of, wait, week_of


MONDAY = date(2026, 11, 23)
LONDON = ZoneInfo("Europe/London")


def slot(name="Fishing", days=(0,), hours=(10, 12), first=MONDAY, last=None, every=1):
    """Return something every Monday from ten to twelve, but for what is said."""
    return Slot(name, frozenset(days), time(hours[0]), time(hours[1]), first, last, every)  # fmt: skip


@pytest.mark.parametrize(
    ("each", "happens"),
    [
        pytest.param(slot(), [0, 7, 14, 21], id="every week"),
        pytest.param(slot(every=2), [0, 14], id="every two weeks"),
        pytest.param(slot(days=(0, 2)), [0, 2, 7, 9, 14, 16, 21, 23], id="two days"),
        pytest.param(slot(last=MONDAY + timedelta(7)), [0, 7], id="its last day counts"),
        pytest.param(
            slot(days=(0, 3), first=MONDAY + timedelta(2), every=2),
            [3, 14, 17],
            id="from the middle of a week, that week is the first of two",
        ),
    ],
)  # fmt: skip
def test_it_comes_round_on_its_days(each, happens):
    days = [MONDAY + timedelta(number) for number in range(28)]

    assert [(d - MONDAY).days for d in days if each.happens_on(d)] == happens


@pytest.mark.parametrize(
    ("new", "met"),
    [
        pytest.param(slot(hours=(11, 13)), MONDAY, id="overlapping"),
        pytest.param(slot(hours=(12, 13)), None, id="one ends when the other starts"),
        pytest.param(slot(days=(1,)), None, id="another day"),
        pytest.param(
            slot(first=MONDAY + timedelta(70)), MONDAY + timedelta(70), id="later on"
        ),
        pytest.param(slot(last=MONDAY - timedelta(1), first=MONDAY - timedelta(7)), None, id="over before"),
    ],
)  # fmt: skip
def test_a_clash_says_with_what_and_when_first(new, met):
    found = list(clashes(new, [slot(name="Allotment")]))

    wanted = [Clash("Allotment", met, time(10), time(12))] if met else []
    assert found == wanted


def test_every_other_week_may_pass_by_every_other_week():
    odd = slot(every=2)
    even = slot(every=2, first=MONDAY + timedelta(7))

    assert list(clashes(odd, [even])) == []
    assert list(clashes(odd, [slot()])) != []


days = st.dates(date(2026, 1, 1), date(2026, 3, 1))
slots = st.builds(
    lambda weekdays, start, length, first, last, every: Slot(
        "x",
        frozenset(weekdays),
        time(start),
        time(start + length),
        first,
        first + timedelta(last) if last is not None else None,
        every,
    ),
    st.sets(st.integers(0, 6), min_size=1),
    st.integers(0, 19),
    st.integers(1, 4),
    days,
    st.none() | st.integers(0, 40),
    st.sampled_from([1, 2]),
)


@given(st.lists(slots, min_size=2, max_size=6))
def test_never_are_two_at_one_time_without_a_warning(added):
    """Hour by hour over half a year: if nothing was said, nothing overlaps (S2-30)."""
    accepted: list[Slot] = []
    for each in added:
        if not list(clashes(each, accepted)):
            accepted.append(each)

    for number in range(180):
        day = date(2026, 1, 1) + timedelta(number)
        on = [each for each in accepted if each.happens_on(day)]
        hours = [h for each in on for h in range(each.starts_at.hour, each.ends_at.hour)]  # fmt: skip
        assert len(hours) == len(set(hours))


@given(slots, slots)
def test_a_warning_is_true(new, other):
    for met in clashes(new, [other]):
        assert new.happens_on(met.day)
        assert other.happens_on(met.day)
        assert new.starts_at < other.ends_at
        assert other.starts_at < new.ends_at


@pytest.mark.parametrize(
    ("changes", "hours"), [(date(2026, 3, 29), 167), (date(2026, 10, 25), 169)]
)
def test_ten_stays_ten_in_the_weeks_the_clocks_change(changes, hours):
    before = datetime.combine(changes - timedelta(6), time(10), LONDON)
    after = datetime.combine(changes + timedelta(1), time(10), LONDON)
    weekly = slot(first=before.date())

    assert weekly.happens_on(before.date())
    assert weekly.happens_on(after.date())
    assert (after.astimezone(ZoneInfo("UTC")) - before.astimezone(ZoneInfo("UTC"))) == timedelta(hours=hours)  # fmt: skip


def test_a_week_is_monday_to_sunday():
    assert monday_of(date(2026, 11, 29)) == MONDAY
    assert week_of(MONDAY)[-1] == date(2026, 11, 29)


@pytest.mark.parametrize(
    ("ended_on", "expected", "too_long"),
    [
        pytest.param(None, Wait(43, 42, is_over=False), True, id="a day too long"),
        pytest.param(MONDAY, Wait(0, 42, is_over=True), False, id="seen that day"),
        pytest.param(
            MONDAY + timedelta(60), Wait(60, 42, is_over=True), False, id="over, however long"
        ),
    ],
)  # fmt: skip
def test_a_wait_is_counted_in_days(ended_on, expected, too_long):
    found = wait(sent_on=MONDAY, ended_on=ended_on, on=MONDAY + timedelta(43), limit=42)

    assert found == expected
    assert found.is_too_long is too_long


def test_a_wait_may_take_its_limit():
    found = wait(sent_on=MONDAY, ended_on=None, on=MONDAY + timedelta(42), limit=42)

    assert not found.is_too_long
