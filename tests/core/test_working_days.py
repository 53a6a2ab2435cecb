"""Working days, around weekends and the bank holidays of each jurisdiction."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.working_days import (
    add_working_days,
    bank_holidays,
    holidays_known_until,
    is_working_day,
    working_day_on_or_after,
    working_day_on_or_before,
)


HERE = bank_holidays("england_wales")
GOOD_FRIDAY = date(2026, 4, 3)
EASTER_MONDAY = date(2026, 4, 6)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        pytest.param(date(2026, 3, 2), 2, date(2026, 3, 4), id="within a week"),
        pytest.param(date(2026, 3, 6), 2, date(2026, 3, 10), id="over a weekend"),
        pytest.param(date(2026, 3, 7), 1, date(2026, 3, 9), id="from a Saturday"),
        pytest.param(date(2026, 4, 2), 2, date(2026, 4, 8), id="over Easter"),
        pytest.param(date(2026, 4, 7), -1, date(2026, 4, 2), id="back over Easter"),
        pytest.param(date(2026, 3, 9), -1, date(2026, 3, 6), id="back from a Monday"),
        pytest.param(date(2026, 3, 8), -1, date(2026, 3, 6), id="back from a Sunday"),
        pytest.param(date(2026, 12, 24), 1, date(2026, 12, 29), id="Boxing Day moved"),
        pytest.param(date(2026, 3, 7), 0, date(2026, 3, 7), id="none at all"),
    ],
)
def test_adding_working_days(start, count, expected):
    assert add_working_days(start, count, HERE) == expected


def test_an_instant_keeps_its_time_and_minds_bank_holidays():
    thursday_at_four = datetime(2026, 4, 2, 16, tzinfo=UTC)

    assert add_working_days(thursday_at_four, 1, HERE) == datetime(
        2026, 4, 7, 16, tzinfo=UTC
    )


def test_easter_monday_is_a_working_day_in_scotland():
    assert not is_working_day(EASTER_MONDAY, HERE)
    assert is_working_day(EASTER_MONDAY, bank_holidays("scotland"))


def test_an_unknown_jurisdiction_is_refused():
    with pytest.raises(KeyError, match="atlantis"):
        bank_holidays("atlantis")


def test_it_says_until_when_holidays_are_known():
    until = holidays_known_until("england_wales")

    assert (until.month, until.day) == (12, 31)
    assert until.year == max(HERE).year >= 2026


def test_release_moves_off_a_closed_day():
    assert working_day_on_or_before(EASTER_MONDAY, HERE) == date(2026, 4, 2)
    assert working_day_on_or_after(GOOD_FRIDAY, HERE) == date(2026, 4, 7)


def test_a_working_day_stays_where_it_is():
    monday = date(2026, 3, 2)

    assert working_day_on_or_before(monday, HERE) == monday
    assert working_day_on_or_after(monday, HERE) == monday


@given(start=st.dates(date(2012, 1, 1), date(2028, 12, 1)), count=st.integers(1, 40))
def test_going_there_and_back_lands_on_or_before_the_start(start, count):
    there = add_working_days(start, count, HERE)
    back = add_working_days(there, -count, HERE)

    assert is_working_day(there, HERE)
    assert back == working_day_on_or_before(start, HERE)
