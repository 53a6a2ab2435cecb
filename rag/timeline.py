"""Ratings and wanted alerts on the case's timeline."""

from typing import Any

from django.urls import reverse

from cases.presenters.timeline import entry
from cases.selectors import Stream, register
from rag.models import Rating, WantedAlert


KIND = "Ratings and alerts"


def rating(row: Any) -> dict[str, Any]:
    """Return a rating with its reasons."""
    url = reverse("rag:rating", args=[row.case_id])
    title = f"Rated {row.get_rag_class_display()}"
    shown = entry(title, row.rated_on, row, body=row.reasons, url=url)
    return shown | {"by": str(row.rated_by)}


def wanted(row: Any) -> dict[str, Any]:
    """Return a wanted alert being published."""
    return entry("Wanted for arrest", row.since, row, body=row.reason)


def wanted_ended(row: Any) -> dict[str, Any]:
    """Return the end of a wanted alert."""
    shown = entry("No longer wanted", row.ended_on, row, body=row.ended_because)
    return shown | {"by": str(row.ended_by)}


def join() -> None:
    """Put these kinds on the timeline."""
    for name, model, at, show, related in (
        ("rating", Rating, "rated_on", rating, ("recorded_by", "rated_by")),
        ("wanted", WantedAlert, "since", wanted, ("recorded_by",)),
        (
            "wanted_ended",
            WantedAlert,
            "ended_on",
            wanted_ended,
            ("recorded_by", "ended_by"),
        ),
    ):
        register(Stream(name, KIND, model, at, show, agency="", related=related))
