"""
Calendar entries to send or download (RFC 5545): one event, in the time of one place.

Written here because it is one small text; `tests/core/test_calendars.py` holds it to the
standard's rules on escaping, folding and time zones.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


LONGEST = 75  # octets in a line
ZONE = "Europe/London"
# The rules by which British clocks have changed since 1996.
TIME_ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE""".splitlines()


class Method(StrEnum):
    """What a calendar is to do with an entry."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Event:
    """
    One event. `uid` stays the same for ever and `sequence` grows with each change, by
    which calendars know the entry again. Begins and ends are instants.
    """

    uid: str
    sequence: int
    stamped_at: datetime
    begins_at: datetime
    ends_at: datetime
    summary: str
    location: str
    description: str
    url: str
    organiser: str = ""
    attendee: str = ""


def calendar_entry(event: Event, method: Method) -> bytes:
    """Return the entry as the text of an .ics file."""
    return b"".join(folded(line) + b"\r\n" for line in lines(event, method))


def lines(event: Event, method: Method) -> Iterator[str]:
    """Yield the entry line by line, before folding."""
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//IOM//Meetings//EN")
    yield f"METHOD:{method}"
    yield from TIME_ZONE
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{event.stamped_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;TZID={ZONE}:{event.begins_at:%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID={ZONE}:{event.ends_at:%Y%m%dT%H%M%S}"
    yield f"SUMMARY:{escaped(event.summary)}"
    yield f"LOCATION:{escaped(event.location)}"
    yield f"DESCRIPTION:{escaped(event.description)}"
    yield f"URL:{event.url}"
    if event.organiser:
        yield f"ORGANIZER:mailto:{event.organiser}"
    if event.attendee:
        yield f"ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:{event.attendee}"
    yield f"STATUS:{'CANCELLED' if method == Method.CANCEL else 'CONFIRMED'}"
    yield from ("END:VEVENT", "END:VCALENDAR")


def escaped(text: str) -> str:
    """Return text as a value: what separates values is escaped, new lines are written out."""
    for character in ("\\", ";", ","):
        text = text.replace(character, f"\\{character}")
    return "\\n".join(text.splitlines())


def folded(line: str) -> bytes:
    """Return a line in pieces of 75 octets, no character cut in two."""
    pieces, piece = [], b""
    for character in line:
        encoded = character.encode()
        if len(piece) + len(encoded) > LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece])
