"""Referrals to services and gaps: one case's, and those of every case the reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import (
    Avg,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    Prefetch,
    Q,
    QuerySet,
)

from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from cases.models import Case
from core.exceptions import NotVisible
from plans.lifecycle import WAITING
from plans.models import ServiceGap, ServiceReferral, ServiceStep


MOST = 200  # rows of a list over all cases


def service_referrals(user: User, case: Case) -> QuerySet[ServiceReferral]:
    """Return the case's referrals to services, the latest first, each with its steps (2 queries)."""
    return (
        ServiceReferral.objects.visible_to(user)
        .filter(case=case)
        .select_related("service", "recorded_by", "originator__agency")
        .prefetch_related(steps_of(user))
        .order_by("-sent_on", "-recorded_at")
    )


def steps_of(user: User) -> Prefetch:
    """Return how referrals are given their steps, the earliest first."""
    seen = ServiceStep.objects.visible_to(user).select_related("recorded_by")
    return Prefetch("steps", seen.order_by("recorded_at"))


def get_service_referral(
    user: User, case: Case, referral_id: UUID | str
) -> ServiceReferral:
    """
    Return one referral to a service with its steps.

    :raises NotVisible: when there is none for this reader
    """
    found = service_referrals(user, case).filter(pk=referral_id).first()
    if found is None:
        raise NotVisible
    found.case = case
    return found


def gaps(user: User, case: Case) -> QuerySet[ServiceGap]:
    """Return the case's gaps, those not met yet first."""
    return (
        ServiceGap.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "closed_by")
        .order_by(F("closed_on").desc(nulls_first=True), "-noted_on")
    )


def get_gap(user: User, case: Case, gap_id: UUID | str) -> ServiceGap:
    """
    Return one gap of the case.

    :raises NotVisible: when there is none for this reader
    """
    found = gaps(user, case).filter(pk=gap_id).first()
    if found is None:
        raise NotVisible
    found.case = case
    return found


def waiting(user: User) -> list[ServiceReferral]:
    """Return who waits for a service on any case the reader sees, the longest first; recorded."""
    found = list(
        ServiceReferral.objects.visible_to(user)
        .filter(status__in=WAITING)
        .select_related("case__person", "service", "recorded_by")
        .prefetch_related(steps_of(user))
        .order_by("sent_on", "recorded_at")[:MOST]
    )
    listed("services.waiting_listed", found)
    return found


def listed(event: str, rows: Iterable[ServiceReferral | ServiceGap]) -> None:
    """Record whose cases a list named, each once."""
    cases = dict.fromkeys(each.case_id for each in rows)
    audit.looked(event, cases=list(cases), purpose=Purpose.CASE_MANAGEMENT)


@dataclass(frozen=True)
class RouteOutcome:
    """How referrals by one route fared: how many, seen, turned away, and the average wait."""

    route: str
    sent: int
    seen: int
    declined: int
    did_not_attend: int
    average_wait: timedelta | None


def route_outcomes(user: User) -> list[RouteOutcome]:
    """Return how referrals fared by route, over every case the reader sees (S1-186)."""
    took = ExpressionWrapper(
        F("started_on") - F("sent_on"), output_field=DurationField()
    )
    rows = (
        ServiceReferral.objects.visible_to(user)
        .values("route")
        .annotate(
            sent=Count("pk"),
            seen=Count("pk", filter=Q(started_on__isnull=False)),
            declined=Count("pk", filter=Q(status="declined")),
            did_not_attend=Count("pk", filter=Q(status="did_not_attend")),
            average_wait=Avg(took, filter=Q(started_on__isnull=False)),
        )
        .order_by("-sent", "route")
    )
    return [RouteOutcome(**each) for each in rows]


def open_gaps(user: User) -> list[ServiceGap]:
    """Return the gaps not met on any case the reader sees, the latest first; recorded."""
    found = list(
        ServiceGap.objects.visible_to(user)
        .filter(closed_on__isnull=True)
        .select_related("case__person", "recorded_by")
        .order_by("-noted_on", "-recorded_at")[:MOST]
    )
    listed("services.gaps_listed", found)
    return found


def gap_counts(user: User) -> dict[tuple[str, str], int]:
    """Return how many gaps not met there are, by pathway and reason (S2-25)."""
    rows = (
        ServiceGap.objects.visible_to(user)
        .filter(closed_on__isnull=True)
        .values_list("pathway", "reason")
        .annotate(number=Count("pk"))
        .order_by()
    )
    return {(pathway, reason): number for pathway, reason, number in rows}
