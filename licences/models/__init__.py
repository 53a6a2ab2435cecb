"""What is stored about sentences, custody, key dates, licences, enforcement and release."""

from licences.models.breach import BreachHearing, SupervisionBreach
from licences.models.custody import CustodySpell
from licences.models.dates import KeyDate
from licences.models.days import DayAdjustment
from licences.models.enforcement import BreachDecision, ComplianceWarning, Recall
from licences.models.licence import Licence, LicenceCondition
from licences.models.monitoring import (
    ConditionCheck,
    ConditionWatch,
    DrugAppointment,
    Tag,
    TagEvent,
)
from licences.models.parole import ParoleCondition, ParoleProcess, ParoleReport
from licences.models.prerelease import (
    CurfewDecision,
    CurfewView,
    PreReleaseStep,
    ReleaseMove,
    ResettlementProvider,
)
from licences.models.requirements import (
    CommunityOrder,
    OrderRequirement,
    PssRequirement,
    ReleaseProposal,
    RequirementProgress,
    RequirementsExplained,
)
from licences.models.sentence import Sentence
from licences.models.worked_out import WorkedOut


__all__ = [
    "BreachDecision",
    "BreachHearing",
    "CommunityOrder",
    "ComplianceWarning",
    "ConditionCheck",
    "ConditionWatch",
    "CurfewDecision",
    "CurfewView",
    "CustodySpell",
    "DayAdjustment",
    "DrugAppointment",
    "KeyDate",
    "Licence",
    "LicenceCondition",
    "OrderRequirement",
    "ParoleCondition",
    "ParoleProcess",
    "ParoleReport",
    "PreReleaseStep",
    "PssRequirement",
    "Recall",
    "ReleaseMove",
    "ReleaseProposal",
    "RequirementProgress",
    "RequirementsExplained",
    "ResettlementProvider",
    "Sentence",
    "SupervisionBreach",
    "Tag",
    "TagEvent",
    "WorkedOut",
]
