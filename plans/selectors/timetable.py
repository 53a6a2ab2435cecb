"""A person's timetable: activities, and the appointments made at contacts."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from agencies.models import User
from cases.models import Case
from cases.selectors import contacts
from core.exceptions import NotVisible
from plans.models import Activity
from plans.rules import Slot, week_of


# An appointment made at a contact has no end recorded: it is taken to last this long.
APPOINTMENT = timedelta(minutes=30)


@dataclass(frozen=True)
class Appointment:
    """The next appointment agreed at a contact, in local time."""

    starts: datetime
    with_whom: str
    section: str
    is_general: bool


@dataclass(frozen=True)
class Week:
    """One week of a timetable as one reader sees it."""

    monday: date
    activities: tuple[Activity, ...]
    appointments: tuple[Appointment, ...]


def activities(user: User, case: Case, *, since: date) -> QuerySet[Activity]:
    """Return what is on the timetable on or after a day."""
    return (
        Activity.objects.visible_to(user)
        .filter(
            Q(last_day__isnull=True) | Q(last_day__gte=since),
            case=case,
            removed_on__isnull=True,
        )
        .select_related("recorded_by")
        .order_by("starts_at", "recorded_at")
    )


def get_activity(user: User, case: Case, activity_id: UUID | str) -> Activity:
    """
    Return one activity of the case, on the timetable or off it.

    :raises NotVisible: when there is none for this reader
    """
    found = Activity.objects.visible_to(user).filter(case=case, pk=activity_id).first()
    if found is None:
        raise NotVisible
    found.case = case
    return found


def week(user: User, case: Case, *, monday: date) -> Week:
    """Return a week: what comes round in it, and the appointments agreed (2 queries)."""
    days = week_of(monday)
    on = [
        each
        for each in activities(user, case, since=monday)
        if any(each.slot.happens_on(day) for day in days)
    ]
    agreed = contacts(user, case).filter(
        next_appointment_at__gte=midnight(monday),
        next_appointment_at__lt=midnight(monday + timedelta(days=7)),
    )
    return Week(
        monday=monday,
        activities=tuple(on),
        appointments=tuple(appointment(each) for each in agreed),
    )


def appointment(contact) -> Appointment:
    """Return the next appointment of a contact, as the clock on the wall will show it."""
    return Appointment(
        starts=timezone.localtime(contact.next_appointment_at).replace(tzinfo=None),
        with_whom=str(contact.recorded_by),
        section=contact.section,
        is_general=contact.section == "general",
    )


def slots(user: User, case: Case, *, since: date) -> list[Slot]:
    """Return what already takes time from a day on: activities and appointments agreed."""
    agreed = contacts(user, case).filter(next_appointment_at__gte=midnight(since))
    return [
        *(each.slot for each in activities(user, case, since=since)),
        *(as_slot(appointment(each)) for each in agreed),
    ]


def as_slot(agreed: Appointment) -> Slot:
    """Return an appointment as the time it takes."""
    day, ends = agreed.starts.date(), agreed.starts + APPOINTMENT
    same_day = ends.date() == day
    return Slot(
        name=f"Appointment with {agreed.with_whom}",
        weekdays=frozenset({day.weekday()}),
        starts_at=agreed.starts.time(),
        ends_at=ends.time() if same_day else time.max,
        first_day=day,
        last_day=day,
    )


def midnight(day: date) -> datetime:
    """Return the beginning of a local day, whatever the clocks do on it."""
    return timezone.make_aware(datetime.combine(day, time()))
