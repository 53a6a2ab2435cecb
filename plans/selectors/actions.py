"""One action, one objective, and what is open or overdue on any case."""

from collections.abc import Iterable
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


def actions_of_meeting(user: User, meeting_id: UUID) -> QuerySet[Action]:
    """Return the actions agreed at a meeting, as far as the reader may see them (S1-21)."""
    return (
        Action.objects.visible_to(user)
        .filter(meeting_id=meeting_id)
        .select_related("case__person", "agency", "person", "closed_by")
        .order_by("due_on", "recorded_at", "pk")
    )


def updates_between(
    user: User, case_ids: Iterable[UUID], *, first_day: date, last_day: date
) -> QuerySet[ActionUpdate]:
    """Return what was written of these cases' actions on some days, in order (S1-29)."""
    return (
        ActionUpdate.objects.visible_to(user)
        .filter(case__in=list(case_ids), made_on__range=(first_day, last_day))
        .select_related("action__agency", "action__person", "recorded_by")
        .order_by("recorded_at", "pk")
    )


def latest_updates(user: User, action_ids: Iterable[UUID]) -> dict[UUID, ActionUpdate]:
    """Return the latest update of each action that has one (1 query)."""
    rows = (
        ActionUpdate.objects.visible_to(user)
        .filter(action__in=list(action_ids))
        .order_by("action_id", "-made_on", "-recorded_at")
        .distinct("action_id")
    )
    return {each.action_id: each for each in rows}


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
