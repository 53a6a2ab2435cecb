"""What is stored about people and their cases."""

from cases.models.case import Case, LeadWorkerAssignment, StatusChange
from cases.models.changes import SignificantChange
from cases.models.circumstances import (
    EmploymentSpell,
    LandlordConsent,
    SafeguardingConcern,
)
from cases.models.contact_types import SchemeContactType
from cases.models.entry import Contact, Entry
from cases.models.events import Arrest, Conviction, DrugTest, Incident
from cases.models.facts import PersonFact
from cases.models.forums import (
    ChildConference,
    MaracReferral,
    PremisesStay,
    VictimContact,
)
from cases.models.intelligence import Intelligence, IntelligenceCheck
from cases.models.mappa import JointMeeting, MappaManagement, MappaReferral
from cases.models.person import Address, ContactNumber, Identifier, Person
from cases.models.record import (
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
    "Arrest",
    "Case",
    "CaseAcl",
    "CaseGrant",
    "CaseGroupPermission",
    "CaseUserPermission",
    "ChildConference",
    "Contact",
    "ContactNumber",
    "Conviction",
    "DrugTest",
    "EmploymentSpell",
    "Entry",
    "Identifier",
    "Incident",
    "Intelligence",
    "IntelligenceCheck",
    "InvolvedAgency",
    "JointMeeting",
    "LandlordConsent",
    "LeadWorkerAssignment",
    "MappaManagement",
    "MappaReferral",
    "MaracReferral",
    "NeedAssessment",
    "Note",
    "Person",
    "PersonFact",
    "PremisesStay",
    "Responsibility",
    "RiskScore",
    "SafeguardingConcern",
    "SchemeContactType",
    "SectionShare",
    "SignificantChange",
    "StatusChange",
    "VictimContact",
    "WarningMarker",
]
