"""Running the service: accounts, schemes, and the directory of services."""

from agencies.services.directory import (
    EntryFacts,
    add_entry,
    change_entry,
    check_entry,
    offer_programme,
    withdraw_programme,
)
from agencies.services.foundation import (
    add_account,
    add_agency,
    add_area,
    change_agency,
    configure_scheme,
    end_before,
    end_membership,
    end_memberships,
    found_service,
    give_membership,
    may_administer,
    may_configure,
    not_own,
    note_meetings,
    set_up_scheme,
    switch_account,
)


__all__ = [
    "EntryFacts",
    "add_account",
    "add_agency",
    "add_area",
    "add_entry",
    "change_agency",
    "change_entry",
    "check_entry",
    "configure_scheme",
    "end_before",
    "end_membership",
    "end_memberships",
    "found_service",
    "give_membership",
    "may_administer",
    "may_configure",
    "not_own",
    "note_meetings",
    "offer_programme",
    "set_up_scheme",
    "switch_account",
    "withdraw_programme",
]
