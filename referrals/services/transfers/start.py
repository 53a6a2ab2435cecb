"""Beginning a transfer, and taking it back (S1-97, S1-101, S1-105, S1-194)."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from agencies.models import Scheme, User
from audit import services as audit
from audit.choices import Operation
from cases.choices import CaseStatus
from cases.models import Case
from cases.services.case import is_supervised
from core.decisions import require
from core.exceptions import NotPossible
from referrals.choices import TransferKind, TransferStatus
from referrals.models import Transfer
from referrals.permissions import transfers as permissions
from referrals.policies import transfers as policies
from referrals.services.transfer_moves import locked, move, set_turn, write_history


UNDER_WAY = "A transfer of this person is already under way. Open that one."


@dataclass(frozen=True)
class From:
    """Who comes from another force, from where, and when we first heard (S1-101, S1-194)."""

    given_names: str
    family_name: str
    born: date
    elsewhere: str
    contact: str
    first_contact_on: date
    first_contact_with: str


@transaction.atomic
def start_transfer(
    *,
    case: Case,
    by: User,
    on: date,
    to: Scheme | None = None,
    elsewhere: str = "",
    first_contact_on: date | None = None,
    first_contact_with: str = "",
) -> Transfer:
    """
    Begin a transfer: to another area's scheme, or out to another force.

    :param to: the receiving scheme; None when it is `elsewhere`
    :raises NotPermitted: if `by` does not manage the case
    :raises NotPossible: if the person is not on the cohort, is in that area already, or
        a transfer is under way
    """
    open_now = Transfer.objects.visible_to(by).filter(case=case).still_open()
    require(
        permissions.may_start(by, case),
        policies.can_start(
            is_on_cohort=case.status == CaseStatus.ACTIVE, has_open=open_now.exists()
        ),
        policies.can_go_to(is_own_area=to is not None and to.pk == case.scheme_id),
        policies.can_have_happened(happened_on=first_contact_on or on, on=on),
    )
    transfer = Transfer(
        kind=TransferKind.INTERNAL if to else TransferKind.EXTERNAL_OUT,
        case=case,
        subject_family_name=case.person.family_name,
        subject_given_names=case.person.given_names,
        subject_born=case.person.date_of_birth,
        case_reference=case.reference,
        from_area=case.scheme.area,
        sending_agency=case.scheme.lead_agency,
        to_area=to.area if to else None,
        receiving_agency=to.lead_agency if to else None,
        elsewhere="" if to else elsewhere.strip(),
        is_supervised=is_supervised(case, on),
        first_contact_on=first_contact_on,
        first_contact_with=first_contact_with.strip(),
    )
    begin(transfer, by=by, on=on)
    audit.record("transfer.started", subject=transfer, kind=transfer.kind)
    return transfer


@transaction.atomic
def start_transfer_in(*, scheme: Scheme, subject: From, by: User, on: date) -> Transfer:
    """
    Begin a transfer in from another force.

    :raises NotPermitted: if `by` does not co-ordinate the scheme
    :raises NotPossible: if one of the same person is under way
    """
    require(
        permissions.may_start_in(by, scheme),
        policies.can_have_happened(happened_on=subject.first_contact_on, on=on),
    )
    transfer = Transfer(
        kind=TransferKind.EXTERNAL_IN,
        subject_family_name=subject.family_name.strip(),
        subject_given_names=subject.given_names.strip(),
        subject_born=subject.born,
        to_area=scheme.area,
        receiving_agency=scheme.lead_agency,
        elsewhere=subject.elsewhere.strip(),
        elsewhere_contact=subject.contact.strip(),
        first_contact_on=subject.first_contact_on,
        first_contact_with=subject.first_contact_with.strip(),
    )
    begin(transfer, by=by, on=on)
    audit.record(
        "transfer.started",
        subject=transfer,
        operation=Operation.COLLECT,
        kind=transfer.kind,
    )
    return transfer


def begin(transfer: Transfer, *, by: User, on: date) -> None:
    """
    Save a new transfer with its first history.

    :raises NotPossible: if another of the same case or person came first
    """
    transfer.status_since, transfer.started_on, transfer.started_by = on, on, by
    set_turn(transfer)
    try:
        with transaction.atomic():
            transfer.save(force_insert=True)
    except IntegrityError as error:
        raise NotPossible(UNDER_WAY) from error
    write_history(transfer, by=by, on=on)


@transaction.atomic
def withdraw_transfer(
    *, transfer: Transfer, reason: str, by: User, on: date
) -> Transfer:
    """
    Take a transfer back, saying why; the case stays where it is.

    :raises NotPermitted: if `by`'s area did not begin it
    :raises NotPossible: if it has been handed over or has ended
    """
    require(permissions.may_withdraw(by, transfer))
    current = locked(transfer, by=by)
    require(policies.can_withdraw(kind=current.kind, status=current.status))
    current.ended_reason = reason
    move(current, TransferStatus.WITHDRAWN, by=by, on=on, reason=reason)
    audit.record("transfer.taken_back", subject=current)
    return current
