"""One action, one objective, and what is open or overdue on any case."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from cases.models import Case
from core.exceptions import NotVisible
from plans.choices import ActionStatus, ObjectiveStatus
from plans.models import Action, ActionUpdate, Objective


def get_action(user: User, case: Case, action_id: UUID | str) -> Action:
    """
    Return one action of the case.

    :raises NotVisible: when there is none for this reader
    """
    found = (
        Action.objects.visible_to(user)
        .filter(case=case, pk=action_id)
        .select_related(
            "case", "objective", "agency", "person", "recorded_by", "closed_by"
        )
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def get_objective(user: User, case: Case, objective_id: UUID | str) -> Objective:
    """
    Return one objective of the case.

    :raises NotVisible: when there is none for this reader
    """
    found = (
        Objective.objects.visible_to(user).filter(case=case, pk=objective_id).first()
    )
    if found is None:
        raise NotVisible
    return found


def active_objectives(user: User, case: Case) -> QuerySet[Objective]:
    """Return the objectives that an action can serve."""
    return (
        Objective.objects.visible_to(user)
        .filter(case=case, status=ObjectiveStatus.ACTIVE)
        .order_by("position", "recorded_at")
    )


def updates(user: User, action: Action) -> QuerySet[ActionUpdate]:
    """Return everything written about an action, the latest first."""
    return (
        ActionUpdate.objects.visible_to(user)
        .filter(action=action)
        .select_related("recorded_by", "originator__agency")
        .order_by("-made_on", "-recorded_at")
    )


def open_actions(
    user: User, *, person: User | None = None, case: Case | None = None
) -> QuerySet[Action]:
    """
    Return open actions this reader may see, the one due first at the top.

    `person` keeps one person's own; each comes with its case and the person managed.
    """
    found = (
        Action.objects.visible_to(user)
        .filter(status=ActionStatus.OPEN)
        .select_related("case__person", "agency", "person")
        .order_by("due_on", "recorded_at")
    )
    if person is not None:
        found = found.filter(person=person)
    return found.filter(case=case) if case is not None else found


def overdue_actions(
    user: User, *, on: date, person: User | None = None, case: Case | None = None
) -> QuerySet[Action]:
    """Return open actions whose due date has passed on a day, the longest overdue first."""
    return open_actions(user, person=person, case=case).filter(due_on__lt=on)
