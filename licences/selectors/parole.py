"""The questions pages ask about parole, and what of it waits for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from agencies.models import User
from cases.models import Case
from core.exceptions import NotVisible
from core.queries import present
from licences.choices.parole import ParoleStatus
from licences.models import ParoleCondition, ParoleProcess, ParoleReport


@dataclass(frozen=True)
class Parole:
    """A case's parole: the latest process with its reports and conditions, and those before."""

    process: ParoleProcess | None
    before: Sequence[ParoleProcess]
    reports: Sequence[ParoleReport]
    conditions: Sequence[ParoleCondition]


def parole(user: User, case: Case) -> Parole:
    """Return how parole stands on a case (1 query, and 3 where there is any)."""
    found = list(processes(user, case))
    latest = found[0] if found else None
    if latest is None:
        return Parole(None, [], [], [])
    latest.case = case
    asked: dict[str, QuerySet] = {
        "reports": ParoleReport.objects.visible_to(user)
        .filter(process=latest)
        .select_related("writer", "agency")
        .order_by("due_on", "heading"),
        "conditions": ParoleCondition.objects.visible_to(user)
        .filter(process=latest)
        .order_by("recorded_at"),
    }
    there = present(asked)
    rows = {kind: list(each) if kind in there else [] for kind, each in asked.items()}
    return Parole(latest, found[1:], rows["reports"], rows["conditions"])


def processes(user: User, case: Case) -> QuerySet[ParoleProcess]:
    """Return a case's parole, the latest date first."""
    return (
        ParoleProcess.objects.visible_to(user)
        .filter(case=case)
        .select_related("decided_by")
        .order_by("-earliest_on", "-recorded_at")
    )


def get_process(user: User, case: Case, process_id: UUID) -> ParoleProcess:
    """
    Return one process of this case.

    :raises NotVisible: when this case has none such for the reader
    """
    found = processes(user, case).filter(pk=process_id).first()
    if found is None:
        raise NotVisible
    found.case = case
    return found


def get_report(user: User, case: Case, report_id: UUID) -> ParoleReport:
    """
    Return one report of this case.

    :raises NotVisible: when this case has none such for the reader
    """
    found = (
        ParoleReport.objects.visible_to(user)
        .filter(case=case, pk=report_id)
        .select_related("writer")
        .first()
    )
    if found is None:
        raise NotVisible
    found.case = case
    return found


def parole_work(user: User, *, by: date) -> dict[str, QuerySet]:
    """Return what parole asks of this reader by a day: beginning it, reports, hearings."""
    own = {"case__lead_worker": user, "case__status": "active"}
    return {
        "parole_steps": ParoleProcess.objects.visible_to(user)
        .filter(
            Q(status=ParoleStatus.AWAITED, opens_on__lte=by)
            | Q(status=ParoleStatus.LISTED, hearing_on__lte=by),
            **own,
        )
        .select_related("case__person", "case__lead_worker")
        .order_by("opens_on", "pk"),
        "parole_reports": ParoleReport.objects.visible_to(user)
        .filter(
            Q(writer=user) | Q(case__lead_worker=user),
            case__status="active",
            process__status__in=(ParoleStatus.OPEN, ParoleStatus.LISTED),
            received_on__isnull=True,
            due_on__lte=by,
        )
        .select_related("case__person", "case__lead_worker", "writer")
        .order_by("due_on", "pk"),
    }
