"""Plans in words; values only, no queries."""

from plans.presenters.actions import (
    ActionRow,
    action_facts,
    action_row,
    action_rows,
    update_entries,
)
from plans.presenters.changes import change_lines
from plans.presenters.interventions import (
    other_rows,
    rated,
    routeway_rows,
    session_choices,
    step_entries,
)
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
from plans.presenters.provision import (
    GAP_COLUMNS,
    ROUTE_COLUMNS,
    gap_table,
    route_rows,
    service_facts,
    service_rows,
)
from plans.presenters.timetable import SheetEntry, WeekView, sheet_entry, week_view


__all__ = [
    "GAP_COLUMNS",
    "ROUTE_COLUMNS",
    "ActionRow",
    "PlanView",
    "SheetEntry",
    "WeekView",
    "account_initial",
    "action_facts",
    "action_row",
    "action_rows",
    "change_lines",
    "gap_table",
    "issued",
    "needs_chart",
    "other_rows",
    "overdue_line",
    "plan_view",
    "rated",
    "route_rows",
    "routeway_rows",
    "service_facts",
    "service_rows",
    "session_choices",
    "sheet_entry",
    "step_entries",
    "update_entries",
    "version_facts",
    "version_line",
    "week_view",
]
