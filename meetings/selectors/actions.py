"""The actions a meeting agreed, and what became of them since (S1-21, S1-29)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from meetings.models import Meeting
from meetings.selectors.minutes import meeting_before
from plans import selectors as plans


FLAGGED = 2  # times carried over after which an action is flagged


@dataclass(frozen=True)
class ActionFilters:
    """What the list is narrowed to; empty means everything."""

    agency: str = ""
    status: str = ""
    flagged: bool = False


@dataclass(frozen=True)
class MeetingAction:
    """One action agreed at a meeting, with the latest that was written of it."""

    action: Any
    latest: Any

    @property
    def is_flagged(self) -> bool:
        """Tell whether it has been carried over twice or more and is still open."""
        return self.action.is_open and self.action.times_carried_over >= FLAGGED


def meeting_actions(user: User, meeting: Meeting) -> list[MeetingAction]:
    """Return the actions of a meeting the reader may see, and record the look (2 queries)."""
    rows = list(
        plans.actions_of_meeting(user, meeting.pk).order_by(
            "agency__name", "person__full_name", "due_on", "pk"
        )
    )
    if rows:
        audit.looked(
            "meeting.actions_listed",
            cases=list({each.case_id for each in rows}),
            purpose=Purpose.MEETING,
            meeting=meeting.pk,
        )
    return told(user, rows)


def told(user: User, rows: list[Any]) -> list[MeetingAction]:
    """Return actions with the latest that was written of each (1 query)."""
    latest = plans.latest_updates(user, [each.pk for each in rows]) if rows else {}
    return [MeetingAction(each, latest.get(each.pk)) for each in rows]


def narrowed(
    rows: Iterable[MeetingAction], filters: ActionFilters
) -> list[MeetingAction]:
    """Return those of the actions that the filters leave."""
    return [
        each
        for each in rows
        if (not filters.agency or str(each.action.agency_id) == filters.agency)
        and (not filters.status or each.action.status == filters.status)
        and (not filters.flagged or each.is_flagged)
    ]


@dataclass(frozen=True)
class Arising:
    """What the meeting before left open: where this one begins."""

    meeting: Meeting
    actions: list[MeetingAction]


def matters_arising(user: User, meeting: Meeting) -> Arising | None:
    """
    Return the actions of the meeting before that are still open, or None without one.

    Asked together with the agenda, whose look it shares: only the cases named here and
    not there are recorded besides.
    """
    before = meeting_before(user, meeting)
    if before is None:
        return None
    rows = list(plans.actions_of_meeting(user, before.pk).filter(status="open"))
    if rows:
        audit.looked(
            "meeting.matters_arising",
            cases=list({each.case_id for each in rows}),
            purpose=Purpose.MEETING,
            meeting=meeting.pk,
        )
    return Arising(before, told(user, rows))
