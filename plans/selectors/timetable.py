"""A person's timetable: activities, and the appointments made at contacts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from agencies.models import User
from cases.choices import Section
from cases.models import Case
from cases.selectors import appointments, contacts
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


@dataclass(frozen=True)
class InDiary:
    """One thing in somebody's diary on one day: what the agencies all may see of it."""

    day: date
    starts_at: time
    what: str
    where: str = ""


def diaries(
    user: User, case_ids: Collection[UUID], *, first_day: date, days: int
) -> dict[UUID, list[InDiary]]:
    """
    Return what is in the diaries of these cases over some days, in order (2 queries).

    Holds the general section alone: the page that shows it hangs on a wall (S1-35).
    """
    span = [first_day + timedelta(days=number) for number in range(days)]
    found: dict[UUID, list[InDiary]] = {case_id: [] for case_id in case_ids}
    for each in on_timetables(user, case_ids, span):
        found[each.case_id] += [
            InDiary(day, each.starts_at, each.what, each.place)
            for day in span
            if each.slot.happens_on(day)
        ]
    since, until = midnight(first_day), midnight(span[-1] + timedelta(days=1))
    agreed = appointments(user, case_ids, since=since, until=until)
    for contact in agreed.filter(section=Section.GENERAL):
        starts = timezone.localtime(contact.next_appointment_at)
        whom = contact.next_with or str(contact.recorded_by)
        found[contact.case_id].append(
            InDiary(
                starts.date(),
                starts.time(),
                f"Appointment with {whom}",
                contact.next_place,
            )
        )
    return {
        case_id: sorted(rows, key=lambda each: (each.day, each.starts_at))
        for case_id, rows in found.items()
    }


def on_timetables(
    user: User, case_ids: Collection[UUID], span: list[date]
) -> QuerySet[Activity]:
    """Return the general activities of these cases that may happen in a span of days."""
    return (
        Activity.objects.visible_to(user)
        .filter(
            Q(last_day__isnull=True) | Q(last_day__gte=span[0]),
            case__in=list(case_ids),
            section=Section.GENERAL,
            first_day__lte=span[-1],
            removed_on__isnull=True,
        )
        .order_by("starts_at", "pk")
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
