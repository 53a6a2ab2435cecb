"""May this person record the huddle, agree the minutes, put them right?"""

from agencies.models import Scheme, User
from agencies.roles import Permission
from core.decisions import Decision, permitted_if
from meetings.permissions.arranging import may_arrange


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
