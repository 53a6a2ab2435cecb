"""Values into the words of meetings and agendas."""

from meetings.presenters.after import COLUMNS as ACTION_COLUMNS
from meetings.presenters.after import (
    action_cells,
    action_counts,
    agreed_rows,
    arising_view,
    circulated_words,
    circulation_clock,
    recipient_rows,
)
from meetings.presenters.agenda import (
    EVERY_MEETING,
    AgendaRow,
    added,
    agenda_row,
    case_choice,
    nomination_reason,
    outcome_of,
    transfer_row,
    why_due,
)
from meetings.presenters.frame import meeting_frame
from meetings.presenters.huddle import attendance_line, huddle_week, watched_groups
from meetings.presenters.meetings import meeting_choice, meeting_time
from meetings.presenters.minutes import (
    AttendanceRow,
    ItemFacts,
    attendance_content,
    attendance_rows,
    corrections_line,
    entry_content,
    standing_words,
)


__all__ = [
    "ACTION_COLUMNS",
    "EVERY_MEETING",
    "AgendaRow",
    "AttendanceRow",
    "ItemFacts",
    "action_cells",
    "action_counts",
    "added",
    "agenda_row",
    "agreed_rows",
    "arising_view",
    "attendance_content",
    "attendance_line",
    "attendance_rows",
    "case_choice",
    "circulated_words",
    "circulation_clock",
    "corrections_line",
    "entry_content",
    "huddle_week",
    "meeting_choice",
    "meeting_frame",
    "meeting_time",
    "nomination_reason",
    "outcome_of",
    "recipient_rows",
    "standing_words",
    "transfer_row",
    "watched_groups",
    "why_due",
]
