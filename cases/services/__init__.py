"""What people do to cases; the only writers of their tables besides `cases.sharing`."""

from cases.services.assessing import (
    NewScore,
    record_facts,
    record_score,
    withdraw_score,
)
from cases.services.case import (
    assign_lead_worker,
    change_status,
    open_case,
    update_standing,
)
from cases.services.changes import note_significant_change, review_significant_change
from cases.services.circumstances import (
    NewConcern,
    NewConsent,
    NewEmployment,
    begin_employment,
    end_employment,
    end_landlord_consent,
    raise_safeguarding_concern,
    record_landlord_consent,
    record_safeguarding_outcome,
)
from cases.services.contact_types import choose_contact_types
from cases.services.contacts import NewContact, correct_contact, log_contact
from cases.services.entries import withdraw, withdraw_entry
from cases.services.events import (
    NewArrest,
    NewConviction,
    NewDrugTest,
    NewIncident,
    change_arrest_outcome,
    record_arrest,
    record_conviction,
    record_drug_test,
    record_incident,
)
from cases.services.intelligence import (
    DailyCheck,
    Findings,
    NewIntelligence,
    disseminate,
    record_daily_check,
    record_intelligence,
)
from cases.services.needs import NeedRow, assess_needs, reassess_needs
from cases.services.people import (
    Home,
    add_number,
    change_address,
    move_home,
    record_identifier,
    record_person,
)
from cases.services.printing import Printed, print_timeline
from cases.services.records import (
    add_note,
    add_warning,
    end_warning,
    note_involved_agency,
)
from cases.services.responsibility import move_to_scheme, take_responsibility


__all__ = [
    "DailyCheck",
    "Findings",
    "Home",
    "NeedRow",
    "NewArrest",
    "NewConcern",
    "NewConsent",
    "NewContact",
    "NewConviction",
    "NewDrugTest",
    "NewEmployment",
    "NewIncident",
    "NewIntelligence",
    "NewScore",
    "Printed",
    "add_note",
    "add_number",
    "add_warning",
    "assess_needs",
    "assign_lead_worker",
    "begin_employment",
    "change_address",
    "change_arrest_outcome",
    "change_status",
    "choose_contact_types",
    "correct_contact",
    "disseminate",
    "end_employment",
    "end_landlord_consent",
    "end_warning",
    "log_contact",
    "move_home",
    "move_to_scheme",
    "note_involved_agency",
    "note_significant_change",
    "open_case",
    "print_timeline",
    "raise_safeguarding_concern",
    "reassess_needs",
    "record_arrest",
    "record_conviction",
    "record_daily_check",
    "record_drug_test",
    "record_facts",
    "record_identifier",
    "record_incident",
    "record_intelligence",
    "record_landlord_consent",
    "record_person",
    "record_safeguarding_outcome",
    "record_score",
    "review_significant_change",
    "take_responsibility",
    "update_standing",
    "withdraw",
    "withdraw_entry",
    "withdraw_score",
]
