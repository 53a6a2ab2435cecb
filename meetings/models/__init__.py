"""What is stored of meetings, their agendas, and who comes to them."""

from meetings.models.agenda import AgendaItem
from meetings.models.attendance import Attendee, GuestCase
from meetings.models.conferences import (
    CaseConference,
    ConferenceInvitation,
    FamilyPermission,
    IntegrationPlan,
    ProgrammeOffer,
)
from meetings.models.meeting import Meeting, MeetingQuerySet


__all__ = [
    "AgendaItem",
    "Attendee",
    "CaseConference",
    "ConferenceInvitation",
    "FamilyPermission",
    "GuestCase",
    "IntegrationPlan",
    "Meeting",
    "MeetingQuerySet",
    "ProgrammeOffer",
]
