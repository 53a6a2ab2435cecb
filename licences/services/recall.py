"""Recall to prison: deciding it, its report, the revocation (S1-125 to S1-128)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies import clocks
from agencies.models import User
from agencies.selectors import clocks_of
from audit import services as audit
from audit.choices import Operation
from cases.choices import Jurisdiction
from cases.models import Case
from core.decisions import Decision, require
from licences import permissions
from licences.calculations import recall_options
from licences.choices import (
    BreachAnswer,
    LicenceEnd,
    RecallKind,
    RecallStatus,
)
from licences.models import Licence, Recall
from licences.policies import enforcement as policies
from licences.selectors import enforcement as selectors
from licences.selectors.supervision import licence_on, recall_facts
from licences.services.changes import note_breach
from licences.services.dates import lock


@dataclass(frozen=True)
class NewRecall:
    """A recall as decided in principle: which kind, why, and the instant it was decided."""

    kind: RecallKind
    reasons: str
    decided_at: datetime
    idempotency_key: UUID | None = None


@transaction.atomic
def decide_recall(*, case: Case, recall: NewRecall, by: User, at: datetime) -> Recall:
    """
    Decide in principle to recall; the 24 hours for Part A and all papers begin (S1-127).

    It answers the latest decision to recall that nothing has followed. It is a significant
    change (S3-28), and with that decision one and the same. Sending the same
    `idempotency_key` again returns the recall already decided.

    :raises NotPermitted: if `by` does not enforce supervision on the case
    :raises NotPossible: if no licence was in force, a recall is under way, or the law of
        the day allows no recall of that kind
    """
    require(permissions.may_enforce(by, case))
    lock(case)
    if before := _decided_already(case, recall, by):
        return before
    decided_on = timezone.localdate(recall.decided_at)
    licence = licence_on(by, case, decided_on)
    require(
        policies.can_decide_recall(
            is_open=case.is_open,
            is_england_wales=case.jurisdiction == Jurisdiction.ENGLAND_WALES,
            is_on_licence=licence is not None,
            is_under_way=selectors.open_recall(by, case) is not None,
            decided_at=recall.decided_at,
            at=at,
        )
    )
    if licence:
        require(_can_choose(case, licence, recall.kind, decided_on, by=by))
    clock = clocks_of(case.scheme)["recall_report"]
    begun = Recall(
        case=case,
        licence=licence,
        decision=selectors.decision_awaiting(by, case, BreachAnswer.RECALL),
        report_due_at=clocks.due(clock, recall.decided_at),
        recorded_by=by,
        **vars(recall),
    )
    begun.save(force_insert=True)
    audit.record(
        "licences.recall_decided",
        subject=begun,
        operation=Operation.COLLECT,
        kind=begun.kind,
    )
    note_breach(
        source=begun.decision or begun,
        happened_on=decided_on,
        what=f"Recall decided: {begun.get_kind_display()}",
        by=by,
        on=timezone.localdate(at),
    )
    return begun


def _decided_already(case: Case, recall: NewRecall, by: User) -> Recall | None:
    """Return the recall that the same form decided before, or None."""
    if recall.idempotency_key is None:
        return None
    made = selectors.recalls(by, case)
    return made.filter(idempotency_key=recall.idempotency_key).first()


def _can_choose(
    case: Case, licence: Licence, kind: RecallKind, on: date, *, by: User
) -> Decision:
    """Answer whether the law of a day allows a kind of recall."""
    facts = recall_facts(by, case, licence, on)
    return policies.can_choose(recall_options.option(RecallKind(kind), facts))


@transaction.atomic
def send_report(*, recall: Recall, sent_at: datetime, by: User, at: datetime) -> Recall:
    """
    Record that Part A and all papers went to PPCS (S1-127).

    :raises NotPermitted: if `by` does not enforce supervision on the case
    :raises NotPossible: if the recall has moved on, or the time cannot be so
    """
    require(permissions.may_enforce(by, recall.case))
    held = held_for(recall, RecallStatus.REPORT_SENT, by=by)
    require(
        policies.can_happen_at(
            happened_at=sent_at,
            after=held.decided_at,
            what_was="the decision in principle",
            at=at,
        )
    )
    held.report_sent_at, held.report_sent_by = sent_at, by
    return _moved(held, "report_sent_at", "report_sent_by")


@transaction.atomic
def record_receipt(
    *, recall: Recall, received_at: datetime, by: User, at: datetime
) -> Recall:
    """
    Record that PPCS has the report and all papers; its 24 hours begin (S1-128).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the recall has moved on, or the time cannot be so
    """
    require(permissions.may_record(by, recall.case))
    held = held_for(recall, RecallStatus.RECEIVED, by=by)
    require(
        policies.can_happen_at(
            happened_at=received_at,
            after=held.report_sent_at or held.decided_at,
            what_was="the sending of the papers",
            at=at,
        )
    )
    clock = clocks_of(held.case.scheme)["recall_processing"]
    held.received_at, held.received_by = received_at, by
    held.processing_due_at = clocks.due(clock, received_at)
    return _moved(held, "received_at", "received_by", "processing_due_at")


@dataclass(frozen=True)
class Revocation:
    """What PPCS did: when it processed the recall, which kind, and the day of revocation."""

    processed_at: datetime
    kind: RecallKind
    revoked_on: date


@transaction.atomic
def record_revocation(
    *, recall: Recall, revocation: Revocation, by: User, at: datetime
) -> Recall:
    """
    Record that PPCS revoked the licence; until the return the person is at large.

    The law of the day of revocation settles which kinds are open (S1-126).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the recall has moved on, the times cannot be so, or the law
        of that day allows no recall of that kind
    """
    case, revoked_on = recall.case, revocation.revoked_on
    require(permissions.may_record(by, case))
    held = held_for(recall, RecallStatus.REVOKED, by=by)
    require(
        policies.can_happen_at(
            happened_at=revocation.processed_at,
            after=held.received_at or held.decided_at,
            what_was="the receipt of the papers",
            at=at,
        ),
        policies.can_revoke(
            revoked_on=revoked_on,
            decided_on=timezone.localdate(held.decided_at),
            processed_on=timezone.localdate(revocation.processed_at),
        ),
        _can_choose(case, held.licence, revocation.kind, revoked_on, by=by),
    )
    held.kind, held.revoked_on = RecallKind(revocation.kind), revoked_on
    held.processed_at, held.processed_by = revocation.processed_at, by
    _revoke(held.licence, revoked_on)
    return _moved(held, "kind", "revoked_on", "processed_at", "processed_by")


def _revoke(licence: Licence, revoked_on: date) -> None:
    """End the licence, unless it has ended already."""
    if licence.ended_on is None:
        licence.ended_on = max(revoked_on, licence.starts_on)
        licence.ended_because = LicenceEnd.REVOKED
        licence.save(update_fields=["ended_on", "ended_because"])


@transaction.atomic
def cancel_recall(*, recall: Recall, reason: str, by: User, on: date) -> Recall:
    """
    Give up a recall before the licence is revoked, saying why; the licence goes on.

    :raises NotPermitted: if `by` does not enforce supervision on the case
    :raises NotPossible: if the licence is revoked, or it was cancelled already
    """
    require(permissions.may_enforce(by, recall.case))
    held = held_for(recall, RecallStatus.CANCELLED, by=by)
    held.cancelled_on, held.cancelled_by = on, by
    held.cancelled_because = reason.strip()
    return _moved(held, "cancelled_on", "cancelled_by", "cancelled_because")


def locked(*, recall: Recall, by: User) -> Recall:
    """Lock the recall until the transaction ends, and return it as it is now."""
    lock(recall.case)
    current = (
        Recall.objects.visible_to(by)
        .select_for_update(of=("self",))
        .select_related("licence")
        .get(pk=recall.pk)
    )
    current.case = recall.case
    return current


def held_for(recall: Recall, to: RecallStatus, *, by: User) -> Recall:
    """
    Lock the recall and set the status that follows; the caller saves it.

    :raises NotPossible: if the case is closed, or that status may not follow
    """
    held = locked(recall=recall, by=by)
    require(
        policies.can_record(is_open=held.case.is_open),
        policies.can_move(RecallStatus(held.status), to),
    )
    held.status = to if to is not RecallStatus.RETURNED else held.status
    return held


def _moved(recall: Recall, *fields: str) -> Recall:
    """Save the recall at its new status, and name what happened."""
    recall.save(update_fields=["status", *fields])
    audit.record(f"licences.recall_{recall.status}", subject=recall, kind=recall.kind)
    return recall
