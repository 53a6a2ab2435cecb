"""May this person run the meeting, sign, write what it says, answer what it escalated?"""

from typing import Any

from agencies.models import Scheme, User
from agencies.roles import Permission
from cases.permissions import level_on
from core.decisions import Decision, permitted_if
from core.rowsecurity import WRITE
from meetings.models import Meeting


def may_run(user: User, scheme: Scheme) -> Decision:
    """May they run this scheme's meetings: begin, keep attendance, write the sheet (S1-20)?"""
    return permitted_if(
        (
            user.holds(Permission.MEETING_PREPARE)
            or user.holds(Permission.REFERRAL_DECIDE)
        )
        and bool(user.acting and user.acting.area_id == scheme.area_id),
        "The area’s IOM co-ordinator and its Chair run the meeting. You can follow it.",
    )


def may_write_sheet(user: User, meeting: Meeting, case: Any) -> Decision:
    """May they write what the meeting says of this case?"""
    runs = may_run(user, meeting.scheme)
    if not runs:
        return runs
    return permitted_if(
        level_on(user, case) >= WRITE,
        "Your agency can read this case but not write what the meeting says of it.",
    )


def may_attend(user: User, *, is_asked: bool) -> Decision:
    """May they sign and follow? Whoever was asked, or was let in at the door."""
    return permitted_if(
        is_asked and user.holds(Permission.CASE_READ),
        "You are not on the list of this meeting. Ask the co-ordinator to add you.",
    )


def may_configure(user: User) -> Decision:
    """May they change how a scheme runs at all?"""
    return permitted_if(
        user.holds(Permission.SCHEME_CONFIGURE),
        "Only a manager writes what everybody at a meeting signs.",
    )


def may_set_statement(user: User, scheme: Scheme) -> Decision:
    """May they write the scheme's confidentiality statement? The lead agency's manager (S1-148)."""
    acting = user.acting
    return permitted_if(
        user.holds(Permission.SCHEME_CONFIGURE)
        and bool(acting and acting.agency_id == scheme.lead_agency_id),
        "Only a manager of the agency that leads the scheme writes the statement.",
    )


def may_answer_escalation(user: User, case: Any) -> Decision:
    """May they write down what the delivery group answered of this case?"""
    oversees = permitted_if(
        user.holds(Permission.CASE_SHARE),
        "The lead agency’s co-ordinator, Chair or manager records the group’s answer.",
    )
    if not oversees:
        return oversees
    return permitted_if(
        level_on(user, case) >= WRITE,
        "Your agency can read this case but not record the group’s answer.",
    )
