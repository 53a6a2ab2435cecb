"""What every change made during a meeting begins and ends with."""

from datetime import date

from django.db.models import F

from agencies.models import User
from core.decisions import require
from meetings import permissions, policies, selectors
from meetings.models import AgendaItem, Meeting


def locked(meeting: Meeting) -> Meeting:
    """Return the meeting as it is now, kept from others until this transaction ends."""
    found = Meeting.objects.select_for_update(of=("self",)).select_related("scheme")
    return found.get(pk=meeting.pk)


def attended(meeting: Meeting, *, by: User, on: date) -> Meeting:
    """
    Return the meeting, locked, when its attendance may be written now.

    :raises NotPermitted: if `by` does not run the meeting
    :raises NotPossible: if it is over, or still to come
    """
    require(permissions.may_run(by, meeting.scheme))
    held = locked(meeting)
    require(
        policies.can_keep_attendance(
            is_planned=held.is_planned, held_on=held.held_on, on=on
        )
    )
    return held


def opened(item: AgendaItem, *, by: User) -> tuple[Meeting, AgendaItem]:
    """
    Return the meeting and the item, locked in this order, when the sheet may be written now.

    :raises NotPermitted: if `by` does not run the meeting, or only reads the case
    :raises NotPossible: if it is not under way, `by` has not signed, or the item is off
    """
    require(permissions.may_write_sheet(by, item.meeting, item.case))
    meeting = locked(item.meeting)
    held = (
        AgendaItem.objects.visible_to(by)
        .select_for_update(of=("self",))
        .select_related("case__scheme", "case__person", "meeting__scheme", "saved_by")
        .get(pk=item.pk)
    )
    require(
        policies.can_write_sheet(
            is_under_way=meeting.is_under_way,
            has_signed=selectors.has_signed(meeting, by),
            is_on_agenda=held.removed_on is None,
        )
    )
    held.case = item.case
    return meeting, held


def changed(meeting: Meeting) -> None:
    """Let those who follow know, in the same transaction, that there is something to show."""
    Meeting.objects.filter(pk=meeting.pk).update(change_number=F("change_number") + 1)
