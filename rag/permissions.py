"""May this person rate, or publish that somebody is wanted?"""

from agencies.choices import AgencyKind, Role
from agencies.models import User
from agencies.roles import Permission
from cases.permissions import level_on, may_work
from core.decisions import Decision, permitted_if
from core.rowsecurity import WRITE
from rag.choices import RecordedDuty


__all__ = [
    "may_acknowledge",
    "may_follow_meetings",
    "may_publish_wanted",
    "may_rate",
    "may_recompute",
    "may_record_diary",
    "may_record_duty",
    "may_see_board",
    "may_work",
]


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


def may_acknowledge(user: User, alert) -> Decision:
    """May they acknowledge a wanted alert? Whoever works for an agency it went to (S1-190)."""
    acting = user.acting
    return permitted_if(
        bool(acting and acting.agency_id in alert.agency_ids)
        and user.holds(Permission.CASE_READ),
        "This alert was not published to your agency.",
    )


def may_record_diary(user: User) -> Decision:
    """May they record that a meeting co-ordinated diaries (S1-170)? Row security says whose."""
    return permitted_if(
        user.holds(Permission.CASE_WORK), "Your role does not record on cases."
    )


def may_record_duty(user: User, case, duty: str) -> Decision:
    """May they record a duty as done? The police record their own briefing (S1-169)."""
    if duty != RecordedDuty.BRIEF_POLICE:
        return may_work(user, case)
    return permitted_if(
        bool(may_publish_wanted(user, case)),
        "Only the police offender management team records the police briefing.",
    )


def may_follow_meetings(user: User) -> Decision:
    """May they move reviews with the scheme's meetings? Whoever arranges those."""
    return permitted_if(
        user.holds(Permission.MEETING_PREPARE) and user.holds(Permission.RAG_RATE),
        "The IOM co-ordinator's meetings move the reviews.",
    )


def may_see_board(user: User) -> Decision:
    """May they look at the caseload by class?"""
    return permitted_if(
        user.holds(Permission.CASE_READ), "Your role does not open cases."
    )


def may_recompute(user: User) -> Decision:
    """May they move reviews across agencies? Scheduled work alone, never a person."""
    acting = user.acting
    return permitted_if(
        bool(acting and acting.role == Role.SERVICE_ACCOUNT),
        "Reviews are moved across agencies by scheduled work only.",
    )
