"""Can a transfer go on now? Values in, a decision with its reason out."""

from collections.abc import Collection
from datetime import date

from core.decisions import Decision, first_refusal, possible_if
from core.words import day
from referrals.choices import (
    AddressOutcome,
    TransferKind,
    TransferStatus,
    TransferStep,
    TransferTopic,
)
from referrals.rules import transfers as rules


def can_start(*, is_on_cohort: bool, has_open: bool) -> Decision:
    """One transfer at a time, of somebody on the cohort."""
    return first_refusal(
        possible_if(
            is_on_cohort,
            "Only somebody on the cohort is transferred. This case is not on it.",
        ),
        possible_if(
            not has_open,
            "A transfer of this person is already under way. Open that one.",
        ),
    )


def can_go_to(*, is_own_area: bool) -> Decision:
    """An internal transfer goes to another area."""
    return possible_if(
        not is_own_area, "The person is in that area already. Choose another area."
    )


def can_have_happened(*, happened_on: date, on: date) -> Decision:
    """What is recorded happened today or before."""
    return possible_if(happened_on <= on, "The date must be today or in the past.")


def can_take(*, kind: str, status: str, step: TransferStep) -> Decision:
    """A step is taken while the transfer is at its stage."""
    flow = rules.FLOWS[TransferKind(kind)]
    stage, now = flow.stage_of(step), TransferStatus(status)
    order = list(flow.stages)
    return first_refusal(
        possible_if(stage is not None, "This kind of transfer has no such step."),
        possible_if(
            now in flow.stages,
            f"This transfer has ended: {now.label.lower()}. Nothing more can be added.",
        ),
        possible_if(
            stage not in order
            or now not in order
            or order.index(now) >= order.index(stage),
            f"“{step.label}” comes later. The transfer is now: {now.label.lower()}.",
        ),
        possible_if(
            stage == now,
            f"“{step.label}” is behind us. The transfer is now: {now.label.lower()}.",
        ),
    )


def can_prepare_out(*, screened: str) -> Decision:
    """Going to another force, the address is screened before anything else (S1-105)."""
    return first_refusal(
        possible_if(
            bool(screened), "Screen the address first. It comes before everything else."
        ),
        possible_if(
            screened == AddressOutcome.SUITABLE,
            "The address was found unsuitable. Screen another, or withdraw the transfer.",
        ),
    )


def can_tell(*, missing: Collection[TransferTopic]) -> Decision:
    """
    The receiving area is told everything relevant (S1-97, S1-106).

    Never without current risk factors and safeguarding concerns (S1-196).
    """
    vital = [each for each in rules.MUST_BE_TOLD if each in missing]
    others = [each for each in missing if each not in vital]
    return first_refusal(
        possible_if(
            not vital,
            f"Enter the {_listed(vital)} before sending. Write “None known” if there are none.",
        ),
        possible_if(not others, f"Enter the {_listed(others)} before sending."),
    )


def _listed(topics: Collection[TransferTopic]) -> str:
    labels = [each.label.lower() for each in topics]
    return " and the ".join(
        [", the ".join(labels[:-1]), labels[-1]] if len(labels) > 1 else labels
    )


def can_visit(*, police_visitor: str, probation_visitor: str) -> Decision:
    """A home visit is made by police and probation together (S1-98, S1-193)."""
    return possible_if(
        bool(police_visitor.strip() and probation_visitor.strip()),
        "The visit is joint. Enter who went for the police and who for probation.",
    )


def can_go_on(*, visited: str, has_contact_point: bool) -> Decision:
    """Before the meeting or the referral: a suitable address and a contact point (S1-98, S1-100)."""
    return first_refusal(
        can_refuse_address(visited=visited, refusing=False),
        possible_if(
            has_contact_point, "Name the single point of contact in this area first."
        ),
    )


def can_refuse_address(*, visited: str, refusing: bool = True) -> Decision:
    """An address is refused for being unsuitable, and gone on with for being suitable."""
    return first_refusal(
        possible_if(bool(visited), "Record the joint home visit first."),
        possible_if(
            refusing or visited == AddressOutcome.SUITABLE,
            "The address was found unsuitable. Visit another address, or end the transfer.",
        ),
        possible_if(
            not refusing or visited == AddressOutcome.UNSUITABLE,
            "The last visit found the address suitable. The meeting decides.",
        ),
    )


def can_start_referral(*, has_documents: bool) -> Decision:
    """A referral in follows the other force's documents (S1-101, S1-102)."""
    return possible_if(
        has_documents, "Record first that the other force’s documents have come."
    )


def can_put_before(*, held_on: date, on: date) -> Decision:
    """A transfer is put before a meeting still to come (S1-103)."""
    return possible_if(held_on >= on, "Choose a meeting that is still to come.")


def can_make_pack(*, is_contacted: bool, forms_settled: bool) -> Decision:
    """The pack is made once they have been contacted and their forms dealt with (S1-106, S1-107)."""
    return first_refusal(
        possible_if(
            is_contacted, "Record first that you contacted the receiving area."
        ),
        possible_if(
            forms_settled, "Say first whether the receiving area needs its own forms."
        ),
    )


def can_send_pack(*, is_made: bool, is_latest: bool) -> Decision:
    """What is sent is the latest pack."""
    return first_refusal(
        possible_if(is_made, "Make the transfer pack first."),
        possible_if(is_latest, "A newer pack was made meanwhile. Send that one."),
    )


def can_hand_over(*, handed_over_on: date, sent_on: date | None, on: date) -> Decision:
    """Another force takes over after it was sent the pack, today at the latest (S1-108)."""
    return first_refusal(
        can_have_happened(happened_on=handed_over_on, on=on),
        possible_if(
            sent_on is None or handed_over_on >= sent_on,
            f"The pack was sent on {day(sent_on or on)}. The handover cannot be earlier.",
        ),
    )


def can_withdraw(*, kind: str, status: str) -> Decision:
    """A transfer is withdrawn until it has been handed over or has ended."""
    return possible_if(
        rules.may_follow(
            TransferKind(kind), TransferStatus(status), TransferStatus.WITHDRAWN
        ),
        "This transfer has been handed over or has ended already.",
    )


def can_meet_duty(*, is_open: bool, done_on: date, since: date, on: date) -> Decision:
    """A duty is met once, after the transfer and not in the future (S3-82, S3-91)."""
    return first_refusal(
        possible_if(is_open, "This is recorded as done already."),
        can_have_happened(happened_on=done_on, on=on),
        possible_if(
            done_on >= since,
            f"It counts from {day(since)}. The date cannot be earlier.",
        ),
    )
