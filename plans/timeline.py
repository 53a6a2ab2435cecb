"""Issued versions of the plan on the case's timeline."""

from typing import Any

from django.urls import reverse

from cases.presenters.timeline import entry
from cases.selectors import Stream, register
from plans.models import PlanVersion


def issued(row: Any) -> dict[str, Any]:
    """Return a version of the plan."""
    url = reverse("plans:version", args=[row.case_id, row.number])
    title = f"Plan version {row.number} issued"
    return entry(title, row.issued_on, row, url=url)


def join() -> None:
    """Put this kind on the timeline."""
    register(
        Stream(
            "plan_version",
            "Plan",
            PlanVersion,
            "issued_on",
            issued,
            agency="",
            related=("recorded_by",),
        )
    )
