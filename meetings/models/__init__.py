"""What is stored of meetings, their agendas, and who comes to them."""

from meetings.models.agenda import AgendaItem
from meetings.models.attendance import Attendee, GuestCase
from meetings.models.circulation import Recipient
from meetings.models.meeting import Meeting, MeetingQuerySet
from meetings.models.minutes import (
    EntryCorrection,
    MinuteEntry,
    Minutes,
    NotesCorrection,
)


__all__ = [
    "AgendaItem",
    "Attendee",
    "EntryCorrection",
    "GuestCase",
    "Meeting",
    "MeetingQuerySet",
    "MinuteEntry",
    "Minutes",
    "NotesCorrection",
    "Recipient",
]
