"""The directory of services in words; values only, no queries."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from agencies.calculations import (
    DAYS,
    Opening,
    Standing,
    is_stale,
    standing,
)
from core import words
from core.daytime import plain_time


@dataclass(frozen=True)
class EntryView:
    """One service as the list and its own page show it."""

    entry: Any
    areas: str
    open_now: str
    is_open: bool
    hours: list[tuple[str, str]]
    checked: str
    is_stale: bool


def entry_views(
    entries: Iterable[Any], *, at: datetime, holidays: AbstractSet[date]
) -> list[EntryView]:
    """Return services in words at a local time (on the clock, without a zone)."""
    return [entry_view(each, at=at, holidays=holidays) for each in entries]


def entry_view(entry: Any, *, at: datetime, holidays: AbstractSet[date]) -> EntryView:
    """Return one service in words."""
    hours = [each.as_opening for each in entry.hours.all()]
    now = standing(hours, at, holidays)
    areas = [each.area.name for each in entry.served.all()]
    on = at.date()
    return EntryView(
        entry=entry,
        areas=", ".join(areas) or "Every area",
        open_now=open_words(now, at) if hours else "Hours not known",
        is_open=now.is_open,
        hours=hours_in_words(hours),
        checked=f"{words.short_day(entry.checked_on)} by {entry.checked_by}",
        is_stale=is_stale(entry.checked_on, on),
    )


def open_words(now: Standing, at: datetime) -> str:
    """Return "Until 5pm", "Opens 9am on Monday" and their like."""
    if now.changes_at is None:
        return "All day, every day" if now.is_open else ""
    when = moment_words(now.changes_at, at)
    return f"Until {when}" if now.is_open else f"Opens {when}"


def moment_words(moment: datetime, at: datetime) -> str:
    """Return an instant as "5pm" today, else with its day."""
    clock = plain_time(moment.time())
    days = (moment.date() - at.date()).days
    if days == 0 or (days == 1 and clock == "midnight"):
        return clock
    if days == 1:
        return f"{clock} tomorrow"
    if days < 7:
        return f"{clock} on {DAYS[moment.weekday()]}"
    return f"{clock} on {words.short_day(moment.date())}"


def hours_in_words(hours: Iterable[Opening]) -> list[tuple[str, str]]:
    """Return each day with its hours, as the form takes them back too."""
    by_day: dict[int, list[str]] = {}
    for each in sorted(hours):
        by_day.setdefault(each.day, []).append(each.words)
    if not by_day:
        return []
    return [
        (day, " and ".join(by_day.get(number, ["Closed"])))
        for number, day in enumerate(DAYS)
    ]


def entry_initial(entry: Any) -> dict[str, Any]:
    """Return what the form shows of an entry that is to be changed."""
    typed = dict(hours_in_words(each.as_opening for each in entry.hours.all()))
    kept = {name: getattr(entry, name) for name in KEPT}
    hours = {
        f"hours_{number}": typed.get(day, "").replace(" next day", "")
        for number, day in enumerate(DAYS)
    }
    areas = [str(each.area_id) for each in entry.served.all()]
    return kept | hours | {"areas": areas}


KEPT = (
    "version",
    "name",
    "kind",
    "tier",
    "description",
    "address",
    "phone",
    "out_of_hours_phone",
    "who_can_refer",
    "how_to_refer",
    "expected_wait_days",
    "source_text",
    "is_running",
)
