"""What is recorded on a case, as far as this reader may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from agencies.models import User
from cases.choices import Pathway
from cases.models import (
    Address,
    Case,
    Contact,
    ContactNumber,
    Identifier,
    InvolvedAgency,
    NeedAssessment,
    Note,
    Responsibility,
    WarningMarker,
)
from core.exceptions import NotVisible


def latest_needs(user: User, case: Case) -> list[NeedAssessment]:
    """Return the present rating of each pathway the reader may see, in the form's order."""
    rows = (
        NeedAssessment.objects.visible_to(user)
        .filter(case=case)
        .order_by("pathway", "-assessed_on", "-recorded_at")
        .distinct("pathway")
    )
    order = {pathway: index for index, pathway in enumerate(Pathway.values)}
    return sorted(rows, key=lambda row: order[row.pathway])


def needs_history(user: User, case: Case) -> list[NeedAssessment]:
    """Return every assessment of every pathway the reader may see, oldest first."""
    return list(
        NeedAssessment.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by")
        .order_by("assessed_on", "recorded_at")
    )


def notes(user: User, case: Case) -> QuerySet[Note]:
    """Return the notes the reader may see, newest first."""
    return (
        Note.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "originator__agency")
        .order_by("-about_on", "-recorded_at")
    )


def get_note(user: User, case: Case, note_id: UUID) -> Note:
    """
    Return one note of this case.

    :raises NotVisible: when the reader may not see it, or this case has none such
    """
    found = notes(user, case).filter(pk=note_id).first()
    if found is None:
        raise NotVisible
    return found


def contacts(user: User, case: Case) -> QuerySet[Contact]:
    """Return the contact log as it stands, as far as the reader may see it, newest first."""
    return (
        Contact.objects.visible_to(user)
        .standing()
        .filter(case=case)
        .select_related("recorded_by", "originator__agency")
        .order_by("-happened_at", "-recorded_at")
    )


def appointments(
    user: User, case_ids: Iterable[UUID], *, since: datetime, until: datetime
) -> QuerySet[Contact]:
    """Return the contacts of these cases whose next appointment is in a time (1 query)."""
    return (
        Contact.objects.visible_to(user)
        .standing()
        .filter(
            case__in=list(case_ids),
            next_appointment_at__gte=since,
            next_appointment_at__lt=until,
        )
        .select_related("recorded_by")
        .order_by("next_appointment_at", "pk")
    )


def warnings(user: User, case: Case) -> QuerySet[WarningMarker]:
    """Return the warnings in force that the reader may see."""
    return (
        WarningMarker.objects.visible_to(user)
        .filter(case=case, ended_on__isnull=True)
        .select_related("recorded_by")
        .order_by("-warned_on")
    )


def get_warning(user: User, case: Case, warning_id: UUID) -> WarningMarker:
    """
    Return one warning of this case.

    :raises NotVisible: when the reader may not see it, or this case has none such
    """
    found = warnings(user, case).filter(pk=warning_id).first()
    if found is None:
        raise NotVisible
    found.case = case
    return found


def involved_agencies(user: User, case: Case) -> QuerySet[InvolvedAgency]:
    """Return who else works with the person (S1-176)."""
    return (
        InvolvedAgency.objects.visible_to(user)
        .filter(case=case)
        .order_by("agency_name")
    )


@dataclass(frozen=True)
class Identity:
    """Who somebody is and was: numbers, addresses, telephone numbers, all with history."""

    identifiers: list[Identifier]
    addresses: list[Address]
    numbers: list[ContactNumber]


def whereabouts(user: User, case: Case) -> tuple[Address | None, list[ContactNumber]]:
    """Return where the person lives now, if known, and how to ring them (2 queries)."""
    homes = Address.objects.visible_to(user).filter(
        person=case.person, last_day__isnull=True
    )
    numbers = ContactNumber.objects.visible_to(user).filter(person=case.person)
    return homes.first(), list(numbers.order_by("kind", "number"))


def identity(user: User, case: Case) -> Identity:
    """Return what is recorded of who the person is, the current first (3 queries)."""
    person = case.person
    return Identity(
        identifiers=list(
            Identifier.objects.visible_to(user)
            .filter(person=person)
            .order_by("kind", F("superseded_on").desc(nulls_first=True))
        ),
        addresses=list(
            Address.objects.visible_to(user)
            .filter(person=person)
            .order_by(F("last_day").desc(nulls_first=True))
        ),
        numbers=list(ContactNumber.objects.visible_to(user).filter(person=person)),
    )


def responsibilities(user: User, case: Case) -> list[Responsibility]:
    """Return which areas have been responsible, the present one first (S1-108)."""
    return list(
        Responsibility.objects.visible_to(user)
        .filter(case=case)
        .select_related("area", "recorded_by")
        .order_by("-since")
    )
