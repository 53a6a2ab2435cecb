"""Proposing what release is on, and explaining supervision's requirements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from core.decisions import require
from licences import permissions, policies
from licences.choices import AdditionalCondition
from licences.choices.orders import ExplainedAt, PssRequirementKind
from licences.choices.prerelease import Step, StepStatus
from licences.models import PssRequirement, ReleaseProposal, RequirementsExplained
from licences.policies import orders as can
from licences.policies import prerelease as can_release
from licences.rules.supervision import keeps_wording
from licences.selectors import prerelease as plans
from licences.selectors import requirements as selectors
from licences.services.dates import lock
from licences.services.prerelease import StepFacts, record_step


@dataclass(frozen=True)
class Proposal:
    """
    What is proposed to the governor: licence conditions and supervision requirements.

    `requirements` is kind → wording; it stays empty where no supervision follows.
    """

    conditions: tuple[AdditionalCondition, ...] = ()
    wording: str = ""
    why: str = ""
    requirements: Mapping[PssRequirementKind, str] = field(default_factory=dict)


@transaction.atomic
def propose_for_release(
    *, case: Case, proposal: Proposal, by: User, on: date
) -> ReleaseProposal:
    """
    Propose licence conditions and supervision requirements together (S1-139, S1-198).

    The step of the pre-release plan is done with it.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if no supervision follows for its requirements, the fixed wording
        was changed, or nothing says why
    """
    require(permissions.may_record(by, case))
    lock(case)
    require(
        can_release.can_plan_release(
            is_open=case.is_open, custody_since=case.custody_since
        ),
        *_proposable(case, proposal, by=by, on=on),
    )
    if before := _proposed_already(case, proposal, by=by, on=on):
        return before
    row = _written(case, proposal, by=by, on=on)
    _step_done(case, by=by, on=on)
    audit.record(
        "licences.release_proposed",
        subject=row,
        operation=Operation.COLLECT,
        requirements=len(proposal.requirements),
    )
    return row


def _proposable(case: Case, proposal: Proposal, *, by: User, on: date) -> tuple:
    found = selectors.supervision(by, case)
    changed = [
        kind.label
        for kind, wording in proposal.requirements.items()
        if not keeps_wording(kind, wording)
    ]
    proposed = can.can_propose(
        has_conditions=bool(proposal.conditions or proposal.wording.strip()),
        why=proposal.why,
        changed=changed,
        needs_wording=bool(proposal.conditions) and not proposal.wording.strip(),
    )
    if not proposal.requirements:
        return (proposed,)
    follows = can.can_require_pss(
        last_day=found.last_day, absent_because=found.absent_because, on=on
    )
    return (follows, proposed)


def _proposed_already(
    case: Case, proposal: Proposal, *, by: User, on: date
) -> ReleaseProposal | None:
    """Return the same proposal when the form was sent before."""
    last = selectors.supervision(by, case).proposal
    if last is None or last.custody_since != case.custody_since:
        return None
    same = (last.wording, last.why, last.conditions, last.proposed_on) == (
        proposal.wording.strip(),
        proposal.why.strip(),
        [each.value for each in proposal.conditions],
        on,
    )
    kinds = {each.kind: each.wording for each in last.requirements.all()}
    asked = {kind.value: text.strip() for kind, text in proposal.requirements.items()}
    return last if same and kinds == asked else None


def _written(case: Case, proposal: Proposal, *, by: User, on: date) -> ReleaseProposal:
    row = ReleaseProposal(
        case=case,
        custody_since=cast("date", case.custody_since),  # required by the caller
        proposed_on=on,
        conditions=[each.value for each in proposal.conditions],
        wording=proposal.wording.strip(),
        why=proposal.why.strip(),
        recorded_by=by,
    )
    row.save()
    PssRequirement.objects.bulk_create(
        PssRequirement(
            case=case,
            proposal=row,
            kind=kind,
            wording=wording.strip(),
            recorded_by=by,
        )
        for kind, wording in proposal.requirements.items()
    )
    return row


def _step_done(case: Case, *, by: User, on: date) -> None:
    """Record the plan's step as done, unless an earlier proposal did."""
    step = next(
        (
            each
            for each in plans.step_rows(by, [case.pk])
            if each.code == Step.PROPOSAL and each.custody_since == case.custody_since
        ),
        None,
    )
    if step and step.status == StepStatus.DONE:
        return
    record_step(
        case=case,
        step=Step.PROPOSAL,
        facts=StepFacts(
            StepStatus.DONE,
            done_on=on,
            agency=step.agency if step else None,
            person=step.person if step else None,
        ),
        version=step.version if step else 0,
        by=by,
        on=on,
    )


@dataclass(frozen=True)
class Explanation:
    """That the requirements were explained, or that an earlier explanation stands."""

    stage: ExplainedAt
    explained_on: date
    stands_for_earlier: bool = False
    note: str = ""


@transaction.atomic
def record_explained(
    *, case: Case, explanation: Explanation, by: User, on: date
) -> RequirementsExplained:
    """
    Record that the requirements were explained, at the licence's start or PSS's (S1-139).

    Where they were explained within three months before PSS starts, that explanation may
    stand for the second one (A-31).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if none is owed, it is recorded already, or none is recent
    """
    require(permissions.may_record(by, case), policies.can_record(is_open=case.is_open))
    lock(case)
    stage = ExplainedAt(explanation.stage)
    found = selectors.supervision(by, case)
    owed = found.owed(stage)
    earlier = found.owed(ExplainedAt.LICENCE_START)
    stands = explanation.stands_for_earlier
    require(
        can.can_explain(
            is_owed=owed is not None,
            is_done=bool(owed and owed.explained_on),
            stage=stage,
            explained_on=explanation.explained_on,
            dismisses=stands,
            may_dismiss=bool(owed and owed.may_dismiss),
            on=on,
        )
    )
    given = earlier.explained_on if stands and earlier else explanation.explained_on
    row = RequirementsExplained(
        case=case,
        stage=stage,
        explained_on=given or explanation.explained_on,
        starts_on=owed.due_on if owed else explanation.explained_on,
        stands_for_earlier=stands,
        note=explanation.note.strip(),
        recorded_by=by,
    )
    row.save()
    audit.record("licences.requirements_explained", subject=row, stage=stage.value)
    return row
