"""What minutes say of one case, and who was there: facts into words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cases.choices import Section
from core import words
from meetings.presenters.agenda import outcome_of
from plans.choices import UpdateKind
from rag.choices import RagClass


@dataclass
class ItemFacts:
    """Everything recorded of one item of an agenda that bears on its minutes."""

    item: Any
    referral: Any = None
    removal: Any = None
    ratings: list[Any] = field(default_factory=list)
    frequencies: list[Any] = field(default_factory=list)
    actions: list[Any] = field(default_factory=list)
    updates: list[Any] = field(default_factory=list)
    escalations: list[Any] = field(default_factory=list)


def entry_content(facts: ItemFacts) -> dict[str, Any]:
    """
    Return what the minutes say of an item to everybody who sees its case.

    The general section alone: the same from any reader's page, and so its hash.
    """
    item = facts.item
    return {
        "reason": item.reason,
        "update": item.update,
        "ratings": [rating_words(each) for each in facts.ratings],
        "decision": decision_words(facts),
        "review": review_words(item),
        "frequencies": [
            f"{each} until {words.day(each.expires_on)}" for each in facts.frequencies
        ],
        "actions": [action_words(each) for each in general(facts.actions)],
        "updates": [update_words(each) for each in general(facts.updates)],
        "escalations": [each.what for each in facts.escalations],
        "put_off": put_off_words(item),
    }


def general(rows: Iterable[Any]) -> list[Any]:
    """Keep what every agency with the case reads."""
    return [each for each in rows if each.section == Section.GENERAL]


def rating_words(rating: Any) -> dict[str, str]:
    """Return a rating made at the meeting: the class before and after, and why."""
    before = rating.class_before
    return {
        "before": str(RagClass(before).label) if before else "Not rated",
        "before_code": before,
        "after": str(RagClass(rating.rag_class).label),
        "after_code": rating.rag_class,
        "reasons": rating.reasons,
    }


def decision_words(facts: ItemFacts) -> str:
    """Return what was decided on a referral or a removal, and why."""
    decided, _ = outcome_of(facts.item, facts.referral, facts.removal)
    if not decided:
        return ""
    source = facts.removal if facts.referral is None else facts.referral
    reasons = getattr(source, "decision_reasons", "") if source else ""
    return f"{decided}: {reasons}" if reasons else decided


def review_words(item: Any) -> str:
    """Return "Retain: …" when the meeting reviewed whether the person stays (S1-183)."""
    if not item.review:
        return ""
    return f"{item.get_review_display()}: {item.review_reason}"


def action_words(action: Any) -> dict[str, str]:
    """Return an action agreed: what, who, by when (S1-32)."""
    return {
        "what": action.what,
        "who": f"{action.person}, {action.agency}",
        "due": words.day(action.first_due_on),
    }


def update_words(update: Any) -> dict[str, str]:
    """Return what was told of an earlier action: progress, discharged, carried over (S1-29)."""
    told = str(update.get_kind_display())
    if update.kind == UpdateKind.CARRIED_OVER:
        told = f"{told} to {words.day(update.due_after)}"
    return {"what": update.action.what, "told": told, "text": update.text}


def put_off_words(item: Any) -> str:
    """Return why an item went to another meeting, when it did."""
    if item.deferred_to_id is None:
        return ""
    return f"Put to the meeting of {words.day(item.deferred_to.held_on)}. {item.removed_reason}"


@dataclass(frozen=True)
class AttendanceRow:
    """One person who was asked: who, for whom, as what, and whether they came."""

    name: str
    agency: str
    standing: str
    came: str


def attendance_rows(attendees: Iterable[Any]) -> list[AttendanceRow]:
    """Return who came, who sent apologies and who did neither, in that order."""
    rows = [attendance_row(each) for each in attendees]
    order = {"": 2, "Apologies": 1}
    return sorted(rows, key=lambda row: order.get(row.came.split(":")[0], 0))


def attendance_row(attendee: Any) -> AttendanceRow:
    """Return one person who was asked."""
    if attendee.arrived_at is not None:
        came = str(attendee.get_presence_display())
        if attendee.left_at is not None:
            came = f"{came}, until {words.clock_time(attendee.left_at)}"
        if hasattr(attendee, "signature"):
            on_paper = attendee.signature.witness_id is not None
            came = f"{came}. Signed{' on paper' if on_paper else ''}"
    elif attendee.apologies_at is not None:
        note = attendee.apologies_note
        came = f"Apologies: {note}" if note else "Apologies"
    else:
        came = ""
    return AttendanceRow(
        name=str(attendee.person),
        agency=str(attendee.agency),
        standing=str(attendee.get_standing_display()),
        came=came,
    )


def attendance_content(rows: Iterable[AttendanceRow]) -> list[str]:
    """Return attendance as the lines that the hash of the minutes covers."""
    return [f"{row.name}|{row.agency}|{row.standing}|{row.came}" for row in rows]


def standing_words(record: Any, *, can_correct: bool) -> tuple[str, str]:
    """Return how the minutes stand, and the tone of it."""
    if record is None:
        return "Not drafted yet", "neutral"
    if not record.is_agreed:
        return "Draft, not agreed yet", "warning"
    if can_correct:
        return "Agreed, open to corrections", "info"
    return "Agreed and locked", "success"


def corrections_line(record: Any, *, can_correct: bool) -> str:
    """Return until when the minutes can be put right, or since when they cannot."""
    if record is None or not record.is_agreed:
        return ""
    until = words.moment(record.corrections_until)
    if can_correct:
        return f"Mistakes can be put right until {until}. After that the minutes are locked."
    return f"The minutes were locked on {until}. Nothing in them changes any more."
