"""What is stored about a referral, from its first draft to its decision."""

from referrals.models.answers import PriorityGroupAnswer, ReferralAnswer, StatusChange
from referrals.models.assessment import AdministrationTask, ResearchEntry
from referrals.models.nomination import JoiningAgreement, SchemeCriterion
from referrals.models.referral import Referral


__all__ = [
    "AdministrationTask",
    "JoiningAgreement",
    "PriorityGroupAnswer",
    "Referral",
    "ReferralAnswer",
    "ResearchEntry",
    "SchemeCriterion",
    "StatusChange",
]
