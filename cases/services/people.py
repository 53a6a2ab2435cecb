"""Recording who somebody is: identity, identifiers, addresses, numbers (S1-174)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from agencies.roles import Permission
from audit import services as audit
from audit.choices import Operation
from cases import identifiers, names, policies
from cases.choices import CaseStatus
from cases.choices.events import ChangeKind
from cases.models import Address, Case, ContactNumber, Identifier, Person
from cases.services.changes import note_significant_change
from cases.services.entries import may_record
from core.decisions import permitted_if, require
from core.exceptions import NotPossible


def may_record_person(by: User) -> None:
    """Go on only for people who refer or work cases."""
    require(
        permitted_if(
            by.holds(Permission.CASE_WORK),
            "Your role does not record people on a scheme.",
        )
    )


def may_record_about(by: User, person: Person) -> None:
    """
    Go on only for people who work cases, while any case of the person's is open.

    :raises NotPermitted: if `by` does not work cases
    :raises NotPossible: if every case of the person's that `by` sees is closed
    """
    may_record_person(by)
    statuses = set(
        Case.objects.visible_to(by).filter(person=person).values_list("status")
    )
    still_open = {(CaseStatus.REFERRED,), (CaseStatus.ACTIVE,)}
    require(policies.can_record(is_open=not statuses or bool(statuses & still_open)))


@transaction.atomic
def record_person(
    *,
    family_name: str,
    given_names: str,
    date_of_birth: date | None,
    by: User,
    known_as: str = "",
    email: str = "",
) -> Person:
    """
    Write a new person down. Always a new row: a hidden namesake is never revealed.

    :raises NotPermitted: if `by` does not work cases
    """
    may_record_person(by)
    person = Person(
        family_name=family_name.strip(),
        given_names=given_names.strip(),
        known_as=known_as.strip(),
        date_of_birth=date_of_birth,
        email=email.strip(),
        family_folded=names.folded(family_name),
        given_folded=names.folded(given_names),
        sound_key=names.sound_key(family_name, given_names),
    )
    person.save()
    audit.record("person.recorded", subject=person, operation=Operation.COLLECT)
    return person


@transaction.atomic
def record_identifier(
    *, person: Person, kind: str, value: str, by: User, on: date
) -> Identifier:
    """
    Record a number the person is known by; the one before is kept as superseded.

    :raises InvalidIdentifier: if `value` is not a possible number of that kind
    """
    may_record_about(by, person)
    normal = identifiers.normalise(kind, value)
    current = Identifier.objects.filter(
        person=person, kind=kind, superseded_on__isnull=True
    )
    same = current.filter(value=normal).first()
    if same:
        return same
    current.update(superseded_on=on)
    identifier = Identifier(person=person, kind=kind, value=normal, recorded_on=on)
    identifier.save()
    audit.record("person.identifier_recorded", subject=identifier, kind=kind)
    return identifier


@dataclass(frozen=True)
class Home:
    """Where somebody lives: an address or none, on what footing, and what is known of it."""

    lines: str = ""
    postcode: str = ""
    no_fixed_abode: bool = False
    tenure: str = ""
    is_hostel_of_concern: bool = False
    has_previous_associations: bool = False


@transaction.atomic
def change_address(*, person: Person, home: Home, by: User, on: date) -> Address:
    """
    Record where the person lives from `on`; the address before ends that day.

    :raises InvalidIdentifier: if the postcode is not a possible one
    :raises NotPossible: if `on` is before the present address began
    """
    may_record_about(by, person)
    current = Address.objects.filter(person=person, last_day__isnull=True)
    began = current.values_list("first_day", flat=True).first()
    require(policies.can_move_on(began=began, on=on))
    current.update(last_day=on)
    facts = vars(home) | {
        "lines": home.lines.strip(),
        "postcode": identifiers.normalise("postcode", home.postcode)
        if home.postcode
        else "",
    }
    address = Address(person=person, first_day=on, **facts)
    address.save()
    audit.record("person.address_changed", subject=address)
    return address


@transaction.atomic
def move_home(*, case: Case, home: Home, by: User, on: date, at: datetime) -> Address:
    """
    Record a move on a case that is being worked: a significant change (S2-20).

    The same address once more, as a second press of the button sends it, is not a move.

    :raises InvalidIdentifier: if the postcode is not a possible one
    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if `on` is before the present address began, or after `at`
    """
    may_record(by, case)
    require(policies.can_have_happened(on=on, today=timezone.localdate(at)))
    present = Address.objects.filter(person=case.person, last_day__isnull=True).first()
    address = change_address(person=case.person, home=home, by=by, on=on)
    if present is None:
        return address
    if present.first_day == on and present.is_same_place(address):
        raise NotPossible("This address is recorded already, from the same day.")
    note_significant_change(
        case=case,
        kind=ChangeKind.ADDRESS,
        happened_on=on,
        what="No fixed abode" if home.no_fixed_abode else "Moved to a new address",
        by=by,
        at=at,
    )
    return address


@transaction.atomic
def add_number(*, person: Person, kind: str, number: str, by: User) -> ContactNumber:
    """
    Record a number to reach the person on (F07, F08).

    :raises InvalidIdentifier: if it is not a possible telephone number
    """
    may_record_about(by, person)
    contact = ContactNumber(
        person=person, kind=kind, number=identifiers.normalise("phone", number)
    )
    contact.save()
    audit.record("person.number_added", subject=contact)
    return contact
