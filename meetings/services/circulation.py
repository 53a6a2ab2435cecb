"""Sending minutes and plans round, reminding who has not opened them (S1-22)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from core.decisions import require
from core.exceptions import NotPossible
from core.queue import after_commit
from meetings import permissions, policies, selectors
from meetings.models import Meeting, Recipient
from meetings.notifications.circulation import circulation_letter
from plans import services as plans


SEND = "work.tasks.send_messages"


@dataclass(frozen=True)
class Circulated:
    """How many people were told, and how many plans were issued."""

    told: int
    issued: int


@transaction.atomic
def circulate(*, meeting: Meeting, by: User, at: datetime) -> Circulated:
    """
    Issue the plans that changed and tell everybody who attended where to read them.

    Those told already are left as they are: pressed twice, nobody is told twice.

    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if there are no minutes yet, or nobody attended
    """
    require(permissions.may_arrange(by, meeting.scheme))
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    everybody = selectors.to_tell(meeting)
    require(
        policies.can_circulate(
            is_drafted=selectors.minutes_of(meeting) is not None,
            present=len(everybody),
        )
    )
    issued = issue_plans(meeting, by=by, at=at)
    told = {each.person_id for each in selectors.recipients(meeting)}
    rows = Recipient.objects.bulk_create(
        Recipient(
            meeting=meeting,
            person=each.person,
            agency=each.agency,
            sent_at=at,
            sent_by=by,
            asked_at=at,
        )
        for each in everybody
        if each.person_id not in told
    )
    audit.record(
        "meeting.circulated", subject=meeting, told=len(rows), plans_issued=issued
    )
    after_commit(SEND)
    return Circulated(len(rows), issued)


def issue_plans(meeting: Meeting, *, by: User, at: datetime) -> int:
    """Issue the plan of each case discussed that says something new; return how many."""
    issued = 0
    for case in selectors.cases_to_issue(by, meeting):
        try:
            plans.issue_version(
                case=case, by=by, on=timezone.localdate(at), meeting_id=meeting.pk
            )
        except NotPossible:  # nothing new in it, or nothing in it yet
            continue
        issued += 1
    return issued


@transaction.atomic
def chase(*, recipient: Recipient, by: User, at: datetime) -> Recipient:
    """
    Send somebody the link again who has not opened it.

    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if they have opened it, or were sent it today
    """
    require(permissions.may_arrange(by, recipient.meeting.scheme))
    held = Recipient.objects.select_for_update(of=("self",)).get(pk=recipient.pk)
    require(
        policies.can_chase(
            is_opened=held.opened_at is not None,
            asked_today=timezone.localdate(held.asked_at) == timezone.localdate(at),
        )
    )
    held.asked_at = at
    held.save(update_fields=["asked_at"])
    audit.record("circulation.chased", subject=held)
    after_commit(SEND)
    return held


@transaction.atomic
def note_opened(*, meeting: Meeting, by: User, at: datetime) -> bool:
    """Note that somebody the papers went to has opened them; tell whether it was the first time."""
    mine = Recipient.objects.select_for_update().filter(
        meeting=meeting, person=by, opened_at__isnull=True
    )
    row = mine.first()
    if row is None:
        return False
    row.opened_at = max(at, row.sent_at)
    row.save(update_fields=["opened_at"])
    audit.record("circulation.opened_by_recipient", subject=row)
    return True


@transaction.atomic
def send_circulation(*, by: User, at: datetime) -> bool:
    """
    Send the e-mail that has waited longest; tell whether there may be another.

    One in a transaction, so that a server that is down leaves the rest waiting for the
    next run. False when none waits, or the server did not take it.
    """
    waiting = selectors.waiting_to_go().select_for_update(
        of=("self",), skip_locked=True
    )
    row = waiting.first()
    if row is None:
        return False
    try:
        circulation_letter(row).send()
    except OSError:  # as is every refusal of a mail server
        return False
    row.mailed_at = max(at, row.asked_at)
    row.save(update_fields=["mailed_at"])
    audit.record("circulation.mailed", subject=row, sender=by.pk)
    return True


@transaction.atomic
def note_actions_taken_away(
    *, meeting: Meeting, rows: Iterable[selectors.MeetingAction], by: User
) -> None:
    """Record that `by` took the actions of a meeting away for a spreadsheet."""
    audit.disclosed(
        "meeting.actions_downloaded",
        cases=list({each.action.case_id for each in rows}),
        recipient=f"{by.full_name}, {by.on_duty.agency_name}",
        purpose=Purpose.EXPORT,
        meeting=meeting.pk,
    )
