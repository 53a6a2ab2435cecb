"""When the meetings of a series fall. Bank holidays are handed in; nothing asks what day it is."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from core.periods import add_months
from core.working_days import working_day_on_or_after
from meetings.choices import Repeats


WEEK = timedelta(days=7)
PLACES = {Repeats.FIRST: 0, Repeats.SECOND: 1, Repeats.THIRD: 2, Repeats.FOURTH: 3}


@dataclass(frozen=True)
class Turn:
    """One meeting of a series: the day its rule gives, and the day it is held."""

    planned_on: date
    held_on: date

    @property
    def has_moved(self) -> bool:
        """Tell whether a bank holiday moved it."""
        return self.held_on != self.planned_on


def turns(
    repeats: Repeats,
    weekday: int,
    *,
    after: date,
    count: int,
    holidays: AbstractSet[date],
) -> list[Turn]:
    """
    Return the next turns of a series whose planned day is after a day.

    One on a bank holiday is held on the next working day (S1-18); weekends are as the
    series has them. `weekday` counts from Monday, 0.
    """
    days = (
        weekly(weekday, after)
        if repeats == Repeats.WEEKLY
        else (monthly(repeats, weekday, after))
    )
    return [
        Turn(day, working_day_on_or_after(day, holidays) if day in holidays else day)
        for day, _ in zip(days, range(count), strict=False)
    ]


def weekly(weekday: int, after: date) -> Iterator[date]:
    """Yield a weekday of every week after a day."""
    day = after + timedelta(days=1)
    day += timedelta(days=(weekday - day.weekday()) % 7)
    while True:
        yield day
        day += WEEK


def monthly(repeats: Repeats, weekday: int, after: date) -> Iterator[date]:
    """Yield the first to fourth of a weekday, or its last, in every month after a day."""
    month = after.replace(day=1)
    while True:
        day = in_month(repeats, weekday, month)
        if day > after:
            yield day
        month = add_months(month, 1)


def in_month(repeats: Repeats, weekday: int, month: date) -> date:
    """Return where in a month the rule falls; `month` is its first day."""
    if repeats == Repeats.LAST:
        last = add_months(month, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = month + timedelta(days=(weekday - month.weekday()) % 7)
    return first + PLACES[repeats] * WEEK
