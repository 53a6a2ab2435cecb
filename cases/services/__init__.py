"""What people do to cases; the only writers of their tables besides `cases.sharing`."""

from cases.services.case import (
    assign_lead_worker,
    change_status,
    open_case,
    update_standing,
)
from cases.services.people import (
    add_number,
    change_address,
    record_identifier,
    record_person,
)
from cases.services.records import (
    NeedRow,
    NewContact,
    add_note,
    add_warning,
    assess_needs,
    end_warning,
    log_contact,
    note_involved_agency,
    record_score,
)
from cases.services.responsibility import move_to_scheme, take_responsibility


__all__ = [
    "NeedRow",
    "NewContact",
    "add_note",
    "add_number",
    "add_warning",
    "assess_needs",
    "assign_lead_worker",
    "change_address",
    "change_status",
    "end_warning",
    "log_contact",
    "move_to_scheme",
    "note_involved_agency",
    "open_case",
    "record_identifier",
    "record_person",
    "record_score",
    "take_responsibility",
    "update_standing",
]
