"""
The questions pages ask about cases and people; each look is recorded as it is taken.

`get_case` is the one way to open a case: it finds it for this reader or not at all,
and writes who looked, at what and why in the same transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet
from django.db.models.functions import Now

from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from cases import identifiers, names
from cases.choices import Pathway, Section
from cases.models import (
    Address,
    Case,
    CaseGrant,
    Contact,
    ContactNumber,
    Identifier,
    InvolvedAgency,
    LeadWorkerAssignment,
    NeedAssessment,
    Note,
    Person,
    SectionShare,
    StatusChange,
    WarningMarker,
)
from core.exceptions import NotVisible


PAGE = 50  # rows; one more is fetched to know whether there is a next page


def get_case(
    user: User,
    case_id: UUID | str,
    *,
    event: str = "case.opened",
    purpose: str = Purpose.CASE_MANAGEMENT,
) -> Case:
    """
    Return the case for this reader, with `my_level`, and record the look.

    :raises NotVisible: when it is not there for them – hidden and missing are alike
    """
    case = (
        Case.objects.visible_to(user)
        .with_level(user)
        .select_related(
            "person",
            "scheme__area",
            "scheme__lead_agency",
            "lead_worker",
            "lead_worker_agency",
        )
        .prefetch_related(
            Prefetch(
                "person__identifiers",
                Identifier.objects.visible_to(user)
                .filter(superseded_on__isnull=True)
                .order_by("kind"),
            )
        )
        .filter(pk=case_id)
        .first()
    )
    if case is None:
        raise NotVisible
    audit.looked(event, cases=[case.pk], purpose=purpose)
    return case


@dataclass(frozen=True)
class CaseFilters:
    """What a caseload list is narrowed to; empty means everything."""

    rag_class: str = ""
    status: str = "active"
    mine: bool = False
    overdue: bool = False
    in_custody: bool = False
    area: str = ""


@dataclass(frozen=True)
class Page:
    """Rows of a list, and whether there are more."""

    rows: list
    number: int
    has_next: bool


def list_cases(user: User, filters: CaseFilters, *, on: date, page: int = 1) -> Page:
    """Return a page of the caseload: overdue reviews first, then by name (3 queries)."""
    cases = Case.objects.visible_to(user).select_related(
        "person", "lead_worker", "lead_worker_agency", "scheme__area"
    )
    cases = narrowed(cases, filters, user=user, on=on).order_by(
        "review_due_on", "person__family_folded", "person__given_folded", "pk"
    )
    found = paged(cases, page)
    audit.looked(
        "cases.listed",
        cases=[case.pk for case in found.rows],
        purpose=Purpose.CASE_MANAGEMENT,
    )
    return found


def narrowed(
    cases: QuerySet, filters: CaseFilters, *, user: User, on: date
) -> QuerySet:
    """Apply a list's filters."""
    if filters.status:
        cases = cases.filter(status=filters.status)
    if filters.rag_class:
        cases = cases.filter(rag_class=filters.rag_class)
    if filters.mine:
        cases = cases.filter(lead_worker=user)
    if filters.overdue:
        cases = cases.filter(review_due_on__lt=on)
    if filters.in_custody:
        cases = cases.filter(custody_since__isnull=False)
    if filters.area:
        cases = cases.filter(scheme__area__code=filters.area)
    return cases


def paged(rows: QuerySet, page: int, *, size: int = PAGE) -> Page:
    """Fetch one page and one row more: a live full count would read every grant."""
    start = (max(page, 1) - 1) * size
    found = list(rows[start : start + size + 1])
    return Page(rows=found[:size], number=max(page, 1), has_next=len(found) > size)


def search_cases(user: User, text: str, *, limit: int = PAGE) -> list[Case]:
    """
    Return visible cases whose person's name begins so, or with this exact identifier.

    Needs three letters or more; every word must begin a part of the name.
    """
    words = names.name_parts(text)
    condition = Q(pk__in=[]) | identifier_match(user, text)
    if words and max(map(len, words)) >= 3:
        by_name = Q()
        for word in words:
            by_name &= Q(person__family_folded__prefix=word) | Q(
                person__given_folded__prefix=word
            )
        condition |= by_name
    found = list(
        Case.objects.visible_to(user)
        .filter(condition)
        .select_related("person", "lead_worker", "scheme__area")
        .by_name()[: limit + 1]
    )
    audit.looked(
        "cases.searched",
        cases=[case.pk for case in found],
        purpose=Purpose.SEARCH,
        found=len(found),
    )
    return found


def identifier_match(user: User, text: str) -> Q:
    """Return "has this identifier or reference", for whichever kinds `text` could be."""
    values = set()
    for kind in Identifier._meta.get_field("kind").choices:  # noqa: SLF001
        try:
            values.add(identifiers.normalise(kind[0], text))
        except identifiers.InvalidIdentifier:
            continue
    people = (
        Identifier.objects.visible_to(user).filter(value__in=values).values("person_id")
    )
    return Q(person_id__in=people) | Q(reference=text.strip().upper())


def likely_duplicates(
    user: User, subject: names.KnownPerson, *, limit: int = 10
) -> list[tuple[Person, tuple]]:
    """
    Return people this reader may see who may be the same person, with the reasons.

    About anybody hidden from the reader it says nothing at all.
    """
    by_identifier = (
        Identifier.objects.visible_to(user)
        .filter(value__in=list(subject.identifiers.values()))
        .values("person_id")
    )
    condition = Q(pk__in=by_identifier) | Q(
        sound_key=names.sound_key(subject.family_name, subject.given_names)
    )
    if subject.date_of_birth:
        condition |= Q(date_of_birth=subject.date_of_birth)
    people = (
        Person.objects.visible_to(user)
        .filter(condition)
        .prefetch_related("identifiers", "cases")[:100]
    )
    scored = [(person, names.likeness(subject, known(person))) for person in people]
    likely = sorted(
        (each for each in scored if each[1]), key=lambda each: -each[1][0].strength
    )
    audit.looked(
        "people.compared",
        cases=[case.pk for person, _ in likely[:limit] for case in person.cases.all()],
        purpose=Purpose.REFERRAL,
    )
    return likely[:limit]


def known(person: Person) -> names.KnownPerson:
    """Return what the record says of who the person is."""
    return names.KnownPerson(
        family_name=person.family_name,
        given_names=person.given_names,
        date_of_birth=person.date_of_birth,
        identifiers={each.kind: each.value for each in person.identifiers.all()},
    )


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


def notes(user: User, case: Case) -> QuerySet[Note]:
    """Return the notes the reader may see, newest first."""
    return (
        Note.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "originator__agency")
        .order_by("-about_on", "-recorded_at")
    )


def contacts(user: User, case: Case) -> QuerySet[Contact]:
    """Return the contact log as far as the reader may see it, newest first."""
    return (
        Contact.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "originator__agency")
        .order_by("-happened_at", "-recorded_at")
    )


def warnings(user: User, case: Case) -> QuerySet[WarningMarker]:
    """Return the warnings in force that the reader may see."""
    return (
        WarningMarker.objects.visible_to(user)
        .filter(case=case, ended_on__isnull=True)
        .select_related("recorded_by")
        .order_by("-warned_on")
    )


def grants(user: User, case: Case) -> QuerySet[CaseGrant]:
    """Return every share of the case, those in force first."""
    return (
        CaseGrant.objects.visible_to(user)
        .filter(case=case)
        .select_related(
            "principal__agency", "principal__user", "granted_by", "revoked_by"
        )
        .order_by("-revoked_at", "granted_at", "pk")
    )


def shares_of(user: User, case: Case, rows: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return with which agencies each sensitive row was shared on."""
    found: dict[UUID, list[str]] = {}
    for share in (
        SectionShare.objects.visible_to(user)
        .filter(case=case, row_id__in=list(rows), revoked_at__isnull=True)
        .select_related("principal__agency")
    ):
        found.setdefault(share.row_id, []).append(str(share.principal))
    return found


def hidden_sections(user: User) -> list[str]:
    """Return the labels of the sections this reader's role does not open."""
    opened = set(user.acting.sections) if user.acting else set()
    return [
        label
        for value, label in Section.choices
        if value != Section.GENERAL and value not in opened
    ]


def involved_agencies(user: User, case: Case) -> QuerySet[InvolvedAgency]:
    """Return who else works with the person (S1-176)."""
    return (
        InvolvedAgency.objects.visible_to(user)
        .filter(case=case)
        .order_by("agency_name")
    )


def needs_history(user: User, case: Case) -> list[NeedAssessment]:
    """Return every assessment of every pathway the reader may see, oldest first."""
    return list(
        NeedAssessment.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by")
        .order_by("assessed_on", "recorded_at")
    )


def sharing_agency_ids(user: User, case: Case) -> list[UUID]:
    """Return the agencies that have a share in the case now."""
    in_force = CaseGrant.objects.visible_to(user).filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=Now()),
        case=case,
        revoked_at__isnull=True,
        principal__agency__isnull=False,
    )
    return list(in_force.values_list("principal__agency_id", flat=True).distinct())


def get_grant(user: User, case: Case, grant_id: UUID) -> CaseGrant:
    """
    Return one share of this case.

    :raises NotVisible: when this case has no such share
    """
    found = grants(user, case).filter(pk=grant_id).first()
    if found is None:
        raise NotVisible
    found.case = case
    return found


def get_note(user: User, case: Case, note_id: UUID) -> Note:
    """
    Return one note of this case.

    :raises NotVisible: when the reader may not see it, or this case has none such
    """
    found = notes(user, case).filter(pk=note_id).first()
    if found is None:
        raise NotVisible
    return found


@dataclass(frozen=True)
class Happenings:
    """What the timeline is made of."""

    contacts: list[Contact]
    notes: list[Note]
    needs: list[NeedAssessment]
    status_changes: list[StatusChange]
    lead_workers: list[LeadWorkerAssignment]
    grants: list[CaseGrant]


def happenings(user: User, case: Case, *, limit: int = 300) -> Happenings:
    """Return what happened on the case, as far as the reader may see it (6 queries)."""
    return Happenings(
        contacts=list(contacts(user, case)[:limit]),
        notes=list(notes(user, case)[:limit]),
        needs=needs_history(user, case)[-limit:],
        status_changes=list(
            StatusChange.objects.visible_to(user)
            .filter(case=case)
            .select_related("changed_by")
            .order_by("-changed_on")[:limit]
        ),
        lead_workers=list(
            LeadWorkerAssignment.objects.visible_to(user)
            .filter(case=case)
            .select_related("worker", "agency", "assigned_by")
            .order_by("-first_day")[:limit]
        ),
        grants=list(grants(user, case)[:limit]),
    )


@dataclass(frozen=True)
class Identity:
    """Who somebody is and was: numbers, addresses, telephone numbers, all with history."""

    identifiers: list[Identifier]
    addresses: list[Address]
    numbers: list[ContactNumber]


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
