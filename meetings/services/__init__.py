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
from meetings.services.departed import take_off_departed


__all__ = [
    "Details",
    "arrange_meeting",
    "list_case",
    "list_leaving",
    "list_referral",
    "list_transfer",
    "rearrange_meeting",
    "record_held",
    "take_off",
    "take_off_departed",
]
