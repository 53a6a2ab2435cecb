"""What a transfer's page says besides the check-list: facts, answers, checks, history, duties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from core import words
from referrals.choices import TransferDutyCode, TransferTopic


def facts(transfer: Any) -> list[tuple[str, str]]:
    """Return what is known of a transfer, for its head."""
    contact = transfer.first_contact_with
    said = [
        (
            "First contact",
            joined(dated(transfer.first_contact_on), contact),
        ),
        ("Contact there", transfer.elsewhere_contact),
        ("Sent", dated(transfer.sent_on)),
        ("Documents", joined(dated(transfer.documents_received_on), transfer.documents)),
        ("How they take part", transfer.contribution),
        ("Their own forms", forms_words(transfer)),
        ("Single point of contact", str(transfer.contact_point or "")),
        ("Meeting", joined(transfer.meeting_name, dated(transfer.meeting_on))),
        ("Decision", joined(dated(transfer.decided_on), transfer.decision_reasons)),
        ("Lead worker from handover", joined(str(transfer.lead_worker or ""), str(transfer.lead_agency or ""))),
        ("Handed over", joined(dated(transfer.handed_over_on), transfer.handover_note)),
        ("Removed from the sending scheme", dated(transfer.deselected_on)),
        ("Why it ended", transfer.ended_reason),
    ]  # fmt: skip
    return [(label, value) for label, value in said if value]


def forms_words(transfer: Any) -> str:
    """Return what became of the receiving area's own forms (S1-107)."""
    if transfer.forms_settled_on is None:
        return ""
    said = "Filled in" if transfer.forms_needed else "Not asked for"
    return f"{said}, {words.day(transfer.forms_settled_on)}"


def dated(value: date | None) -> str:
    """Return a date in words, or nothing."""
    return words.day(value) if value else ""


def joined(*parts: str) -> str:
    """Return the parts that say something, as one."""
    return ". ".join(each for each in parts if each)


def answer_rows(told: Mapping[str, Any], *, hidden: bool) -> list[tuple[str, str]]:
    """
    Return what the receiving area is told, topic by topic.

    :param hidden: whether the reader may see none of it, rather than nothing being there
    """
    missing = (
        "Shown only to agencies that work on the case" if hidden else "Not entered"
    )
    return [
        (each.label, told[each].text if each in told else missing)
        for each in TransferTopic
    ]


def check_rows(checks: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the checks of an address in words (S1-193)."""
    return [
        {
            "title": each.get_kind_display(),
            "outcome": each.get_outcome_display(),
            "tone": "success" if each.outcome == "suitable" else "danger",
            "address": each.address,
            "grounds": each.grounds,
            "by": joined_visitors(each),
            "on": each.checked_on,
        }
        for each in checks
    ]


def joined_visitors(check: Any) -> str:
    """Return who went."""
    if not check.police_visitor:
        return str(check.recorded_by)
    return f"{check.police_visitor} (police) and {check.probation_visitor} (probation)"


def history(changes: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the transfer's statuses as the timeline draws them."""
    return [
        {
            "title": each.get_to_status_display(),
            "at": each.changed_on,
            "by": str(each.recorded_by),
            "body": each.reason,
            "tag": "",
        }
        for each in changes
    ]


@dataclass(frozen=True)
class DutyRow:
    """One thing owed after a transfer."""

    title: str
    due_on: date
    status: str
    tone: str
    detail: str
    url: str


def duty_rows(duties: Iterable[Any], *, on: date, may_meet: bool) -> list[DutyRow]:
    """Return what is owed after a transfer: met, due or overdue (S3-82, S3-91)."""
    return [duty_row(each, on=on, may_meet=may_meet) for each in duties]


def duty_row(duty: Any, *, on: date, may_meet: bool) -> DutyRow:
    """Return one thing owed."""
    if duty.done_on:
        late = duty.done_on > duty.due_on
        status, tone = ("Done late", "warning") if late else ("Done", "success")
    else:
        status, tone = ("Overdue", "danger") if duty.due_on < on else ("Due", "info")
    detail = (
        joined(f"{words.day(duty.done_on)} by {duty.done_by}", duty.get_means_display())
        if duty.done_on
        else ""
    )
    url = reverse("referrals:transfer_duty", args=[duty.transfer_id, duty.code])
    return DutyRow(
        title=TransferDutyCode(duty.code).label,
        due_on=duty.due_on,
        status=status,
        tone=tone,
        detail=detail,
        url=url if may_meet and duty.is_open else "",
    )
