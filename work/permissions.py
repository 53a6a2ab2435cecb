"""May they run the scheduled work? Only the account made for it."""

from agencies.choices import Role
from agencies.models import User
from core.decisions import Decision, permitted_if


def may_run_scheduled_work(by: User) -> Decision:
    """May they raise reminders and send messages for every agency?"""
    acting = by.acting
    return permitted_if(
        bool(by.is_active and acting and acting.role == Role.SERVICE_ACCOUNT),
        "Reminders are raised and sent by the service's own account.",
    )
