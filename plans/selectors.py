"""
The questions pages ask about plans; who may be given an action, what is due, what a
plan says. A row in a section hidden from the reader is not there at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone

from agencies import clocks
from agencies.models import Agency, Principal, SectionRule, User
from agencies.selectors import clocks_of, workers_of_agencies
from cases import selectors as cases
from cases.choices import Section
from cases.models import Case
from cases.models.record import NeedAssessment
from core.exceptions import NotVisible
from plans.choices import ActionStatus
from plans.models import (
    Action,
    ActionUpdate,
    AgencyRole,
    Objective,
    PlanSituation,
    PlanVersion,
)


@dataclass(frozen=True)
class Assignee:
    """Somebody who can be given an action, and what of the case they can see."""

    agency: Agency
    person: User
    sections: frozenset[str]
    may_write: bool


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
    version: PlanVersion | None

    @property
    def open_actions(self) -> tuple[Action, ...]:
        """Every open action, the one due first at the top."""
        found = [each for group in self.objectives for each in group.actions]
        found += self.loose
        return tuple(sorted((a for a in found if a.is_open), key=lambda a: a.due_on))

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


def latest_accounts(user: User, case: Case) -> list[PlanSituation]:
    """Return the latest account of the situation in each section, agency by agency."""
    return list(
        PlanSituation.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "originator__agency")
        .order_by("section", F("originator_id"), "-number")
        .distinct("section", "originator_id")
    )


def latest_account(
    user: User, case: Case, section: str = Section.GENERAL
) -> PlanSituation | None:
    """Return the account that a new one in this section would replace."""
    found = PlanSituation.objects.visible_to(user).filter(case=case, section=section)
    if section != Section.GENERAL:
        found = found.filter(originator_id=user.acting.own_principal)
    return found.select_related("recorded_by").order_by("-number").first()


def accounts(user: User, case: Case) -> QuerySet[PlanSituation]:
    """Return every account of the situation, the latest first."""
    return (
        PlanSituation.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "originator__agency")
        .order_by("-told_on", "-recorded_at")
    )


def situation_due(case: Case, told: PlanSituation | None) -> date | None:
    """Return when the situation is next to be updated: each month (S1-33)."""
    if told is None or not case.is_open:
        return None
    return clocks.due(clocks_of(case.scheme)["plan_update"], told.told_on)


def latest_roles(user: User, case: Case) -> list[AgencyRole]:
    """Return what each agency last said its part is."""
    return list(
        AgencyRole.objects.visible_to(user)
        .filter(case=case)
        .select_related("agency", "recorded_by")
        .order_by("agency_id", "-stated_on", "-recorded_at")
        .distinct("agency_id")
    )


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


def get_action(user: User, case: Case, action_id: UUID | str) -> Action:
    """
    Return one action of the case.

    :raises NotVisible: when there is none for this reader
    """
    found = (
        Action.objects.visible_to(user)
        .filter(case=case, pk=action_id)
        .select_related("case", "objective", "agency", "person", "recorded_by", "closed_by")
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
    found = Objective.objects.visible_to(user).filter(case=case, pk=objective_id).first()
    if found is None:
        raise NotVisible
    return found


def active_objectives(user: User, case: Case) -> QuerySet[Objective]:
    """Return the objectives that an action can serve."""
    return (
        Objective.objects.visible_to(user)
        .filter(case=case, status="active")
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


def assignees(user: User, case: Case, *, on: date) -> list[Assignee]:
    """Return who can be given an action: people of the agencies that share the case."""
    shares = current_shares(user, case, on=on)
    rules: dict[tuple[str, str], set[str]] = {}
    for rule in SectionRule.objects.all():
        rules.setdefault((rule.agency_kind, rule.role), set()).add(rule.section)
    return [
        Assignee(
            agency=each.agency,
            person=each.user,
            sections=frozenset(
                rules.get((each.agency.kind, each.role), set())
                & shares[each.agency_id].sections
            )
            | {Section.GENERAL},
            may_write=shares[each.agency_id].may_write,
        )
        for each in workers_of_agencies(list(shares), on=on)
    ]


@dataclass(frozen=True)
class Reach:
    """How far an agency's shares in a case reach, taken together."""

    sections: frozenset[str]
    may_write: bool


def current_shares(user: User, case: Case, *, on: date) -> dict[UUID, Reach]:
    """Return the agencies that share the case on a day, and how far each one sees."""
    found: dict[UUID, Reach] = {}
    for grant in cases.grants(user, case):
        agency_id = grant.principal.agency_id
        if agency_id is None or grant.revoked_at is not None:
            continue
        if grant.valid_until and timezone.localdate(grant.valid_until) < on:
            continue
        before = found.get(agency_id, Reach(frozenset(), may_write=False))
        found[agency_id] = Reach(
            before.sections | set(grant.sections),
            may_write=before.may_write or grant.level != "read",
        )
    return found


def principal_of(agency_id: UUID) -> Principal:
    """Return an agency's principal."""
    return Principal.objects.get(agency_id=agency_id)


def general_content(user: User, case: Case) -> dict[str, Any]:
    """
    Return what the plan says to everybody who sees the case, as plain values.

    Sensitive sections stay out, so the answer is the same whoever asks.
    """
    general = {"case": case, "section": Section.GENERAL}
    told = latest_account(user, case)
    objectives = Objective.objects.visible_to(user).filter(**general, status="active")
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
