"""What people type about a plan, and about what is done for the needs."""

from plans.forms.interventions import (
    MoveIntervention,
    OfferProgramme,
    OfferSessions,
)
from plans.forms.plan import (
    EVERYBODY,
    AddAction,
    AddObjective,
    CloseObjective,
    Issue,
    Progress,
    Reassign,
    SectionForm,
    Situation,
    StateRole,
)
from plans.forms.provision import CloseGap, NoteGap, ReferToService, ServiceOutcome
from plans.forms.timetable import AddActivity, EndActivity


__all__ = [
    "EVERYBODY",
    "AddAction",
    "AddActivity",
    "AddObjective",
    "CloseGap",
    "CloseObjective",
    "EndActivity",
    "Issue",
    "MoveIntervention",
    "NoteGap",
    "OfferProgramme",
    "OfferSessions",
    "Progress",
    "Reassign",
    "ReferToService",
    "SectionForm",
    "ServiceOutcome",
    "Situation",
    "StateRole",
]
