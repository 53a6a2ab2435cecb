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
from meetings.services.asking import (
    ask_for,
    take_back,
)
from meetings.services.attendance import (
    AtTheDoor,
    add_at_door,
    begin_meeting,
    mark_attendance,
)
from meetings.services.cancelling import (
    cancel_meeting,
)
from meetings.services.circulation import (
    Circulated,
    chase,
    circulate,
    note_actions_taken_away,
    note_opened,
    send_circulation,
)
from meetings.services.confidentiality import (
    Wording,
    set_statement,
    sign,
    sign_on_paper,
)
from meetings.services.departed import (
    take_off_departed,
)
from meetings.services.ending import (
    Unreached,
    end_meeting,
)
from meetings.services.escalation import (
    answer_escalation,
    escalate,
)
from meetings.services.exporting import (
    export_cadence,
)
from meetings.services.guests import (
    admit_guests,
    dismiss_guests,
)
from meetings.services.huddle import (
    Huddle,
    record_huddle,
)
from meetings.services.invitations import (
    ask_seats,
    ask_somebody,
    come_after_all,
    send_apologies,
    send_invitations,
    tell_people,
)
from meetings.services.issuing import (
    add_newly_due,
    issue_agenda,
    put_off,
    reorder,
)
from meetings.services.minutes import (
    Correction,
    agree_minutes,
    correct_entry,
    correct_notes,
    download_minutes,
    draft_minutes,
    write_notes,
)
from meetings.services.packs import (
    PackCopy,
    download_pack,
)
from meetings.services.series import (
    SeatFacts,
    SeriesFacts,
    add_seat,
    arrange_next,
    change_series,
    end_series,
    next_turns,
    remove_seat,
    start_series,
)
from meetings.services.sheet import (
    Said,
    go_on,
    open_item,
    save_sheet,
)
from meetings.services.sheet_decisions import (
    Outcome,
    add_action,
    agree_frequency,
    note_change,
    rate,
    review,
    settle_action,
)
from meetings.services.updates import (
    write_update,
)
from plans.services import (
    NewAction,
)
from rag.services import (
    Frequency,
)


__all__ = [
    "AtTheDoor",
    "Circulated",
    "Correction",
    "Details",
    "Frequency",
    "Huddle",
    "NewAction",
    "Outcome",
    "PackCopy",
    "Said",
    "SeatFacts",
    "SeriesFacts",
    "Unreached",
    "Wording",
    "add_action",
    "add_at_door",
    "add_newly_due",
    "add_seat",
    "admit_guests",
    "agree_frequency",
    "agree_minutes",
    "answer_escalation",
    "arrange_meeting",
    "arrange_next",
    "ask_for",
    "ask_seats",
    "ask_somebody",
    "begin_meeting",
    "cancel_meeting",
    "change_series",
    "chase",
    "circulate",
    "come_after_all",
    "correct_entry",
    "correct_notes",
    "dismiss_guests",
    "download_minutes",
    "download_pack",
    "draft_minutes",
    "end_meeting",
    "end_series",
    "escalate",
    "export_cadence",
    "go_on",
    "issue_agenda",
    "list_case",
    "list_leaving",
    "list_referral",
    "list_transfer",
    "mark_attendance",
    "next_turns",
    "note_actions_taken_away",
    "note_change",
    "note_opened",
    "open_item",
    "put_off",
    "rate",
    "rearrange_meeting",
    "record_held",
    "record_huddle",
    "remove_seat",
    "reorder",
    "review",
    "save_sheet",
    "send_apologies",
    "send_circulation",
    "send_invitations",
    "set_statement",
    "settle_action",
    "sign",
    "sign_on_paper",
    "start_series",
    "take_back",
    "take_off",
    "take_off_departed",
    "tell_people",
    "write_notes",
    "write_update",
]
