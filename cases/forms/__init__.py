"""What people type about a case."""

from cases.forms.caseload import FilterCases, Search
from cases.forms.needs import AssessNeeds
from cases.forms.people import AddNumber, AddWarning, ChangeAddress, RecordIdentifier
from cases.forms.recording import AddNote, LogContact, writable_sections
from cases.forms.sharing import EndShare, NameLeadWorker, ShareCase, ShareRow


__all__ = [
    "AddNote",
    "AddNumber",
    "AddWarning",
    "AssessNeeds",
    "ChangeAddress",
    "EndShare",
    "FilterCases",
    "LogContact",
    "NameLeadWorker",
    "RecordIdentifier",
    "Search",
    "ShareCase",
    "ShareRow",
    "writable_sections",
]
