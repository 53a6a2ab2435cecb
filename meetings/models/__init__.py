"""What is stored of meetings, their agendas, and who comes to them."""

from meetings.models.agenda import AgendaItem
from meetings.models.attendance import Attendee, GuestCase
from meetings.models.meeting import Meeting, MeetingQuerySet


__all__ = ["AgendaItem", "Attendee", "GuestCase", "Meeting", "MeetingQuerySet"]
