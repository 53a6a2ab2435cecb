"""Who is asked to a meeting, and who could be."""

from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from agencies import selectors as agencies
from agencies.models import Membership, User
from audit import services as audit
from audit.choices import Purpose
from core.exceptions import NotVisible
from meetings.models import Attendee, GuestCase, Meeting, Seat


def people_asked(user: User, meeting: Meeting) -> list[Attendee]:
    """
    Return who is asked to a meeting, members first, with what they were sent; record the look.

    A guest's cases are those of them that the reader may see.
    """
    theirs = (
        GuestCase.objects.visible_to(user)
        .select_related("case__person")
        .order_by("case__reference")
    )
    rows = (
        Attendee.objects.filter(meeting=meeting)
        .select_related("person", "agency", "deputy_for__person")
        .prefetch_related(Prefetch("guest_cases", theirs), "invitations")
        .order_by("agency__name", "person__full_name")
    )
    named = {
        guest.case_id
        for each in rows
        for guest in each.guest_cases.all()
        if guest.ended_on is None
    }
    if named:
        audit.looked(
            "meeting.guests_read",
            cases=list(named),
            purpose=Purpose.MEETING,
            meeting=meeting.pk,
        )
    order = {"member": 0, "deputy": 1, "guest": 2}
    return sorted(rows, key=lambda each: order[each.standing])


def get_attendee(meeting: Meeting, attendee_id: UUID | str) -> Attendee:
    """
    Return one person asked to a meeting.

    :raises NotVisible: when the meeting has none such
    """
    found = (
        Attendee.objects.filter(meeting=meeting, pk=attendee_id)
        .select_related("person", "agency", "meeting__scheme")
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def seats(meeting: Meeting) -> list[Seat]:
    """Return the seats of the meeting's series; none when it has no series."""
    return list(
        Seat.objects.filter(series=meeting.series_id, series__isnull=False)
        .select_related("agency")
        .order_by("role", "agency__name")
    )


def people_to_ask(meeting: Meeting, *, on: date) -> dict[str, Membership]:
    """Return who works cases in the scheme's area, or for an agency of no area, by membership."""
    local = agencies.agencies(area=meeting.scheme.area)
    everywhere = agencies.agencies().filter(area__isnull=True)
    ids = [each.pk for each in (*local, *everywhere)]
    return {str(each.pk): each for each in agencies.workers_of_agencies(ids, on=on)}
