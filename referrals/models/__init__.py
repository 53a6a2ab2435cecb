"""What is stored about a referral, from its first draft to its decision."""

from referrals.models.answers import PriorityGroupAnswer, ReferralAnswer, StatusChange
from referrals.models.assessment import AdministrationTask, ResearchEntry
from referrals.models.nomination import JoiningAgreement, SchemeCriterion
from referrals.models.referral import Referral
from referrals.models.removal import (
    GroundFinding,
    Removal,
    RemovalAdministration,
    RemovalChange,
)
from referrals.models.review import CaseReview, Statement
from referrals.models.transfer import Transfer
from referrals.models.transfer_parts import (
    AddressCheck,
    TransferAnswer,
    TransferChange,
    TransferDuty,
    TransferPack,
)


__all__ = [
    "AddressCheck",
    "AdministrationTask",
    "CaseReview",
    "GroundFinding",
    "JoiningAgreement",
    "PriorityGroupAnswer",
    "Referral",
    "ReferralAnswer",
    "Removal",
    "RemovalAdministration",
    "RemovalChange",
    "ResearchEntry",
    "SchemeCriterion",
    "Statement",
    "StatusChange",
    "Transfer",
    "TransferAnswer",
    "TransferChange",
    "TransferDuty",
    "TransferPack",
]
