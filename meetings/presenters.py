"""Values into the words of the agenda."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from core import words
from rag.choices import RagClass


EVERY_MEETING = {RagClass.RED_ALERT, RagClass.RED}


@dataclass(frozen=True)
class AgendaRow:
    """One item of the agenda as the page shows it."""

    number: int
    item: Any
    title: str
    case_url: str
    reference: str
    rag: str
    rag_note: str
    reason: str
    presented_by: str
    outcome: str
    outcome_tone: str
    url: str
    action: str


def why_due(
    *, rag_class: str, review_due_on: date | None, is_wanted: bool, held_on: date
) -> str:
    """
    Return why a case belongs on the agenda of a meeting on a day; empty when it need not.

    Red at every meeting (S1-25), wanted people with them (A-3), and whatever review
    falls due by then (S1-26 to S1-28).
    """
    if rag_class in EVERY_MEETING:
        return "Red: discussed and reviewed at every meeting"
    if is_wanted:
        return "Wanted for arrest: discussed at every meeting"
    if review_due_on is None or review_due_on > held_on:
        return ""
    label = RagClass(rag_class).label if rag_class else "RAG"
    return f"{label} review due on {words.day(review_due_on)}"


def meeting_time(meeting: Any) -> str:
    """Return "4 December 2026 at 2:05pm"."""
    starts = meeting.starts_at
    hour = f"{starts.hour % 12 or 12}:{starts:%M}{'am' if starts.hour < 12 else 'pm'}"
    return f"{words.day(meeting.held_on)} at {hour}"


def meeting_choice(meeting: Any) -> tuple[str, str]:
    """Return a meeting as a choice of a form."""
    return str(meeting.pk), f"{meeting.name}, {meeting_time(meeting)}"


def nomination_reason(presented_by: str) -> str:
    """Return why a new nomination is on the agenda (S1-24)."""
    return f"New nomination, presented by {presented_by}"
