"""
What the contact log says to the rules, from its general section alone.

A rating and the state of a duty are read by everybody with the case, so what only some
may read of the log cannot bear on them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from agencies.models import User
from cases.choices import Attendance, ContactType, Section
from cases.models import Case, Contact
from rag.attendance import Appointment
from rag.weeks import WEEKS, Seen


HOME_VISITS = tuple(each.value for each in ContactType if each.is_home_visit)
WITH_THE_PERSON = (
    *HOME_VISITS,
    ContactType.OFFICE_VISIT_PLANNED,
    ContactType.OFFICE_VISIT_UNPLANNED,
    ContactType.TELEPHONE,
    ContactType.PRISON_VISIT,
    ContactType.AGENCY_VISIT,
    ContactType.THIRD_PARTY_OFFICE_VISIT,
    ContactType.EXTERNAL_APPOINTMENT,
    ContactType.ASSESSMENT,
)
CAME = (Attendance.COMPLIED, Attendance.FAILED_TO_COMPLY)
SEEN = ("", *CAME)
MISSED = (Attendance.UNACCEPTABLE_ABSENCE, Attendance.REFUSED)
LOOKED_BACK = timedelta(weeks=WEEKS + 5)  # a Green visit may have fallen due before


@dataclass(frozen=True)
class Logged:
    """One contact with the person, as the rules need it."""

    contact_id: UUID
    kind: str
    on: date
    attendance: str


def shared_log(user: User) -> QuerySet[Contact]:
    """Return the contacts with people that everybody with the case may read."""
    return (
        Contact.objects.visible_to(user)
        .standing()
        .filter(section=Section.GENERAL, kind__in=WITH_THE_PERSON)
    )


def lately(user: User, case: Case, *, on: date) -> list[Logged]:
    """Return the contacts of the last half year, the latest first (1 query)."""
    rows = (
        shared_log(user)
        .filter(case=case, happened_at__date__gt=on - LOOKED_BACK)
        .order_by("-happened_at", "pk")
        .values_list("pk", "kind", "happened_at", "attendance")
    )
    return [
        Logged(pk, kind, timezone.localdate(at), came) for pk, kind, at, came in rows
    ]


def appointments(logged: Iterable[Logged]) -> list[Appointment]:
    """Return the appointments that were kept or missed; excused ones are left out."""
    counted = (*CAME, *MISSED)
    return [
        Appointment(each.on, kept=each.attendance in CAME)
        for each in logged
        if each.attendance in counted
    ]


def seen(logged: Iterable[Logged]) -> list[Seen]:
    """Return when the person was seen, and when they should have been."""
    counted = (*SEEN, *MISSED)
    return [
        Seen(each.on, made=each.attendance in SEEN)
        for each in logged
        if each.attendance in counted
    ]
