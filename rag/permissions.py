"""May this person rate, or publish that somebody is wanted?"""

from agencies.choices import AgencyKind, Role
from agencies.models import User
from agencies.roles import Permission
from cases.permissions import level_on
from core.decisions import Decision, permitted_if
from core.rowsecurity import WRITE


def may_rate(user: User, case) -> Decision:
    """May they rate the case (S1-168)?"""
    return permitted_if(
        user.holds(Permission.RAG_RATE) and level_on(user, case) >= WRITE,
        "Your agency can read this case but not rate it.",
    )


def may_publish_wanted(user: User, case) -> Decision:
    """May they publish or end a wanted alert? The police's own act (S1-190)."""
    acting = user.acting
    return permitted_if(
        bool(acting and acting.kind == AgencyKind.POLICE)
        and user.holds(Permission.CASE_WORK)
        and level_on(user, case) >= WRITE,
        "Only the police offender management team publishes or ends a wanted alert.",
    )


def may_recompute(user: User) -> Decision:
    """May they move reviews across agencies? Scheduled work alone, never a person."""
    acting = user.acting
    return permitted_if(
        bool(acting and acting.role == Role.SERVICE_ACCOUNT),
        "Reviews are moved across agencies by scheduled work only.",
    )
