"""What is on an agenda and what could be; opening one is recorded."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max

from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from cases import selectors as cases
from cases.models import Case
from core.exceptions import NotVisible
from meetings.models import AgendaItem, Meeting
from meetings.selectors.agenda_draft import draft_items, stored_items
from plans import selectors as plans
from referrals import selectors as referrals
from referrals.selectors import removal as removals
from referrals.selectors import transfers


@dataclass(frozen=True)
class Entry:
    """
    An agenda item with the referral or the removal it is about, if there is one.

    `transferred_on` is the day the case left the scheme, when that was before the meeting.
    """

    item: AgendaItem
    referral: Any = None
    removal: Any = None
    transferred_on: date | None = None


def agenda(user: User, meeting: Meeting) -> list[Entry]:
    """Return what is written on the agenda, as far as the reader may see, and record the look."""
    items = [each for each in stored_items(user, meeting) if each.removed_on is None]
    return entries(user, meeting, items)


def agenda_as_it_stands(user: User, meeting: Meeting, *, on: date) -> list[Entry]:
    """Return the agenda: as it would be issued now, and once issued as it was."""
    if not meeting.writes_itself:
        return agenda(user, meeting)
    return entries(user, meeting, draft_items(user, meeting, on=on))


def entries(user: User, meeting: Meeting, items: list[AgendaItem]) -> list[Entry]:
    """Return items with what they are about, and record the look (3 queries)."""
    nominated = referrals.referrals_by_id(
        user, [item.referral_id for item in items if item.referral_id]
    )
    leaving = removals.removals_by_case(
        user, [item.case_id for item in items], since=since_listed(meeting, items)
    )
    left = left_before(user, meeting, items)
    if items:
        audit.looked(
            "agenda.opened",
            cases=[item.case_id for item in items],
            purpose=Purpose.MEETING,
            meeting=meeting.pk,
        )
    return [
        Entry(
            item,
            nominated.get(item.referral_id) if item.referral_id else None,
            leaving.get(item.case_id),
            left.get(item.case_id),
        )
        for item in items
    ]


def since_listed(meeting: Meeting, items: list[AgendaItem]) -> date:
    """Return when the first of the items was put on; the meeting's day when none was yet."""
    days = (item.recorded_at.date() for item in items if item.is_written)
    return min(days, default=meeting.held_on)


def left_before(
    user: User, meeting: Meeting, items: list[AgendaItem]
) -> dict[UUID, date]:
    """Return when cases of the agenda were handed over, if by the meeting's day (S1-99)."""
    gone = [item.case_id for item in items if item.case.scheme_id != meeting.scheme_id]
    return transfers.handed_over_by(user, gone, on=meeting.held_on) if gone else {}


def changed_since_last(
    user: User, meeting: Meeting, entries: list[Entry]
) -> dict[UUID, plans.Changes]:
    """Return what changed on each case of the agenda since the scheme met before this."""
    before = last_met(user, meeting)
    if before is None or not entries:
        return {}
    cases_of = [each.item.case for each in entries]
    return plans.changes_since(user, cases_of, since=before)


def last_met(user: User, meeting: Meeting) -> date | None:
    """Return the day on which the scheme met last before this meeting, or None."""
    before = Meeting.objects.visible_to(user).filter(
        scheme=meeting.scheme_id,
        kind=meeting.kind,
        status="held",
        held_on__lt=meeting.held_on,
    )
    return before.aggregate(latest=Max("held_on"))["latest"]


def get_item(user: User, meeting: Meeting, item_id: UUID | str) -> AgendaItem:
    """
    Return one item still on the agenda.

    :raises NotVisible: when it is not there for this reader
    """
    found = (
        AgendaItem.objects.visible_to(user)
        .filter(meeting=meeting, pk=item_id, removed_on__isnull=True)
        .select_related("case__person", "meeting__scheme")
        .first()
    )
    if found is None:
        raise NotVisible
    audit.looked("agenda.item_opened", cases=[found.case_id], purpose=Purpose.MEETING)
    return found


def item_of_referral(user: User, referral_id: UUID) -> AgendaItem | None:
    """Return where a referral stands on an agenda still to come, or None."""
    return (
        AgendaItem.objects.visible_to(user)
        .filter(
            referral_id=referral_id,
            removed_on__isnull=True,
            outcome="",
            meeting__status="planned",
        )
        .select_related("meeting__scheme", "case")
        .order_by("-recorded_at")
        .first()
    )


def found_cases(user: User, meeting: Meeting, *, text: str) -> list[Case]:
    """Return the scheme's open cases that a search finds and the agenda does not have yet."""
    if not text:
        return []
    listed = set(
        AgendaItem.objects.visible_to(user)
        .filter(meeting=meeting, removed_on__isnull=True)
        .values_list("case_id", flat=True)
    )
    return [
        case
        for case in cases.search_cases(user, text)
        if case.pk not in listed
        and case.is_open
        and case.scheme_id == meeting.scheme_id
    ]
