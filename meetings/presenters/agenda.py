"""Values into the words of the agenda."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.urls import reverse

from core import words
from meetings.choices import Ground
from meetings.presenters.papers import update_lines
from meetings.rules import agenda as rules
from plans.presenters import change_lines
from rag.choices import RagClass


OUTCOME_TONES = {"adopted": "success", "rejected": "neutral", "deferred": "warning"}
DECIDABLE = "ready_for_panel"


@dataclass(frozen=True)
class AgendaRow:
    """One item of the agenda as the page shows it."""

    number: int
    item: Any
    reference: str
    name: str
    case_url: str
    rag: str
    rag_label: str
    reason: str
    presented_by: str
    outcome: str
    outcome_tone: str
    url: str
    action: str
    remove_url: str
    remove_action: str
    changed: list[tuple[str, str]]
    updates: list[tuple[str, str]] = field(default_factory=list)


def agenda_row(
    number: int,
    item: Any,
    referral: Any,
    *,
    removal: Any,
    decides: bool,
    arranges: bool,
    changed: Any = None,
    transferred_on: date | None = None,
) -> AgendaRow:
    """
    Return one item in words.

    `changed` is what changed on the case since the meeting before; `decides` and
    `arranges` say whether the reader chairs or prepares the meeting.
    A nomination leads to its referral, or for the Chair to its decision; a case to be
    removed leads to the proposal. One transferred before the meeting leads nowhere.
    """
    outcome, tone = outcome_of(item, referral, removal)
    url, action = leads_to(referral, removal, decides=decides)
    if transferred_on and not outcome:
        outcome, tone = f"Transferred on {words.day(transferred_on)}", "neutral"
        url, action = "", ""
    case = item.case
    return AgendaRow(
        number=number,
        item=item,
        reference=case.reference,
        name=str(case.person),
        case_url=case.get_absolute_url(),
        rag=case.rag_class or (referral.recommended_rag if referral else ""),
        rag_label="" if case.rag_class else "Recommended",
        reason=item.reason,
        presented_by=str(item.presented_by or ""),
        outcome=outcome,
        outcome_tone=tone,
        url=url,
        action=action,
        remove_url=leave_off_url(item) if arranges and not outcome else "",
        remove_action="Take off the agenda" if item.referral_id else "Put off",
        changed=change_lines(changed) if changed else [],
    )


def with_updates(
    rows: Iterable[AgendaRow], updates: Mapping[Any, Sequence[Any]]
) -> list[AgendaRow]:
    """Return rows with the written updates on their cases (S1-34)."""
    return [
        replace(row, updates=update_lines(updates.get(row.item.case_id, ())))
        for row in rows
    ]


def leave_off_url(item: Any) -> str:
    """Return where an item is left off: a nomination waits, others are put off, Red stays."""
    if item.referral_id:
        return reverse("meetings:remove_item", args=[item.meeting_id, item.pk])
    if rules.stays(item.case):
        return ""
    return reverse("meetings:put_off", args=[item.meeting_id, item.case_id])


def transfer_row(transfer: Any, *, decides: bool) -> dict[str, str]:
    """Return a transfer before the meeting in words; the Chair is led to its decision."""
    waits = transfer.decided_on is None
    here = decides and waits
    route = "referrals:transfer_decide" if here else "referrals:transfer"
    return {
        "name": transfer.subject_name,
        "comes_from": transfer.comes_from,
        "sent_by": str(transfer.sending_agency or ""),
        "status": "" if waits else str(transfer.get_status_display()),
        "url": reverse(route, args=[transfer.pk]),
        "action": "Decide" if here else "Read the transfer",
    }


def leads_to(referral: Any, removal: Any, *, decides: bool) -> tuple[str, str]:
    """Return where an item leads, and what the link says; nothing for a plain item."""
    if referral is not None:
        here = decides and referral.status == DECIDABLE
        route = "referrals:decide" if here else "referrals:referral"
        action = "Decide" if here else "Read the referral"
        return reverse(route, args=[referral.pk]), action
    if removal is not None:
        here = decides and removal.is_open
        action = "Decide the removal" if here else "Read about the removal"
        return removal.get_absolute_url(), action
    return "", ""


def outcome_of(item: Any, referral: Any, removal: Any = None) -> tuple[str, str]:
    """Return an item's outcome and its tone: what was decided, when it has been."""
    if item.outcome:
        return item.outcome, "neutral"
    if removal is not None and removal.decided_on:
        return str(removal.get_status_display()), "neutral"
    if referral is None or referral.status not in OUTCOME_TONES:
        return "", ""
    outcome = str(referral.get_status_display())
    if referral.status == "deferred" and referral.deferred_until:
        outcome = f"{outcome} until {words.day(referral.deferred_until)}"
    return outcome, OUTCOME_TONES[referral.status]


def nomination_reason(presented_by: str) -> str:
    """Return why a new nomination is on the agenda (S1-24)."""
    return f"New nomination, presented by {presented_by}"


def case_choice(case: Any) -> str:
    """Return a case as a choice: "Fenwick, Darren (IOM-1001), Amber"."""
    rag = f", {RagClass(case.rag_class).label}" if case.rag_class else ""
    return f"{case.person} ({case.reference}){rag}"


def due_rows(due: Iterable[Any]) -> list[tuple[str, str, str]]:
    """Return what has come due: address, person and reference, and why."""
    return [
        (each.case.get_absolute_url(), case_choice(each.case), each.text)
        for each in due
    ]


def ground_counts(items: Iterable[Any]) -> list[tuple[str, int]]:
    """Return how many items each ground brought, in the agenda's order of grounds."""
    counts = Counter(item.ground for item in items)
    return [(str(each.label), counts[each]) for each in Ground if counts[each]]


def added(count: int) -> str:
    """Say how many cases were put on the agenda."""
    return f"{count} case{'' if count == 1 else 's'} added to the agenda."
