"""May this person arrange the meeting and its agenda? The co-ordinator of its area may."""

from typing import Any

from agencies.models import Scheme, User
from agencies.roles import Permission
from cases.permissions import level_on
from core.decisions import Decision, permitted_if
from core.rowsecurity import WRITE
from meetings.models import Meeting


def may_read(user: User) -> Decision:
    """May they read meetings at all? Those who work no cases may not."""
    return permitted_if(
        user.holds(Permission.CASE_READ), "Your role does not read meetings."
    )


def may_arrange(user: User, scheme: Scheme) -> Decision:
    """May they arrange this scheme's meetings?"""
    return permitted_if(
        user.holds(Permission.MEETING_PREPARE)
        and bool(user.acting and user.acting.area_id == scheme.area_id),
        "The area's IOM co-ordinator arranges its meetings and their agendas.",
    )


def may_list(user: User, meeting: Meeting, case: Any) -> Decision:
    """May they put this case on the agenda, or take it off?"""
    arranges = may_arrange(user, meeting.scheme)
    if not arranges:
        return arranges
    return permitted_if(
        level_on(user, case) >= WRITE,
        "Your agency can read this case but not put it on an agenda.",
    )


def may_record_huddle(user: User, scheme: Scheme) -> Decision:
    """May they record the weekly practitioners' meeting (S1-35)? The lead agency's people do."""
    return permitted_if(
        user.holds(Permission.CASE_WORK)
        and bool(user.acting and user.acting.agency_id == scheme.lead_agency_id),
        "The agency that leads the scheme records that its practitioners met.",
    )


def may_agree(user: User, scheme: Scheme) -> Decision:
    """May they agree the minutes of this scheme's meetings? The Chair does (S1-12)."""
    return permitted_if(
        user.holds(Permission.REFERRAL_DECIDE)
        and bool(user.acting and user.acting.area_id == scheme.area_id),
        "The Chair of the area's meetings agrees the minutes.",
    )


def may_correct(user: User, scheme: Scheme) -> Decision:
    """May they put agreed minutes right? The co-ordinator and the Chair may."""
    return permitted_if(
        bool(may_arrange(user, scheme) or may_agree(user, scheme)),
        "Tell the area's IOM co-ordinator or the Chair what is wrong: they correct "
        "the minutes.",
    )
