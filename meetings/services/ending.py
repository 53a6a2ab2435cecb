"""Ending a meeting: what it did not reach, who was there, and what follows (S1-14, S1-25)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from agencies.models import Membership, User
from audit import services as audit
from core import words
from core.decisions import require
from meetings import permissions, policies, selectors
from meetings.choices import MeetingStatus
from meetings.models import AgendaItem, Meeting
from meetings.services.agenda import list_referral
from meetings.services.arranging import after_meeting
from meetings.services.guests import dismiss_guests
from meetings.services.minutes import draft_minutes
from meetings.services.presence import note_present
from referrals import selectors as nominations
from referrals import services as referrals


@dataclass(frozen=True)
class Unreached:
    """What becomes of the cases a meeting did not reach: those carried go to the next."""

    carried: frozenset[UUID] = frozenset()
    reason: str = ""


@transaction.atomic
def end_meeting(
    *,
    meeting: Meeting,
    by: User,
    at: datetime,
    unreached: Unreached = Unreached(),
    present: Iterable[Membership] = (),
) -> Meeting:
    """
    End a meeting that is under way, and draft its minutes.

    A case it did not reach goes to the next meeting or is marked "Not reached", with
    the reason. Past midnight it ends on the next day, and was held on its own.

    :param present: who was there, for a meeting that recorded nobody's arrival
    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if it is not under way, a case was not reached and no reason is
        given, or there is no later meeting to put one to
    """
    require(permissions.may_arrange(by, meeting.scheme))
    locked = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("scheme__area")
        .get(pk=meeting.pk)
    )
    on = timezone.localdate(at)
    items = selectors.undiscussed(by, locked)
    later = selectors.next_meeting(locked, on=on)
    carried = [each for each in items if each.pk in unreached.carried]
    require(
        policies.can_end(
            is_under_way=locked.is_under_way,
            unreached=len(items),
            carried=len(carried),
            reason=unreached.reason,
            has_next=later is not None,
        )
    )
    for item in items:
        settle(item, later if item in carried else None, unreached, by=by, at=at)
    note_present(locked, present, by=by, at=locked.started_at or at)
    dismiss_guests(meeting=locked, by=by, at=at)
    close(locked, at=at)
    after_meeting(locked, by=by, on=on)
    draft_minutes(meeting=locked, by=by, at=at)
    audit.record("meeting.ended", subject=locked, not_reached=len(items))
    return locked


def close(meeting: Meeting, *, at: datetime) -> None:
    """Make the meeting a record; nothing is before it any more, and followers are told."""
    meeting.status = MeetingStatus.HELD
    meeting.ended_at = at
    meeting.current_item = None
    meeting.change_number += 1
    meeting.version += 1
    meeting.save(
        update_fields=[
            "status",
            "ended_at",
            "current_item",
            "change_number",
            "version",
        ]
    )


def settle(
    item: AgendaItem,
    later: Meeting | None,
    unreached: Unreached,
    *,
    by: User,
    at: datetime,
) -> None:
    """Say what becomes of a case the meeting did not reach."""
    if later is None:
        item.outcome = f"Not reached: {unreached.reason}"
        item.save(update_fields=["outcome"])
        if item.referral_id:
            referrals.leave_meeting(
                referral_id=item.referral_id, meeting_id=item.meeting_id, by=by
            )
    elif item.referral_id:
        referral = nominations.get_submitted(by, item.referral_id)
        list_referral(meeting=later, referral=referral, by=by, at=at)
        item.refresh_from_db()
        put_off(item, later, unreached.reason, by=by, on=timezone.localdate(at))
    else:
        put_off(item, later, unreached.reason, by=by, on=timezone.localdate(at))
        relisted(item, later, by=by)


def put_off(
    item: AgendaItem, later: Meeting, reason: str, *, by: User, on: date
) -> None:
    """Take an item off as put to a later meeting."""
    item.removed_on, item.removed_by = on, by
    item.removed_reason, item.deferred_to = f"Not reached: {reason}"[:300], later
    item.outcome = ""
    item.save(
        update_fields=[
            "removed_on",
            "removed_by",
            "removed_reason",
            "deferred_to",
            "outcome",
        ]
    )


def relisted(item: AgendaItem, later: Meeting, *, by: User) -> None:
    """Put the case on the later meeting's agenda, unless it is there already."""
    there = AgendaItem.objects.visible_to(by).filter(meeting=later)
    if there.filter(case=item.case_id, removed_on__isnull=True).exists():
        return
    latest = there.aggregate(order=Max("order"))["order"]
    day = words.day(item.meeting.held_on)
    AgendaItem(
        meeting=later,
        case_id=item.case_id,
        ground=item.ground,
        presented_by=item.presented_by,
        reason=f"Not reached on {day}. {item.reason}"[:300],
        order=(latest or 0) + 1,
        recorded_by=by,
    ).save(force_insert=True)
