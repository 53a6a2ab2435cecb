"""What people do to plans and for needs; the only writers of their tables."""

from plans.services.actions import NewAction, add_action, reassign_action
from plans.services.interventions import (
    NewProgramme,
    OwnWords,
    move_intervention,
    offer_programme,
    offer_sessions,
)
from plans.services.objectives import add_objective, close_objective
from plans.services.progress import (
    carry_over_action,
    discharge_action,
    drop_action,
    record_progress,
)
from plans.services.provision import (
    NewServiceReferral,
    Outcome,
    close_gap,
    move_service_referral,
    note_gap,
    refer_to_service,
)
from plans.services.situation import Account, state_role, update_situation
from plans.services.timetable import (
    NewActivity,
    add_activity,
    end_activity,
    meets,
    print_week,
)
from plans.services.versions import download_plan, issue_version


__all__ = [
    "Account",
    "NewAction",
    "NewActivity",
    "NewProgramme",
    "NewServiceReferral",
    "Outcome",
    "OwnWords",
    "add_action",
    "add_activity",
    "add_objective",
    "carry_over_action",
    "close_gap",
    "close_objective",
    "discharge_action",
    "download_plan",
    "drop_action",
    "end_activity",
    "issue_version",
    "meets",
    "move_intervention",
    "move_service_referral",
    "note_gap",
    "offer_programme",
    "offer_sessions",
    "print_week",
    "reassign_action",
    "record_progress",
    "refer_to_service",
    "state_role",
    "update_situation",
]
