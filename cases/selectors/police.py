"""Police intelligence, and the cohort as the daily check sees it (S1-55)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max, OuterRef, QuerySet, Subquery

from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from cases.models import Case, Intelligence, IntelligenceCheck
from cases.selectors.caseload import Page, paged
from cases.selectors.entries import entries


COHORT = 400  # people on one page of the daily check
LOOK_BACK = timedelta(days=14)


def intelligence_on(user: User, case: Case) -> QuerySet[Intelligence]:
    """Return the intelligence the reader may see and that stands, the newest first."""
    return entries(user, case, Intelligence).order_by("-about_on", "-recorded_at")


def cohort_to_check(user: User, *, page: int = 1) -> Page:
    """
    Return the cohort with `checked_on` and `result` of each person's latest check.

    Those whom this reader's agency may record on, in name order (1 query and the look).
    """
    latest = (
        IntelligenceCheck.objects.visible_to(user)
        .filter(case=OuterRef("pk"))
        .order_by("-checked_on")
    )
    cases = (
        Case.objects.visible_to(user)
        .on_cohort()
        .writable_by(user)
        .select_related("person", "scheme__area")
        .annotate(
            checked_on=Subquery(latest.values("checked_on")[:1]),
            check_result=Subquery(latest.values("result")[:1]),
        )
        .by_name()
    )
    found = paged(cases, page, size=COHORT)
    audit.looked(
        "intelligence.cohort_listed",
        cases=[case.pk for case in found.rows],
        purpose=Purpose.CASE_MANAGEMENT,
    )
    return found


@dataclass(frozen=True)
class Missed:
    """Days on which nobody on the page was checked, and the latest day somebody was."""

    days: list[date]
    latest: date | None


def missed_days(user: User, case_ids: Iterable[UUID], *, on: date) -> Missed:
    """
    Return the days of the last fortnight without a check, oldest first (2 queries).

    Days before the very first check are not missed: the check was not yet done here.
    """
    checks = IntelligenceCheck.objects.visible_to(user).filter(
        case__in=list(case_ids), checked_on__lte=on
    )
    days = set(
        checks.filter(checked_on__gte=on - LOOK_BACK)
        .values_list("checked_on", flat=True)
        .distinct()
    )
    ends = checks.aggregate(latest=Max("checked_on"))
    first = min(days, default=on)
    span = (on - first).days
    return Missed(
        days=[
            day
            for day in (first + timedelta(days=passed) for passed in range(span))
            if day not in days
        ],
        latest=ends["latest"],
    )


def names_of(user: User, case_ids: Iterable[UUID]) -> dict[UUID, Case]:
    """Return the cases, with their people, that this reader may record on (1 query)."""
    return {
        case.pk: case
        for case in Case.objects.visible_to(user)
        .writable_by(user)
        .filter(pk__in=list(case_ids))
        .select_related("person")
    }
