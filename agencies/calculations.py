"""
Opening hours: reading them as people type them, and whether somewhere is open.

Days are 0 (Monday) to 6, and `BANK_HOLIDAY`, whose hours take the place of the
weekday's. Times are those on the clock in the room, so a night on which the clocks
change needs nothing special. Hours that close at or before they open run into the
next day: 17:00 to 09:00 is overnight, and 00:00 to 00:00 is the whole day (S1-87).
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.daytime import plain_time


BANK_HOLIDAY = 7
DAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "Bank holidays",
)
AHEAD = 15  # days looked through: over Christmas a weekly service can be shut that long
MIDNIGHT = time(0)
NAMED = {
    "midnight": MIDNIGHT,
    "noon": time(12),
    "12 noon": time(12),
    "midday": time(12),
}
TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap]m)?", re.IGNORECASE)
SPAN = re.compile(r"\s*(?:-|–|to)\s*", re.IGNORECASE)
STALE_AFTER = 183  # days: an entry unchecked for six months may be wrong


@dataclass(frozen=True, order=True)
class Opening:
    """From when until when somewhere is open on one kind of day."""

    day: int
    opens: time
    closes: time

    @property
    def words(self) -> str:
        """The hours as people say them: "9am to 5pm", "All day"."""
        if self.opens == self.closes:
            return "All day"
        overnight = " next day" if MIDNIGHT < self.closes <= self.opens else ""
        return f"{plain_time(self.opens)} to {plain_time(self.closes)}{overnight}"


@dataclass(frozen=True)
class Standing:
    """Whether somewhere is open at an instant, and when that next changes, if ever."""

    is_open: bool
    changes_at: datetime | None


def read_day(day: int, text: str) -> list[Opening]:
    """
    Return one day's hours from what somebody typed.

    "9am to 5pm", "09:00-17:00", "all day", "closed" or nothing, and several joined
    by a comma or "and".

    :raises ValueError: if it is none of these
    """
    typed = text.strip().casefold()
    if typed in {"", "closed"}:
        return []
    if typed in {"all day", "24 hours", "24h"}:
        return [Opening(day, MIDNIGHT, MIDNIGHT)]
    return [read_span(day, part) for part in re.split(r"\s*,\s*|\s+and\s+", typed)]


def read_span(day: int, text: str) -> Opening:
    """
    Return one stretch of hours.

    :raises ValueError: if it is not two times, or they are the same
    """
    ends = [read_time(part) for part in SPAN.split(text.strip(), maxsplit=1)]
    if len(ends) != 2 or ends[0] == ends[1]:
        raise ValueError(text)
    return Opening(day, ends[0], ends[1])


def read_time(text: str) -> time:
    """
    Return a time of day from "9am", "2:30pm", "17:00" or "midnight".

    :raises ValueError: if there is no such time
    """
    if text in NAMED:
        return NAMED[text]
    found = TIME.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        raise ValueError(text)
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] is None:
        return time(hour % 24 if hour == 24 and not minute else hour, minute)
    if not 1 <= hour <= 12:
        raise ValueError(text)
    return time(hour % 12 + (12 if found[3].casefold() == "pm" else 0), minute)


def standing(
    hours: Iterable[Opening], at: datetime, holidays: AbstractSet[date] = frozenset()
) -> Standing:
    """
    Return whether somewhere is open at a local time, and when that changes.

    :param at: the time on the clock, without a zone
    """
    open_spans = merged(spans(list(hours), at.date(), holidays))
    for opens, closes in open_spans:
        if opens <= at < closes:
            known = closes < _horizon(at.date())
            return Standing(is_open=True, changes_at=closes if known else None)
        if opens > at:
            return Standing(is_open=False, changes_at=opens)
    return Standing(is_open=False, changes_at=None)


def spans(
    hours: list[Opening], on: date, holidays: AbstractSet[date]
) -> Iterator[tuple[datetime, datetime]]:
    """Yield from when to when somewhere is open, from the day before `on`."""
    for number in range(-1, AHEAD):
        day = on + timedelta(days=number)
        kind = BANK_HOLIDAY if day in holidays else day.weekday()
        for each in sorted(hours):
            if each.day == kind:
                last = day + timedelta(days=1) if each.closes <= each.opens else day
                opens = datetime.combine(day, each.opens)
                yield opens, datetime.combine(last, each.closes)


def merged(
    found: Iterable[tuple[datetime, datetime]],
) -> list[tuple[datetime, datetime]]:
    """Return stretches in order, those that touch made one."""
    joined: list[tuple[datetime, datetime]] = []
    for opens, closes in sorted(found):
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], closes))
        else:
            joined.append((opens, closes))
    return joined


def is_stale(checked_on: date, on: date) -> bool:
    """Whether an entry was last checked more than six months ago."""
    return (on - checked_on).days > STALE_AFTER


def _horizon(on: date) -> datetime:
    return datetime.combine(on + timedelta(days=AHEAD - 1), MIDNIGHT)
