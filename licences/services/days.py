"""Days added, given back, and spent unlawfully at large: each moves the estimates at once."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from core.decisions import require
from licences import permissions, policies, selectors
from licences.choices.monitoring import AdjustmentKind
from licences.models import DayAdjustment
from licences.policies import days as can
from licences.selectors.days import Adjusted, adjusted_days
from licences.services.dates import estimate_and_settle, lock


@dataclass(frozen=True)
class Days:
    """What happened from which day; `days` is empty for somebody still at large."""

    kind: AdjustmentKind
    day: date
    days: int | None = None
    note: str = ""


@transaction.atomic
def record_days(*, case: Case, days: Days, by: User, on: date) -> DayAdjustment:
    """
    Record added days, days given back, or time at large, and estimate the dates again.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if no sentence is recorded, or the days cannot be so
    """
    require(permissions.may_record(by, case))
    lock(case)
    before = adjusted_days(by, case)
    kind = AdjustmentKind(days.kind)
    require(
        policies.can_record(is_open=case.is_open),
        can.can_record_days(
            kind=kind,
            on_day=days.day,
            days=days.days,
            sentenced_on=_first_sentence(case, by),
            added=before.added,
            is_at_large=before.at_large is not None,
            is_there_already=_is_there(before, kind, days.day),
            on=on,
        ),
    )
    row = DayAdjustment(
        case=case,
        kind=kind,
        day=days.day,
        days=days.days,
        note=days.note.strip(),
        recorded_by=by,
    )
    row.save()
    moved = estimate_and_settle(case=case, by=by, on=on)
    audit.record(
        "licences.days_recorded", subject=row, operation=Operation.COLLECT, moved=moved
    )
    return row


def _first_sentence(case: Case, by: User) -> date | None:
    return min(
        (each.sentenced_on for each in selectors.sentences(by, case)), default=None
    )


def _is_there(before: Adjusted, kind: AdjustmentKind, day: date) -> bool:
    return any(each.kind == kind and each.day == day for each in before.rows)


@transaction.atomic
def record_return(
    *, adjustment: DayAdjustment, returned_on: date, by: User, on: date
) -> DayAdjustment:
    """
    Record that somebody at large came back; the days between are counted.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the return is recorded already, or cannot be on that day
    """
    case = adjustment.case
    require(permissions.may_record(by, case), policies.can_record(is_open=case.is_open))
    lock(case)
    adjustment.refresh_from_db()
    require(
        can.can_record_return(
            is_at_large=adjustment.is_at_large and adjustment.withdrawn_on is None,
            first_day=adjustment.day,
            returned_on=returned_on,
            on=on,
        )
    )
    adjustment.days = (returned_on - adjustment.day).days
    adjustment.save(update_fields=["days"])
    moved = estimate_and_settle(case=case, by=by, on=on)
    audit.record("licences.returned_from_large", subject=adjustment, moved=moved)
    return adjustment


@transaction.atomic
def withdraw_days(
    *, adjustment: DayAdjustment, reason: str, by: User, on: date
) -> DayAdjustment:
    """
    Take back days recorded by mistake; the row is kept, and the estimates go back.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if they were taken back already, or some were given back since
    """
    case = adjustment.case
    require(permissions.may_record(by, case), policies.can_record(is_open=case.is_open))
    lock(case)
    adjustment.refresh_from_db()
    require(
        can.can_withdraw_days(
            is_in_force=adjustment.withdrawn_on is None,
            leaves_negative=adjustment.kind == AdjustmentKind.ADDED
            and adjusted_days(by, case).added < (adjustment.days or 0),
        )
    )
    adjustment.withdrawn_on, adjustment.withdrawn_by = on, by
    adjustment.withdrawn_because = reason.strip()
    adjustment.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_because"])
    moved = estimate_and_settle(case=case, by=by, on=on)
    audit.record("licences.days_withdrawn", subject=adjustment, moved=moved)
    return adjustment
