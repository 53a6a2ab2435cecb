"""
What follows from the facts of a timetable and of a wait for a service.

A timetable is told in days and in times on the clock in the room, never in instants:
ten o'clock stays ten o'clock when the clocks change (S2-30). Days count from Monday, 0.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta


WEEK = timedelta(days=7)
# After two weeks every pattern of every week and of every other week has come round.
COMMON_TURN = timedelta(days=14)


@dataclass(frozen=True)
class Slot:
    """
    Something that happens at set times: on these weekdays, every `every_weeks` weeks.

    It runs from `first_day` to `last_day` (both counted; None is without an end), in
    the week of `first_day` and every so many weeks after it. `name` is what it is.
    """

    name: str
    weekdays: frozenset[int]
    starts_at: time
    ends_at: time
    first_day: date
    last_day: date | None = None
    every_weeks: int = 1

    def happens_on(self, day: date) -> bool:
        """Tell whether it happens on a day."""
        if day.weekday() not in self.weekdays or day < self.first_day:
            return False
        if self.last_day is not None and day > self.last_day:
            return False
        weeks = (monday_of(day) - monday_of(self.first_day)).days // 7
        return weeks % self.every_weeks == 0


@dataclass(frozen=True)
class Clash:
    """Two things at one time: what with, and the first day on which they meet."""

    name: str
    day: date
    starts_at: time
    ends_at: time


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week_of(monday: date) -> list[date]:
    """Return the seven days of a week."""
    return [monday + timedelta(days=number) for number in range(7)]


def clashes(new: Slot, others: Iterable[Slot]) -> Iterator[Clash]:
    """
    Yield what a new slot meets, each with the first day on which it does.

    One that ends when the other starts does not clash.
    """
    for other in others:
        if new.starts_at < other.ends_at and other.starts_at < new.ends_at:
            day = first_day_of_both(new, other)
            if day is not None:
                yield Clash(other.name, day, other.starts_at, other.ends_at)


def first_day_of_both(one: Slot, other: Slot) -> date | None:
    """
    Return the first day on which both happen, or None.

    Within two weeks of the later start every pattern comes round, so what has not
    met by then never will.
    """
    start = max(one.first_day, other.first_day)
    ends = [each for each in (one.last_day, other.last_day) if each is not None]
    last = min([start + COMMON_TURN, *ends])
    day = start
    while day <= last:
        if one.happens_on(day) and other.happens_on(day):
            return day
        day += timedelta(days=1)
    return None


@dataclass(frozen=True)
class Wait:
    """How long somebody waited or has been waiting for a service, and how long is too long."""

    days: int
    limit: int
    is_over: bool

    @property
    def is_too_long(self) -> bool:
        """Whether they still wait, longer than they should."""
        return not self.is_over and self.days > self.limit


def wait(*, sent_on: date, ended_on: date | None, on: date, limit: int) -> Wait:
    """
    Return a wait on a day (S1-186).

    :param ended_on: when they were first seen, or the referral ended without that
    :param limit: days after which a wait is too long
    """
    return Wait(
        days=((ended_on or on) - sent_on).days,
        limit=limit,
        is_over=ended_on is not None,
    )
