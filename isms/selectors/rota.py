"""A package's rota: shifts of a week against what is agreed for each of its days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from core.exceptions import NotVisible
from isms.calculations import Agreed, Stint, Week, midnight, week_of
from isms.choices import Code, Night, ShiftStatus, Staffing
from isms.models import Level, Package, Shift
from isms.rules import CATALOGUE


STANDING = (ShiftStatus.PLANNED, ShiftStatus.WORKED)
PACKAGES = {each.code: each for each in CATALOGUE}


@dataclass(frozen=True)
class RotaWeek:
    """One week: its shifts, what they cover as planned, and as worked."""

    monday: date
    shifts: tuple[Shift, ...]
    planned: Week
    worked: Week


def levels(user: User, package: Package) -> list[Level]:
    """Return the package's levels, the first first."""
    return list(
        Level.objects.visible_to(user).filter(package=package).order_by("first_day")
    )


def agreed_by_day(
    package: Package, found: Iterable[Level], days: Iterable[date]
) -> dict[date, Agreed | None]:
    """Return what is agreed for each day: the latest level by then, until the package ends."""
    in_order = sorted(found, key=lambda each: each.first_day, reverse=True)
    return {
        day: next((as_agreed(each) for each in in_order if each.first_day <= day), None)
        if package.ended_on is None or day <= package.ended_on
        else None
        for day in days
    }


def as_agreed(level: Level) -> Agreed:
    """Return a level's terms with its package's limits."""
    package = PACKAGES[Code(level.code)]
    return Agreed(
        day=level.hours_day,
        week=level.hours_week,
        day_cap=package.day,
        week_cap=package.week,
        staffing=Staffing(level.staffing),
        night=Night(level.night),
        round_the_clock=package.is_round_the_clock,
    )


def shifts_between(
    user: User, package: Package, starts: datetime, ends: datetime
) -> QuerySet[Shift]:
    """Return the shifts that touch a stretch of time, in order."""
    return (
        Shift.objects.visible_to(user)
        .filter(package=package, starts_at__lt=ends, ends_at__gt=starts)
        .select_related("worker")
        .order_by("starts_at", "worker__full_name")
    )


def rota_week(user: User, package: Package, *, monday: date) -> RotaWeek:
    """Return a week's shifts and sums (2 queries)."""
    starts, ends = midnight(monday), midnight(monday + timedelta(days=7))
    found = tuple(shifts_between(user, package, starts, ends))
    days = [monday + timedelta(days=number) for number in range(7)]
    agreed = agreed_by_day(package, levels(user, package), days)
    standing = [each for each in found if each.status in STANDING]
    worked = [stint for each in standing if (stint := each.actual)]
    return RotaWeek(
        monday=monday,
        shifts=found,
        planned=week_of(monday, [each.planned for each in standing], agreed),
        worked=week_of(monday, worked, agreed),
    )


def get_shift(user: User, package: Package, shift_id: UUID | str) -> Shift:
    """
    Return one shift of the package.

    :raises NotVisible: when it has none such
    """
    found = (
        Shift.objects.visible_to(user)
        .filter(package=package, pk=shift_id)
        .select_related("worker")
        .first()
    )
    if found is None:
        raise NotVisible
    found.package = package
    return found


def others_of(user: User, worker: User, around: Stint) -> list[Stint]:
    """Return what a worker does about a time, on every package the reader sees."""
    found = Shift.objects.visible_to(user).filter(
        worker=worker,
        status__in=STANDING,
        starts_at__lt=around.ends,
        ends_at__gt=around.starts,
    )
    return [each.planned for each in found]
