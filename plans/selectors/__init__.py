"""The questions pages ask about plans, and about what is done for needs."""

from plans.selectors.actions import (
    actions_of_meeting,
    active_objectives,
    get_action,
    get_objective,
    latest_updates,
    open_actions,
    overdue_actions,
    updates,
    updates_between,
)
from plans.selectors.assignees import Assignee, assignees
from plans.selectors.changes import Changes, changes_since, significant
from plans.selectors.content import general_content, is_changed
from plans.selectors.interventions import get_intervention, interventions
from plans.selectors.page import PlanPage, Responsibility, plan_page
from plans.selectors.provision import (
    MOST,
    RouteOutcome,
    gap_counts,
    gaps,
    get_gap,
    get_service_referral,
    open_gaps,
    route_outcomes,
    service_referrals,
    waiting,
)
from plans.selectors.situation import accounts, latest_account
from plans.selectors.timetable import (
    InDiary,
    Week,
    activities,
    diaries,
    get_activity,
    slots,
    week,
)
from plans.selectors.versions import get_version, versions, versions_of_meeting


__all__ = [
    "MOST",
    "Assignee",
    "Changes",
    "InDiary",
    "PlanPage",
    "Responsibility",
    "RouteOutcome",
    "Week",
    "accounts",
    "actions_of_meeting",
    "active_objectives",
    "activities",
    "assignees",
    "changes_since",
    "diaries",
    "gap_counts",
    "gaps",
    "general_content",
    "get_action",
    "get_activity",
    "get_gap",
    "get_intervention",
    "get_objective",
    "get_service_referral",
    "get_version",
    "interventions",
    "is_changed",
    "latest_account",
    "latest_updates",
    "open_actions",
    "open_gaps",
    "overdue_actions",
    "plan_page",
    "route_outcomes",
    "service_referrals",
    "significant",
    "slots",
    "updates",
    "updates_between",
    "versions",
    "versions_of_meeting",
    "waiting",
    "week",
]
