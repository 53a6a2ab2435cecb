"""Transfers in words: the list, and the check-list of one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from core import words
from referrals.choices import (
    TransferKind,
    TransferParty,
    TransferStatus,
    TransferStep,
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
    return words.short_day(due_on), "neutral"


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
