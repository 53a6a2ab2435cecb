"""What people do to referrals; the only writers of their tables."""

from referrals.services.administration import complete_task, withhold_notification
from referrals.services.decide import (
    Adoption,
    adopt_referral,
    defer_referral,
    refuse_decided,
    reject_referral,
)
from referrals.services.draft import (
    TypedTopic,
    save_topic,
    say_what_is_new,
    settle_who,
    start_referral,
    withdraw_referral,
)
from referrals.services.mappa import Mappa, record_mappa
from referrals.services.nomination import (
    Agreement,
    choose_cohort,
    record_agreement,
    set_criteria,
    withdraw_agreement,
)
from referrals.services.research import (
    Finding,
    ForMeeting,
    YouthDiscussion,
    follow_meeting,
    leave_meeting,
    mark_ready,
    recommend_rag,
    record_research,
    record_youth_discussion,
)
from referrals.services.submit import submit_referral


__all__ = [
    "Adoption",
    "Agreement",
    "Finding",
    "ForMeeting",
    "Mappa",
    "TypedTopic",
    "YouthDiscussion",
    "adopt_referral",
    "choose_cohort",
    "complete_task",
    "defer_referral",
    "follow_meeting",
    "leave_meeting",
    "mark_ready",
    "recommend_rag",
    "record_agreement",
    "record_mappa",
    "record_research",
    "record_youth_discussion",
    "refuse_decided",
    "reject_referral",
    "save_topic",
    "say_what_is_new",
    "set_criteria",
    "settle_who",
    "start_referral",
    "submit_referral",
    "withdraw_agreement",
    "withdraw_referral",
    "withhold_notification",
]
