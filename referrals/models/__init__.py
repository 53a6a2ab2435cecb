"""What is stored about a referral, from its first draft to its decision."""

from referrals.models.answers import PriorityGroupAnswer, ReferralAnswer, StatusChange
from referrals.models.assessment import AdministrationTask, ResearchEntry
from referrals.models.referral import Referral


__all__ = [
    "AdministrationTask",
    "PriorityGroupAnswer",
    "Referral",
    "ReferralAnswer",
    "ResearchEntry",
    "StatusChange",
]
