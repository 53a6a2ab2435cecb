"""What people do to cases; the only writers of their tables besides `cases.sharing`."""

from cases.services.case import (
    assign_lead_worker,
    change_status,
    open_case,
    update_standing,
)
from cases.services.needs import NeedRow, assess_needs, reassess_needs
from cases.services.people import (
    add_number,
    change_address,
    record_identifier,
    record_person,
)
from cases.services.records import (
    NewContact,
    add_note,
    add_warning,
    end_warning,
    log_contact,
    note_involved_agency,
    record_score,
)


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
    "note_involved_agency",
    "open_case",
    "reassess_needs",
    "record_identifier",
    "record_person",
    "record_score",
    "update_standing",
]
