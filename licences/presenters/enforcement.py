"""Warnings, decisions, and what is in hand, in the words of the page."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from core import words
from licences.choices import BreachAnswer
from licences.presenters.breach import breach_matter
from licences.presenters.recall import recall_matter


def warning_rows(warnings: Iterable[Any], *, on: date) -> list[dict[str, Any]]:
    """Return warnings, each with whether it counts today."""
    return [
        {
            "pk": each.pk,
            "title": each.get_level_display(),
            "reason": each.get_reason_display(),
            "under": each.get_under_display(),
            "given": f"{words.short_day(each.issued_on)}, {each.recorded_by}",
            "until": words.short_day(each.expires_on),
            "details": each.details,
            "state": _warning_state(each, on),
            "is_in_force": each.is_in_force(on),
            "withdrawn_because": each.withdrawn_because or "",
        }
        for each in warnings
    ]


def _warning_state(warning: Any, on: date) -> str:
    if warning.withdrawn_on:
        return "Taken back"
    return "In force" if warning.is_in_force(on) else "Run out"


def decision_rows(decisions: Iterable[Any], *, reader_id: UUID) -> list[dict[str, Any]]:
    """Return what was decided about breaches, and by whom it was endorsed."""
    return [
        {
            "pk": each.pk,
            "title": f"{each.get_kind_display()}, {words.day(each.happened_on)}",
            "answer": each.get_answer_display(),
            "tone": "danger" if each.answer == BreachAnswer.RECALL else "neutral",
            "facts": [
                ("Alleged", each.alleged),
                ("Evidence", each.evidence),
                ("Why", each.reasons),
                ("Decided", f"{words.day(each.decided_on)}, {each.recorded_by}"),
                ("Endorsed", _endorsed(each)),
            ],
            "awaits": each.endorsed_on is None and each.recorded_by_id != reader_id,
        }
        for each in decisions
    ]


def _endorsed(decision: Any) -> str:
    if decision.endorsed_on is None:
        return "Not yet endorsed by a manager"
    return f"{words.day(decision.endorsed_on)}, {decision.endorsed_by}"


def summary(in_hand: Any, *, at: datetime, on: date) -> list[str]:
    """Return what is in hand, in a line or two for the page "Custody and licence"."""
    lines = []
    if in_hand.recall:
        matter = recall_matter(in_hand.recall, at=at, on=on)
        left = f" {matter.clock.text}: {matter.clock.left}." if matter.clock else ""
        lines += [f"{matter.title}: {matter.status.lower()}.{left}", *matter.notes]
    lines += [
        f"Breach of supervision before the court: {breach_matter(each, on=on).title}."
        for each in in_hand.breaches
    ]
    lines += [
        f"{each.get_level_display()} in force until {words.day(each.expires_on)}."
        for each in in_hand.warnings
    ]
    return lines or ["No warning, recall or breach is in hand."]


def contact_choices(contacts: Iterable[Any]) -> list[tuple[str, str]]:
    """Return absences and failures as a warning's form offers them."""
    return [
        (
            str(each.pk),
            ", ".join(
                (
                    words.moment(each.happened_at),
                    each.get_kind_display(),
                    each.get_attendance_display().lower(),
                )
            ),
        )
        for each in contacts
    ]


def release_rows(found: Iterable[Any], *, on: date) -> list[dict[str, Any]]:
    """Return releases with no supervision recorded, as lines of a list."""
    return [
        {
            "text": str(each.case.person),
            "url": reverse("licences:custody", args=[each.case.pk]),
            "detail": f"{each.case.reference}. {each.stay.prison}, "
            f"{each.stay.get_reason_display().lower()}.",
            "owner": f"Led by {each.case.lead_worker}"
            if each.case.lead_worker
            else "No lead worker named",
            "due": f"Released {words.day(each.stay.released_on)}",
            "due_hint": words.distance(each.stay.released_on, today=on),
            "tone": "warning",
        }
        for each in found
    ]
