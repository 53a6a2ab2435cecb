"""The questions My work, the mailbox and the reminder jobs ask."""

from work.selectors.my_work import MOST, MyWork, SchemeToday, my_work
from work.selectors.reminders import get_reminder, mailbox, reminder_service


__all__ = [
    "MOST",
    "MyWork",
    "SchemeToday",
    "get_reminder",
    "mailbox",
    "my_work",
    "reminder_service",
]
