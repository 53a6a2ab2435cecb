"""Values into the words of meetings and agendas."""

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


__all__ = [
    "EVERY_MEETING",
    "AgendaRow",
    "added",
    "agenda_row",
    "attendance_line",
    "case_choice",
    "huddle_week",
    "meeting_choice",
    "meeting_frame",
    "meeting_time",
    "nomination_reason",
    "outcome_of",
    "transfer_row",
    "watched_groups",
    "why_due",
]
