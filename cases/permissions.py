"""May this person do it? Roles say what; the grant's level says on which case."""

from typing import Any

from agencies.models import User
from agencies.roles import Permission
from cases.choices import Section
from cases.models import Case
from core.decisions import Decision, permitted_if
from core.rowsecurity import MANAGE, WRITE


def level_on(user: User, case: Case) -> int:
    """Return the highest level (0 none, 1 read, 2 write, 3 manage) `user` holds."""
    known = getattr(case, "my_level", None)
    if known is None:
        found = Case.objects.filter(pk=case.pk).with_level(user).first()
        known = getattr(found, "my_level", None)
    return int(known or 0)


def note_level(user: User, case: Case) -> Case:
    """Return the case with the level `user` holds on it, so that it is asked once."""
    case.my_level = level_on(user, case)
    return case


def may_work(user: User, case: Case) -> Decision:
    """May they record on the case?"""
    return permitted_if(
        user.holds(Permission.CASE_WORK) and level_on(user, case) >= WRITE,
        "Your agency can read this case but not add to it.",
    )


def may_share(user: User, case: Case) -> Decision:
    """May they share the case with another agency, or end a share?"""
    return permitted_if(
        user.holds(Permission.CASE_SHARE) and level_on(user, case) >= MANAGE,
        "Only the co-ordinator, the Chair or a manager of the lead agency shares a case.",
    )


def may_lead(user: User, case: Case) -> Decision:
    """May they name the lead worker?"""
    return permitted_if(
        user.holds(Permission.CASE_SHARE) and level_on(user, case) >= MANAGE,
        "The lead agency's co-ordinator, Chair or manager names the lead worker.",
    )


def may_write_section(user: User, section: str) -> Decision:
    """May they record in this sensitive section?"""
    acting = user.acting
    return permitted_if(
        section == Section.GENERAL or bool(acting and section in acting.sections),
        f"Your agency does not record in the section “{Section(section).label}”.",
    )


def may_share_row(user: User, row: Any) -> Decision:
    """May they share this sensitive row on? Only the agency that wrote it does."""
    acting = user.acting
    return permitted_if(
        bool(acting and row.originator_id == acting.own_principal)
        and user.holds(Permission.CASE_WORK),
        "Only the agency that recorded this may share it on.",
    )


def may_correct(user: User, case: Case, row: Any) -> Decision:
    """May they correct or withdraw this entry? Only the agency that recorded it does."""
    acting = user.acting
    mine = bool(acting and row.originator_id == acting.own_principal)
    return may_work(user, case) and permitted_if(
        mine, "Only the agency that recorded this may correct it."
    )


def may_withdraw(user: User, case: Case, row: Any) -> Decision:
    """May they withdraw what was recorded by mistake? Who recorded it, and the lead agency."""
    oversees = user.holds(Permission.CASE_SHARE) and level_on(user, case) >= MANAGE
    return may_work(user, case) and permitted_if(
        oversees or row.recorded_by_id == user.pk,
        "Whoever recorded this withdraws it, or the lead agency’s co-ordinator, Chair "
        "or manager.",
    )


def may_add_intelligence(user: User) -> Decision:
    """May they record police intelligence and the daily check?"""
    return permitted_if(
        user.holds(Permission.INTELLIGENCE_ADD),
        "Only the police record intelligence.",
    )


def may_print(user: User) -> Decision:
    """May they take a copy of what they read out of the service?"""
    return permitted_if(
        user.holds(Permission.PLAN_EXPORT),
        "Your role does not take copies out of the service.",
    )
