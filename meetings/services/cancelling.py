"""Cancelling a meeting: what waited for it goes to the next, and people are told."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from audit import services as audit
from core.decisions import require
from meetings import permissions, policies
from meetings.choices import MeetingStatus
from meetings.models import AgendaItem, Meeting
from meetings.services.agenda import list_referral, list_transfer
from meetings.services.arranging import tell_ratings
from meetings.services.invitations import end_guests, tell_off
from referrals import selectors as referrals
from referrals import services as referring
from referrals.selectors import transfers


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by: User, at: datetime) -> Meeting:
    """
    Cancel a meeting and say why.

    What a person put on its agenda, its nominations and its transfers go to the next
    meeting of its kind; what is due there is there by itself. Guests' shares end, and
    everybody who was invited is told.

    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if it has begun, is over, or leaves a transfer with no meeting
    """
    require(permissions.may_arrange(by, meeting.scheme))
    locked = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("scheme__area")
        .get(pk=meeting.pk)
    )
    following = next_of_kind(locked)
    waiting = [
        each
        for each in transfers.before_meeting(by, locked.pk)
        if each.decided_on is None
    ]
    require(
        policies.can_cancel(
            is_planned=locked.is_planned,
            has_begun=locked.started_at is not None,
            strands_transfers=bool(waiting) and following is None,
        )
    )
    on = timezone.localdate(at)
    if following is not None:
        for each in waiting:
            list_transfer(meeting=following, transfer=each, by=by, on=on)
    move_nominations(locked, following, by=by, at=at)
    move_items(locked, following, reason=reason, by=by, at=at)
    end_guests(locked, by=by, on=on)
    locked.status, locked.cancelled_reason = MeetingStatus.CANCELLED, reason
    locked.version += 1
    locked.save(update_fields=["status", "cancelled_reason", "version"])
    tell_off(locked, at=at)
    tell_ratings(locked, by=by, on=on)
    audit.record("meeting.cancelled", subject=locked, to=following and following.pk)
    return locked


def next_of_kind(meeting: Meeting) -> Meeting | None:
    """Return the scheme's next planned meeting of the same kind, or None."""
    return (
        Meeting.objects.filter(scheme=meeting.scheme_id, kind=meeting.kind)
        .upcoming(meeting.held_on)
        .exclude(pk=meeting.pk)
        .select_related("scheme__area")
        .first()
    )


def move_nominations(
    meeting: Meeting, following: Meeting | None, *, by: User, at: datetime
) -> None:
    """Put a meeting's nominations before the next, or let them wait until there is one."""
    items = AgendaItem.objects.visible_to(by).filter(
        meeting=meeting, removed_on__isnull=True, referral_id__isnull=False
    )
    for item in items:
        if item.referral_id is None:
            continue
        if following is not None:
            referral = referrals.get_submitted(by, item.referral_id)
            list_referral(meeting=following, referral=referral, by=by, at=at)
        else:
            referring.leave_meeting(
                referral_id=item.referral_id, meeting_id=meeting.pk, by=by
            )


def move_items(
    meeting: Meeting,
    following: Meeting | None,
    *,
    reason: str,
    by: User,
    at: datetime,
) -> None:
    """Take everything else off a cancelled agenda; the next meeting hears of it (1 statement)."""
    AgendaItem.objects.visible_to(by).filter(
        meeting=meeting, removed_on__isnull=True
    ).update(
        removed_on=timezone.localdate(at),
        removed_by=by,
        removed_reason=f"Meeting cancelled: {reason}"[:300],
        deferred_to=following,
    )
