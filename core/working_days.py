"""
Working days: Monday to Friday, bank holidays apart.

The arithmetic is pure: holidays are handed in. `bank_holidays` reads them from the
list that comes with the package, never from the network.
"""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from govuk_bank_holidays.bank_holidays import BankHolidays


Day = TypeVar("Day", bound=date)

DIVISIONS = {
    "england_wales": BankHolidays.ENGLAND_AND_WALES,
    "scotland": BankHolidays.SCOTLAND,
}
SATURDAY = 5


@cache
def bank_holidays(jurisdiction: str) -> frozenset[date]:
    """
    Return every bank holiday published for "england_wales" or "scotland".

    :raises KeyError: if there is no such jurisdiction
    """
    published = BankHolidays(use_cached_holidays=True)
    events = published.get_holidays(division=DIVISIONS[jurisdiction])
    return frozenset(event["date"] for event in events)


def holidays_known_until(jurisdiction: str) -> date:
    """Return the last day of the last year whose bank holidays are published."""
    return date(max(bank_holidays(jurisdiction)).year, 12, 31)


def is_working_day(day: date, holidays: AbstractSet[date]) -> bool:
    """Whether a date, or the date of an instant, is a working day."""
    return day.weekday() < SATURDAY and _plain(day) not in holidays


def add_working_days(start: Day, count: int, holidays: AbstractSet[date]) -> Day:
    """
    Return the `count`th working day after `start`, or before it when negative.

    The start itself is never counted, working day or not; an instant keeps its time
    of day. Nought leaves the start as it is.
    """
    step = timedelta(days=1 if count > 0 else -1)
    day = start
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day, holidays):
            day += step
    return day


def working_day_on_or_before(day: Day, holidays: AbstractSet[date]) -> Day:
    """Return the day itself, or the last working day before it."""
    return day if is_working_day(day, holidays) else add_working_days(day, -1, holidays)


def working_day_on_or_after(day: Day, holidays: AbstractSet[date]) -> Day:
    """Return the day itself, or the next working day after it."""
    return day if is_working_day(day, holidays) else add_working_days(day, 1, holidays)


def _plain(day: date) -> date:
    """Strip the time: an instant never equals a date in a set of holidays."""
    return date(day.year, day.month, day.day)
