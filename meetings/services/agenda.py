"""Writing an agenda: cases, nominations and transfers put on it and taken off (S1-24 to S1-27)."""

from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from agencies.clocks import CLOCKS
from agencies.models import User
from audit import services as audit
from core.decisions import require
from meetings import permissions, policies, presenters
from meetings.choices import Ground
from meetings.models import AgendaItem, Meeting
from meetings.rules import agenda as rules
from meetings.services.arranging import for_referrals
from referrals import services as referrals
from referrals.permissions.removal import may_raise
from referrals.services import transfers


DEFERRED = "deferred"


@transaction.atomic
def list_case(*, meeting: Meeting, case: Any, reason: str, by: User) -> AgendaItem:
    """
    Put a case on the agenda and say why (S1-25 to S1-27).

    :raises NotPermitted: if `by` is not the area's co-ordinator or only reads the case
    :raises NotPossible: if the meeting has been held, or the case is closed, belongs
        to another scheme or is on the agenda already
    """
    item = added(
        meeting, case, by=by, reason=reason, presented_by=case.lead_worker_agency
    )
    audit.record("agenda.case_listed", subject=item, meeting=meeting.pk)
    return item


@transaction.atomic
def list_referral(
    *, meeting: Meeting, referral: Any, by: User, at: datetime
) -> AgendaItem:
    """
    Put a referral before the meeting as a new nomination, presented by its referrer (S1-24).

    A referral already before another meeting still to come is moved; one deferred at
    an earlier meeting keeps its place there, with "Deferred" as its outcome.

    :raises NotPermitted: if `by` may not prepare it or its meeting
    :raises NotPossible: if it is not ready, or the meeting has been held
    """
    require(
        permissions.may_arrange(by, meeting.scheme),
        policies.can_decide(decides=meeting.kind in rules.DECIDING),
    )
    for earlier in places(referral, by=by):
        settle(earlier, referral=referral, meeting=meeting, by=by, at=at)
    referrals.mark_ready(
        referral=referral, meeting=for_referrals(meeting), by=by, at=at
    )
    item = added(
        meeting,
        referral.case,
        by=by,
        reason=presenters.nomination_reason(referral.referring_agency.name),
        presented_by=referral.referring_agency,
        referral_id=referral.pk,
    )
    audit.record(
        "agenda.referral_listed", subject=item, meeting=meeting.pk, referral=referral.pk
    )
    return item


@transaction.atomic
def list_transfer(*, meeting: Meeting, transfer: Any, by: User, on: date) -> Any:
    """
    Put a transfer from another area before the meeting (S1-99).

    Our agencies see no case yet, so it stands on the agenda as the transfer it is.

    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if the transfer is not ready, or the meeting has been held
    """
    require(
        permissions.may_arrange(by, meeting.scheme),
        policies.can_change(is_planned=meeting.is_planned),
        policies.can_decide(decides=meeting.kind in rules.DECIDING),
        policies.can_hear(is_of_area=meeting.scheme.area_id == transfer.to_area_id),
    )
    listed = transfers.put_before(
        transfer=transfer, meeting=for_referrals(meeting), by=by, on=on
    )
    audit.record("agenda.transfer_listed", subject=listed, meeting=meeting.pk)
    return listed


def places(referral: Any, *, by: User) -> list[AgendaItem]:
    """Return the referral's places on agendas that have no outcome yet."""
    return list(
        AgendaItem.objects.visible_to(by)
        .filter(referral_id=referral.pk, removed_on__isnull=True, outcome="")
        .select_related("meeting")
    )


def settle(
    item: AgendaItem, *, referral: Any, meeting: Meeting, by: User, at: datetime
) -> None:
    """Close a referral's place on another agenda: deferred there, never reached, or moved."""
    on = timezone.localdate(at)
    if referral.status == DEFERRED:
        item.outcome = "Deferred"
    elif not item.meeting.is_planned or item.meeting.held_on < on:
        item.outcome = f"Not decided. Put before {meeting}"
    else:
        item.removed_on, item.removed_by = on, by
        item.removed_reason = f"Moved to {meeting}"
    item.save(update_fields=["removed_on", "removed_by", "removed_reason", "outcome"])


def added(
    meeting: Meeting,
    case: Any,
    *,
    by: User,
    reason: str,
    presented_by: Any,
    referral_id: Any = None,
) -> AgendaItem:
    """Add an item at the end of the agenda, once everything allows it."""
    require(permissions.may_list(by, meeting, case))
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    items = AgendaItem.objects.visible_to(by).filter(meeting=locked)
    require(
        policies.can_list(
            is_planned=locked.is_planned,
            is_in_scheme=case.scheme_id == locked.scheme_id,
            is_open=case.is_open,
            is_listed=items.filter(case=case, removed_on__isnull=True).exists(),
        )
    )
    latest = items.aggregate(order=Max("order"))["order"]
    item = AgendaItem(
        meeting=locked,
        case=case,
        referral_id=referral_id,
        presented_by=presented_by,
        reason=reason,
        order=(latest or 0) + 1,
        ground=Ground.NOMINATION if referral_id else Ground.ASKED,
        recorded_by=by,
    )
    item.save(force_insert=True)
    return item


@transaction.atomic
def list_leaving(*, by: User, on: date) -> int:
    """
    Put removals proposed, and returns before release, on each scheme's next agenda.

    Run by scheduled work; a case is listed once for each meeting (S1-27, S1-36, S1-37).

    :raises NotPermitted: if `by` is not a service account
    """
    require(may_raise(by))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT listed_case_id FROM meetings_list_leaving(%s, %s)",
            [on, CLOCKS["re_registration"].value],
        )
        listed = [case_id for (case_id,) in cursor.fetchall()]
    if listed:
        audit.record("agenda.leaving_listed", cases=listed)
    return len(listed)


@transaction.atomic
def take_off(*, item: AgendaItem, reason: str, by: User, on: date) -> AgendaItem:
    """
    Take an item off the agenda, keeping who did and why; a nomination waits for another.

    :raises NotPermitted: if `by` is not the area's co-ordinator or only reads the case
    :raises NotPossible: if the meeting has been held or the item is off already
    """
    require(permissions.may_list(by, item.meeting, item.case))
    locked = (
        AgendaItem.objects.visible_to(by)
        .select_for_update(of=("self",))
        .get(pk=item.pk)
    )
    require(
        policies.can_take_off(
            is_planned=item.meeting.is_planned, is_removed=locked.removed_on is not None
        )
    )
    locked.removed_on, locked.removed_by, locked.removed_reason = on, by, reason
    locked.save(update_fields=["removed_on", "removed_by", "removed_reason"])
    if locked.referral_id:
        referrals.leave_meeting(
            referral_id=locked.referral_id, meeting_id=locked.meeting_id, by=by
        )
    audit.record("agenda.item_removed", subject=locked, meeting=locked.meeting_id)
    return locked
