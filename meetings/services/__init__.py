"""What people do with meetings and their agendas."""

from meetings.services.agenda import (
    list_case,
    list_leaving,
    list_referral,
    list_transfer,
    take_off,
)
from meetings.services.arranging import (
    Details,
    arrange_meeting,
    rearrange_meeting,
    record_held,
)
from meetings.services.attendance import (
    AtTheDoor,
    add_at_door,
    begin_meeting,
    mark_attendance,
)
from meetings.services.confidentiality import (
    Wording,
    set_statement,
    sign,
    sign_on_paper,
)
from meetings.services.escalation import answer_escalation, escalate
from meetings.services.guests import admit_guests, dismiss_guests
from meetings.services.sheet import Said, go_on, open_item, save_sheet
from meetings.services.sheet_decisions import (
    Outcome,
    add_action,
    agree_frequency,
    note_change,
    rate,
    review,
    settle_action,
)
from plans.services import NewAction
from rag.services import Frequency


__all__ = [
    "AtTheDoor",
    "Details",
    "Frequency",
    "NewAction",
    "Outcome",
    "Said",
    "Wording",
    "add_action",
    "add_at_door",
    "admit_guests",
    "agree_frequency",
    "answer_escalation",
    "arrange_meeting",
    "begin_meeting",
    "dismiss_guests",
    "escalate",
    "go_on",
    "list_case",
    "list_leaving",
    "list_referral",
    "list_transfer",
    "mark_attendance",
    "note_change",
    "open_item",
    "rate",
    "rearrange_meeting",
    "record_held",
    "review",
    "save_sheet",
    "set_statement",
    "settle_action",
    "sign",
    "sign_on_paper",
    "take_off",
]
