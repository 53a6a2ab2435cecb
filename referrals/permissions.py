"""May this person do it? Roles say what, their agency and its grant say on which referral."""

from agencies.models import User
from agencies.roles import Permission
from cases.permissions import level_on
from core.decisions import Decision, permitted_if
from core.rowsecurity import WRITE
from referrals.models import Referral


def may_read(user: User) -> Decision:
    """May they read referrals at all? Those who work no cases may not."""
    return permitted_if(
        user.holds(Permission.CASE_READ), "Your role does not read referrals."
    )


def may_make(user: User) -> Decision:
    """May they refer somebody? Any partner may (S1-62)."""
    return permitted_if(
        user.holds(Permission.REFERRAL_MAKE), "Your role does not make referrals."
    )


def may_edit(user: User, referral: Referral) -> Decision:
    """May they write this draft? The agency that began it does."""
    return permitted_if(
        user.holds(Permission.REFERRAL_MAKE) and is_referrer(user, referral),
        "Only the agency that makes a referral writes it.",
    )


def may_withdraw(user: User, referral: Referral) -> Decision:
    """May they take the referral back? The agency that made it does."""
    return permitted_if(
        user.holds(Permission.REFERRAL_MAKE)
        and is_referrer(user, referral)
        and (referral.is_draft or level_on(user, referral.case) >= WRITE),
        "Only the agency that made a referral withdraws it.",
    )


def is_referrer(user: User, referral: Referral) -> bool:
    """Tell whether the person acts for the referring agency."""
    return bool(user.acting and user.acting.agency_id == referral.referring_agency_id)
