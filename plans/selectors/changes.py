"""
What changed on some cases since a day, agency by agency, as far as this reader sees it.

However many cases there are, the same seven questions are asked. Each reads through its
own lock, so that what a reader may not see is not counted either.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone

from agencies.models import User
from cases.choices import Attendance, Section
from cases.models import Case, Contact, Intelligence, Note, SignificantChange
from licences import selectors as licences
from plans.choices import ActionStatus
from plans.models import Action
from rag import selectors as rag
from rag.models import Rating


MISSED = (Attendance.UNACCEPTABLE_ABSENCE, Attendance.REFUSED)


@dataclass
class Changes:
    """
    What changed on one case: its ratings and releases, and counts by agency.

    `by_agency` counts "contacts", "missed", "information", "intelligence" and
    "actions done" under each agency's name; `changes` are significant ones.
    """

    since: date
    case: Case
    ratings: list[Rating] = field(default_factory=list)
    released_on: date | None = None
    changes: list[SignificantChange] = field(default_factory=list)
    by_agency: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, agency: str, what: str, number: int) -> None:
        """Count something under its agency."""
        self.by_agency.setdefault(agency, Counter())[what] += number


def changes_since(
    user: User, cases: Sequence[Case], *, since: date, only_general: bool = False
) -> dict[UUID, Changes]:
    """
    Return what changed on each case after a day (7 queries for any number of cases).

    `only_general` leaves out what stands in a restricted part of a case, whoever reads:
    for a page that is seen by others than its reader (S1-20).
    """
    seen = general if only_general else whole
    found = {each.pk: Changes(since, each) for each in cases}
    ids = list(found)
    for rating in rag.ratings_since(user, ids, since):
        found[rating.case_id].ratings.append(rating)
    for case_id, day in licences.released_since(user, ids, since).items():
        found[case_id].released_on = day
    for change in seen(significant(user, ids, since)):
        found[change.case_id].changes.append(change)
    for counted in COUNTED:
        for case_id, agency, what, number in counted(user, ids, since, seen):
            found[case_id].add(agency, what, number)
    return found


Seen = Callable[[QuerySet[Any]], QuerySet[Any]]


def whole(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Keep every row that the reader may read."""
    return rows


def general(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Keep the rows that everybody with the case may read."""
    return rows.filter(section=Section.GENERAL)


def significant(
    user: User, ids: Iterable[UUID], since: date
) -> QuerySet[SignificantChange]:
    """Return the significant changes that happened after a day, the latest first."""
    return (
        SignificantChange.objects.visible_to(user)
        .filter(case__in=ids, happened_on__gt=since)
        .select_related("originator__agency")
        .order_by("-happened_on", "pk")
    )


Counted = Iterable[tuple[UUID, str, str, int]]


def contacts(user: User, ids: Iterable[UUID], since: date, seen: Seen) -> Counted:
    """Count the contacts logged, and those the person missed, by agency."""
    logged = Contact.objects.visible_to(user).standing()
    lately = logged.filter(case__in=ids, happened_at__gte=next_morning(since))
    rows = by_agency(seen(lately), "attendance")
    for case_id, agency, attendance, number in rows:
        yield case_id, agency, "contacts", number
        if attendance in MISSED:
            yield case_id, agency, "missed", number


def information(user: User, ids: Iterable[UUID], since: date, seen: Seen) -> Counted:
    """Count the notes that the reader may read, by agency."""
    found = Note.objects.visible_to(user).filter(case__in=ids, about_on__gt=since)
    for case_id, agency, number in by_agency(seen(found)):
        yield case_id, agency, "information", number


def intelligence(user: User, ids: Iterable[UUID], since: date, seen: Seen) -> Counted:
    """Count the graded intelligence that the reader may read, by agency."""
    found = (
        Intelligence.objects.visible_to(user)
        .standing()
        .filter(case__in=ids, about_on__gt=since)
    )
    for case_id, agency, number in by_agency(seen(found)):
        yield case_id, agency, "intelligence", number


def actions(user: User, ids: Iterable[UUID], since: date, seen: Seen) -> Counted:
    """Count the actions discharged, by the agency that had them."""
    done = Action.objects.visible_to(user).filter(
        case__in=ids, status=ActionStatus.DISCHARGED, closed_on__gt=since
    )
    rows = (
        seen(done)
        .order_by()
        .values_list("case_id", "agency__name")
        .annotate(number=Count("pk"))
    )
    for case_id, agency, number in rows:
        yield case_id, agency, "actions done", number


COUNTED: tuple[Callable[[User, Iterable[UUID], date, Seen], Counted], ...] = (
    contacts,
    information,
    intelligence,
    actions,
)


def by_agency(found: QuerySet[Any], *also: str) -> QuerySet[Any]:
    """Count rows by case, by the agency that wrote them, and by other columns."""
    return (
        found.filter(originator__agency__isnull=False)
        .order_by()
        .values_list("case_id", "originator__agency__name", *also)
        .annotate(number=Count("pk"))
    )


def next_morning(day: date) -> datetime:
    """Return the instant at which the day after a day begins."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
