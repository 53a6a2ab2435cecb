"""The questions pages ask about getting somebody ready for release."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from agencies.clocks import Clock
from agencies.models import Agency, User
from agencies.selectors import clocks_of, workers_of_agencies
from cases import selectors as cases
from cases.choices import ContactType
from cases.models import Case, Contact
from core.exceptions import NotVisible
from core.working_days import bank_holidays
from licences import selectors
from licences.choices import CustodyReason
from licences.choices.prerelease import CurfewOutcome, Step, StepStatus
from licences.models import (
    CurfewDecision,
    CurfewView,
    CustodySpell,
    PreReleaseStep,
    ReleaseMove,
    ReleaseProposal,
    ResettlementProvider,
)
from licences.rules import prerelease as rules


LAST_CONTACTS = 5


@dataclass(frozen=True)
class PlannedStep:
    """One step: when it is due and why, and what became of it."""

    step: Step
    due: rules.Due
    row: PreReleaseStep | None = None

    @property
    def status(self) -> StepStatus:
        """What became of it; nothing yet when nobody touched it."""
        return StepStatus(self.row.status) if self.row else StepStatus.OPEN

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to do."""
        return self.status is StepStatus.OPEN

    def is_overdue(self, on: date) -> bool:
        """Tell whether it is still to do and its day has passed."""
        return self.is_open and self.due.is_overdue(on)


@dataclass(frozen=True)
class ReleasePlan:
    """The plan of one time in custody; `released_on` once that is over."""

    custody_since: date
    prison: str
    reason: str
    release_on: date | None
    released_on: date | None
    opens: rules.Due | None
    steps: list[PlannedStep]
    provider: ResettlementProvider | None = None
    contacts: list[Contact] = field(default_factory=list)
    moves: list[ReleaseMove] = field(default_factory=list)
    views: list[CurfewView] = field(default_factory=list)
    decisions: list[CurfewDecision] = field(default_factory=list)
    proposal: ReleaseProposal | None = None

    @property
    def is_remand(self) -> bool:
        """Tell whether no sentence is served."""
        return self.reason == CustodyReason.REMAND

    @property
    def approved(self) -> bool:
        """Tell whether curfew stands approved."""
        return bool(
            self.decisions and self.decisions[0].outcome == CurfewOutcome.APPROVED
        )

    def step(self, code: Step) -> PlannedStep:
        """
        Return one of its steps.

        :raises NotVisible: when it is not asked for
        """
        found = next((each for each in self.steps if each.step is code), None)
        if found is None:
            raise NotVisible
        return found


def release_plan(user: User, case: Case) -> ReleasePlan | None:
    """Return the plan of the present custody, or of the last; None before any (10 queries)."""
    stays = selectors.spells(user, case)
    if not stays:
        return None
    last = stays[0]
    released_on = None if last.is_open else last.released_on
    release_on = released_on or case.release_on
    clocks = clocks_of(case.scheme)
    rows = step_rows(user, [case.pk])
    since = last.custody_since
    return ReleasePlan(
        custody_since=since,
        prison=last.prison,
        reason=last.reason,
        release_on=release_on,
        released_on=released_on,
        opens=rules.opens_on(release_on, clocks) if release_on else None,
        steps=planned(case, rows, since=since, release_on=release_on, clocks=clocks),
        provider=provider_of(last.prison),
        contacts=contacts_inside(user, case, last),
        moves=unseen_moves(user, [case.pk]),
        views=list(curfew_views(user, case, since)),
        decisions=list(curfew_decisions(user, case, since)),
        proposal=latest_proposal(user, case, since),
    )


def planned(
    case: Case,
    rows: Iterable[PreReleaseStep],
    *,
    since: date,
    release_on: date | None,
    clocks: Mapping[str, Clock],
) -> list[PlannedStep]:
    """Return the steps of one custody with their dates, in their order."""
    mine = {
        Step(each.code): each
        for each in rows
        if each.case_id == case.pk and each.custody_since == since
    }
    done = {step: each.done_on for step, each in mine.items() if each.done_on}
    custody = rules.Custody(since, release_on, done)
    holidays = bank_holidays(case.jurisdiction)
    return [
        PlannedStep(
            step, rules.step_due(step, custody, clocks, holidays), mine.get(step)
        )
        for step in Step
        if rules.applies(step, done)
    ]


def step_rows(user: User, case_ids: Iterable[UUID]) -> list[PreReleaseStep]:
    """Return what became of the steps on these cases."""
    return list(
        PreReleaseStep.objects.visible_to(user)
        .filter(case__in=list(case_ids))
        .select_related("agency", "person", "done_by")
    )


def provider_of(prison: str) -> ResettlementProvider | None:
    """Return who delivers resettlement in a prison, or None (S1-187)."""
    return ResettlementProvider.objects.filter(prison__iexact=prison).first()


def providers() -> QuerySet[ResettlementProvider]:
    """Return who delivers resettlement where, by prison."""
    return ResettlementProvider.objects.order_by("prison")


def get_provider(provider_id: UUID) -> ResettlementProvider:
    """
    Return one row of the list.

    :raises NotVisible: when there is none
    """
    found = ResettlementProvider.objects.filter(pk=provider_id).first()
    if found is None:
        raise NotVisible
    return found


def contacts_inside(user: User, case: Case, stay: CustodySpell) -> list[Contact]:
    """Return the last contacts kept during a time in custody, prison visits first (S2-16)."""
    kept = Q(kind__in=(ContactType.PRISON_VISIT, ContactType.CORRESPONDENCE))
    kept |= Q(kind__in=(ContactType.TELEPHONE, ContactType.CASE_CONFERENCE))
    return list(
        cases.contacts(user, case).filter(
            kept, happened_at__date__gte=stay.custody_since
        )[:LAST_CONTACTS]
    )


def unseen_moves(user: User, case_ids: Iterable[UUID]) -> list[ReleaseMove]:
    """Return the moves of the release nobody has said they saw, the earliest first."""
    return list(
        ReleaseMove.objects.visible_to(user)
        .filter(case__in=list(case_ids), seen_on__isnull=True)
        .order_by("case", "moved_on", "recorded_at")
    )


def curfew_views(user: User, case: Case, since: date) -> QuerySet[CurfewView]:
    """Return what police and probation said of curfew, the latest first (S1-75)."""
    return (
        CurfewView.objects.visible_to(user)
        .filter(case=case, custody_since=since)
        .select_related("recorded_by")
        .order_by("-given_on", "-recorded_at")
    )


def curfew_decisions(user: User, case: Case, since: date) -> QuerySet[CurfewDecision]:
    """Return what was decided about curfew, the latest first."""
    return (
        CurfewDecision.objects.visible_to(user)
        .filter(case=case, custody_since=since)
        .select_related("recorded_by")
        .order_by("-decided_on", "-recorded_at")
    )


def latest_proposal(
    user: User, case: Case, since: date | None = None
) -> ReleaseProposal | None:
    """Return what is proposed for the release from one custody, or for the last; or None."""
    found = ReleaseProposal.objects.visible_to(user).filter(case=case)
    if since:
        found = found.filter(custody_since=since)
    return (
        found.select_related("recorded_by")
        .prefetch_related("requirements")
        .order_by("-proposed_on", "-recorded_at")
        .first()
    )


@dataclass(frozen=True)
class Assignee:
    """Somebody of an agency that shares the case."""

    agency: Agency
    person: User

    @property
    def key(self) -> str:
        """What stands for the choice on a form."""
        return f"{self.agency.pk}:{self.person.pk}"


def assignees(user: User, case: Case, *, on: date) -> list[Assignee]:
    """Return who can be given a step or a condition to watch: people who share the case."""
    agencies = cases.sharing_agency_ids(user, case)
    return [
        Assignee(each.agency, each.user)
        for each in workers_of_agencies(agencies, on=on)
    ]
