"""The contact log: writing on it once, and correcting what was written (S1-182)."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases import permissions, policies, sharing
from cases.choices import ContactType, Section
from cases.models import Case, Contact
from cases.services.entries import may_record, write_once
from core.decisions import require
from core.exceptions import ChangedMeanwhile


@dataclass(frozen=True)
class NewContact:
    """
    One contact or event as somebody tells it (S1-182).

    `idempotency_key` names one sending: sent again, it is written once.
    `officer_type` and `seen_by` say who delivered it (S2-12), when not the writer.
    """

    kind: str
    happened_at: datetime
    summary: str
    place: str = ""
    officer_type: str = ""
    seen_by: str = ""
    attendance: str = ""
    outcome: str = ""
    force_number: str = ""
    next_appointment_at: datetime | None = None
    next_place: str = ""
    next_with: str = ""
    section: str = Section.GENERAL
    idempotency_key: UUID | None = None


@transaction.atomic
def log_contact(*, case: Case, contact: NewContact, by: User, at: datetime) -> Contact:
    """
    Write one contact or event on the log (S1-182).

    Sending the same `idempotency_key` again returns the contact already written.

    :raises NotPossible: if it is said to happen after `at`, or was sent before with
        other words
    """
    may_record(by, case, contact.section)
    require(can_have_met(contact.happened_at, at))
    if ContactType(contact.kind).is_of_marac:
        # S1-44: that there was a MARAC at all is for those who work with victims.
        contact = replace(contact, section=Section.VICTIM)
    logged, is_new = write_once(Contact, case=case, by=by, **vars(contact))
    if is_new:
        audit.record(
            "contact.logged",
            subject=logged,
            operation=Operation.COLLECT,
            kind=contact.kind,
        )
    return logged


def can_have_met(happened_at: datetime, at: datetime):
    """Decide whether a contact is not in the future."""
    return policies.can_happen_on(
        happened_on=timezone.localdate(happened_at), today=timezone.localdate(at)
    )


@transaction.atomic
def correct_contact(
    *, contact: Contact, to: NewContact, reason: str, by: User, at: datetime
) -> Contact:
    """
    Put a corrected text on the log; the text before stays behind it.

    The section stays too, and so do the agencies the entry was shared on with.

    :raises NotPermitted: if `by` does not act for the agency that logged it
    :raises NotPossible: if it was withdrawn, or is said to happen after `at`
    :raises ChangedMeanwhile: if somebody else corrected it first
    """
    case = contact.case
    require(
        permissions.may_correct(by, case, contact),
        policies.can_record(is_open=case.is_open),
        policies.can_withdraw(withdrawn_at=contact.withdrawn_at),
        can_have_met(to.happened_at, at),
    )
    facts = vars(to) | {"section": contact.section, "idempotency_key": None}
    corrected = Contact(
        case=case,
        originator_id=by.own_principal,
        recorded_by=by,
        corrects=contact,
        correction_reason=reason,
        **facts,
    )
    try:
        with transaction.atomic():
            corrected.save(force_insert=True)
    except IntegrityError as error:
        theirs = Contact.objects.get(corrects=contact)
        raise ChangedMeanwhile(
            "Somebody else corrected this entry while the page was open.",
            theirs=[("What happened", theirs.summary)],
            yours=[("What happened", to.summary)],
        ) from error
    sharing.carry_shares_over(from_row=contact, to_row=corrected, by=by)
    audit.record("contact.corrected", subject=corrected, corrects=contact.pk)
    return corrected
