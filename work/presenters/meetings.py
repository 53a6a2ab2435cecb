"""What meetings wait for, as rows of My work."""

from datetime import date
from typing import Any

from django.urls import reverse

from work.presenters.rows import Row, due


def update_row(item: Any, on: date) -> Row:
    """Return a written update that a meeting waits for, and by when (S1-34)."""
    return Row(
        text=str(item.case.person),
        url=reverse("meetings:write_update", args=[item.meeting_id, item.case_id]),
        detail=f"{item.case.reference}. {item.meeting}. Write what the meeting should know.",
        rag=item.case.rag_class,
        **due(item.meeting.updates_due_on, on),
    )
