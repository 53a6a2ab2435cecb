"""Reminders and messages, as their recipient and the jobs ask for them."""

from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from agencies.selectors import get_account
from core.exceptions import NotVisible
from work.models import Message, Reminder


# Made by migration 0003 on every installation.
REMINDER_SERVICE = UUID("5e2f7a10-1d0c-4f5e-9a51-000000000001")


def reminder_service() -> User:
    """Return the account that scheduled work acts as."""
    return get_account(REMINDER_SERVICE)


def get_reminder(user: User, reminder_id: UUID) -> Reminder:
    """
    Return a reminder of this reader's, in force or cancelled.

    :raises NotVisible: when it is not theirs, or the case is not shared with them
    """
    found = (
        Reminder.objects.visible_to(user)
        .select_related("case")
        .filter(pk=reminder_id)
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def mailbox(user: User) -> QuerySet[Message]:
    """Return the messages sent to this reader about cases they still see, latest first."""
    return Message.objects.visible_to(user).sent().select_related("reminder__case")
