"""
What a reader's pack for a meeting holds: each case they see on its agenda, and how it stands.

However many cases there are, the same questions are asked; each through its own lock, so
a pack holds nothing that its reader may not see.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from agencies.models import User
from cases.models import Case
from meetings.models import Meeting, WrittenUpdate
from meetings.selectors.agenda import (
    Entry,
    agenda_as_it_stands,
    changed_since_last,
)
from meetings.selectors.updates import cannot_come, updates_by_case
from plans import selectors as plans
from rag import selectors as rag
from referrals.selectors import transfers


@dataclass(frozen=True)
class Paper:
    """One case of a pack."""

    entry: Entry
    rating: Any
    changed: Any
    actions: list[Any] = field(default_factory=list)
    updates: list[WrittenUpdate] = field(default_factory=list)
    officer_is_away: bool = False

    @property
    def case(self) -> Case:
        """The case it is about."""
        case: Case = self.entry.item.case
        return case


@dataclass(frozen=True)
class Pack:
    """A meeting's papers for one reader."""

    meeting: Meeting
    on: date
    papers: list[Paper]
    transfers: list[Any]


def pack(user: User, meeting: Meeting, *, on: date) -> Pack:
    """Return a reader's pack for a meeting, and record the look (a fixed number of queries)."""
    entries = agenda_as_it_stands(user, meeting, on=on)
    ids = [each.item.case_id for each in entries]
    ratings = rag.current_ratings(user, ids)
    changed = changed_since_last(user, meeting, entries)
    actions = actions_by_case(user, ids)
    updates = updates_by_case(user, meeting, ids)
    away = cannot_come(meeting)
    papers = [
        Paper(
            entry=each,
            rating=ratings.get(each.item.case_id),
            changed=changed.get(each.item.case_id),
            actions=actions.get(each.item.case_id, []),
            updates=updates.get(each.item.case_id, []),
            officer_is_away=each.item.case.lead_worker_id in away,
        )
        for each in entries
    ]
    return Pack(meeting, on, papers, transfers.before_meeting(user, meeting.pk))


def actions_by_case(user: User, ids: list[UUID]) -> dict[UUID, list[Any]]:
    """Return the open actions of some cases, the one due first at the top (1 query)."""
    found: dict[UUID, list[Any]] = {}
    for action in plans.open_actions(user).filter(case__in=ids):
        found.setdefault(action.case_id, []).append(action)
    return found
