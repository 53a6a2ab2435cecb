"""What is stored about people and their cases."""

from cases.models.case import Case, LeadWorkerAssignment, StatusChange
from cases.models.person import Address, ContactNumber, Identifier, Person
from cases.models.record import (
    Contact,
    InvolvedAgency,
    NeedAssessment,
    Note,
    RiskScore,
    WarningMarker,
)
from cases.models.responsibility import Responsibility
from cases.models.sharing import (
    CaseAcl,
    CaseGrant,
    CaseGroupPermission,
    CaseUserPermission,
    SectionShare,
)


__all__ = [
    "Address",
    "Case",
    "CaseAcl",
    "CaseGrant",
    "CaseGroupPermission",
    "CaseUserPermission",
    "Contact",
    "ContactNumber",
    "Identifier",
    "InvolvedAgency",
    "LeadWorkerAssignment",
    "NeedAssessment",
    "Note",
    "Person",
    "Responsibility",
    "RiskScore",
    "SectionShare",
    "StatusChange",
    "WarningMarker",
]
