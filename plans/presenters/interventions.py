"""Sessions and programmes in words: routeway by routeway, and what is late to start."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.choices import Routeway
from cases.pathways import ROUTEWAYS, pathways_of
from core import words
from plans.catalogue import SESSIONS, modules_of
from plans.choices import InterventionKind, InterventionStatus


TONES = {
    InterventionStatus.OFFERED: "info",
    InterventionStatus.BOOKED: "info",
    InterventionStatus.ATTENDED: "warning",
    InterventionStatus.COMPLETED: "success",
    InterventionStatus.DECLINED: "neutral",
    InterventionStatus.STOPPED: "neutral",
}


@dataclass(frozen=True)
class InterventionRow:
    """One session or programme as a line."""

    intervention: Any
    place: str
    status: str
    tone: str
    detail: str
    is_late: bool


@dataclass(frozen=True)
class RoutewayRow:
    """One routeway: what need leads to it, how far the person has come, and its lines."""

    routeway: str
    label: str
    need: str
    total: int
    offered: int
    attended: int
    completed: int
    rows: list[InterventionRow]

    @property
    def progress(self) -> str:
        """How far the person has come: "2 of 6 sessions completed"."""
        if not self.offered:
            return "Nothing offered yet"
        return f"{self.completed} of {self.total} sessions completed"


def intervention_row(each: Any, *, on: date) -> InterventionRow:
    """Return one session or programme as a line."""
    placed = SESSIONS.get(each.code)
    late = each.starts_late(on)
    return InterventionRow(
        intervention=each,
        place=placed.module.name if placed else each.get_kind_display(),
        status="Late to start" if late else each.get_status_display(),
        tone="danger" if late else TONES[InterventionStatus(each.status)],
        detail=detail(each, on=on),
        is_late=late,
    )


def detail(each: Any, *, on: date) -> str:
    """Return when something last happened, what was said of it, and by when it is to start."""
    steps = list(each.steps.all())
    latest = steps[-1] if steps else None
    when = latest.happened_on if latest else each.offered_on
    told = words.short_day(when)
    if latest and latest.note:
        told = f"{told}: {latest.note}"
    if each.start_due_on and each.started_on is None and each.is_open:
        off = words.distance(each.start_due_on, today=on)
        return f"{told}. To start by {words.short_day(each.start_due_on)}, {off}"
    return told


def routeway_rows(
    found: Iterable[Any], ratings: Mapping[str, str], *, on: date
) -> list[RoutewayRow]:
    """
    Return the seven routeways in the guide's order with the person's sessions.

    :param ratings: the present rating of each pathway the reader may see
    """
    by_routeway: dict[str, list[Any]] = {}
    for each in found:
        if each.kind == InterventionKind.SESSION:
            by_routeway.setdefault(each.routeway, []).append(each)
    return [
        routeway_row(routeway, by_routeway.get(routeway, []), ratings, on=on)
        for routeway in Routeway
    ]


def routeway_row(
    routeway: Routeway, offered: list[Any], ratings: Mapping[str, str], *, on: date
) -> RoutewayRow:
    """Return one routeway; a session counts once, however often it was offered."""

    def codes(*statuses: str) -> int:
        return len({each.code for each in offered if each.status in statuses})

    return RoutewayRow(
        routeway=routeway.value,
        label=routeway.label,
        need=highest(ratings.get(each, "") for each in pathways_of(routeway)),
        total=sum(len(module.sessions) for module in modules_of(routeway)),
        offered=len({each.code for each in offered}),
        attended=codes(InterventionStatus.ATTENDED),
        completed=codes(InterventionStatus.COMPLETED),
        rows=[intervention_row(each, on=on) for each in offered],
    )


def highest(ratings: Iterable[str]) -> str:
    """Return the gravest of some ratings, or nothing."""
    known = set(ratings)
    return next((each for each in ("red", "amber", "green") if each in known), "")


def other_rows(found: Iterable[Any], *, on: date) -> list[InterventionRow]:
    """Return the groups and programmes, those late to start first."""
    rows = [
        intervention_row(each, on=on)
        for each in found
        if each.kind != InterventionKind.SESSION
    ]
    return sorted(rows, key=lambda row: not row.is_late)


def session_choices(
    taken: Iterable[str],
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return what can be offered, routeway by routeway: (code, label, [(session, words)])."""
    held = set(taken)
    return [
        (
            routeway.value,
            routeway.label,
            [
                (session.code, f"{module.name}: {session.name}")
                for module in modules_of(routeway)
                for session in module.sessions
                if session.code not in held
            ],
        )
        for routeway in Routeway
    ]


def rated(needs: Iterable[Any]) -> dict[str, str]:
    """Return the present rating of each pathway."""
    return {each.pathway: each.rating for each in needs if ROUTEWAYS[each.pathway]}


def step_entries(steps: Iterable[Any]) -> list[dict[str, Any]]:
    """Return what happened for the timeline, the latest first."""
    entries = [
        {
            "title": each.get_to_status_display(),
            "at": each.happened_on,
            "by": str(each.recorded_by),
            "body": each.note,
            "tag": "",
        }
        for each in steps
    ]
    return entries[::-1]
