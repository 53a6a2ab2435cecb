"""A case's plan as one reader sees it: a row in a section hidden from them is not there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from agencies.models import Agency, User
from cases import selectors as cases
from cases.models import Case
from cases.models.record import NeedAssessment
from plans.models import (
    Action,
    ActionUpdate,
    AgencyRole,
    Objective,
    PlanSituation,
    PlanVersion,
)
from plans.selectors.situation import (
    latest_accounts,
    latest_roles,
    situation_due,
)
from plans.selectors.versions import latest_version


@dataclass(frozen=True)
class ObjectiveGroup:
    """An objective with its actions, those due first at the top."""

    objective: Objective
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Responsibility:
    """What one agency does in managing the risk (S1-43)."""

    agency: Agency
    statement: AgencyRole | None
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class PlanPage:
    """A plan as one reader sees it on one day; each action has its `latest_update`."""

    case: Case
    on: date
    needs: tuple[NeedAssessment, ...]
    situation: PlanSituation | None
    accounts: tuple[PlanSituation, ...]
    situation_due_on: date | None
    objectives: tuple[ObjectiveGroup, ...]
    past_objectives: tuple[ObjectiveGroup, ...]
    loose: tuple[Action, ...]
    closed: tuple[Action, ...]
    responsibilities: tuple[Responsibility, ...]
    actions: tuple[Action, ...]
    version: PlanVersion | None

    @property
    def open_actions(self) -> tuple[Action, ...]:
        """Every open action, the one due first at the top."""
        return tuple(each for each in self.actions if each.is_open)

    @property
    def overdue(self) -> tuple[Action, ...]:
        """The open actions whose date has passed, the longest overdue first."""
        return tuple(each for each in self.open_actions if each.is_overdue(self.on))


def plan_page(user: User, case: Case, *, on: date) -> PlanPage:
    """Return the plan for this reader in a constant number of queries."""
    actions = with_latest_update(user, case, actions_of(user, case))
    objectives = list(
        Objective.objects.visible_to(user)
        .filter(case=case)
        .select_related("closed_by")
        .order_by("position", "recorded_at")
    )
    accounts = latest_accounts(user, case)
    general = next((each for each in accounts if each.is_general), None)
    known = {objective.pk for objective in objectives}
    groups = [ObjectiveGroup(each, under(each.pk, actions)) for each in objectives]
    loose = [each for each in actions if each.objective_id not in known]
    return PlanPage(
        case=case,
        on=on,
        needs=tuple(cases.latest_needs(user, case)),
        situation=general,
        accounts=tuple(each for each in accounts if not each.is_general),
        situation_due_on=situation_due(case, general),
        objectives=tuple(each for each in groups if each.objective.is_active),
        past_objectives=tuple(each for each in groups if not each.objective.is_active),
        loose=tuple(each for each in loose if each.is_open),
        closed=tuple(each for each in actions if not each.is_open),
        responsibilities=responsibilities(actions, latest_roles(user, case)),
        actions=tuple(actions),
        version=latest_version(user, case),
    )


def actions_of(user: User, case: Case) -> list[Action]:
    """Return the case's actions, open ones first, each by its due date."""
    found = (
        Action.objects.visible_to(user)
        .filter(case=case)
        .select_related("agency", "person", "closed_by", "recorded_by")
        .order_by("due_on", "recorded_at")
    )
    return sorted(found, key=lambda each: not each.is_open)


def with_latest_update(user: User, case: Case, actions: list[Action]) -> list[Action]:
    """Give each action its `latest_update`, or None: one query for them all."""
    latest = {
        each.action_id: each
        for each in ActionUpdate.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by")
        .order_by("action_id", "-made_on", "-recorded_at")
        .distinct("action_id")
    }
    for action in actions:
        action.latest_update = latest.get(action.pk)
    return actions


def under(objective_id: UUID, actions: Iterable[Action]) -> tuple[Action, ...]:
    """Return the actions of one objective."""
    return tuple(each for each in actions if each.objective_id == objective_id)


def responsibilities(
    actions: Iterable[Action], roles: Iterable[AgencyRole]
) -> tuple[Responsibility, ...]:
    """Return agency by agency what each says its part is, and what it is to do (S1-43)."""
    stated = {each.agency_id: each for each in roles}
    doing: dict[UUID, list[Action]] = {}
    named = {each.agency_id: each.agency for each in stated.values()}
    for action in actions:
        if action.is_open:
            doing.setdefault(action.agency_id, []).append(action)
            named[action.agency_id] = action.agency
    return tuple(
        Responsibility(agency, stated.get(pk), tuple(doing.get(pk, ())))
        for pk, agency in sorted(named.items(), key=lambda each: each[1].name)
    )
