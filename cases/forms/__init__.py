"""What people type about a case."""

from cases.forms.assessing import AskFacts, RecordScore, typed_before
from cases.forms.caseload import FilterCases, FilterTimeline, Search
from cases.forms.contact_types import ChooseContactTypes, as_chosen
from cases.forms.events import (
    Arrest,
    ArrestResult,
    Conviction,
    DrugTest,
    Employment,
    EndConsent,
    EndEmployment,
    Incident,
    Landlord,
    NoteChange,
    ReviewChange,
    Safeguarding,
    SafeguardingResult,
    Withdraw,
    WithSection,
)
from cases.forms.intelligence import Intelligence, OvernightArrest, PassOn
from cases.forms.log import CorrectContact, HomeVisit, LogContact, instant
from cases.forms.needs import AssessNeeds
from cases.forms.people import AddNumber, AddWarning, ChangeAddress, RecordIdentifier
from cases.forms.recording import AddNote, writable_sections
from cases.forms.sharing import EndShare, NameLeadWorker, ShareCase, ShareRow


__all__ = [
    "AddNote",
    "AddNumber",
    "AddWarning",
    "Arrest",
    "ArrestResult",
    "AskFacts",
    "AssessNeeds",
    "ChangeAddress",
    "ChooseContactTypes",
    "Conviction",
    "CorrectContact",
    "DrugTest",
    "Employment",
    "EndConsent",
    "EndEmployment",
    "EndShare",
    "FilterCases",
    "FilterTimeline",
    "HomeVisit",
    "Incident",
    "Intelligence",
    "Landlord",
    "LogContact",
    "NameLeadWorker",
    "NoteChange",
    "OvernightArrest",
    "PassOn",
    "RecordIdentifier",
    "RecordScore",
    "ReviewChange",
    "Safeguarding",
    "SafeguardingResult",
    "Search",
    "ShareCase",
    "ShareRow",
    "WithSection",
    "Withdraw",
    "as_chosen",
    "instant",
    "typed_before",
    "writable_sections",
]
