"""A breach of post-sentence supervision: to the magistrates and back (S1-140 to S1-146)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from core.decisions import Decision, require
from licences import permissions
from licences.calculations.sanctions import Sanction
from licences.choices import BreachStatus, BreachType
from licences.models import BreachHearing, SupervisionBreach
from licences.policies import breach as policies
from licences.selectors import enforcement as selectors
from licences.selectors.supervision import supervision_period
from licences.services.changes import note_breach
from licences.services.dates import lock


FIGURES = (
    *("outcome", "outcome_on", "fine_pounds", "committal_days", "unpaid_work_hours"),
    *("curfew_days", "curfew_hours"),
)


@dataclass(frozen=True)
class Information:
    """An information as it was laid; `default_order` is the order breached, where it is one."""

    kind: BreachType
    failed_on: date
    alleged: str
    court: str
    laid_on: date
    default_order: SupervisionBreach | None = None
    idempotency_key: UUID | None = None


@transaction.atomic
def lay_information(
    *,
    case: Case,
    information: Information,
    by: User,
    on: date,
    first_hearing_on: date | None = None,
) -> SupervisionBreach:
    """
    Record that a breach of supervision went to the magistrates' court (S1-140, S1-141).

    It is a significant change (S3-28). Sending the same `idempotency_key` again returns the breach already laid.

    :raises NotPermitted: if `by` does not enforce supervision on the case
    :raises NotPossible: if supervision did not run on the day of the failure, or the
        failure began after the abolition (A-32)
    """
    require(permissions.may_enforce(by, case))
    lock(case)
    if before := _laid_already(case, information, by):
        return before
    require(
        policies.can_lay(
            is_open=case.is_open,
            failed_on=information.failed_on,
            laid_on=information.laid_on,
            court=information.court,
            on=on,
        )
    )
    breach = SupervisionBreach(
        case=case,
        supervision_ends_on=_supervised_until(case, information, by),
        recorded_by=by,
        **vars(information),
    )
    breach.save(force_insert=True)
    audit.record(
        "licences.information_laid", subject=breach, operation=Operation.COLLECT
    )
    note_breach(
        source=breach,
        happened_on=breach.failed_on,
        what=f"Breach of supervision taken to court: {breach.get_kind_display()}",
        by=by,
        on=on,
    )
    if first_hearing_on:
        list_hearing(breach=breach, listed_for=first_hearing_on, by=by)
    return breach


def _supervised_until(case: Case, information: Information, by: User) -> date:
    """
    Return the last day of supervision as the law had it on the day of the failure.

    :raises NotPossible: if neither supervision nor the default order ran then
    """
    order, failed_on = information.default_order, information.failed_on
    if order is not None:
        require(_can_breach(order, failed_on))
        return order.supervision_ends_on
    period = supervision_period(by, case, failed_on)
    require(policies.can_breach_supervision(failed_on=failed_on, period=period))
    return period[1] if period else failed_on


def _can_breach(order: SupervisionBreach, failed_on: date) -> Decision:
    """Answer whether a default order was there to be breached."""
    return policies.can_breach_order(
        is_default_order=order.is_default_order,
        is_revoked=order.order_revoked_on is not None,
        failed_on=failed_on,
        imposed_on=order.outcome_on,
        ends_on=order.sanction_ends_on,
    )


def _laid_already(
    case: Case, information: Information, by: User
) -> SupervisionBreach | None:
    """Return the breach that the same form laid before, or None."""
    if information.idempotency_key is None:
        return None
    laid = selectors.breaches(by, case)
    return laid.filter(idempotency_key=information.idempotency_key).first()


@transaction.atomic
def list_hearing(
    *, breach: SupervisionBreach, listed_for: date, by: User
) -> SupervisionBreach:
    """
    Record the day the court listed the first hearing for.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the breach has moved on, or the day is before the information
    """
    held = _held(breach, BreachStatus.LISTED, by=by)
    require(policies.can_list(listed_for=listed_for, after=held.laid_on))
    _listed(held, listed_for, by=by)
    return _moved(held)


@transaction.atomic
def adjourn_hearing(
    *, breach: SupervisionBreach, listed_for: date, reason: str, by: User
) -> SupervisionBreach:
    """
    Record that the court put the hearing off to another day.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the breach has moved on, or the day is not after the last
    """
    held = _held(breach, BreachStatus.ADJOURNED, by=by)
    hearing = _hearing(held, by=by)
    require(policies.can_adjourn(hearing_on=hearing.listed_for, listed_for=listed_for))
    hearing.is_adjourned, hearing.adjourned_because = True, reason.strip()
    hearing.save(update_fields=["is_adjourned", "adjourned_because"])
    _listed(held, listed_for, by=by)
    return _moved(held)


@transaction.atomic
def record_outcome(
    *,
    breach: SupervisionBreach,
    sanction: Sanction,
    has_absconded: bool,
    by: User,
    on: date,
) -> SupervisionBreach:
    """
    Record what the court decided (S1-188); a breached default order falls away (S1-145).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the breach has moved on, or the law does not let a court
        impose that: the reason says what it does allow
    """
    held = _held(breach, BreachStatus.DECIDED, by=by)
    other = selectors.sanction_runs_until(by, held.case, held, on=sanction.outcome_on)
    require(
        policies.can_settle(
            sanction,
            failed_on=held.failed_on,
            hearing_on=_hearing(held, by=by).listed_for,
            supervision_ends_on=held.supervision_ends_on,
            has_absconded=has_absconded,
            other_runs_until=other,
            on=on,
        )
    )
    for name in FIGURES:
        setattr(held, name, getattr(sanction, name))
    held.outcome_by, held.has_absconded = by, has_absconded
    held.sanction_ends_on = sanction.last_day
    if held.default_order and sanction.outcome.is_sanction:
        _revoke_order(held.default_order, on=sanction.outcome_on)
    return _moved(held, *FIGURES, "outcome_by", "has_absconded", "sanction_ends_on")


def _revoke_order(order: SupervisionBreach, *, on: date) -> None:
    """End a default order that another sanction takes the place of."""
    order.order_revoked_on = on
    order.save(update_fields=["order_revoked_on"])


@transaction.atomic
def withdraw_breach(
    *, breach: SupervisionBreach, reason: str, by: User, on: date
) -> SupervisionBreach:
    """
    Record that the information was withdrawn before the court decided, and why.

    :raises NotPermitted: if `by` does not enforce supervision on the case
    :raises NotPossible: if the court has decided, or it was withdrawn already
    """
    require(permissions.may_enforce(by, breach.case))
    held = _held(breach, BreachStatus.WITHDRAWN, by=by)
    held.withdrawn_on, held.withdrawn_by = on, by
    held.withdrawn_because = reason.strip()
    return _moved(held, "withdrawn_on", "withdrawn_by", "withdrawn_because")


def _held(
    breach: SupervisionBreach, to: BreachStatus, *, by: User
) -> SupervisionBreach:
    """
    Lock the breach and set the status that follows; the caller saves it.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the case is closed, or that status may not follow
    """
    case = breach.case
    require(permissions.may_record(by, case), policies.can_record(is_open=case.is_open))
    lock(case)
    held = selectors.get_breach(by, case, breach.pk)
    require(policies.can_move(BreachStatus(held.status), to))
    held.status = to
    return held


def _hearing(breach: SupervisionBreach, *, by: User) -> BreachHearing:
    """Return the hearing to be recorded; one is listed before any step that asks for it."""
    hearings = BreachHearing.objects.visible_to(by)
    return hearings.get(breach=breach, is_adjourned=False)


def _listed(breach: SupervisionBreach, listed_for: date, *, by: User) -> None:
    """Save a hearing to come."""
    BreachHearing(
        case=breach.case, breach=breach, listed_for=listed_for, recorded_by=by
    ).save(force_insert=True)


def _moved(breach: SupervisionBreach, *fields: str) -> SupervisionBreach:
    """Save the breach at its new status, and name what happened."""
    breach.save(update_fields=["status", *fields])
    audit.record(
        f"licences.breach_{breach.status}", subject=breach, outcome=breach.outcome
    )
    return breach
