"""An action in words: who, by when, how it last stood."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.choices import Section
from core import words
from plans.choices import UpdateKind


SOON = 7  # days: an action due this near is marked
DETAIL = 180  # characters of the latest update shown in a list


@dataclass(frozen=True)
class ActionRow:
    """One action as `action_row` draws it."""

    text: str
    url: str
    detail: str
    owner: str
    due: str
    due_hint: str
    tone: str
    status: str
    status_tone: str
    person: str
    agency: str
    day: str


def action_rows(actions: Iterable[Any], *, on: date) -> list[ActionRow]:
    """Return actions as lines of a list."""
    return [action_row(each, on=on) for each in actions]


def action_row(action: Any, *, on: date) -> ActionRow:
    """Return one action as a line: what, who, by when, and how it last stood."""
    return ActionRow(
        text=action.what,
        url=action.get_absolute_url(),
        detail=latest(getattr(action, "latest_update", None)),
        owner=f"{action.person}, {action.agency}",
        due=due(action),
        due_hint=due_hint(action, on=on),
        tone=tone(action, on=on),
        status=status(action, on=on),
        status_tone=status_tone(action, on=on),
        person=str(action.person),
        agency=str(action.agency),
        day=words.short_day(action.closed_on or action.due_on),
    )


def due(action: Any) -> str:
    """Return "Due 4 Dec 2026", or when the action was closed."""
    if action.is_open:
        return f"Due {words.short_day(action.due_on)}"
    return f"{action.get_status_display()} {words.short_day(action.closed_on)}"


def due_hint(action: Any, *, on: date) -> str:
    """Return how far off the due date is, and how often it has moved."""
    moved = carried(action.times_carried_over)
    if not action.is_open:
        return moved
    late = (on - action.due_on).days
    off = words.distance(action.due_on, today=on)
    if late > 0:
        off = f"{late} day{'s' if late > 1 else ''} overdue"
    return ", ".join(filter(None, (off, moved)))


def carried(times: int) -> str:
    """Return "carried over twice", or nothing."""
    if not times:
        return ""
    return f"carried over {({1: 'once', 2: 'twice'}).get(times, f'{times} times')}"


def tone(action: Any, *, on: date) -> str:
    """Return how loudly the action's date speaks."""
    if not action.is_open:
        return ""
    days = (action.due_on - on).days
    return "danger" if days < 0 else "warning" if days <= SOON else ""


def status(action: Any, *, on: date) -> str:
    """Return the status in words."""
    return "Overdue" if action.is_overdue(on) else action.get_status_display()


def status_tone(action: Any, *, on: date) -> str:
    """Return the status's tone."""
    if action.is_overdue(on):
        return "danger"
    return "info" if action.is_open else "neutral"


def latest(update: Any) -> str:
    """Return the latest update in a line."""
    if update is None:
        return ""
    text = " ".join(update.text.split())
    if len(text) > DETAIL:
        text = f"{text[: DETAIL - 1].rstrip()}…"
    head = words.short_day(update.made_on)
    if update.kind != UpdateKind.PROGRESS:
        head = f"{update.get_kind_display()}, {head}"
    return f"{head}: {text}"


def update_entries(updates: Iterable[Any], action: Any) -> list[dict[str, Any]]:
    """Return an action's history for the timeline, the latest first."""
    entries = [update_entry(each) for each in updates]
    agreed = {
        "title": "Agreed",
        "at": action.agreed_on,
        "by": str(action.recorded_by),
        "body": f"To be done by {words.day(action.first_due_on)}.",
        "tag": "",
    }
    return [*entries, agreed]


def update_entry(update: Any) -> dict[str, Any]:
    """Return one update for the timeline."""
    title = update.get_kind_display()
    if update.due_after:
        title = f"{title} to {words.day(update.due_after)}"
    return {
        "title": title,
        "at": update.made_on,
        "by": str(update.recorded_by),
        "body": update.text,
        "tag": "",
    }


def action_facts(action: Any) -> list[tuple[str, str]]:
    """Return what there is to know of an action, for a summary list."""
    objective = action.objective
    return [
        ("Agency", str(action.agency)),
        ("Person", str(action.person)),
        ("Due", words.day(action.due_on)),
        ("Serves", objective.text if objective else "None of the objectives"),
        *([("Sentence plan", action.sentence_plan)] if action.sentence_plan else []),
        *(
            []
            if action.section == Section.GENERAL
            else [("Part of the case", action.get_section_display())]
        ),
    ]
