"""
What the record sheet shows: one case, and the list.

The sheet is on the wall: it holds the general part of each case only, whoever reads it.
What else its reader may see on the case is counted for them, never shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from agencies.models import Agency, User
from audit import services as audit
from audit.choices import Purpose
from cases import selectors as cases
from cases.choices import Section
from cases.models import Case
from core.exceptions import NotVisible
from meetings.models import AgendaItem, Attendee, Contribution, Escalation, Meeting
from meetings.selectors.agenda import last_met
from meetings.selectors.attendance import agencies_here, attendees
from plans import selectors as plans
from plans.models import Action
from rag import selectors as rag
from referrals import selectors as referrals
from referrals.selectors import removal as removals


TOO_OFTEN = 3  # times carried over, from which an action goes to the delivery group


def items(user: User, meeting: Meeting) -> QuerySet[AgendaItem]:
    """Return what is on the agenda for this reader, in its order."""
    return (
        AgendaItem.objects.visible_to(user)
        .filter(
            meeting=meeting, removed_on__isnull=True, case__scheme=meeting.scheme_id
        )
        .select_related(
            "case__person",
            "case__scheme",
            "case__lead_worker",
            "meeting__scheme",
            "presented_by",
            "saved_by",
        )
        .order_by("order", "recorded_at", "pk")
    )


def get_sheet_item(user: User, meeting: Meeting, item_id: UUID | str) -> AgendaItem:
    """
    Return one item of the sheet, and record the look.

    :raises NotVisible: when it is not there for this reader
    """
    found = require_item(user, meeting, item_id)
    audit.looked("sheet.opened", cases=[found.case_id], purpose=Purpose.MEETING)
    return found


def require_item(user: User, meeting: Meeting, item_id: UUID | str) -> AgendaItem:
    """
    Return an item without showing anything of it.

    :raises NotVisible: when it is not there for this reader
    """
    found = items(user, meeting).filter(pk=item_id).first()
    if found is None:
        raise NotVisible
    found.meeting = meeting
    return found


def item_after(user: User, meeting: Meeting, item: AgendaItem) -> AgendaItem | None:
    """Return the next item of the agenda for this reader, or None after the last."""
    return neighbours(user, meeting, item)[1]


def neighbours(
    user: User, meeting: Meeting, item: AgendaItem
) -> tuple[AgendaItem | None, AgendaItem | None]:
    """Return the items before and after one, for this reader (1 query)."""
    found = list(items(user, meeting))
    place = next((n for n, each in enumerate(found) if each.pk == item.pk), None)
    if place is None:
        return None, None
    before = found[place - 1] if place else None
    after = found[place + 1] if place + 1 < len(found) else None
    return before, after


def spoken(user: User, item: AgendaItem) -> frozenset[UUID]:
    """Return the agencies that have had their say on a case (S1-15)."""
    found = Contribution.objects.visible_to(user).filter(item=item)
    return frozenset(found.values_list("agency_id", flat=True))


def agency_words(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of agencies."""
    found = Agency.objects.filter(pk__in=list(ids))
    return dict(found.values_list("pk", "name"))


def general_actions(user: User, case_ids: Iterable[UUID]) -> QuerySet[Action]:
    """Return the open actions of some cases that everybody in the room may read."""
    return plans.open_actions(user).filter(
        case__in=list(case_ids), section=Section.GENERAL
    )


def to_escalate(user: User, case: Case) -> list[Action]:
    """Return the general actions carried over too often that nobody has escalated."""
    known = Escalation.objects.visible_to(user).filter(
        case=case, action_id__isnull=False
    )
    return list(
        general_actions(user, [case.pk])
        .filter(times_carried_over__gte=TOO_OFTEN)
        .exclude(pk__in=known.values("action_id"))
    )


@dataclass(frozen=True)
class Live:
    """What of a case changes while it is before the meeting."""

    item: AgendaItem
    rating: Any
    actions: list[Action]
    asked: list[Attendee]
    here: Mapping[UUID, Agency]
    spoken: frozenset[UUID]
    escalations: list[Escalation]


def live(user: User, item: AgendaItem) -> Live:
    """Return what those who follow must see at once (5 queries)."""
    asked = attendees(item.meeting)
    sharing = set(cases.sharing_agency_ids(user, item.case))
    here = {pk: agency for pk, agency in agencies_here(asked).items() if pk in sharing}
    return Live(
        item=item,
        rating=rag.current_rating(user, item.case),
        actions=list(general_actions(user, [item.case_id])),
        asked=asked,
        here=here,
        spoken=spoken(user, item),
        escalations=list(escalations_of(user, item.case)),
    )


def escalations_of(user: User, case: Case) -> QuerySet[Escalation]:
    """Return the escalations of a case that wait for an answer."""
    return (
        Escalation.objects.visible_to(user)
        .filter(case=case, answered_on__isnull=True)
        .order_by("raised_on", "pk")
    )


@dataclass(frozen=True)
class Background:
    """What of a case stands as it stood when it was opened."""

    changed: plans.Changes | None
    since: date | None
    referral: Any
    removal: Any


def background(user: User, item: AgendaItem) -> Background:
    """Return what changed since the scheme last met, the general part of it, and what is to decide."""
    since = last_met(user, item.meeting)
    changed = (
        plans.changes_since(user, [item.case], since=since, only_general=True)
        if since
        else {}
    )
    nominated = (
        referrals.referrals_by_id(user, [item.referral_id]) if item.referral_id else {}
    )
    leaving = removals.removals_by_case(
        user, [item.case_id], since=item.recorded_at.date()
    )
    return Background(
        changed=changed.get(item.case_id),
        since=since,
        referral=nominated.get(item.referral_id) if item.referral_id else None,
        removal=leaving.get(item.case_id),
    )


def restricted_count(user: User, item: AgendaItem, *, since: date | None) -> int:
    """
    Count what this reader may see of the case in its restricted parts, and the sheet leaves out.

    Open actions there, and what was recorded there since the scheme last met.
    """
    actions = (
        plans.open_actions(user, case=item.case)
        .exclude(section=Section.GENERAL)
        .count()
    )
    if since is None:
        return actions
    whole = plans.changes_since(user, [item.case], since=since)
    part = plans.changes_since(user, [item.case], since=since, only_general=True)
    return actions + counted(whole[item.case_id]) - counted(part[item.case_id])


def counted(changes: plans.Changes) -> int:
    """Count the entries that changes are made of; a missed contact is one contact."""
    return len(changes.changes) + sum(
        number
        for counts in changes.by_agency.values()
        for what, number in counts.items()
        if what != "missed"
    )


@dataclass(frozen=True)
class Line:
    """One case on the sheet's list, with the action due first and how many are open."""

    item: AgendaItem
    action: Action | None
    actions: int


def lines(user: User, meeting: Meeting) -> list[Line]:
    """Return the sheet's list, and record the look (4 queries for any number of cases)."""
    found = list(items(user, meeting))
    due: dict[UUID, list[Action]] = {}
    for action in general_actions(user, [each.case_id for each in found]):
        due.setdefault(action.case_id, []).append(action)
    if found:
        audit.looked(
            "sheet.listed",
            cases=[each.case_id for each in found],
            purpose=Purpose.MEETING,
            meeting=meeting.pk,
        )
    return [
        Line(
            each,
            next(iter(due.get(each.case_id, ())), None),
            len(due.get(each.case_id, ())),
        )
        for each in found
    ]
