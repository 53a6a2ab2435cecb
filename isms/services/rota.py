"""Planning shifts within the package's limits, and recording what was really worked (S0-5 to S0-11)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from agencies.models import User
from agencies.selectors import workers
from audit import services as audit
from audit.choices import Operation
from core import words
from core.decisions import require
from isms import calculations, policies, selectors
from isms.calculations import Stint
from isms.choices import ShiftStatus
from isms.models import Package, Shift
from isms.services.writing import (
    may_deliver,
    sent_before,
    take_turns,
    written,
)


@transaction.atomic
def plan_shift(
    *,
    package: Package,
    worker: User,
    stint: Stint,
    by: User,
    idempotency_key: UUID | None = None,
) -> Shift:
    """
    Put a worker on the rota; a day or a week over the package's limit is refused (S0-11).

    Sending the same `idempotency_key` again returns the shift already planned.

    :param stint: from when until when, and what the worker does in the night
    :raises NotPermitted: if `by` does not act for the provider
    :raises NotPossible: if a limit would be broken, the worker is elsewhere then or does
        not work for the provider, or the package does not run
    """
    may_deliver(by, package)
    take_turns(worker.pk)
    if before := sent_before(Shift, package, idempotency_key, by):
        return before
    require(policies.can_last(starts_at=stint.starts, ends_at=stint.ends))
    require(
        policies.can_plan(
            problems=[
                *strange(package, worker, stint),
                *over_limits(package, stint, by=by),
            ],
            elsewhere=elsewhere(worker, stint, by=by),
        )
    )
    planned = written(
        Shift,
        package,
        by,
        worker=worker,
        starts_at=stint.starts,
        ends_at=stint.ends,
        night=stint.night,
        idempotency_key=idempotency_key,
    )
    audit.record("package.shift_planned", subject=planned, worker=worker.pk)
    return planned


def strange(package: Package, worker: User, stint: Stint) -> list[str]:
    """Return that somebody does not work for the provider on the day, in words."""
    day = stint.starts.astimezone(calculations.LONDON).date()
    serving = workers(package.provider, on=day).filter(pk=worker.pk).exists()
    return [] if serving else ["Choose a worker of the provider."]


def elsewhere(worker: User, stint: Stint, *, by: User) -> str:
    """Return from when a worker is on another shift at the time, or nothing."""
    met = calculations.two_places(stint, selectors.others_of(by, worker, stint))
    return f"from {words.moment(met.starts)}" if met else ""


def over_limits(package: Package, stint: Stint, *, by: User) -> list[str]:
    """Return which limits a shift would break with those planned in its weeks, in words."""
    touched = calculations.local_days([stint])
    mondays = {calculations.monday_of(day) for day in touched}
    first, last = min(mondays), max(mondays) + timedelta(days=7)
    found = selectors.shifts_between(
        by, package, calculations.midnight(first), calculations.midnight(last)
    )
    days = [first + timedelta(days=number) for number in range((last - first).days)]
    agreed = selectors.agreed_by_day(package, selectors.levels(by, package), days)
    standing = [
        each.planned
        for each in found
        if each.status in {ShiftStatus.PLANNED, ShiftStatus.WORKED}
    ]
    return list(calculations.over_caps(standing, agreed, stint))


@transaction.atomic
def cancel_shift(*, shift: Shift, by: User) -> Shift:
    """
    Take a shift off the rota that has not been worked.

    :raises NotPermitted: if `by` does not act for the provider
    :raises NotPossible: if what became of it is recorded already
    """
    return settle(shift, ShiftStatus.CANCELLED, by=by, at=shift.starts_at)


@dataclass(frozen=True)
class Worked:
    """From when until when a shift was really worked, and what is to be said about it."""

    starts: datetime
    ends: datetime
    note: str = ""


@transaction.atomic
def record_worked(*, shift: Shift, worked: Worked, by: User, at: datetime) -> Shift:
    """
    Record the hours really worked on a shift.

    :raises NotPermitted: if `by` does not act for the provider
    :raises NotPossible: if they end before they start or after `at`, or were recorded
    """
    require(
        policies.can_last(starts_at=worked.starts, ends_at=worked.ends),
        policies.can_have_happened(happened_at=worked.ends, at=at),
    )
    shift.worked_from, shift.worked_until = worked.starts, worked.ends
    shift.note = worked.note.strip()
    return settle(shift, ShiftStatus.WORKED, by=by, at=at)


@transaction.atomic
def record_missed(*, shift: Shift, note: str, by: User, at: datetime) -> Shift:
    """
    Record that nobody came to a shift.

    :raises NotPermitted: if `by` does not act for the provider
    :raises NotPossible: if it has not begun, or what became of it is recorded
    """
    shift.note = note.strip()
    return settle(shift, ShiftStatus.MISSED, by=by, at=at)


def settle(shift: Shift, status: ShiftStatus, *, by: User, at: datetime) -> Shift:
    """Write what became of a planned shift, once."""
    may_deliver(by, shift.package)
    stands = Shift.objects.select_for_update(of=("self",)).get(pk=shift.pk)
    require(
        policies.can_have_worked(
            is_settled=stands.status != ShiftStatus.PLANNED,
            starts_at=stands.starts_at,
            at=at,
        )
    )
    shift.status = status
    shift.save(update_fields=["status", "worked_from", "worked_until", "note"])
    audit.record(f"package.shift_{status}", subject=shift, operation=Operation.ALTER)
    return shift
