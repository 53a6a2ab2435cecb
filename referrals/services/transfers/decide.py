"""What the receiving area decides about a transfer within the force (S1-99)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from agencies.models import Agency, User
from audit import services as audit
from cases import policies as case_policies
from cases.services.case import OFFICER_KINDS
from core.decisions import require
from referrals.choices import TransferStatus, TransferStep
from referrals.models import Transfer
from referrals.permissions import transfers as permissions
from referrals.policies import transfers as policies
from referrals.selectors import transfers as found
from referrals.services.transfer_moves import (
    at_step,
    locked,
    move,
    refuse_second,
    take,
)


@dataclass(frozen=True)
class TakingOn:
    """What the meeting agreed on taking a case on: why, and who leads it from handover."""

    reasons: str
    lead_worker: User
    lead_agency: Agency


@transaction.atomic
def adopt_transfer(
    *, transfer: Transfer, agreed: TakingOn, by: User, on: date
) -> Transfer:
    """
    Take the case on. The RAG class stays as it is: nobody is forced Red within the force (A-25).

    Responsibility passes when the sending area hands over, not before (S1-99, S1-108).

    :raises NotPermitted: if `by` does not chair the receiving area's meeting
    :raises NotPossible: if it is not before a meeting, or the lead worker cannot be (S1-50)
    :raises ChangedMeanwhile: if it has been decided already
    """
    current = to_decide(transfer, by=by, yours="Adopt")
    require(
        case_policies.can_lead(
            is_open=True,
            is_supervised=current.is_supervised,
            worker_agency_kind=agreed.lead_agency.kind,
            officer_kinds=OFFICER_KINDS,
        )
    )
    current.lead_worker, current.lead_agency = agreed.lead_worker, agreed.lead_agency
    take(current, TransferStep.DECISION)
    settle(current, TransferStatus.ADOPTED, reasons=agreed.reasons, by=by, on=on)
    audit.record("transfer.decided", subject=current, decision=current.status)
    return current


@transaction.atomic
def refuse_transfer(
    *, transfer: Transfer, reasons: str, by: User, on: date
) -> Transfer:
    """
    Do not take the case on; it stays with the sending area.

    :raises NotPermitted: if `by` does not chair the receiving area's meeting
    :raises NotPossible: if it is not before a meeting
    :raises ChangedMeanwhile: if it has been decided already
    """
    current = to_decide(transfer, by=by, yours="Do not take on")
    current.ended_reason = reasons
    settle(current, TransferStatus.REFUSED, reasons=reasons, by=by, on=on)
    audit.record("transfer.decided", subject=current, decision=current.status)
    return current


@transaction.atomic
def refuse_address(*, transfer: Transfer, reason: str, by: User, on: date) -> Transfer:
    """
    End a transfer because the address was found unsuitable (S1-98, S1-101).

    :raises NotPermitted: if `by` is not the receiving area's co-ordinator
    :raises NotPossible: if the last visit did not find the address unsuitable
    """
    require(permissions.may_put(by, transfer))
    current = at_step(transfer, TransferStep.HOME_VISIT, by=by)
    require(policies.can_refuse_address(visited=found.address_found(by, current)))
    current.ended_reason = reason
    move(current, TransferStatus.REFUSED, by=by, on=on, reason=reason)
    audit.record("transfer.address_refused", subject=current)
    return current


def to_decide(transfer: Transfer, *, by: User, yours: str) -> Transfer:
    """
    Lock the transfer for its decision.

    :raises NotPermitted: if `by` does not chair the receiving area's meeting
    :raises NotPossible: if it is not before a meeting
    :raises ChangedMeanwhile: if it has been decided already
    """
    require(permissions.may_decide(by, transfer))
    current = locked(transfer, by=by)
    if current.decided_on:
        refuse_second(current, by=by, yours=yours)
    require(
        policies.can_take(
            kind=current.kind, status=current.status, step=TransferStep.DECISION
        )
    )
    return current


def settle(
    transfer: Transfer, to: TransferStatus, *, reasons: str, by: User, on: date
) -> None:
    """Write the decision, with the Chair accountable for it."""
    transfer.decided_on, transfer.decided_by = on, by
    transfer.decision_reasons = reasons
    move(transfer, to, by=by, on=on, reason=reasons)
