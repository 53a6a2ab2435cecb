"""May this person arrange the meeting and its agenda? The co-ordinator of its area may."""

from typing import Any

from agencies.choices import Role
from agencies.models import Scheme, User
from agencies.roles import Permission
from cases.permissions import level_on
from core.decisions import Decision, permitted_if
from core.rowsecurity import READ, WRITE
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


def may_issue(user: User, meeting: Meeting) -> Decision:
    """May they issue the agenda? The co-ordinator does, or the meeting's own Chair (S1-12)."""
    chairs = (
        user.holds(Permission.REFERRAL_DECIDE)
        and meeting.chair_id == user.pk
        and bool(user.acting and user.acting.area_id == meeting.scheme.area_id)
    )
    return permitted_if(
        chairs or bool(may_arrange(user, meeting.scheme)),
        "The area's IOM co-ordinator or the meeting's Chair issues the agenda.",
    )


def may_ask(user: User, case: Any) -> Decision:
    """May they ask for the case to be heard? Whoever works it may, readers too."""
    return permitted_if(
        user.holds(Permission.CASE_WORK) and level_on(user, case) >= READ,
        "Your role does not ask for cases to be heard.",
    )


def may_take_back(user: User, request: Any) -> Decision:
    """May they take a request back? The agency that asked may."""
    return permitted_if(
        bool(user.acting and user.acting.agency_id == request.agency_id),
        "Only the agency that asked may take this back.",
    )


def may_oversee(user: User) -> Decision:
    """May they read how a scheme keeps to its meetings? Who shares its cases may."""
    return permitted_if(
        user.holds(Permission.CASE_SHARE),
        "The co-ordinator, the Chair and the manager read this.",
    )


def may_answer(user: User, attendee: Any) -> Decision:
    """May they say whether somebody comes? They themselves, or the co-ordinator."""
    return permitted_if(
        attendee.person_id == user.pk
        or bool(may_arrange(user, attendee.meeting.scheme)),
        "People say for themselves whether they come, or the co-ordinator does for them.",
    )


def may_send(user: User) -> Decision:
    """May they send invitations that wait? Scheduled work alone may."""
    return permitted_if(
        bool(user.acting and user.acting.role == Role.SERVICE_ACCOUNT),
        "Only scheduled work may do this.",
    )
