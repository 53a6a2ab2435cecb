"""What people do to referrals; the only writers of their tables."""

from referrals.services.draft import (
    TypedTopic,
    save_topic,
    settle_who,
    start_referral,
    withdraw_referral,
)
from referrals.services.submit import submit_referral


__all__ = [
    "TypedTopic",
    "save_topic",
    "settle_who",
    "start_referral",
    "submit_referral",
    "withdraw_referral",
]
