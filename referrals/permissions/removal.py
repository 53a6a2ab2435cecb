"""May this person propose, state, decide or oversee somebody's leaving the scheme?"""

from agencies.choices import Role
from agencies.models import User
from agencies.roles import Permission
from cases.choices import Section
from cases.models import Case
from cases.permissions import level_on, may_work, may_write_section
from core.decisions import Decision, first_refusal, permitted_if
from core.rowsecurity import MANAGE, READ, WRITE
from referrals.choices import ReadyGround


def may_propose(user: User, case: Case) -> Decision:
    """May they propose removal? Anybody who works cases and sees this one may."""
    return permitted_if(
        user.holds(Permission.CASE_WORK) and level_on(user, case) >= READ,
        "Your role does not propose removals.",
    )


def may_review(user: User, case: Case) -> Decision:
    """May they record a review, or the MAPPA level? Whoever works the case may."""
    return may_work(user, case)


def may_state(user: User, case: Case, ground: str) -> Decision:
    """
    May they state what one of the five rests on?

    The police alone speak of intelligence (A-23); drug tests are health information.
    """
    if ground == ReadyGround.INTELLIGENCE:
        return permitted_if(
            user.holds(Permission.INTELLIGENCE_ADD) and level_on(user, case) >= WRITE,
            "Only the police state whether there is current or recent intelligence.",
        )
    if ground == ReadyGround.DRUG_TESTS:
        return first_refusal(
            may_work(user, case), may_write_section(user, Section.HEALTH)
        )
    return may_work(user, case)


def may_decide(user: User, case: Case) -> Decision:
    """May they decide a removal? The Chair may (S1-40)."""
    return permitted_if(
        user.holds(Permission.REFERRAL_DECIDE) and level_on(user, case) >= MANAGE,
        "Only the Chair of this scheme’s meeting decides a removal.",
    )


def may_oversee(user: User, case: Case) -> Decision:
    """May they keep the release date, and say what became of re-registration?"""
    decides = user.holds(Permission.REFERRAL_DECIDE)
    prepares = user.holds(Permission.REFERRAL_PREPARE)
    return permitted_if(
        (decides or prepares) and level_on(user, case) >= MANAGE,
        "The scheme’s co-ordinator or Chair keeps the date and says what was decided.",
    )


def may_raise(user: User) -> Decision:
    """May they raise removals across agencies? Scheduled work alone, never a person."""
    acting = user.acting
    return permitted_if(
        bool(acting and acting.role == Role.SERVICE_ACCOUNT),
        "Removals are raised across agencies by scheduled work only.",
    )
