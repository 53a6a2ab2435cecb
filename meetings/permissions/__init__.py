"""May this person do it? Who prepares a meeting, runs it, comes, and writes its minutes."""

from meetings.permissions.after import (
    may_agree,
    may_correct,
    may_record_huddle,
)
from meetings.permissions.arranging import (
    may_answer,
    may_arrange,
    may_ask,
    may_issue,
    may_list,
    may_oversee,
    may_read,
    may_send,
    may_take_back,
)
from meetings.permissions.live import (
    may_answer_escalation,
    may_attend,
    may_configure,
    may_run,
    may_set_statement,
    may_write_sheet,
)


__all__ = [
    "may_agree",
    "may_answer",
    "may_answer_escalation",
    "may_arrange",
    "may_ask",
    "may_attend",
    "may_configure",
    "may_correct",
    "may_issue",
    "may_list",
    "may_oversee",
    "may_read",
    "may_record_huddle",
    "may_run",
    "may_send",
    "may_set_statement",
    "may_take_back",
    "may_write_sheet",
]
