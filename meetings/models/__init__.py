"""What is stored of meetings, their agendas, and who comes to them."""

from meetings.models.agenda import AgendaItem
from meetings.models.attendance import Attendee, GuestCase
from meetings.models.confidentiality import ConfidentialityStatement, Signature
from meetings.models.meeting import Meeting, MeetingQuerySet
from meetings.models.sheet import Contribution, Escalation


__all__ = [
    "AgendaItem",
    "Attendee",
    "ConfidentialityStatement",
    "Contribution",
    "Escalation",
    "GuestCase",
    "Meeting",
    "MeetingQuerySet",
    "Signature",
]
