"""The versions of a plan as issued, and what a plan says to everybody."""

from typing import Any

from django.db.models import QuerySet

from agencies.models import User
from cases.choices import Section
from cases.models import Case
from core.exceptions import NotVisible
from plans.choices import ObjectiveStatus
from plans.models import Action, Objective, PlanSituation, PlanVersion
from plans.selectors.situation import latest_account, latest_roles


def latest_version(user: User, case: Case) -> PlanVersion | None:
    """Return the version issued last, or None."""
    return versions(user, case).first()


def versions(user: User, case: Case) -> QuerySet[PlanVersion]:
    """Return every version issued, the latest first."""
    return (
        PlanVersion.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by")
        .order_by("-number")
    )


def get_version(user: User, case: Case, number: int) -> PlanVersion:
    """
    Return one version.

    :raises NotVisible: when there is none for this reader
    """
    found = versions(user, case).filter(number=number).first()
    if found is None:
        raise NotVisible
    return found


def general_content(user: User, case: Case) -> dict[str, Any]:
    """
    Return what the plan says to everybody who sees the case, as plain values.

    Sensitive sections stay out, so the answer is the same whoever asks.
    """
    general = {"case": case, "section": Section.GENERAL}
    told = latest_account(user, case)
    objectives = Objective.objects.visible_to(user).filter(**general, status=ObjectiveStatus.ACTIVE)
    actions = (
        Action.objects.visible_to(user)
        .filter(**general)
        .select_related("agency", "person")
        .order_by("due_on", "recorded_at")
    )
    return {
        "situation": account_content(told),
        "objectives": [
            {"id": str(each.pk), "text": each.text, "answers": each.answers}
            for each in objectives.order_by("position", "recorded_at")
        ],
        "actions": [action_content(each) for each in actions],
        "roles": [
            {"agency": each.agency.name, "statement": each.statement}
            for each in sorted(latest_roles(user, case), key=lambda row: row.agency.name)
        ],
    }


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
