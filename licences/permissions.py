"""May this person record sentences, custody and licences, or work out dates?"""

from agencies.models import User
from agencies.roles import Permission
from cases.models import Case
from cases.permissions import level_on, may_work
from core.decisions import Decision, permitted_if
from core.rowsecurity import READ


def may_record(user: User, case: Case) -> Decision:
    """May they record here? Whoever works the case (S1-71)."""
    return may_work(user, case)


def may_download(user: User, case: Case) -> Decision:
    """May they take the licence away as a PDF?"""
    return permitted_if(
        user.holds(Permission.PLAN_EXPORT) and level_on(user, case) >= READ,
        "Your role does not download licences.",
    )


def may_work_out_dates(user: User) -> Decision:
    """May they ask "what if"? Everybody who works cases; it is about nobody's case."""
    return permitted_if(
        user.holds(Permission.CASE_READ), "Only those who work cases work out dates."
    )
