"""Stays in prison on the case's timeline."""

from typing import Any

from django.urls import reverse

from cases.presenters.timeline import entry
from cases.selectors import Stream, register
from licences.models import CustodySpell


KIND = "Custody"


def received(row: Any) -> dict[str, Any]:
    """Return being received into a prison."""
    url = reverse("licences:custody", args=[row.case_id])
    title = f"Received into {row.prison}"
    return entry(title, row.received_on, row, body=row.get_reason_display(), url=url)


def released(row: Any) -> dict[str, Any]:
    """Return leaving a prison, by release or by a move."""
    return entry(
        f"Left {row.prison}",
        row.released_on,
        row,
        body=row.get_left_because_display() or "",
    )


def join() -> None:
    """Put these kinds on the timeline."""
    for name, at, show in (
        ("received", "received_on", received),
        ("released", "released_on", released),
    ):
        register(
            Stream(
                name, KIND, CustodySpell, at, show, agency="", related=("recorded_by",)
            )
        )
