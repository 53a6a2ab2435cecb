"""What people type about a case."""

from cases.forms.assessing import AskFacts, RecordScore, typed_before
from cases.forms.caseload import FilterCases, Search
from cases.forms.people import AddNumber, AddWarning, ChangeAddress, RecordIdentifier
from cases.forms.recording import AddNote, AssessNeeds, LogContact, writable_sections
from cases.forms.sharing import EndShare, NameLeadWorker, ShareCase, ShareRow


__all__ = [
    "AddNote",
    "AddNumber",
    "AddWarning",
    "AskFacts",
    "AssessNeeds",
    "ChangeAddress",
    "EndShare",
    "FilterCases",
    "LogContact",
    "NameLeadWorker",
    "RecordIdentifier",
    "RecordScore",
    "Search",
    "ShareCase",
    "ShareRow",
    "typed_before",
    "writable_sections",
]
