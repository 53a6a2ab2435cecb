"""When the meetings of a series fall."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.working_days import bank_holidays
from meetings.calculations.turns import turns
from meetings.choices import Repeats


ENGLAND = bank_holidays("england_wales")


@pytest.mark.parametrize(
    ("repeats", "weekday", "after", "expected"),
    [
        ("weekly", 1, date(2026, 11, 3), ["2026-11-10", "2026-11-17", "2026-11-24"]),
        ("first", 3, date(2026, 11, 5), ["2026-12-03", "2027-01-07", "2027-02-04"]),
        ("third", 0, date(2026, 11, 1), ["2026-11-16", "2026-12-21", "2027-01-18"]),
        ("last", 4, date(2026, 11, 1), ["2026-11-27", "2026-12-29", "2027-01-29"]),
        ("first", 0, date(2026, 4, 10), ["2026-05-05", "2026-06-01", "2026-07-06"]),
        ("weekly", 4, date(2026, 3, 27), ["2026-04-07", "2026-04-10", "2026-04-17"]),
    ],
    ids=[
        "every Tuesday",
        "first Thursdays",
        "third Mondays",
        "last Fridays, Christmas Day moved",
        "first Mondays, the May holiday moved",
        "Fridays, Good Friday moved past Easter Monday",
    ],
)
def test_turns(repeats, weekday, after, expected):
    found = turns(Repeats(repeats), weekday, after=after, count=3, holidays=ENGLAND)

    assert [each.held_on.isoformat() for each in found] == expected


def test_it_says_that_it_has_moved():
    (moved,) = turns(
        Repeats.WEEKLY, 4, after=date(2026, 12, 24), count=1, holidays=ENGLAND
    )

    assert (moved.planned_on, moved.has_moved) == (date(2026, 12, 25), True)


@given(
    st.sampled_from(Repeats),
    st.integers(0, 6),
    st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    st.integers(1, 12),
)
def test_turns_follow_each_other_on_their_weekday(repeats, weekday, after, count):
    found = turns(repeats, weekday, after=after, count=count, holidays=frozenset())
    days = [each.held_on for each in found]

    assert len(days) == count
    assert days == sorted(set(days))
    assert all(day > after and day.weekday() == weekday for day in days)
    longest = timedelta(days=7 if repeats == Repeats.WEEKLY else 35)
    assert all(b - a <= longest for a, b in pairwise(days))
