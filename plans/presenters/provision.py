"""Referrals to services and gaps in words: how long people wait, and what came of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.choices import Pathway
from core import words
from plans.choices import GapReason, ReferralRoute, ServiceStatus


TONES = {
    ServiceStatus.WAITING: "info",
    ServiceStatus.ACCEPTED: "info",
    ServiceStatus.STARTED: "success",
    ServiceStatus.COMPLETED: "success",
    ServiceStatus.DECLINED: "warning",
    ServiceStatus.DID_NOT_ATTEND: "warning",
    ServiceStatus.WITHDRAWN: "neutral",
}


@dataclass(frozen=True)
class ServiceRow:
    """One referral to a service as a line."""

    referral: Any
    status: str
    tone: str
    wait: str
    is_too_long: bool
    latest: str


def service_rows(referrals: Iterable[Any], *, on: date) -> list[ServiceRow]:
    """Return referrals to services as lines."""
    return [service_row(each, on=on) for each in referrals]


def service_row(referral: Any, *, on: date) -> ServiceRow:
    """Return one referral to a service as a line."""
    noted = [each for each in referral.steps.all() if each.note]
    return ServiceRow(
        referral=referral,
        status=referral.get_status_display(),
        tone=TONES[ServiceStatus(referral.status)],
        wait=wait_in_words(referral, on=on),
        is_too_long=referral.waited(on).is_too_long,
        latest=noted[-1].note if noted else "",
    )


def wait_in_words(referral: Any, *, on: date) -> str:
    """Return "Waited 12 days", or "Waiting 50 days, 8 longer than it should be"."""
    waited = referral.waited(on)
    days = f"{waited.days} day{'' if waited.days == 1 else 's'}"
    if waited.is_over:
        return (
            f"Waited {days}" if referral.started_on else f"Not seen; ended after {days}"
        )
    if waited.is_too_long:
        over = waited.days - waited.limit
        return f"Waiting {days}, {over} longer than the {waited.limit} it should be"
    return f"Waiting {days}"


def route_rows(outcomes: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Return how referrals fared by route, for a plain table."""
    return [
        (
            ReferralRoute(each.route).label,
            each.sent,
            each.seen,
            each.declined,
            each.did_not_attend,
            f"{each.average_wait.days} days"
            if each.average_wait is not None
            else "None seen yet",
        )
        for each in outcomes
    ]


ROUTE_COLUMNS = (
    "Route",
    "Sent",
    "Seen",
    "Declined",
    "Did not attend",
    "Average wait",
)


def gap_table(counts: Mapping[tuple[str, str], int]) -> list[tuple[Any, ...]]:
    """Return gaps by pathway and reason for a plain table, pathways without any left out."""
    return [
        (
            label,
            *(counts.get((value, reason), 0) for reason in GapReason.values),
            sum(counts.get((value, reason), 0) for reason in GapReason.values),
        )
        for value, label in Pathway.choices
        if any((value, reason) in counts for reason in GapReason.values)
    ]


GAP_COLUMNS = ("Pathway", *GapReason.labels, "All")


def service_facts(referral: Any, *, on: date) -> list[tuple[str, str]]:
    """Return what there is to know of a referral to a service, for a summary list."""
    found = [
        ("For", referral.get_pathway_display()),
        ("Route", referral.get_route_display()),
        ("Sent", words.day(referral.sent_on)),
        ("Wait", wait_in_words(referral, on=on)),
        ("Why", referral.reason),
        ("First seen", words.day(referral.started_on) if referral.started_on else ""),
        ("Ended", words.day(referral.ended_on) if referral.ended_on else ""),
        ("Next service", referral.next_service),
    ]
    return [(label, value) for label, value in found if value]
