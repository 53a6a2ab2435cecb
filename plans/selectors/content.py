"""What a plan says to everybody who sees the case, as plain values for a version."""

from typing import Any

from cases.choices import Section
from plans.calculations import content_hash
from plans.models import Action, PlanSituation
from plans.selectors.page import PlanPage


def general_content(page: PlanPage) -> dict[str, Any]:
    """
    Return what the plan says to everybody: its general section.

    The answer is the same from any reader's page, because every reader sees that
    section whole.
    """
    actions = [each for each in page.actions if each.section == Section.GENERAL]
    actions.sort(key=lambda each: (each.first_due_on, each.recorded_at))
    objectives = [group.objective for group in page.objectives]
    return {
        "situation": account_content(page.situation),
        "objectives": [
            {"id": str(each.pk), "text": each.text, "answers": each.answers}
            for each in objectives
            if each.section == Section.GENERAL
        ],
        "actions": [action_content(each) for each in actions],
        "roles": [
            {"agency": each.agency.name, "statement": each.statement.statement}
            for each in page.responsibilities
            if each.statement
        ],
    }


def is_changed(page: PlanPage) -> bool:
    """Tell whether the plan says something its last version did not."""
    if page.version is None:
        return True
    return page.version.content_sha256 != content_hash(general_content(page))


def account_content(told: PlanSituation | None) -> dict[str, str] | None:
    """Return an account of the situation as plain values."""
    if told is None:
        return None
    return {
        "told_on": told.told_on.isoformat(),
        "situation": told.situation,
        "risk_factors": told.risk_factors,
        "interventions": told.interventions,
    }


def action_content(action: Action) -> dict[str, Any]:
    """Return an action as plain values."""
    return {
        "objective": str(action.objective_id or ""),
        "what": action.what,
        "agency": action.agency.name,
        "person": action.person.full_name,
        "due_on": action.due_on.isoformat(),
        "status": action.status,
        "times_carried_over": action.times_carried_over,
    }
