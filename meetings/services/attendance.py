"""Who is there: beginning the meeting, the door, deputies, apologies, leaving (S1-9 to S1-11)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from agencies import selectors as agencies
from agencies.models import Agency, User
from audit import services as audit
from core.decisions import require
from meetings import permissions, policies, selectors
from meetings.choices import Mark, Presence, Standing
from meetings.models import AgendaItem, Attendee, GuestCase, Meeting
from meetings.services.guests import admit_guests, dismiss_guest
from meetings.services.issuing import write_agenda
from meetings.services.room import attended, changed, locked


@transaction.atomic
def begin_meeting(*, meeting: Meeting, by: User, at: datetime) -> Meeting:
    """
    Begin the meeting: from here on the sheet is written and followed.

    Chair, co-ordinator and whoever begins it are on the list from now, if not before. An
    agenda that nobody issued is written down as it stands.

    :raises NotPermitted: if `by` does not run this scheme's meetings
    :raises NotPossible: if it has begun, is over or to come, or there is no statement
    """
    require(permissions.may_run(by, meeting.scheme))
    held = locked(meeting)
    require(
        policies.can_begin(
            is_planned=held.is_planned,
            has_begun=held.started_at is not None,
            held_on=held.held_on,
            on=timezone.localdate(at),
            has_statement=selectors.current_statement(held.scheme) is not None,
        )
    )
    if held.writes_itself:
        write_agenda(held, by=by, at=at)
    held.started_at = at
    held.save(update_fields=["started_at"])
    for person in {held.chair, held.coordinator, by}:
        leader(held, person, by=by, at=at)
    changed(held)
    audit.record("meeting.begun", subject=held)
    return held


def leader(meeting: Meeting, person: User, *, by: User, at: datetime) -> None:
    """Put somebody who leads the meeting on its list, as who they are at work."""
    if Attendee.objects.filter(meeting=meeting, person=person).exists():
        return
    work = agencies.membership_in(
        meeting.scheme.area_id, person, on=timezone.localdate(at)
    )
    if work is not None:
        asked(meeting, person, work.agency, Standing.MEMBER, by=by).save(
            force_insert=True
        )


def asked(
    meeting: Meeting,
    person: User,
    agency: Agency,
    standing: str,
    *,
    by: User,
    deputy_for: Attendee | None = None,
) -> Attendee:
    """Return somebody on the list, not yet saved."""
    return Attendee(
        meeting=meeting,
        person=person,
        agency=agency,
        standing=standing,
        deputy_for=deputy_for,
        asked_by=by,
    )


@dataclass(frozen=True)
class AtTheDoor:
    """Somebody who comes without being on the list: for whom, as what, for which cases."""

    person: User
    agency: Agency
    standing: Standing
    presence: Presence
    deputy_for: Attendee | None = None
    items: tuple[AgendaItem, ...] = field(default_factory=tuple)


@transaction.atomic
def add_at_door(
    *, meeting: Meeting, who: AtTheDoor, by: User, at: datetime
) -> Attendee:
    """
    Let somebody in who is not on the list: late-comer, deputy, or guest for named cases.

    :raises NotPermitted: if `by` does not run the meeting
    :raises NotPossible: if they are on the list, do not work for that agency today, or
        the meeting is not today's
    """
    on = timezone.localdate(at)
    held = attended(meeting, by=by, on=on)
    works = agencies.workers_of_agencies([who.agency.pk], on=on)
    require(
        policies.can_be_added(
            is_asked=Attendee.objects.filter(meeting=held, person=who.person).exists(),
            works_here=works.filter(user=who.person).exists(),
        )
    )
    come = asked(
        held, who.person, who.agency, who.standing, by=by, deputy_for=who.deputy_for
    )
    come.presence, come.arrived_at = who.presence, at
    come.save(force_insert=True)
    guest_of(come, who.items, by=by)
    changed(held)
    audit.record("meeting.attendee_added", subject=come, standing=come.standing)
    return come


def guest_of(guest: Attendee, items: Iterable[AgendaItem], *, by: User) -> None:
    """Say which cases a guest is there for."""
    GuestCase.objects.bulk_create(
        GuestCase(attendee=guest, case_id=each.case_id, recorded_by=by)
        for each in items
    )


@transaction.atomic
def mark_attendance(
    *, attendee: Attendee, mark: Mark | str, by: User, at: datetime, note: str = ""
) -> Attendee:
    """
    Note that somebody is in the room, joins by video, sent apologies, or left.

    A guest who leaves no longer sees the case that is open; one who comes and has signed
    does.

    :raises NotPermitted: if `by` does not run the meeting
    :raises NotPossible: if it is not today's, or the mark does not fit
    """
    mark = Mark(mark)
    held = attended(attendee.meeting, by=by, on=timezone.localdate(at))
    found = Attendee.objects.select_for_update(of=("self",)).get(pk=attendee.pk)
    require(
        policies.can_mark(
            is_here=found.is_here,
            marks_leaving=mark is Mark.LEFT,
            marks_apologies=mark is Mark.APOLOGIES,
        )
    )
    set_mark(found, mark, at=at, note=note)
    found.save(update_fields=list(MARKED))
    if mark is Mark.LEFT:
        dismiss_guest(meeting=held, guest=found, by=by, at=at)
    elif mark is not Mark.APOLOGIES:
        admit_guests(meeting=held, by=by, at=at)
    changed(held)
    audit.record("meeting.attendance_marked", subject=found, mark=mark)
    return found


MARKED = ("presence", "arrived_at", "left_at", "apologies_at", "apologies_note")


def set_mark(found: Attendee, mark: Mark, *, at: datetime, note: str = "") -> None:
    """Set the fields that belong to a mark; whoever comes back has not left."""
    match mark:
        case Mark.LEFT:
            found.left_at = at
        case Mark.APOLOGIES:
            found.apologies_at, found.apologies_note = at, note
        case _:
            found.presence = Presence(mark.value)
            found.arrived_at, found.left_at = found.arrived_at or at, None
            found.apologies_at, found.apologies_note = None, ""
