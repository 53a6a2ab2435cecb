"""What is stored about a referral, from its first draft to its decision."""

from referrals.models.answers import PriorityGroupAnswer, ReferralAnswer, StatusChange
from referrals.models.assessment import AdministrationTask, ResearchEntry
from referrals.models.referral import Referral
from referrals.models.removal import (
    GroundFinding,
    Removal,
    RemovalAdministration,
    RemovalChange,
)
from referrals.models.review import CaseReview, Statement


__all__ = [
    "AdministrationTask",
    "CaseReview",
    "GroundFinding",
    "PriorityGroupAnswer",
    "Referral",
    "ReferralAnswer",
    "Removal",
    "RemovalAdministration",
    "RemovalChange",
    "ResearchEntry",
    "Statement",
    "StatusChange",
]
