"""May this person work on the plan, or take it away with them?"""

from agencies.models import User
from agencies.roles import Permission
from cases.models import Case
from cases.permissions import level_on
from core.decisions import Decision, permitted_if
from core.rowsecurity import READ, WRITE


def may_plan(user: User, case: Case) -> Decision:
    """May they change the plan: objectives, actions, the situation, a version?"""
    return permitted_if(
        user.holds(Permission.PLAN_WORK) and level_on(user, case) >= WRITE,
        "Your agency can read this plan but not change it.",
    )


def may_download(user: User, case: Case) -> Decision:
    """May they take the plan away as a PDF? It holds what they may read, no more."""
    return permitted_if(
        user.holds(Permission.PLAN_EXPORT) and level_on(user, case) >= READ,
        "Your role does not download risk management plans.",
    )
