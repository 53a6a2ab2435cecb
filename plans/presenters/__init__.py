"""Plans in words; values only, no queries."""

from plans.presenters.actions import (
    ActionRow,
    action_facts,
    action_row,
    action_rows,
    update_entries,
)
from plans.presenters.changes import change_lines
from plans.presenters.plan import (
    PlanView,
    account_initial,
    issued,
    needs_chart,
    overdue_line,
    plan_view,
    version_facts,
    version_line,
)


__all__ = [
    "ActionRow",
    "PlanView",
    "account_initial",
    "action_facts",
    "action_row",
    "action_rows",
    "change_lines",
    "issued",
    "needs_chart",
    "overdue_line",
    "plan_view",
    "update_entries",
    "version_facts",
    "version_line",
]
