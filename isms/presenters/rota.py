"""A week's rota: each day's shifts, what they cover, and what is wrong while planning."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from core import words
from core.daytime import plain_time
from isms.calculations import LONDON, Day, Span, in_words, midnight, monday_of
from isms.choices import Night, ShiftStatus


@dataclass(frozen=True)
class ShiftRow:
    """One shift on one day."""

    shift: Any
    who: str
    when: str
    night: str
    status: str
    is_open: bool
    has_begun: bool


@dataclass(frozen=True)
class DayRow:
    """One day: its shifts and its sums in words."""

    title: str
    is_today: bool
    shifts: list[ShiftRow]
    planned: str
    wrong: list[str]
    line: tuple[str, ...]


@dataclass(frozen=True)
class RotaView:
    """A week as its page shows it."""

    title: str
    monday: date
    before: date
    after: date
    is_this_week: bool
    days: list[DayRow]
    planned: str
    agreed: str
    cap: str
    worked: str
    delivered: str
    wrong: list[str]
    lines: list[tuple[str, ...]]
    has_terms: bool


COLUMNS = ("Day", "Planned", "Agreed", "At most", "Worked", "Against the plan")


def rota_view(week: Any, *, now: datetime) -> RotaView:
    """Return a week day by day, with gaps, breaches and hours short of the agreement."""
    today = now.astimezone(LONDON).date()
    days = [
        day_row(day, worked, week.shifts, now=now)
        for day, worked in zip(week.planned.days, week.worked.days, strict=True)
    ]
    sunday = week.monday + timedelta(days=6)
    return RotaView(
        title=f"Monday {week.monday.day} {week.monday:%B} to Sunday {words.day(sunday)}",
        monday=week.monday,
        before=week.monday - timedelta(days=7),
        after=week.monday + timedelta(days=7),
        is_this_week=week.monday == monday_of(today),
        days=days,
        planned=in_words(week.planned.covered),
        agreed=in_words(week.planned.agreed),
        cap=in_words(week.planned.cap),
        worked=in_words(week.worked.covered),
        delivered=delivered(week, now=now),
        wrong=list(wrong_in_week(week.planned)),
        lines=[each.line for each in days],
        has_terms=bool(week.planned.cap),
    )


def delivered(week: Any, *, now: datetime) -> str:
    """Return how a week that is over was delivered against the agreement, in words."""
    if not week.planned.agreed or midnight(week.monday + timedelta(days=7)) > now:
        return ""
    difference = week.worked.covered - week.planned.agreed
    if not difference:
        return "Delivered as agreed."
    more = "more" if difference > 0 else "fewer"
    return f"Delivered {in_words(abs(difference))} {more} than agreed."


def wrong_in_week(planned: Any) -> Iterator[str]:
    """Yield what is wrong with a week as a whole."""
    if planned.is_over:
        yield f"{in_words(planned.covered - planned.cap)} more than the package allows in a week"
    if planned.short:
        yield f"{in_words(planned.short)} fewer than agreed for the week"


def day_row(day: Day, worked: Day, shifts: Any, *, now: datetime) -> DayRow:
    """Return one day; a shift over midnight stands on both."""
    starts, ends = midnight(day.day), midnight(day.day + timedelta(days=1))
    mine = [each for each in shifts if each.starts_at < ends and each.ends_at > starts]
    is_past = ends <= now
    return DayRow(
        title=f"{day.day:%A} {day.day.day} {day.day:%b}",
        is_today=starts <= now < ends,
        shifts=[shift_row(each, now=now) for each in mine],
        planned=in_words(day.covered),
        wrong=list(wrong_in_day(day)),
        line=(
            f"{day.day:%A} {day.day.day} {day.day:%B}",
            in_words(day.covered),
            in_words(day.agreed),
            in_words(day.cap),
            in_words(worked.covered) if is_past or worked.covered else "",
            against(worked, day) if is_past and day.agreed else "",
        ),
    )


def against(worked: Day, day: Day) -> str:
    """Return how much more or less was worked than planned and allowed, in words."""
    difference = worked.covered - day.covered
    if worked.is_over:
        return f"{in_words(worked.covered - worked.cap)} over the limit"
    if not difference:
        return "As planned"
    more = "more" if difference > 0 else "fewer"
    return f"{in_words(abs(difference))} {more} than planned"


def wrong_in_day(day: Day) -> Iterator[str]:
    """Yield what is wrong with a day, in words."""
    if day.is_over:
        yield f"{in_words(day.covered - day.cap)} more than allowed"
    for each in day.gaps:
        yield f"Nobody {span(each)}"
    for each in day.understaffed:
        yield f"One worker where two are agreed {span(each)}"
    for stint in day.wrong_nights:
        when = plain(stint.starts)
        yield f"Not awake on the night shift from {when}, where a waking night is agreed"


def span(found: Span) -> str:
    """Return "from 9am to 5pm"."""
    return f"from {plain(found.starts)} to {plain(found.ends)}"


def plain(at: datetime) -> str:
    """Return an instant's local time of day in words."""
    return plain_time(at.astimezone(LONDON).time())


def shift_row(shift: Any, *, now: datetime) -> ShiftRow:
    """Return one shift in words, as worked when that is known."""
    starts, ends = (
        shift.worked_from or shift.starts_at,
        shift.worked_until or shift.ends_at,
    )
    return ShiftRow(
        shift=shift,
        who=str(shift.worker),
        when=span(Span(starts, ends)).removeprefix("from "),
        night="" if shift.night == Night.NONE else Night(shift.night).label,
        status=""
        if shift.status == ShiftStatus.PLANNED
        else ShiftStatus(shift.status).label,
        is_open=shift.status == ShiftStatus.PLANNED,
        has_begun=shift.starts_at <= now,
    )
