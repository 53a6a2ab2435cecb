"""Values into the words of meetings and agendas."""

from meetings.presenters.agenda import (
    EVERY_MEETING,
    AgendaRow,
    added,
    agenda_row,
    case_choice,
    leads_to,
    nomination_reason,
    outcome_of,
    transfer_row,
    why_due,
)
from meetings.presenters.attendance import (
    people_choices,
    person_row,
    quorum_words,
)
from meetings.presenters.frame import meeting_frame
from meetings.presenters.meetings import meeting_choice, meeting_time
from meetings.presenters.pulse import is_same, is_same_case, seen_mark
from meetings.presenters.sheet import (
    carried_over_words,
    changed_lines,
    discussed,
    kept_words,
    next_dates,
    proposal_lines,
    restricted_words,
    sheet_actions,
    sheet_line,
    spoken_words,
    stage_of,
    waits_for_decision,
)


__all__ = [
    "EVERY_MEETING",
    "AgendaRow",
    "added",
    "agenda_row",
    "carried_over_words",
    "case_choice",
    "changed_lines",
    "discussed",
    "is_same",
    "is_same_case",
    "kept_words",
    "leads_to",
    "meeting_choice",
    "meeting_frame",
    "meeting_time",
    "next_dates",
    "nomination_reason",
    "outcome_of",
    "people_choices",
    "person_row",
    "proposal_lines",
    "quorum_words",
    "restricted_words",
    "seen_mark",
    "sheet_actions",
    "sheet_line",
    "spoken_words",
    "stage_of",
    "transfer_row",
    "waits_for_decision",
    "why_due",
]
