"""Values into the words of meetings and agendas."""

from meetings.presenters.after import (
    COLUMNS as ACTION_COLUMNS,
)
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
    AgendaRow,
    added,
    agenda_row,
    case_choice,
    due_rows,
    ground_counts,
    leads_to,
    nomination_reason,
    outcome_of,
    transfer_row,
    with_updates,
)
from meetings.presenters.attendance import (
    people_choices,
    person_row,
    quorum_words,
)
from meetings.presenters.cadence import (
    CADENCE_COLUMNS,
    SESSION_COLUMNS,
    cadence_rows,
    cadence_view,
)
from meetings.presenters.frame import (
    meeting_frame,
)
from meetings.presenters.huddle import attendance_line, huddle_week, watched_groups
from meetings.presenters.meetings import (
    length_of,
    meeting_choice,
    meeting_time,
)
from meetings.presenters.minutes import (
    AttendanceRow,
    ItemFacts,
    attendance_content,
    attendance_rows,
    corrections_line,
    entry_content,
    standing_words,
)
from meetings.presenters.papers import (
    pack_view,
    update_lines,
    update_sections,
)
from meetings.presenters.people import (
    asked_row,
    invitation_words,
    open_seats,
)
from meetings.presenters.pulse import (
    is_same,
    is_same_case,
    seen_mark,
)
from meetings.presenters.series import (
    arranged,
    comes_round,
    series_facts,
    series_initial,
    told,
    turn_words,
)
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
    "ACTION_COLUMNS",
    "CADENCE_COLUMNS",
    "SESSION_COLUMNS",
    "AgendaRow",
    "AttendanceRow",
    "ItemFacts",
    "action_cells",
    "action_counts",
    "added",
    "agenda_row",
    "agreed_rows",
    "arising_view",
    "arranged",
    "asked_row",
    "attendance_content",
    "attendance_line",
    "attendance_rows",
    "cadence_rows",
    "cadence_view",
    "carried_over_words",
    "case_choice",
    "changed_lines",
    "circulated_words",
    "circulation_clock",
    "comes_round",
    "corrections_line",
    "discussed",
    "due_rows",
    "entry_content",
    "ground_counts",
    "huddle_week",
    "invitation_words",
    "is_same",
    "is_same_case",
    "kept_words",
    "leads_to",
    "length_of",
    "meeting_choice",
    "meeting_frame",
    "meeting_time",
    "next_dates",
    "nomination_reason",
    "open_seats",
    "outcome_of",
    "pack_view",
    "people_choices",
    "person_row",
    "proposal_lines",
    "quorum_words",
    "recipient_rows",
    "restricted_words",
    "seen_mark",
    "series_facts",
    "series_initial",
    "sheet_actions",
    "sheet_line",
    "spoken_words",
    "stage_of",
    "standing_words",
    "told",
    "transfer_row",
    "turn_words",
    "update_lines",
    "update_sections",
    "waits_for_decision",
    "watched_groups",
    "with_updates",
]
