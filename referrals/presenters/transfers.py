"""Transfers in words: the list, the check-list, the history, the pack."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from core import words
from referrals.choices import (
    TransferDutyCode,
    TransferKind,
    TransferParty,
    TransferStatus,
    TransferStep,
    TransferTopic,
)
from referrals.rules import transfers as rules


TONES = {
    TransferStatus.PREPARING: "neutral",
    TransferStatus.SENT: "info",
    TransferStatus.REFERRED: "info",
    TransferStatus.AWAITING_DECISION: "warning",
    TransferStatus.ADOPTED: "warning",
    TransferStatus.HANDED_OVER: "warning",
    TransferStatus.COMPLETED: "success",
    TransferStatus.REFUSED: "danger",
    TransferStatus.WITHDRAWN: "neutral",
}
ROUTES = {
    TransferStep.SCREENING: "referrals:transfer_address",
    TransferStep.HOME_VISIT: "referrals:transfer_address",
    TransferStep.CONTACT: "referrals:transfer_contact",
    TransferStep.DOCUMENTS: "referrals:transfer_documents",
    TransferStep.FORMS: "referrals:transfer_forms",
    TransferStep.PACK: "referrals:transfer_pack",
    TransferStep.SEND: "referrals:transfer_send",
    TransferStep.CONTACT_POINT: "referrals:transfer_contact_point",
    TransferStep.MEETING: "meetings:put_transfer",
    TransferStep.REFERRAL: "referrals:transfer_referral",
    TransferStep.DECISION: "referrals:transfer_decide",
    TransferStep.HAND_OVER: "referrals:transfer_hand_over",
    TransferStep.DESELECT: "referrals:transfer_deselect",
}


@dataclass(frozen=True)
class TransferRow:
    """One transfer in a list."""

    name: str
    url: str
    born: str
    comes_from: str
    goes_to: str
    kind: str
    status: str
    tone: str
    step: str
    party: str
    due: str
    due_tone: str


def rows(transfers: Iterable[Any], *, on: date) -> list[TransferRow]:
    """Return a list's rows, in its order."""
    return [row(each, on=on) for each in transfers]


def row(transfer: Any, *, on: date) -> TransferRow:
    """Return one transfer: who, from where to where, whose turn and by when."""
    due, tone = due_words(transfer.next_due_on, on=on)
    born = transfer.subject_born
    return TransferRow(
        name=transfer.subject_name,
        url=transfer.get_absolute_url(),
        born=words.short_day(born) if born else "",
        comes_from=transfer.comes_from,
        goes_to=transfer.goes_to,
        kind=transfer.get_kind_display(),
        status=transfer.get_status_display(),
        tone=TONES[TransferStatus(transfer.status)],
        step=transfer.get_next_step_display(),
        party=party_words(transfer),
        due=due,
        due_tone=tone,
    )


def due_words(due_on: date | None, *, on: date) -> tuple[str, str]:
    """Return when something is due and its tone: overdue in red."""
    if due_on is None:
        return "", ""
    late = (on - due_on).days
    if late > 0:
        return f"{late} day{'' if late == 1 else 's'} overdue", "danger"
    return f"Due {words.short_day(due_on)}", "neutral"


def party_words(transfer: Any) -> str:
    """Return who has the next step, by name."""
    party = TransferParty(transfer.next_party)
    if party is TransferParty.SENDING:
        return str(transfer.sending_agency)
    if party is TransferParty.RECEIVING:
        return str(transfer.receiving_agency)
    if party is TransferParty.CHAIR:
        return f"Chair, {transfer.goes_to}"
    return party.label


@dataclass(frozen=True)
class Task:
    """One line of the check-list, as the component `task_list` draws it."""

    title: str
    url: str
    hint: str
    status: str
    tone: str


@dataclass(frozen=True)
class Stage:
    """The steps of one stage."""

    title: str
    tasks: list[Task]


STAGE_TITLES = {
    TransferKind.INTERNAL: {
        TransferStatus.PREPARING: "Tell the receiving area",
        TransferStatus.SENT: "The receiving area prepares",
        TransferStatus.AWAITING_DECISION: "The receiving area’s meeting",
        TransferStatus.ADOPTED: "Hand over",
    },
    TransferKind.EXTERNAL_IN: {
        TransferStatus.PREPARING: "Before the referral",
        TransferStatus.REFERRED: "The referral",
    },
    TransferKind.EXTERNAL_OUT: {
        TransferStatus.PREPARING: "Prepare and send",
        TransferStatus.SENT: "Hand over",
        TransferStatus.HANDED_OVER: "Afterwards",
    },
}


def check_list(
    transfer: Any, *, on: date, open_to_me: set[TransferStep], due: Mapping[Any, Any]
) -> list[Stage]:
    """
    Return the whole way of a transfer, stage by stage.

    :param open_to_me: the steps this reader may take now
    :param due: by when each step of the present stage is to be taken
    """
    kind = TransferKind(transfer.kind)
    flow = rules.FLOWS[kind]
    return [
        Stage(
            STAGE_TITLES[kind][status],
            [
                task(transfer, step, flow.owners[step], on=on, mine=step in open_to_me, due_on=due.get(step))
                for step in steps
            ],
        )
        for status, steps in flow.stages.items()
    ]  # fmt: skip


def task(
    transfer: Any,
    step: TransferStep,
    owner: TransferParty,
    *,
    on: date,
    mine: bool,
    due_on: date | None,
) -> Task:
    """Return one step: done, or whose it is and by when."""
    done = step.value in transfer.steps_done
    late = due_on is not None and not done and due_on < on
    status, tone = (
        ("Done", "success")
        if done
        else ("Overdue", "danger")
        if late
        else ("Next", "info")
        if step.value == transfer.next_step
        else ("To do", "neutral")
        if due_on
        else ("Later", "")
    )
    hint = owner_name(transfer, owner)
    if due_on and not done:
        hint = f"{hint}. By {words.day(due_on)}"
    return Task(
        title=step.label,
        url=step_url(transfer, step) if mine else "",
        hint=hint,
        status="" if transfer.is_ended and not done else status,
        tone="" if transfer.is_ended and not done else tone,
    )


def owner_name(transfer: Any, owner: TransferParty) -> str:
    """Return who takes a step."""
    if owner is TransferParty.CHAIR:
        return f"Chair of the {transfer.goes_to} meeting"
    agency = (
        transfer.sending_agency
        if owner is TransferParty.SENDING
        else transfer.receiving_agency
    )
    return str(agency or owner.label)


def step_url(transfer: Any, step: TransferStep) -> str:
    """Return the page of a step."""
    if step in rules.TOPIC_STEPS:
        return reverse("referrals:transfer_topic", args=[transfer.pk, step.value])
    if step is TransferStep.DECISION and transfer.referral_id:
        return reverse("referrals:referral", args=[transfer.referral_id])
    return reverse(ROUTES[step], args=[transfer.pk])


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
    missing = "Not shown to your role" if hidden else "Not entered"
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


LABELS = {
    "adopted_on": "On the cohort since",
    "born": "Born",
    "first_contact_on": "First contact",
    "in_custody_since": "In custody since",
    "lead_agency": "Agency",
    "licence_ends_on": "Licence ends",
    "mappa": "MAPPA",
    "rag_class": "RAG class",
    "rag_set_on": "Rated",
    "reference": "Our reference",
    "review_due_on": "Review due",
    "supervision_ends_on": "Supervision ends",
    "wanted_since": "Wanted since",
}


def pack_sections(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return a pack's content as its page and PDF set it: labels and dates in words."""
    person = {
        key: value for key, value in content["person"].items() if key != "numbers"
    }
    return {
        "transfer": pairs(content["transfer"]),
        "person": [
            *pairs(person),
            *((each["kind"], each["number"]) for each in content["person"]["numbers"]),
        ],
        "case": pairs(content["case"]),
    }


def pairs(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what is known as label and words."""
    return [
        (LABELS.get(key, key.replace("_", " ").capitalize()), in_words(key, value))
        for key, value in values.items()
        if value not in {None, ""}
    ]


def in_words(key: str, value: Any) -> str:
    """Return a value in words: dates in full."""
    if key == "born" or key.endswith(("_on", "_since")):
        return words.day(date.fromisoformat(value))
    return str(value)
