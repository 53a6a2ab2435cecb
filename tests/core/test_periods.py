"""Months, years and ages, at the ends of months and in leap years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.periods import (
    add_months,
    add_years,
    age_on,
    days_from,
    days_in_months,
    last_day_of_month,
)


DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2021, 1, 15), 1, date(2021, 2, 15)),
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2019, 2, 28), 12, date(2020, 2, 28)),
        (date(2021, 12, 31), 2, date(2022, 2, 28)),
        (date(2021, 3, 31), -1, date(2021, 2, 28)),
        (date(2021, 1, 1), 0, date(2021, 1, 1)),
    ],
)
def test_months_are_clamped_to_the_month_end(day, months, expected):
    assert add_months(day, months) == expected


def test_a_year_after_29_february_is_the_28th():
    assert add_years(date(2020, 2, 29), 1) == date(2021, 2, 28)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 2, 1), date(2020, 2, 29)),
        (date(2021, 2, 28), date(2021, 2, 28)),
        (date(2021, 12, 5), date(2021, 12, 31)),
    ],
)
def test_last_day_of_month(day, expected):
    assert last_day_of_month(day) == expected


def test_both_ends_are_counted():
    assert days_from(date(2021, 11, 8), date(2022, 11, 23)) == 381


@pytest.mark.parametrize(
    ("first_day", "months", "days"),
    [
        (date(2009, 10, 1), 12, 365),
        (date(2019, 3, 1), 12, 366),
        (date(2020, 2, 29), 12, 365),
        (date(2021, 3, 2), 24, 730),
    ],
)
def test_days_in_months_are_counted_from_the_first_day(first_day, months, days):
    assert days_in_months(first_day, months) == days


@pytest.mark.parametrize(
    ("born_on", "day", "age"),
    [
        (date(2003, 10, 15), date(2021, 10, 14), 17),
        (date(2003, 10, 15), date(2021, 10, 15), 18),
        (date(2004, 2, 29), date(2022, 2, 28), 17),
        (date(2004, 2, 29), date(2022, 3, 1), 18),
    ],
)
def test_age_turns_on_the_birthday(born_on, day, age):
    assert age_on(born_on, day) == age


@given(day=DAYS, months=st.integers(min_value=0, max_value=600))
def test_later_months_are_never_earlier(day, months):
    assert add_months(day, months) <= add_months(day, months + 1)


@given(day=DAYS, months=st.integers(min_value=-600, max_value=600))
def test_the_day_of_the_month_is_kept_unless_the_month_is_too_short(day, months):
    moved = add_months(day, months)

    assert moved.day == day.day or moved == last_day_of_month(moved)
