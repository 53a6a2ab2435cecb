"""Watched conditions, tags and drug appointments in the words of the page."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from core import words
from licences.choices.monitoring import (
    AdjustmentKind,
    AppointmentOutcome,
    CheckResult,
    TagEventKind,
    TagKind,
)


def watched_rows(found: Iterable[Any], *, on: date) -> list[dict[str, Any]]:
    """Return restrictive conditions: those nobody watches first, then by the next check."""
    ordered = sorted(found, key=lambda each: each.due_on or date.min)
    return [watched_row(each, on=on) for each in ordered]


def watched_row(each: Any, *, on: date) -> dict[str, Any]:
    """Return one condition with how it is watched."""
    watch, last = each.watch, each.last
    return {
        "condition": each.condition,
        "watch": watch,
        "how": f"Every {_days(watch.every_days)} by {watch.person}, {watch.agency}"
        if watch
        else "",
        "last": f"{last.get_result_display()} on {words.day(last.checked_on)}"
        if last
        else "Never checked",
        "last_tone": CheckResult(last.result).tone if last else "",
        "note": last.note if last else "",
        "next": _next(each, on=on),
        "is_overdue": each.is_overdue(on),
    }


def _days(number: int) -> str:
    return "day" if number == 1 else f"{number} days"


def _next(each: Any, *, on: date) -> str:
    if each.due_on is None:
        return "Nobody watches this condition yet"
    late = (on - each.due_on).days
    off = (
        f"{late} day{'' if late == 1 else 's'} overdue"
        if late > 0
        else words.distance(each.due_on, today=on)
    )
    return f"Next check {words.day(each.due_on)}, {off}"


def condition_lines(condition: Any) -> tuple[str, ...]:
    """Return a condition's title and wording."""
    return tuple(each for each in (condition.title, condition.wording) if each)


def typed_watch(watch: Any) -> dict[str, Any]:
    """Return how a condition is watched as its form's first state."""
    if watch is None:
        return {"version": 0, "every_days": 7}
    return {
        "version": watch.version,
        "how": watch.how,
        "every_days": watch.every_days,
        "person": f"{watch.agency_id}:{watch.person_id}",
    }


def tag_rows(tags: Iterable[Any], *, on: date) -> list[dict[str, Any]]:
    """Return the tags with what happened, those worn first."""
    return [tag_row(each, on=on) for each in tags]


def tag_row(tag: Any, *, on: date) -> dict[str, Any]:
    """Return one tag in words."""
    events = [
        {
            "kind": each.get_kind_display(),
            "tone": TagEventKind(each.kind).tone,
            "day": words.short_day(each.happened_on),
            "note": each.note,
        }
        for each in tag.events.all()
    ]
    facts = [
        ("Provider", tag.provider),
        ("Fitted", words.day(tag.starts_on)),
        ("Until", words.day(tag.ends_on) if tag.ends_on else "No end is set"),
    ]
    if tag.consented_on:
        facts.append(("Agreed to", words.day(tag.consented_on)))
    return {
        "pk": tag.pk,
        "title": tag.get_kind_display(),
        "is_voluntary": tag.kind == TagKind.VOLUNTARY,
        "is_worn": tag.removed_on is None,
        "state": _tag_state(tag, on=on),
        "facts": facts,
        "events": events,
    }


def _tag_state(tag: Any, *, on: date) -> str:
    if tag.removed_on:
        because = tag.get_removed_because_display().lower()
        return f"Off since {words.short_day(tag.removed_on)}: {because}"
    if tag.ends_on and tag.ends_on < on:
        return "Past its end: record that it came off"
    return "Worn"


def appointment_rows(found: Iterable[Any]) -> list[dict[str, Any]]:
    """Return drug appointments with whether the condition was breached (S1-132)."""
    return [
        {
            "day": words.short_day(each.held_on),
            "place": each.place,
            "outcome": AppointmentOutcome(each.outcome).label,
            "tone": "danger" if each.is_breach else "success",
            "word": "Breach" if each.is_breach else "No breach",
            "note": each.note,
        }
        for each in found
    ]


def day_rows(adjusted: Any) -> list[dict[str, Any]]:
    """Return days added, given back and at large."""
    return [
        {
            "pk": each.pk,
            "what": each.get_kind_display(),
            "day": words.short_day(each.day),
            "days": f"{each.days} day{'' if each.days == 1 else 's'}"
            if each.days
            else "Still at large",
            "note": each.note,
            "is_at_large": each.kind == AdjustmentKind.AT_LARGE and each.is_at_large,
        }
        for each in adjusted.rows
    ]
