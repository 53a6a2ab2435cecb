"""Who is asked to a meeting, and the messages that tell them (S1-9 to S1-11)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from agencies.acting import acting_as
from agencies.models import Agency, User
from audit import services as audit
from cases.models import Case
from core.decisions import require
from meetings import permissions, policies
from meetings.choices import InvitationMethod, NotSent, Standing
from meetings.models import Attendee, GuestCase, Invitation, Meeting, Seat
from meetings.notifications.invitations import deliver


@transaction.atomic
def ask_seats(*, meeting: Meeting, by: User) -> list[Attendee]:
    """Ask everybody who is named in the seats of the meeting's series; once each."""
    require(permissions.may_arrange(by, meeting.scheme))
    if meeting.series_id is None:
        return []
    known = Attendee.objects.filter(meeting=meeting).values_list("person_id", flat=True)
    seats = Seat.objects.filter(series=meeting.series_id, person__isnull=False)
    asked = Attendee.objects.bulk_create(
        Attendee(
            meeting=meeting,
            person_id=seat.person_id,
            agency_id=seat.agency_id,
            standing=Standing.MEMBER,
            asked_by=by,
        )
        for seat in seats.exclude(person__in=known)
        if seat.person_id
    )
    audit.record("meeting.seats_asked", subject=meeting, number=len(asked))
    return asked


@transaction.atomic
def ask_somebody(
    *,
    meeting: Meeting,
    person: User,
    agency: Agency,
    standing: Standing,
    by: User,
    deputy_for: Attendee | None = None,
    cases: Sequence[Case] = (),
) -> Attendee:
    """
    Ask somebody to a meeting: a member, a deputy for one, or a guest for named cases.

    A guest sees those cases while they are before the meeting, and no other (S1-11).

    :raises NotPermitted: if `by` does not arrange the scheme's meetings
    :raises NotPossible: if the meeting is over, they are asked already, a guest has no
        case, or a deputy nobody to stand in for
    """
    require(permissions.may_arrange(by, meeting.scheme))
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    known = Attendee.objects.filter(meeting=locked, person=person)
    require(
        policies.can_ask_somebody(
            is_planned=locked.is_planned,
            is_asked=known.exists(),
            needs_case=standing == Standing.GUEST and not cases,
            needs_member=standing == Standing.DEPUTY and deputy_for is None,
        )
    )
    attendee = Attendee(
        meeting=locked,
        person=person,
        agency=agency,
        standing=standing,
        deputy_for=deputy_for if standing == Standing.DEPUTY else None,
        asked_by=by,
    )
    attendee.save(force_insert=True)
    if standing == Standing.GUEST:
        GuestCase.objects.bulk_create(
            GuestCase(attendee=attendee, case=case, recorded_by=by) for case in cases
        )
    audit.record(
        "meeting.asked",
        subject=attendee,
        cases=[case.pk for case in cases],
        meeting=locked.pk,
        standing=standing,
    )
    return attendee


@transaction.atomic
def send_apologies(
    *, attendee: Attendee, note: str, by: User, at: datetime
) -> Attendee:
    """
    Note that somebody cannot come.

    :raises NotPermitted: unless they say so themselves, or the co-ordinator does
    :raises NotPossible: if the meeting has begun or is over
    """
    locked = own_attendance(attendee, by=by)
    locked.apologies_at, locked.apologies_note = at, note
    locked.save(update_fields=["apologies_at", "apologies_note"])
    audit.record("meeting.apologies", subject=locked, meeting=locked.meeting_id)
    return locked


@transaction.atomic
def come_after_all(*, attendee: Attendee, by: User) -> Attendee:
    """
    Take apologies back.

    :raises NotPermitted: unless they say so themselves, or the co-ordinator does
    :raises NotPossible: if the meeting has begun or is over
    """
    locked = own_attendance(attendee, by=by)
    locked.apologies_at, locked.apologies_note = None, ""
    locked.save(update_fields=["apologies_at", "apologies_note"])
    audit.record("meeting.comes_after_all", subject=locked, meeting=locked.meeting_id)
    return locked


def own_attendance(attendee: Attendee, *, by: User) -> Attendee:
    """Return an attendee locked, once they or the co-ordinator may say whether they come."""
    locked = (
        Attendee.objects.select_for_update(of=("self",))
        .select_related("meeting__scheme")
        .get(pk=attendee.pk)
    )
    meeting = locked.meeting
    require(
        permissions.may_answer(by, locked),
        policies.can_answer(
            is_planned=meeting.is_planned, has_begun=meeting.started_at is not None
        ),
    )
    return locked


@transaction.atomic
def tell_people(*, meeting: Meeting, by: User, at: datetime) -> int:
    """
    Send an invitation to everybody who has not been told how the meeting stands now.

    :returns: how many are told
    :raises NotPermitted: if `by` does not arrange the scheme's meetings
    :raises NotPossible: if the meeting is over
    """
    require(
        permissions.may_arrange(by, meeting.scheme),
        policies.can_change(is_planned=meeting.is_planned),
    )
    untold = Attendee.objects.filter(
        Q(told_version__isnull=True) | Q(told_version__lt=meeting.version),
        meeting=meeting,
    )
    told = queue(meeting, untold, InvitationMethod.REQUEST, at=at)
    audit.record("meeting.people_told", subject=meeting, number=told)
    return told


def tell_again(meeting: Meeting, *, at: datetime) -> int:
    """Tell those who were told before that the meeting has changed."""
    stale = Attendee.objects.filter(meeting=meeting, told_version__lt=meeting.version)
    return queue(meeting, stale, InvitationMethod.REQUEST, at=at)


def tell_off(meeting: Meeting, *, at: datetime) -> int:
    """Tell everybody who was told of a meeting that it is off."""
    told = Attendee.objects.filter(meeting=meeting, told_version__isnull=False)
    return queue(meeting, told, InvitationMethod.CANCEL, at=at)


def queue(
    meeting: Meeting,
    attendees: Iterable[Attendee],
    method: InvitationMethod,
    *,
    at: datetime,
) -> int:
    """Put one message to each in the outbox; what waits still for them is overtaken."""
    people = list(attendees)
    waiting = Invitation.objects.filter(
        attendee__in=people, sent_at__isnull=True, not_sent=""
    )
    waiting.update(not_sent=NotSent.OVERTAKEN)
    Invitation.objects.bulk_create(
        Invitation(
            attendee=each,
            method=method,
            version=meeting.version,
            queued_at=at,
            next_attempt_at=at,
        )
        for each in people
    )
    Attendee.objects.filter(pk__in=[each.pk for each in people]).update(
        told_version=meeting.version
    )
    return len(people)


Retry = Callable[..., datetime]


def send_invitations(
    *, by: User, on: date, at: datetime, retry: Retry, most: int = 500
) -> int:
    """
    Send what waits, the oldest first, each in a transaction of its own; returns how many went.

    Stops at the first that the mail server does not take.

    :param retry: returns when to try again, from `attempts` and `at`
    :raises NotPermitted: if `by` is not a service account
    """
    sent = 0
    for _ in range(most):
        with acting_as(by, on=on):
            outcome = send_next(by=by, at=at, retry=retry)
        if outcome is None:
            break
        sent += outcome
    return sent


@transaction.atomic
def send_next(*, by: User, at: datetime, retry: Retry) -> bool | None:
    """
    Send the next message, or note that it cannot be; None when none waits or the server fails.

    Locked until the transaction ends: two workers never send the same one.
    """
    require(permissions.may_send(by))
    waiting = (
        Invitation.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(sent_at__isnull=True, not_sent="", next_attempt_at__lte=at)
        .select_related("attendee__person", "attendee__meeting__scheme__area")
        .order_by("next_attempt_at", "pk")
        .first()
    )
    if waiting is None:
        return None
    if not waiting.attendee.person.email:
        waiting.not_sent = NotSent.NO_ADDRESS
        waiting.save(update_fields=["not_sent"])
        return False
    try:
        deliver(waiting)
    except OSError:
        waiting.attempts += 1
        waiting.next_attempt_at = retry(attempts=waiting.attempts, at=at)
        waiting.save(update_fields=["attempts", "next_attempt_at"])
        return None
    waiting.sent_at = at
    waiting.save(update_fields=["sent_at"])
    audit.record(
        "meeting.invitation_sent",
        subject=waiting,
        meeting=waiting.attendee.meeting_id,
        recipient=str(waiting.attendee.person_id),
    )
    return True


def end_guests(meeting: Meeting, *, by: User, on: date) -> int:
    """End what guests of a meeting were to see; returns how many shares ended."""
    return (
        GuestCase.objects.visible_to(by)
        .filter(attendee__meeting=meeting, ended_on__isnull=True)
        .update(ended_on=on, ended_by=by)
    )
