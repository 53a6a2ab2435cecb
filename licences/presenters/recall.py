"""A recall in the words of the page: how far it is, whose turn, how long is left."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from core import words
from licences.calculations.recall_options import RecallOption
from licences.choices import RecallKind, RecallStatus
from licences.lifecycle import recall as lifecycle
from licences.presenters.clocks import Clock, Matter, clock, kept


STEPS: Mapping[RecallStatus, tuple[str, str]] = {
    RecallStatus.DECIDED: (
        "Send Part A and all papers to PPCS",
        "Record that the papers went",
    ),
    RecallStatus.REPORT_SENT: (
        "PPCS says that it has the report and all papers",
        "Record that PPCS has them",
    ),
    RecallStatus.RECEIVED: (
        "PPCS processes the recall and revokes the licence",
        "Record the revocation",
    ),
    RecallStatus.REVOKED: (
        "Find the person and return them to custody",
        "Record the return to custody",
    ),
}


def recall_matter(recall: Any, *, at: datetime, on: date) -> Matter:
    """Return a recall: how far it is, whose turn it is, and how long is left."""
    status = RecallStatus(recall.status)
    next_step, action = STEPS.get(status, ("", ""))
    return Matter(
        pk=recall.pk,
        title=recall.get_kind_display(),
        status=status.label,
        tone=_recall_tone(status),
        turn=lifecycle.TURN[status].label,
        next_step=next_step,
        action=action,
        clock=recall_clock(recall, at=at),
        facts=list(recall_history(recall)),
        notes=list(_recall_notes(recall, on)),
        is_open=lifecycle.is_open(status),
        may_be_taken_back=lifecycle.may_follow(status, RecallStatus.CANCELLED),
        part_b_due=_part_b(recall, on),
        needs_supervisor=status is RecallStatus.DECIDED,
    )


def _recall_tone(status: RecallStatus) -> str:
    if status is RecallStatus.REVOKED:
        return "danger"
    return "warning" if lifecycle.is_open(status) else "neutral"


def recall_clock(recall: Any, *, at: datetime) -> Clock | None:
    """Return the clock that runs on a recall, or None."""
    if recall.status == RecallStatus.DECIDED:
        return clock(recall.report_due_at, at=at)
    if recall.status == RecallStatus.RECEIVED:
        return clock(recall.processing_due_at, at=at)
    return None


def recall_history(recall: Any) -> Iterator[tuple[str, str]]:
    """Yield what is recorded of a recall, in the order it happened."""
    yield (
        "Decided in principle",
        f"{words.moment(recall.decided_at)}, {recall.recorded_by}",
    )
    yield "Because", recall.reasons
    if recall.report_sent_at:
        yield (
            "Part A and papers sent",
            kept(recall.report_sent_at, recall.report_due_at),
        )
    if recall.received_at:
        yield "PPCS had everything", words.moment(recall.received_at)
    if recall.processed_at:
        yield "Processed", kept(recall.processed_at, recall.processing_due_at)
        yield "Licence revoked", words.day(recall.revoked_on)
    if recall.returned_on:
        yield (
            "Returned to custody",
            f"{words.day(recall.returned_on)}, {recall.stay.prison}",
        )
    if recall.part_b_sent_on:
        yield "Part B sent", words.day(recall.part_b_sent_on)
    if recall.cancelled_on:
        who = f"{words.day(recall.cancelled_on)}, {recall.cancelled_by}"
        yield "Cancelled", f"{who}: {recall.cancelled_because}"


def _recall_notes(recall: Any, on: date) -> Iterator[str]:
    if recall.status == RecallStatus.REVOKED:
        days = (on - recall.revoked_on).days
        since = f"for {days} day{'' if days == 1 else 's'}" if days else "since today"
        yield (
            f"Unlawfully at large {since}: the licence was revoked on "
            f"{words.day(recall.revoked_on)}."
        )
    if recall.status == RecallStatus.RETURNED and recall.kind != RecallKind.STANDARD:
        yield "A fixed-term recall needs no Part B report."


def _part_b(recall: Any, on: date) -> Clock | None:
    due_on = recall.part_b_due_on
    if due_on is None:
        return None
    late = due_on < on
    off = words.distance(due_on, today=on)
    return Clock(f"Part B is due {words.day(due_on)}", off, "danger" if late else "")


def not_open(options: Iterable[RecallOption]) -> list[tuple[str, str]]:
    """Return the kinds of recall that the law of the day does not allow, and why."""
    return [(each.kind.label, each.because) for each in options if not each.is_open]
