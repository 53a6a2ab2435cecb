"""Values into the words of meetings and agendas."""

from meetings.presenters.agenda import (
    AgendaRow,
    added,
    agenda_row,
    case_choice,
    due_rows,
    ground_counts,
    nomination_reason,
    outcome_of,
    transfer_row,
    with_updates,
)
from meetings.presenters.cadence import (
    CADENCE_COLUMNS,
    SESSION_COLUMNS,
    cadence_rows,
    cadence_view,
)
from meetings.presenters.frame import meeting_frame
from meetings.presenters.meetings import length_of, meeting_choice, meeting_time
from meetings.presenters.papers import pack_view, update_lines, update_sections
from meetings.presenters.people import (
    invitation_words,
    open_seats,
    person_row,
)
from meetings.presenters.series import (
    arranged,
    comes_round,
    series_facts,
    series_initial,
    told,
    turn_words,
)


__all__ = [
    "CADENCE_COLUMNS",
    "SESSION_COLUMNS",
    "AgendaRow",
    "added",
    "agenda_row",
    "arranged",
    "cadence_rows",
    "cadence_view",
    "case_choice",
    "comes_round",
    "due_rows",
    "ground_counts",
    "invitation_words",
    "length_of",
    "meeting_choice",
    "meeting_frame",
    "meeting_time",
    "nomination_reason",
    "open_seats",
    "outcome_of",
    "pack_view",
    "person_row",
    "series_facts",
    "series_initial",
    "told",
    "transfer_row",
    "turn_words",
    "update_lines",
    "update_sections",
    "with_updates",
]
