"""Warnings, and what is decided about a breach of licence (S3-84, S3-85; Q089 to Q093)."""

from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.models import Case, Contact
from core.decisions import require
from licences import permissions
from licences.choices import (
    BreachAnswer,
    BreachType,
    SupervisedUnder,
    WarningLevel,
    WarningReason,
)
from licences.models import BreachDecision, ComplianceWarning
from licences.policies import enforcement as policies
from licences.selectors import enforcement as selectors
from licences.selectors.supervision import licence_on, supervised_under
from licences.services.changes import note_breach
from licences.services.dates import lock


@dataclass(frozen=True)
class NewWarning:
    """A warning as it was given; `contact` is the appointment it is about."""

    level: WarningLevel
    reason: WarningReason
    details: str
    issued_on: date
    expires_on: date
    contact: Contact | None = None
    idempotency_key: UUID | None = None


@transaction.atomic
def give_warning(
    *, case: Case, warning: NewWarning, by: User, on: date
) -> ComplianceWarning:
    """
    Record a warning on the licence, or under the supervision, that ran on its day.

    It answers the latest decision to warn that nothing has followed. Sending the same
    `idempotency_key` again returns the warning already given.

    :raises NotPermitted: if `by` does not enforce supervision on the case
    :raises NotPossible: if nothing was running, a final warning is in force, or the
        contact log says something else
    """
    require(permissions.may_enforce(by, case))
    lock(case)
    if before := _given_already(case, warning, by):
        return before
    final = selectors.final_warning(by, case, on=warning.issued_on)
    under = supervised_under(by, case, warning.issued_on)
    facts = policies.WarningFacts(
        level=WarningLevel(warning.level),
        reason=WarningReason(warning.reason),
        issued_on=warning.issued_on,
        expires_on=warning.expires_on,
        under=under,
        attendance=warning.contact.attendance if warning.contact else "",
        final_until=final.expires_on if final else None,
    )
    require(policies.can_warn(facts, is_open=case.is_open, on=on))
    given = ComplianceWarning(
        case=case,
        under=cast("SupervisedUnder", under),  # required just above
        decision=selectors.decision_awaiting(by, case, BreachAnswer.WARNING),
        recorded_by=by,
        **vars(warning),
    )
    given.save(force_insert=True)
    audit.record(
        "licences.warning_given",
        subject=given,
        operation=Operation.COLLECT,
        level=given.level,
        under=given.under,
    )
    return given


def _given_already(
    case: Case, warning: NewWarning, by: User
) -> ComplianceWarning | None:
    """Return the warning that the same form gave before, or None."""
    if warning.idempotency_key is None:
        return None
    given = selectors.warnings(by, case)
    return given.filter(idempotency_key=warning.idempotency_key).first()


@transaction.atomic
def withdraw_warning(
    *, warning: ComplianceWarning, reason: str, by: User, on: date
) -> ComplianceWarning:
    """
    Take back a warning given by mistake; it stays in the history.

    :raises NotPermitted: if `by` does not enforce supervision on the case
    :raises NotPossible: if it has been taken back already
    """
    case = warning.case
    require(permissions.may_enforce(by, case))
    lock(case)
    warning.refresh_from_db(fields=["withdrawn_on"])
    require(
        policies.can_withdraw_warning(
            is_open=case.is_open, is_withdrawn=warning.withdrawn_on is not None
        )
    )
    warning.withdrawn_on, warning.withdrawn_by = on, by
    warning.withdrawn_because = reason.strip()
    warning.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_because"])
    audit.record("licences.warning_withdrawn", subject=warning)
    return warning


@dataclass(frozen=True)
class BreachFacts:
    """An alleged breach of licence, the evidence, and what is done about it and why."""

    kind: BreachType
    happened_on: date
    alleged: str
    evidence: str
    answer: BreachAnswer
    reasons: str
    idempotency_key: UUID | None = None


@transaction.atomic
def decide_breach(
    *, case: Case, facts: BreachFacts, by: User, on: date
) -> BreachDecision:
    """
    Record what is decided about a breach of the licence that ran when it happened.

    It is a significant change (S3-28). Sending the same `idempotency_key` again returns the decision already recorded.

    :raises NotPermitted: if `by` does not enforce supervision on the case
    :raises NotPossible: if no licence was in force then
    """
    require(permissions.may_enforce(by, case))
    lock(case)
    if before := _decided_already(case, facts, by):
        return before
    licence = licence_on(by, case, facts.happened_on)
    require(
        policies.can_decide_breach(
            is_open=case.is_open,
            is_on_licence=licence is not None,
            happened_on=facts.happened_on,
            on=on,
        )
    )
    decision = BreachDecision(
        case=case, licence=licence, decided_on=on, recorded_by=by, **vars(facts)
    )
    decision.save(force_insert=True)
    audit.record(
        "licences.breach_decided",
        subject=decision,
        operation=Operation.COLLECT,
        answer=decision.answer,
    )
    note_breach(
        source=decision,
        happened_on=decision.happened_on,
        what=f"Breach of licence: {decision.get_kind_display()}. "
        f"{decision.get_answer_display()}",
        by=by,
        on=on,
    )
    return decision


def _decided_already(case: Case, facts: BreachFacts, by: User) -> BreachDecision | None:
    """Return the decision that the same form recorded before, or None."""
    if facts.idempotency_key is None:
        return None
    made = selectors.decisions(by, case)
    return made.filter(idempotency_key=facts.idempotency_key).first()


@transaction.atomic
def endorse_decision(*, decision: BreachDecision, by: User, on: date) -> BreachDecision:
    """
    Endorse, as a manager or the Chair, what a colleague decided about a breach (S3-84).

    :raises NotPermitted: if `by` endorses no decisions
    :raises NotPossible: if it is their own, or endorsed already
    """
    case = decision.case
    require(permissions.may_endorse(by, case))
    lock(case)
    decision.refresh_from_db(fields=["endorsed_on"])
    require(
        policies.can_endorse(
            is_open=case.is_open,
            is_endorsed=decision.endorsed_on is not None,
            is_own_decision=decision.recorded_by_id == by.pk,
        )
    )
    decision.endorsed_on, decision.endorsed_by = on, by
    decision.save(update_fields=["endorsed_on", "endorsed_by"])
    audit.record("licences.breach_decision_endorsed", subject=decision)
    return decision
