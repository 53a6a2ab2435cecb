"""Who comes to a meeting, and what is said to them, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from core import words
from meetings.choices import InvitationMethod, Standing


@dataclass(frozen=True)
class InvitationWords:
    """What an invitation says; `asks` when it wants an answer."""

    subject: str
    what: str
    asks: bool


def invitation_words(meeting: Any, *, method: str, is_change: bool) -> InvitationWords:
    """Return the words of an invitation, of a change, or of a cancellation."""
    day = words.day(meeting.held_on)
    if method == InvitationMethod.CANCEL:
        return InvitationWords(
            f"Cancelled: {meeting.name}, {day}",
            "This meeting is cancelled.",
            asks=False,
        )
    if is_change:
        return InvitationWords(
            f"Changed: {meeting.name}, {day}",
            "This meeting has changed. It is now:",
            asks=True,
        )
    return InvitationWords(
        f"{meeting.name}, {day}", "You are asked to this meeting:", asks=True
    )


@dataclass(frozen=True)
class PersonRow:
    """One person asked to a meeting, as the page shows them."""

    name: str
    agency: str
    standing: str
    told: str
    told_tone: str
    answer: str
    note: str
    cases: list[str]
    answer_url: str


def asked_row(attendee: Any, *, version: int, may_answer: bool) -> PersonRow:
    """Return one person asked: as what, told or not, coming or not, and a guest's cases."""
    told, tone = told_words(attendee, version=version)
    guest = attendee.standing == Standing.GUEST
    standing = str(attendee.get_standing_display())
    if attendee.deputy_for_id:
        standing = f"{standing} for {attendee.deputy_for.person}"
    return PersonRow(
        name=str(attendee.person),
        agency=str(attendee.agency),
        standing=standing,
        told=told,
        told_tone=tone,
        answer="Apologies" if attendee.apologies_at else "",
        note=attendee.apologies_note,
        cases=[
            f"{each.case.person} ({each.case.reference})"
            for each in attendee.guest_cases.all()
            if each.ended_on is None
        ]
        if guest
        else [],
        answer_url=reverse("meetings:answer", args=[attendee.meeting_id, attendee.pk])
        if may_answer
        else "",
    )


def told_words(attendee: Any, *, version: int) -> tuple[str, str]:
    """Return whether somebody knows how the meeting stands now, and a tone."""
    if attendee.told_version is None:
        return "Not invited yet", "warning"
    if attendee.told_version < version:
        return "Changed since they were told", "warning"
    sent = attendee.invitations.all()
    latest = max(sent, key=lambda each: each.queued_at, default=None)
    if latest is None:
        return "Told", "success"
    if latest.not_sent:
        return f"Not sent: {str(latest.get_not_sent_display()).lower()}", "danger"
    if latest.sent_at is None:
        return "Waiting to be sent", "neutral"
    return f"Invited on {words.short_day(latest.sent_at)}", "success"


def open_seats(seats: Iterable[Any], attendees: Iterable[Any]) -> list[str]:
    """Return the seats that nobody has been asked for: "Housing representative, … Council"."""
    agencies = {each.agency_id for each in attendees if each.standing != Standing.GUEST}
    return [
        str(seat)
        for seat in seats
        if seat.person_id is None and seat.agency_id not in agencies
    ]
