"""Leaving a scheme, and coming back: what people do, and what is raised from the record."""

from referrals.services.removals.decide import (
    Deferral,
    Refusal,
    Support,
    approve_removal,
    defer_removal,
    refuse_removal,
)
from referrals.services.removals.propose import (
    Review,
    propose_removal,
    raise_for_case,
    raise_removals,
    record_mappa_level,
    record_mappa_management,
    review_case,
)
from referrals.services.removals.returns import (
    change_expected_release,
    reconsider,
    refer_again,
)
from referrals.services.removals.state import Stated, make_statement


__all__ = [
    "Deferral",
    "Refusal",
    "Review",
    "Stated",
    "Support",
    "approve_removal",
    "change_expected_release",
    "defer_removal",
    "make_statement",
    "propose_removal",
    "raise_for_case",
    "raise_removals",
    "reconsider",
    "record_mappa_level",
    "record_mappa_management",
    "refer_again",
    "refuse_removal",
    "review_case",
]
