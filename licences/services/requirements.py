"""Community orders with their requirements, and the hours and days counted off them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from core.decisions import require
from licences import permissions, policies
from licences.choices.orders import OrderEnd, OrderKind, RequirementKind
from licences.models import CommunityOrder, OrderRequirement, RequirementProgress
from licences.policies import orders as can
from licences.services.dates import lock


@dataclass(frozen=True)
class Order:
    """What the court made: a community order, or a suspended sentence with its term."""

    kind: OrderKind
    starts_on: date
    ends_on: date
    offence: str = ""
    court: str = ""
    custodial_months: int | None = None
    idempotency_key: UUID | None = None


@dataclass(frozen=True)
class Requirement:
    """One requirement of an order; `amount` in the hours or days of its kind."""

    kind: RequirementKind
    starts_on: date
    ends_on: date
    amount: int | None = None
    detail: str = ""


@transaction.atomic
def record_order(*, case: Case, order: Order, by: User, on: date) -> CommunityOrder:
    """
    Record a community order or suspended sentence order; the same form twice is one order.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it cannot run so long, or the case is closed
    """
    kind = OrderKind(order.kind)
    is_suspended = kind is OrderKind.SUSPENDED
    require(permissions.may_record(by, case))
    lock(case)
    if before := _recorded_already(CommunityOrder, case, order.idempotency_key, by):
        return before
    require(
        can.can_record_order(
            is_open=case.is_open,
            is_suspended=is_suspended,
            starts_on=order.starts_on,
            ends_on=order.ends_on,
            custodial_months=order.custodial_months,
            on=on,
        )
    )
    row = CommunityOrder(
        case=case,
        kind=kind,
        offence=order.offence.strip(),
        court=order.court.strip(),
        starts_on=order.starts_on,
        ends_on=order.ends_on,
        custodial_months=order.custodial_months if is_suspended else None,
        idempotency_key=order.idempotency_key,
        recorded_by=by,
    )
    row.save()
    audit.record("licences.order_recorded", subject=row, operation=Operation.COLLECT)
    return row


def _recorded_already(model, case: Case, key: UUID | None, by: User):
    """Return what the same form recorded before, or None."""
    if key is None:
        return None
    return model.objects.visible_to(by).filter(case=case, idempotency_key=key).first()


@transaction.atomic
def end_order(
    *, order: CommunityOrder, ended_on: date, because: OrderEnd, by: User, on: date
) -> CommunityOrder:
    """
    Record that an order ended.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it has ended already, or could not have on that day
    """
    require(
        permissions.may_record(by, order.case),
        policies.can_record(is_open=order.case.is_open),
    )
    lock(order.case)
    order.refresh_from_db()
    require(
        can.can_end_order(
            is_running=order.ended_on is None,
            starts_on=order.starts_on,
            ended_on=ended_on,
            on=on,
        )
    )
    order.ended_on, order.ended_because = ended_on, OrderEnd(because)
    order.save(update_fields=["ended_on", "ended_because"])
    audit.record("licences.order_ended", subject=order, because=order.ended_because)
    return order


@transaction.atomic
def add_requirement(
    *, order: CommunityOrder, requirement: Requirement, by: User
) -> OrderRequirement:
    """
    Put a requirement of the closed list on an order.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the order has ended, or the court could not have set it so
    """
    case, kind = order.case, RequirementKind(requirement.kind)
    require(permissions.may_record(by, case), policies.can_record(is_open=case.is_open))
    lock(case)
    there = order.requirements.filter(kind=kind, starts_on=requirement.starts_on)
    require(
        can.can_add_requirement(
            is_running=order.ended_on is None,
            kind=kind,
            starts_on=requirement.starts_on,
            ends_on=requirement.ends_on,
            amount=requirement.amount,
            order_starts_on=order.starts_on,
            is_there_already=there.exists(),
        )
    )
    row = OrderRequirement(
        case=case,
        order=order,
        kind=kind,
        detail=requirement.detail.strip(),
        starts_on=requirement.starts_on,
        ends_on=requirement.ends_on,
        amount=requirement.amount if kind.unit else None,
        recorded_by=by,
    )
    row.save()
    audit.record("licences.requirement_added", subject=row, operation=Operation.COLLECT)
    return row


@transaction.atomic
def record_progress(
    *,
    requirement: OrderRequirement,
    done_on: date,
    amount: int,
    note: str,
    idempotency_key: UUID,
    by: User,
    on: date,
) -> RequirementProgress:
    """
    Count hours or days off a requirement; the same form twice counts once.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the order has ended, or nothing is counted off this kind
    """
    case = requirement.case
    require(permissions.may_record(by, case), policies.can_record(is_open=case.is_open))
    lock(case)
    if before := _recorded_already(RequirementProgress, case, idempotency_key, by):
        return before
    require(
        can.can_record_progress(
            is_running=requirement.order.ended_on is None,
            unit=RequirementKind(requirement.kind).unit,
            done_on=done_on,
            starts_on=requirement.starts_on,
            on=on,
        )
    )
    row = RequirementProgress(
        case=case,
        requirement=requirement,
        done_on=done_on,
        amount=amount,
        note=note.strip(),
        idempotency_key=idempotency_key,
        recorded_by=by,
    )
    row.save()
    audit.record(
        "licences.requirement_progressed", subject=row, operation=Operation.COLLECT
    )
    return row
