"""Recording the steps towards a release, views on curfew, and that a move was seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from django.db import transaction

from agencies.models import Agency, User
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from licences import permissions
from licences.choices.prerelease import CurfewOutcome, CurfewParty, Step, StepStatus
from licences.models import (
    CurfewDecision,
    CurfewView,
    PreReleaseStep,
    ReleaseMove,
    ResettlementProvider,
)
from licences.policies import prerelease as can
from licences.rules import prerelease as rules
from licences.selectors import prerelease as selectors
from licences.services.dates import lock


@dataclass(frozen=True)
class StepFacts:
    """What became of a step, and whose it is; nobody named leaves it to who usually does it."""

    status: StepStatus
    done_on: date | None = None
    note: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    agency: Agency | None = None
    person: User | None = None


@transaction.atomic
def record_step(
    *, case: Case, step: Step, facts: StepFacts, version: int, by: User, on: date
) -> PreReleaseStep:
    """
    Record what became of one step before release (S1-74 to S1-82).

    :param version: of the step that the person was looking at; 0 when nobody touched it
    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it cannot be so, or the person is not in custody
    :raises ChangedMeanwhile: if somebody else recorded it first
    """
    step, status = Step(step), StepStatus(facts.status)
    since = _to_plan(case, by)
    rows = {
        Step(each.code): each
        for each in selectors.step_rows(by, [case.pk])
        if each.custody_since == since
    }
    row = rows.get(step) or PreReleaseStep(
        case=case, custody_since=since, code=step, recorded_by=by
    )
    _unchanged(row, version)
    require(
        can.can_record_step(
            step=step,
            status=status,
            done_on=facts.done_on,
            note=facts.note,
            unanswered=rules.unanswered(step, facts.answers),
            done={each: kept.done_on for each, kept in rows.items() if kept.done_on},
            custody_since=since,
            on=on,
        ),
        can.can_name_owner(shares_case=_shares(case, facts, by=by, on=on)),
    )
    _settle(row, facts, by=by)
    row.save()
    audit.record(
        "licences.release_step_recorded",
        subject=row,
        operation=Operation.COLLECT,
        step=step.value,
        status=status.value,
    )
    return row


def _to_plan(case: Case, by: User) -> date:
    """Let one person at a time plan this release; return since when they are inside."""
    require(permissions.may_record(by, case))
    lock(case)
    require(
        can.can_plan_release(is_open=case.is_open, custody_since=case.custody_since)
    )
    return cast("date", case.custody_since)  # required just above


def _unchanged(row: PreReleaseStep, version: int) -> None:
    if row.version != version:
        raise ChangedMeanwhile(
            "Somebody else recorded this step while the page was open.",
            theirs=[("Now", row.get_status_display()), ("Note", row.note)],
        )


def _shares(case: Case, facts: StepFacts, *, by: User, on: date) -> bool:
    if facts.person is None or facts.agency is None:
        return True
    return shares_case(case, facts.agency, facts.person, by=by, on=on)


def shares_case(
    case: Case, agency: Agency, person: User, *, by: User, on: date
) -> bool:
    """Tell whether somebody works for an agency that shares the case."""
    return any(
        each.agency.pk == agency.pk and each.person.pk == person.pk
        for each in selectors.assignees(by, case, on=on)
    )


def _settle(row: PreReleaseStep, facts: StepFacts, *, by: User) -> None:
    """Set what belongs together; only a done step keeps its day."""
    is_done = facts.status is StepStatus.DONE
    row.status = facts.status
    row.done_on, row.done_by = (facts.done_on, by) if is_done else (None, None)
    row.note = facts.note.strip()
    row.answers = {
        key: facts.answers[key].strip()
        for key in rules.QUESTIONS.get(Step(row.code), {})
        if facts.answers.get(key, "").strip()
    }
    row.agency, row.person = facts.agency, facts.person
    row.version += 1


@transaction.atomic
def note_moves_seen(*, case: Case, by: User, on: date) -> int:
    """
    Say that the moves of this release were seen; return how many there were.

    :raises NotPermitted: if `by` does not work the case
    """
    require(permissions.may_record(by, case))
    seen = (
        ReleaseMove.objects.visible_to(by)
        .filter(case=case, seen_on__isnull=True)
        .update(seen_on=on, seen_by=by)
    )
    audit.record("licences.release_move_seen", subject=case, moves=seen)
    return seen


@dataclass(frozen=True)
class View:
    """What one party says of curfew, and on what grounds."""

    party: CurfewParty
    is_suitable: bool
    grounds: str
    given_on: date


@transaction.atomic
def give_curfew_view(*, case: Case, view: View, by: User, on: date) -> CurfewView:
    """
    Record the police's or probation's view on home detention curfew (S1-75).

    :raises NotPermitted: if `by` does not work the case, or for another agency
    :raises NotPossible: if the person is not in custody, or the day is outside it
    """
    party = CurfewParty(view.party)
    require(permissions.may_give_view(by, party))
    since = _to_plan(case, by)
    require(can.can_give_view(given_on=view.given_on, custody_since=since, on=on))
    if before := _given_already(case, view, since, by=by):
        return before
    row = CurfewView(
        case=case,
        custody_since=since,
        party=party,
        is_suitable=view.is_suitable,
        grounds=view.grounds.strip(),
        given_on=view.given_on,
        recorded_by=by,
    )
    row.save()
    audit.record("licences.curfew_view_given", subject=row, operation=Operation.COLLECT)
    return row


def _given_already(
    case: Case, view: View, since: date, *, by: User
) -> CurfewView | None:
    """Return the same view when the form was sent before."""
    return (
        selectors.curfew_views(by, case, since)
        .filter(
            party=view.party,
            is_suitable=view.is_suitable,
            grounds=view.grounds.strip(),
            given_on=view.given_on,
        )
        .first()
    )


@transaction.atomic
def decide_curfew(
    *,
    case: Case,
    outcome: CurfewOutcome,
    address: str,
    grounds: str,
    decided_on: date,
    by: User,
    on: date,
) -> CurfewDecision:
    """
    Record what the prison decided about home detention curfew (S1-75).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if a view is missing, or an approval has no address
    """
    since = _to_plan(case, by)
    decisions = selectors.curfew_decisions(by, case, since)
    last = decisions.first()
    views = selectors.curfew_views(by, case, since)
    require(
        can.can_decide_curfew(
            outcome=CurfewOutcome(outcome),
            views={CurfewParty(each.party) for each in views},
            address=address,
            approved=bool(last and last.outcome == CurfewOutcome.APPROVED),
            decided_on=decided_on,
            custody_since=since,
            on=on,
        )
    )
    if last and last.outcome == outcome and last.decided_on == decided_on:
        return last
    row = CurfewDecision(
        case=case,
        custody_since=since,
        outcome=CurfewOutcome(outcome),
        address=address.strip(),
        grounds=grounds.strip(),
        decided_on=decided_on,
        recorded_by=by,
    )
    row.save()
    audit.record("licences.curfew_decided", subject=row, outcome=row.outcome)
    return row


@transaction.atomic
def record_provider(
    *,
    prison: str,
    provider: str,
    contact: str,
    by: User,
    row: ResettlementProvider | None = None,
) -> ResettlementProvider:
    """
    Record who delivers resettlement in a prison, or change it (S1-187).

    :raises NotPermitted: if `by` does not change the scheme's settings
    :raises NotPossible: if the prison is on the list already
    """
    require(permissions.may_list_providers(by))
    same = selectors.provider_of(prison.strip())
    require(can.can_list_prison(is_listed=bool(same and same != row)))
    row = row or ResettlementProvider()
    row.prison, row.provider, row.contact = (
        prison.strip(),
        provider.strip(),
        contact.strip(),
    )
    row.save()
    audit.record("licences.provider_recorded", subject=row)
    return row
