"""Handing over: responsibility, access and scheme move together, or none of them (S1-99, S1-108)."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from agencies.selectors import scheme_of_area
from audit import services as audit
from cases import services as cases
from cases import sharing
from cases.choices import CaseStatus, GrantBasis, GrantLevel
from core import queue
from core.decisions import require
from core.exceptions import NotVisible
from core.words import day
from referrals.choices import TransferKind, TransferStatus, TransferStep
from referrals.models import Transfer
from referrals.permissions import transfers as permissions
from referrals.policies import transfers as policies
from referrals.rules.transfers import READ_AFTER_HANDOVER
from referrals.selectors import transfers as found
from referrals.services.transfer_duties import begin_duties
from referrals.services.transfer_moves import (
    locked,
    move,
    refuse_second,
    take,
)


@transaction.atomic
def hand_over(
    *, transfer: Transfer, note: str, by: User, on: date, at: datetime
) -> Transfer:
    """
    Hand the case over within the force, and so take it off our scheme (S1-99).

    At one instant the receiving area becomes responsible, its lead agency manages the
    case and its lead worker leads it. The sending lead agency reads on for eight weeks.

    :raises NotPermitted: if `by` does not manage the case
    :raises NotPossible: if it has not been adopted, or the person cannot go onto that scheme
    :raises ChangedMeanwhile: if it has been handed over already
    """
    current = to_hand_over(transfer, by=by, kind=TransferKind.INTERNAL)
    case = found.sending_case(by, current)
    scheme = scheme_of_area(current.to_area_id)
    if scheme is None:
        raise NotVisible
    reason = f"Transferred to {current.goes_to}"
    cases.take_responsibility(case=case, area=current.to_area, by=by, at=at)
    cases.move_to_scheme(case=case, scheme=scheme, by=by)
    cases.assign_lead_worker(
        case=case, worker=current.lead_worker, agency=current.lead_agency, by=by, on=on
    )
    begin_duties(transfer=current, case=case, notified_on=on, by=by)
    finish(
        current, TransferStatus.COMPLETED, note=note, handed_over_on=on, by=by, on=on
    )
    sharing.hand_over(
        case=case,
        shares=receiving_shares(current, reason),
        keeps=sharing.Share(
            current.sending_agency, GrantLevel.READ, GrantBasis.TRANSFER, reason
        ),
        by=by,
        until=at + READ_AFTER_HANDOVER,
        at=at,
    )
    audit.record("transfer.case_handed_over", subject=current, to=scheme.pk)
    return current


def receiving_shares(transfer: Transfer, reason: str) -> list[sharing.Share]:
    """Return who works the case in the receiving area from handover on."""
    lead = transfer.receiving_agency
    shares = [sharing.Share(lead, GrantLevel.MANAGE, GrantBasis.LEAD, reason)]
    if transfer.lead_agency_id != lead.pk:
        shares.append(
            sharing.Share(
                transfer.lead_agency, GrantLevel.WRITE, GrantBasis.AGREEMENT, reason
            )
        )
    return shares


@transaction.atomic
def hand_over_elsewhere(
    *,
    transfer: Transfer,
    handed_over_on: date,
    contact: str,
    note: str,
    by: User,
    on: date,
    at: datetime,
) -> Transfer:
    """
    Record that another force has taken responsibility, and who there (S1-108).

    :raises NotPermitted: if `by` does not manage the case
    :raises NotPossible: before the pack was sent, or if the day does not fit
    :raises ChangedMeanwhile: if it is recorded already
    """
    current = to_hand_over(transfer, by=by, kind=TransferKind.EXTERNAL_OUT)
    require(
        policies.can_hand_over(
            handed_over_on=handed_over_on, sent_on=current.sent_on, on=on
        )
    )
    began = timezone.make_aware(datetime.combine(handed_over_on, time.min))
    case = found.sending_case(by, current)
    cases.take_responsibility(
        case=case,
        elsewhere=current.elsewhere,
        by=by,
        at=at if handed_over_on == on else began,
    )
    current.elsewhere_contact = contact.strip()
    finish(
        current,
        TransferStatus.HANDED_OVER,
        note=note,
        handed_over_on=handed_over_on,
        by=by,
        on=on,
    )
    audit.record("transfer.responsibility_passed", subject=current, on=handed_over_on)
    return current


def to_hand_over(transfer: Transfer, *, by: User, kind: TransferKind) -> Transfer:
    """
    Lock the transfer for its handover.

    :raises NotPermitted: if `by` does not manage the case
    :raises NotPossible: if it is not at that stage, or of another kind
    :raises ChangedMeanwhile: if it has been handed over already
    """
    if transfer.kind != kind:
        raise NotVisible
    if transfer.handed_over_on:
        refuse_second(transfer, by=by, yours="Hand over")
    require(permissions.may_send(by, transfer))
    current = locked(transfer, by=by)
    if current.handed_over_on:
        refuse_second(current, by=by, yours="Hand over")
    require(
        policies.can_take(
            kind=current.kind, status=current.status, step=TransferStep.HAND_OVER
        )
    )
    return current


def finish(
    transfer: Transfer,
    to: TransferStatus,
    *,
    note: str,
    handed_over_on: date,
    by: User,
    on: date,
) -> None:
    """Write the handover on the transfer; the agendas of the area left follow."""
    transfer.handed_over_on, transfer.handed_over_by = handed_over_on, by
    transfer.handover_note = note.strip()
    if to is TransferStatus.COMPLETED:
        transfer.deselected_on = on
    take(transfer, TransferStep.HAND_OVER)
    move(transfer, to, by=by, on=on, reason=transfer.handover_note)
    queue.after_commit("work.tasks.take_off_departed")


@transaction.atomic
def deselect(*, transfer: Transfer, by: User, on: date) -> Transfer:
    """
    Take the case off our scheme after another force took over; it keeps its history (S1-109).

    :raises NotPermitted: if `by` does not manage the case
    :raises NotPossible: before the handover
    :raises ChangedMeanwhile: if it is done already
    """
    require(permissions.may_send(by, transfer))
    current = locked(transfer, by=by)
    if current.deselected_on:
        refuse_second(current, by=by, yours="Remove from our scheme")
    require(
        policies.can_take(
            kind=current.kind, status=current.status, step=TransferStep.DESELECT
        )
    )
    case = found.sending_case(by, current)
    reason = f"Transferred to {current.goes_to} on {day(current.handed_over_on or on)}"
    current.deselected_on = on
    take(current, TransferStep.DESELECT)
    move(current, TransferStatus.COMPLETED, by=by, on=on, reason=reason)
    cases.change_status(case=case, to=CaseStatus.CLOSED, by=by, on=on, reason=reason)
    audit.record("transfer.deselected", subject=current)
    return current


@transaction.atomic
def refused_elsewhere(
    *, transfer: Transfer, reason: str, by: User, on: date
) -> Transfer:
    """
    Record that the other force does not take the case on; it stays with us.

    :raises NotPermitted: if `by` does not manage the case
    :raises NotPossible: if the pack is not with them
    """
    require(permissions.may_send(by, transfer))
    current = locked(transfer, by=by)
    require(
        policies.can_take(
            kind=current.kind, status=current.status, step=TransferStep.HAND_OVER
        )
    )
    current.ended_reason = reason
    move(current, TransferStatus.REFUSED, by=by, on=on, reason=reason)
    audit.record("transfer.refused_elsewhere", subject=current)
    return current
