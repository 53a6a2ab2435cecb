"""Who is asked, here, signed: in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core import words
from meetings.choices import Mark, Standing


@dataclass(frozen=True)
class Person:
    """One line of "Who is here"."""

    attendee: Any
    name: str
    agency: str
    standing: str
    here: str
    tone: str
    signed: str
    is_here: bool
    needs_signature: bool
    marks: tuple[tuple[str, str], ...]


def person_row(attendee: Any, *, guest_of: str = "") -> Person:
    """Return somebody asked as a line: as what, whether here, whether signed."""
    signature = getattr(attendee, "signature", None)
    here, tone = whereabouts(attendee)
    return Person(
        attendee=attendee,
        name=str(attendee.person),
        agency=str(attendee.agency),
        standing=standing_words(attendee, guest_of),
        here=here,
        tone=tone,
        signed=signature_words(signature),
        is_here=attendee.is_here,
        needs_signature=signature is None,
        marks=marks_of(attendee),
    )


def standing_words(attendee: Any, guest_of: str) -> str:
    """Return as what somebody comes: "Deputy for Priya Marlowe", "Guest for Fern, Ada"."""
    standing = str(attendee.get_standing_display())
    if attendee.deputy_for is not None:
        return f"{standing} for {attendee.deputy_for.person}"
    if attendee.standing == Standing.GUEST and guest_of:
        return f"{standing} for {guest_of}"
    return standing


def whereabouts(attendee: Any) -> tuple[str, str]:
    """Return whether somebody is here, and the tone of it."""
    if attendee.left_at:
        return f"Left at {words.clock_time(attendee.left_at)}", "neutral"
    if attendee.arrived_at:
        since = words.clock_time(attendee.arrived_at)
        return f"{attendee.get_presence_display()}, since {since}", "success"
    if attendee.apologies_at:
        return "Sent apologies", "neutral"
    return "Not here yet", "warning"


def signature_words(signature: Any) -> str:
    """Return what somebody signed, when and before whom; empty when not yet."""
    if signature is None:
        return ""
    at = words.clock_time(signature.signed_at)
    told = f"Version {signature.statement.number}, {at}"
    return (
        f"{told}, on paper, seen by {signature.witness}" if signature.witness else told
    )


def marks_of(attendee: Any) -> tuple[tuple[str, str], ...]:
    """Return the marks that can follow how somebody is marked now."""
    if attendee.is_here:
        return ((Mark.LEFT.value, "Left"),)
    came = ((Mark.ROOM.value, "In the room"), (Mark.REMOTE.value, "By video"))
    if attendee.apologies_at:
        return came
    return (*came, (Mark.APOLOGIES.value, "Apologies"))


def quorum_words(quorum: Any) -> str:
    """Return how many core agencies are here, and how many are needed."""
    here = f"{quorum.here} core {'agency' if quorum.here == 1 else 'agencies'} here"
    if not quorum.needed:
        return f"{here}; the scheme sets no quorum"
    return f"{here} of the {quorum.needed} needed"


def people_choices(members: Iterable[Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return people to choose from, grouped by agency."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in members:
        label = ", ".join(filter(None, (each.user.full_name, each.user.job_title)))
        key = f"{each.agency_id}:{each.user_id}"
        groups.setdefault(each.agency.name, []).append((key, label))
    return list(groups.items())
