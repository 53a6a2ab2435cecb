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
from meetings.services.huddle import Huddle, record_huddle


__all__ = [
    "Details",
    "Huddle",
    "arrange_meeting",
    "list_case",
    "list_leaving",
    "list_referral",
    "list_transfer",
    "rearrange_meeting",
    "record_held",
    "record_huddle",
    "take_off",
]
