"""What people do to transfers; the only writers of their tables."""

from referrals.services.transfer_duties import meet_duty
from referrals.services.transfers.decide import (
    TakingOn,
    adopt_transfer,
    refuse_address,
    refuse_transfer,
)
from referrals.services.transfers.handover import (
    deselect,
    hand_over,
    hand_over_elsewhere,
    refused_elsewhere,
)
from referrals.services.transfers.pack import (
    Sending,
    make_pack,
    record_sent,
    take_copy,
)
from referrals.services.transfers.prepare import (
    AddressFound,
    check_address,
    contact_receiving_area,
    kind_of_check,
    may_check,
    receive_documents,
    send_transfer,
    settle_forms,
    tell,
)
from referrals.services.transfers.receive import (
    follow_meeting,
    name_contact_point,
    put_before,
    start_referral_in,
)
from referrals.services.transfers.start import (
    From,
    start_transfer,
    start_transfer_in,
    withdraw_transfer,
)


__all__ = [
    "AddressFound",
    "From",
    "Sending",
    "TakingOn",
    "adopt_transfer",
    "check_address",
    "contact_receiving_area",
    "deselect",
    "follow_meeting",
    "hand_over",
    "hand_over_elsewhere",
    "kind_of_check",
    "make_pack",
    "may_check",
    "meet_duty",
    "name_contact_point",
    "put_before",
    "receive_documents",
    "record_sent",
    "refuse_address",
    "refuse_transfer",
    "refused_elsewhere",
    "send_transfer",
    "settle_forms",
    "start_referral_in",
    "start_transfer",
    "start_transfer_in",
    "take_copy",
    "tell",
    "withdraw_transfer",
]
