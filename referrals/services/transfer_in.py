"""
What a referral's own services do when the referral came by a transfer in (S1-102 to S1-104).

Until it is adopted, the force it comes from stays responsible; adopted, the person is
Red for eight weeks, whatever else the facts say.
"""

from datetime import date, datetime

from agencies.models import User
from audit import services as audit
from cases import services as cases
from cases.models import Case
from rag.facts import Answers
from referrals.choices import TransferStatus, TransferStep
from referrals.models import Referral, Transfer
from referrals.services.transfer_duties import begin_duties
from referrals.services.transfer_moves import move, take


def coming(referral: Referral, *, by: User) -> Transfer | None:
    """Lock and return the transfer a referral came by while it waits, or None."""
    return (
        Transfer.objects.visible_to(by)
        .select_for_update(of=("self",))
        .select_related("to_area")
        .filter(referral=referral, status=TransferStatus.REFERRED)
        .first()
    )


def join_case(transfer: Transfer, *, case: Case) -> None:
    """Tie a transfer to the case that its referral opened."""
    transfer.case, transfer.case_reference = case, case.reference
    transfer.save()
    audit.record("transfer.case_opened", subject=transfer)


def answers_of(transfer: Transfer | None, *, on: date) -> Answers | None:
    """Return what is answered of somebody adopted from another force: Red from today (S1-104)."""
    return Answers(transfer_adopted_on=on) if transfer else None


def adopted(
    transfer: Transfer, *, case: Case, by: User, on: date, at: datetime
) -> None:
    """Finish a transfer in: we are responsible, and the clocks after it start."""
    cases.take_responsibility(case=case, area=transfer.to_area, by=by, at=at)
    transfer.decided_on, transfer.decided_by = on, by
    transfer.handed_over_on, transfer.handed_over_by = on, by
    take(transfer, TransferStep.DECISION)
    move(transfer, TransferStatus.COMPLETED, by=by, on=on)
    begin_duties(transfer=transfer, case=case, notified_on=on, by=by)


def ended(
    referral: Referral, to: TransferStatus, *, reason: str, by: User, on: date
) -> None:
    """Follow a referral that was rejected or withdrawn."""
    transfer = coming(referral, by=by)
    if transfer is not None:
        transfer.ended_reason = reason
        move(transfer, to, by=by, on=on, reason=reason)
