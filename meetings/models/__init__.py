"""What is stored of meetings, their agendas, and who comes to them."""

from meetings.models.agenda import (
    AgendaItem,
)
from meetings.models.attendance import (
    Attendee,
    GuestCase,
)
from meetings.models.circulation import (
    Recipient,
)
from meetings.models.conferences import (
    CaseConference,
    ConferenceInvitation,
    FamilyPermission,
    IntegrationPlan,
    ProgrammeOffer,
)
from meetings.models.confidentiality import (
    ConfidentialityStatement,
    Signature,
)
from meetings.models.draft import (
    AgendaPlace,
    HearingRequest,
)
from meetings.models.invitations import (
    Invitation,
)
from meetings.models.meeting import (
    Meeting,
    MeetingQuerySet,
)
from meetings.models.minutes import (
    EntryCorrection,
    MinuteEntry,
    Minutes,
    NotesCorrection,
)
from meetings.models.series import (
    Seat,
    Series,
)
from meetings.models.sheet import (
    Contribution,
    Escalation,
)
from meetings.models.updates import (
    WrittenUpdate,
)


__all__ = [
    "AgendaItem",
    "AgendaPlace",
    "Attendee",
    "CaseConference",
    "ConferenceInvitation",
    "ConfidentialityStatement",
    "Contribution",
    "EntryCorrection",
    "Escalation",
    "FamilyPermission",
    "GuestCase",
    "HearingRequest",
    "IntegrationPlan",
    "Invitation",
    "Meeting",
    "MeetingQuerySet",
    "MinuteEntry",
    "Minutes",
    "NotesCorrection",
    "ProgrammeOffer",
    "Recipient",
    "Seat",
    "Series",
    "Signature",
    "WrittenUpdate",
]
