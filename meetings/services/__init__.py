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
from meetings.services.circulation import (
    Circulated,
    chase,
    circulate,
    note_actions_taken_away,
    note_opened,
    send_circulation,
)
from meetings.services.ending import Unreached, end_meeting
from meetings.services.huddle import Huddle, record_huddle
from meetings.services.minutes import (
    Correction,
    agree_minutes,
    correct_entry,
    correct_notes,
    download_minutes,
    draft_minutes,
    write_notes,
)


__all__ = [
    "Circulated",
    "Correction",
    "Details",
    "Huddle",
    "Unreached",
    "agree_minutes",
    "arrange_meeting",
    "chase",
    "circulate",
    "correct_entry",
    "correct_notes",
    "download_minutes",
    "draft_minutes",
    "end_meeting",
    "list_case",
    "list_leaving",
    "list_referral",
    "list_transfer",
    "note_actions_taken_away",
    "note_opened",
    "rearrange_meeting",
    "record_held",
    "record_huddle",
    "send_circulation",
    "take_off",
    "write_notes",
]
