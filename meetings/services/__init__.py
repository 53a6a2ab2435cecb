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
from meetings.services.asking import ask_for, take_back
from meetings.services.cancelling import cancel_meeting
from meetings.services.departed import take_off_departed
from meetings.services.exporting import export_cadence
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
from meetings.services.packs import PackCopy, download_pack
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
from meetings.services.updates import write_update


__all__ = [
    "Details",
    "PackCopy",
    "SeatFacts",
    "SeriesFacts",
    "add_newly_due",
    "add_seat",
    "arrange_meeting",
    "arrange_next",
    "ask_for",
    "ask_seats",
    "ask_somebody",
    "cancel_meeting",
    "change_series",
    "come_after_all",
    "download_pack",
    "end_series",
    "export_cadence",
    "issue_agenda",
    "list_case",
    "list_leaving",
    "list_referral",
    "list_transfer",
    "next_turns",
    "put_off",
    "rearrange_meeting",
    "record_held",
    "remove_seat",
    "reorder",
    "send_apologies",
    "send_invitations",
    "start_series",
    "take_back",
    "take_off",
    "take_off_departed",
    "tell_people",
    "write_update",
]
