"""A week of a timetable: for those who work the case, and for the person on paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import combinations
from typing import Any

from cases.choices import Section
from core import words
from core.daytime import plain_time
from plans.rules import monday_of, week_of


@dataclass(frozen=True)
class Entry:
    """One thing on one day."""

    what: str
    starts: time
    ends: time | None
    place: str
    detail: str
    section: str
    activity: Any = None
    clashes: bool = False

    @property
    def when(self) -> str:
        """From when until when: "10am to 11:30am"."""
        start = plain_time(self.starts)
        return f"{start} to {plain_time(self.ends)}" if self.ends else start


@dataclass(frozen=True)
class Day:
    """One day of a week with what is on it, in order."""

    day: date
    title: str
    is_today: bool
    entries: list[Entry]


@dataclass(frozen=True)
class WeekView:
    """A week as its page shows it."""

    title: str
    monday: date
    days: list[Day]
    before: date
    after: date
    is_this_week: bool
    clashes: list[str]


def week_view(week: Any, *, on: date) -> WeekView:
    """Return a week day by day, what is at the same time marked."""
    days = [day_of(week, day, on=on) for day in week_of(week.monday)]
    met = [f"{each.title}: {told}" for each in days for told in meetings(each.entries)]
    return WeekView(
        title=span(week.monday),
        monday=week.monday,
        days=days,
        before=week.monday - timedelta(days=7),
        after=week.monday + timedelta(days=7),
        is_this_week=week.monday == monday_of(on),
        clashes=met,
    )


def span(monday: date) -> str:
    """Return "Monday 23 November to Sunday 29 November 2026"."""
    sunday = monday + timedelta(days=6)
    return f"Monday {monday.day} {monday:%B} to Sunday {words.day(sunday)}"


def day_of(week: Any, day: date, *, on: date) -> Day:
    """Return one day of a week, the earliest at the top."""
    entries = [
        *(entry(each) for each in week.activities if each.slot.happens_on(day)),
        *(agreed(each) for each in week.appointments if each.starts.date() == day),
    ]
    ordered = sorted(entries, key=lambda each: each.starts)
    return Day(
        day=day,
        title=f"{day:%A} {day.day} {day:%b}",
        is_today=day == on,
        entries=[marked(each, ordered) for each in ordered],
    )


def entry(activity: Any) -> Entry:
    """Return an activity as it stands on a day."""
    return Entry(
        what=activity.what,
        starts=activity.starts_at,
        ends=activity.ends_at,
        place=activity.place,
        detail=activity.provider,
        section=section_words(activity.section),
        activity=activity,
    )


def agreed(appointment: Any) -> Entry:
    """Return an appointment agreed at a contact."""
    return Entry(
        what=f"Appointment with {appointment.with_whom}",
        starts=appointment.starts.time(),
        ends=None,
        place="",
        detail="Agreed at a contact",
        section=section_words(appointment.section),
    )


def section_words(section: str) -> str:
    """Return a sensitive section's name, and nothing for the general one."""
    return "" if section == Section.GENERAL else Section(section).label


def marked(one: Entry, entries: Iterable[Entry]) -> Entry:
    """Return the entry, marked when another is at the same time."""
    met = any(other is not one and at_once(one, other) for other in entries)
    return Entry(**{**vars(one), "clashes": met})


def at_once(one: Entry, other: Entry) -> bool:
    """Tell whether two things are at one time; one without an end is an instant."""
    if one.starts == other.starts:
        return True
    return one.starts < (other.ends or other.starts) and other.starts < (
        one.ends or one.starts
    )


def meetings(entries: Iterable[Entry]) -> list[str]:
    """Return what is at the same time as what, in words."""
    return [
        f"{one.what} and {other.what} at {plain_time(max(one.starts, other.starts))}"
        for one, other in combinations(entries, 2)
        if at_once(one, other)
    ]


@dataclass(frozen=True)
class SheetEntry:
    """One thing on the person's own sheet."""

    what: str
    when: str
    where: str
    bring: str
    ring: str


def sheet_entry(each: Entry) -> SheetEntry:
    """
    Return an entry in words that anybody may read over the person's shoulder.

    What is kept in a sensitive section is an appointment and no more.
    """
    activity = each.activity
    what = "Appointment" if each.section else each.what
    return SheetEntry(
        what=what,
        when=each.when,
        where=each.place or "Ask when you ring",
        bring=activity.bring if activity and not each.section else "",
        ring=activity.ring if activity else "",
    )
