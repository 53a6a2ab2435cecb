"""What people do to plans; the only writers of their tables."""

from plans.services.actions import NewAction, add_action, reassign_action
from plans.services.objectives import add_objective, close_objective
from plans.services.progress import (
    carry_over_action,
    discharge_action,
    drop_action,
    record_progress,
)
from plans.services.situation import Account, state_role, update_situation
from plans.services.versions import download_plan, issue_version


__all__ = [
    "Account",
    "NewAction",
    "add_action",
    "add_objective",
    "carry_over_action",
    "close_objective",
    "discharge_action",
    "download_plan",
    "drop_action",
    "issue_version",
    "reassign_action",
    "record_progress",
    "state_role",
    "update_situation",
]
