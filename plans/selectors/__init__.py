"""The questions pages ask about plans."""

from plans.selectors.actions import (
    active_objectives,
    get_action,
    get_objective,
    open_actions,
    overdue_actions,
    updates,
)
from plans.selectors.assignees import Assignee, assignees
from plans.selectors.changes import Changes, changes_since
from plans.selectors.content import general_content, is_changed
from plans.selectors.page import PlanPage, Responsibility, plan_page
from plans.selectors.situation import accounts, latest_account
from plans.selectors.versions import get_version, versions


__all__ = [
    "Assignee",
    "Changes",
    "PlanPage",
    "Responsibility",
    "accounts",
    "active_objectives",
    "assignees",
    "changes_since",
    "general_content",
    "get_action",
    "get_objective",
    "get_version",
    "is_changed",
    "latest_account",
    "open_actions",
    "overdue_actions",
    "plan_page",
    "updates",
    "versions",
]
