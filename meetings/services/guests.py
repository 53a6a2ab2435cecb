"""
Guests see their case while it is open, and nothing before or after (S1-10, S1-11).

A guest is shown a case when four things hold: they were asked for it, they are here,
they have signed, and it is the one before the meeting. Whoever opens the case must be
able to share it; where they are not, the guest stays outside.
"""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from audit import services as audit
from cases import permissions as case_permissions
from cases import sharing
from core.decisions import require
from meetings import permissions, selectors
from meetings.models import Attendee, Meeting


@transaction.atomic
def admit_guests(*, meeting: Meeting, by: User, at: datetime) -> int:
    """
    Show the case before the meeting to its guests who are here and have signed.

    Return how many see it now who did not before.

    :raises NotPermitted: if `by` does not run the meeting
    """
    require(permissions.may_run(by, meeting.scheme))
    case = selectors.case_before(meeting, by)
    if case is None or not case_permissions.may_share(by, case):
        return 0
    admitted = 0
    for guest in selectors.guests_to_admit(meeting, case, by):
        admitted += sharing.let_guest_in(
            case=case,
            guest=guest.person,
            meeting_id=meeting.pk,
            until=end_of_day(meeting, at),
            by=by,
            at=at,
        )
    if admitted:
        audit.record("meeting.guests_admitted", subject=case, meeting=meeting.pk)
    return admitted


@transaction.atomic
def dismiss_guests(*, meeting: Meeting, by: User, at: datetime) -> int:
    """
    End what this meeting's guests were shown: its case is closed, or the meeting is over.

    Return how many saw something until now.

    :raises NotPermitted: if `by` does not run the meeting
    """
    require(permissions.may_run(by, meeting.scheme))
    ended = sharing.let_guests_out(meeting_id=meeting.pk, by=by, at=at)
    if ended:
        audit.record("meeting.guests_dismissed", subject=meeting, ended=ended)
    return ended


def dismiss_guest(*, meeting: Meeting, guest: Attendee, by: User, at: datetime) -> None:
    """End what one guest is shown: they left."""
    sharing.let_guests_out(
        meeting_id=meeting.pk, by=by, at=at, guest_id=guest.person_id
    )


def end_of_day(meeting: Meeting, at: datetime) -> datetime:
    """
    Return the instant after which no guest of the meeting sees anything, whatever happens.

    Midnight after the day on which it is planned to end, or after `at` if that is later:
    a meeting that runs past midnight does not lose its guests at the stroke.
    """
    planned = timezone.make_aware(
        datetime.combine(meeting.held_on, meeting.starts_at)
    ) + timedelta(minutes=meeting.minutes)
    last = max(timezone.localdate(planned), timezone.localdate(at))
    return timezone.make_aware(datetime.combine(last + timedelta(days=1), time()))
