"""Before the receiving area: what it is told, the address, its contact, its forms, sending."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from cases import permissions as case_permissions
from cases.choices import Section
from core.decisions import Decision, require
from core.exceptions import ChangedMeanwhile
from referrals.choices import (
    AddressCheckKind,
    AddressOutcome,
    TransferKind,
    TransferStatus,
    TransferStep,
    TransferTopic,
)
from referrals.models import AddressCheck, Transfer, TransferAnswer
from referrals.models.transfer_parts import SECTIONS
from referrals.permissions import transfers as permissions
from referrals.policies import transfers as policies
from referrals.selectors import transfers as found
from referrals.services.transfer_moves import at_step, move, take


@dataclass(frozen=True)
class AddressFound:
    """What a check of the address found (S1-193)."""

    address: str
    outcome: str
    grounds: str
    checked_on: date
    police_visitor: str = ""
    probation_visitor: str = ""


def require_screened(transfer: Transfer, *, by: User) -> None:
    """
    Go on only once an address in the other force's area was found suitable (S1-105).

    :raises NotPossible: before that
    """
    if transfer.kind == TransferKind.EXTERNAL_OUT:
        require(policies.can_prepare_out(screened=found.address_found(by, transfer)))


@transaction.atomic
def tell(
    *,
    transfer: Transfer,
    topic: TransferTopic,
    text: str,
    version: int,
    by: User,
) -> TransferAnswer:
    """
    Write what the receiving area is told under one topic (S1-97, S1-106).

    :param version: the answer's version on the page; 0 when there was none yet
    :raises NotPermitted: if `by` is not of the sending area, or may not write safeguarding
    :raises NotPossible: if it has been sent
    :raises ChangedMeanwhile: if somebody else wrote it first
    """
    section = SECTIONS.get(topic, Section.GENERAL)
    require(
        permissions.may_prepare(by, transfer),
        case_permissions.may_write_section(by, section),
    )
    current = at_step(transfer, TransferStep(topic.value), by=by)
    require_screened(current, by=by)
    answer = found.told(by, current).get(topic)
    if (answer.version if answer else 0) != version:
        raise ChangedMeanwhile(
            "Somebody else wrote this while your page was open. "
            "Read theirs, then write again if yours is still right.",
            theirs=[(topic.label, answer.text if answer else "")],
            yours=[(topic.label, text)],
        )
    answer = answer or TransferAnswer(
        transfer=current,
        case_id=current.existing_case_id,
        code=topic,
        section=section,
        originator_id=by.own_principal,
        version=0,
    )
    answer.text, answer.recorded_by = text.strip(), by
    answer.version += 1
    answer.save()
    take(current, TransferStep(topic.value))
    current.save()
    audit.record("transfer.told", subject=answer, topic=topic)
    return answer


@transaction.atomic
def check_address(
    *, transfer: Transfer, check: AddressFound, by: User, on: date
) -> AddressCheck:
    """
    Record what a check of the address found: our screening, or the joint home visit.

    An unsuitable address leaves the step to be taken again for another (S1-98, S1-193).

    :raises NotPermitted: if `by` is not of the area that checks
    :raises NotPossible: if it is not the time for it, the day is still to come, or a home
        visit was not made by police and probation together
    """
    kind = kind_of_check(transfer)
    step = TransferStep(kind.value)
    require(may_check(by, transfer))
    current = at_step(transfer, step, by=by)
    require(policies.can_have_happened(happened_on=check.checked_on, on=on))
    if kind is AddressCheckKind.HOME_VISIT:
        require(
            policies.can_visit(
                police_visitor=check.police_visitor,
                probation_visitor=check.probation_visitor,
            )
        )
    made = AddressCheck(transfer=current, kind=kind, recorded_by=by, **vars(check))
    made.save(force_insert=True)
    take(current, step, undo=check.outcome != AddressOutcome.SUITABLE)
    current.save()
    audit.record("transfer.address_checked", subject=made, outcome=made.outcome)
    return made


def kind_of_check(transfer: Transfer) -> AddressCheckKind:
    """Return how a kind of transfer has its address checked (S1-98, S1-101, S1-105)."""
    if transfer.kind == TransferKind.EXTERNAL_OUT:
        return AddressCheckKind.SCREENING
    return AddressCheckKind.HOME_VISIT


def may_check(by: User, transfer: Transfer) -> Decision:
    """Ask the area that checks: ours before going out, the receiving one otherwise."""
    if transfer.kind == TransferKind.EXTERNAL_OUT:
        return permissions.may_prepare(by, transfer)
    return permissions.may_receive(by, transfer)


@transaction.atomic
def contact_receiving_area(
    *, transfer: Transfer, contacted_on: date, contact: str, by: User, on: date
) -> Transfer:
    """
    Record that the other force was contacted, when and whom there (S1-106, S1-194).

    :raises NotPermitted: if `by` is not of the sending area
    :raises NotPossible: before the address is screened, or if the day is still to come
    """
    require(permissions.may_prepare(by, transfer))
    current = at_step(transfer, TransferStep.CONTACT, by=by)
    require_screened(current, by=by)
    require(policies.can_have_happened(happened_on=contacted_on, on=on))
    current.first_contact_on, current.first_contact_with = contacted_on, contact.strip()
    take(current, TransferStep.CONTACT)
    current.save()
    audit.record("transfer.contacted", subject=current, on=contacted_on)
    return current


@transaction.atomic
def settle_forms(
    *, transfer: Transfer, needed: bool, settled_on: date, by: User, on: date
) -> Transfer:
    """
    Record that the receiving area's own forms are filled in, or not asked for (S1-107).

    :raises NotPermitted: if `by` is not of the sending area
    :raises NotPossible: before the address is screened, or if the day is still to come
    """
    require(permissions.may_prepare(by, transfer))
    current = at_step(transfer, TransferStep.FORMS, by=by)
    require_screened(current, by=by)
    require(policies.can_have_happened(happened_on=settled_on, on=on))
    current.forms_needed, current.forms_settled_on = needed, settled_on
    take(current, TransferStep.FORMS)
    current.save()
    audit.record("transfer.forms_settled", subject=current, needed=needed)
    return current


@transaction.atomic
def receive_documents(
    *,
    transfer: Transfer,
    documents: str,
    contribution: str,
    received_on: date,
    by: User,
    on: date,
) -> Transfer:
    """
    Record which documents came from the other force, and how it takes part (S1-101, S1-103).

    :raises NotPermitted: if `by` is not of the receiving lead agency
    :raises NotPossible: if the day is still to come, or it is past that stage
    """
    require(permissions.may_receive(by, transfer))
    current = at_step(transfer, TransferStep.DOCUMENTS, by=by)
    require(policies.can_have_happened(happened_on=received_on, on=on))
    current.documents, current.contribution = documents.strip(), contribution.strip()
    current.documents_received_on = received_on
    take(current, TransferStep.DOCUMENTS)
    current.save()
    audit.record("transfer.documents_received", subject=current, on=received_on)
    return current


@transaction.atomic
def send_transfer(*, transfer: Transfer, by: User, on: date) -> Transfer:
    """
    Send an internal transfer: the receiving lead agency reads what was written, and no more.

    :raises NotPermitted: if `by` does not manage the case
    :raises NotPossible: if something it must be told is blank (S1-97, S1-196), or it was
        sent already
    """
    require(permissions.may_send(by, transfer))
    current = at_step(transfer, TransferStep.SEND, by=by)
    require(policies.can_tell(missing=found.untold(current)))
    current.sent_on, current.sent_by = on, by
    take(current, TransferStep.SEND)
    move(current, TransferStatus.SENT, by=by, on=on)
    audit.disclosed(
        "transfer.sent_to_area",
        cases=[current.existing_case_id],
        recipient=str(current.receiving_agency),
        purpose=Purpose.REFERRAL,
        transfer=current.pk,
    )
    return current
