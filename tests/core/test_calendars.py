"""Calendar entries: what the standard asks of their text (RFC 5545)."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from core.calendars import Event, Method, calendar_entry, folded


LONDON = ZoneInfo("Europe/London")


def event(**changes):
    """Return an event, changed where asked."""
    said = {
        "uid": "abc@iom.example",
        "sequence": 3,
        "stamped_at": datetime(2026, 7, 1, 9, tzinfo=LONDON),
        "begins_at": datetime(2026, 7, 9, 14, tzinfo=LONDON),
        "ends_at": datetime(2026, 7, 9, 16, tzinfo=LONDON),
        "summary": "Referral; Operational, Meeting",
        "location": "Room 4\nShingleport",
        "description": "Read it",
        "url": "https://iom.example/meetings/1/",
        "organiser": "iom@iom.example",
        "attendee": "priya@iom.example",
    }
    return Event(**said | changes)


def lines(event, method=Method.REQUEST):
    """Return an entry's lines, unfolded."""
    text = calendar_entry(event, method).decode()
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")


def test_it_names_its_zone_and_keeps_its_identity():
    said = lines(event())

    assert "METHOD:REQUEST" in said
    assert "UID:abc@iom.example" in said
    assert "SEQUENCE:3" in said
    assert "DTSTAMP:20260701T080000Z" in said
    assert "DTSTART;TZID=Europe/London:20260709T140000" in said
    assert "TZID:Europe/London" in said
    assert "ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:priya@iom.example" in said


def test_what_separates_values_is_escaped():
    said = lines(event())

    assert "SUMMARY:Referral\\; Operational\\, Meeting" in said
    assert "LOCATION:Room 4\\nShingleport" in said


def test_a_cancellation_says_so():
    said = lines(event(), Method.CANCEL)

    assert {"METHOD:CANCEL", "STATUS:CANCELLED"} <= set(said)


def test_long_lines_are_folded_between_characters():
    line = "SUMMARY:" + "é" * 100

    pieces = folded(line).split(b"\r\n")

    assert max(len(each) for each in pieces) <= 75
    assert b"".join([pieces[0], *(each[1:] for each in pieces[1:])]).decode() == line
    assert all(each.startswith(b" ") for each in pieces[1:])


def test_the_stamp_is_in_universal_time():
    stamped = datetime(2026, 12, 1, 9, tzinfo=UTC)

    assert "DTSTAMP:20261201T090000Z" in lines(event(stamped_at=stamped))
