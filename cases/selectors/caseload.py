"""Finding cases: the caseload list, the search, and who may be the same person."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from cases import identifiers, names
from cases.choices import IdentifierKind
from cases.models import Case, Identifier, Person


PAGE = 50  # rows; one more is fetched to know whether there is a next page


@dataclass(frozen=True)
class CaseFilters:
    """What a caseload list is narrowed to; empty means everything."""

    rag_class: str = ""
    status: str = "active"
    mine: bool = False
    overdue: bool = False
    wanted: bool = False
    in_custody: bool = False
    mappa_missed: bool = False
    area: str = ""


@dataclass(frozen=True)
class Page:
    """Rows of a list, and whether there are more."""

    rows: list
    number: int
    has_next: bool


def list_cases(user: User, filters: CaseFilters, *, on: date, page: int = 1) -> Page:
    """Return a page of the caseload: overdue reviews first, then by name (3 queries)."""
    visible = Case.objects.visible_to(user).select_related(
        "person", "lead_worker", "lead_worker_agency", "scheme__area"
    )
    cases = narrowed(visible, filters, user=user, on=on).order_by(
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
    if filters.wanted:
        cases = cases.filter(wanted_since__isnull=False)
    if filters.in_custody:
        cases = cases.filter(custody_since__isnull=False)
    if filters.mappa_missed:
        cases = cases.filter(mappa_missed_on__isnull=False)
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
    found = list(
        Case.objects.visible_to(user)
        .filter(pk__in=matching(user, text))
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


def matching(user: User, text: str) -> QuerySet:
    """
    Return the ids of the cases that `text` finds.

    A union, because each part then has its index: with OR between tables the database
    would compare every visible person with every visible case.
    """
    cases = Case.objects.visible_to(user).values("pk")
    found = cases.filter(reference=text.strip().upper()).union(
        cases.filter(person_id__in=people_with(user, text))
    )
    words = names.name_parts(text)
    if not words or max(map(len, words)) < 3:
        return found
    named = Person.objects.visible_to(user)
    for word in words:
        named = named.filter(
            Q(family_folded__prefix=word) | Q(given_folded__prefix=word)
        )
    return found.union(cases.filter(person_id__in=named.values("pk")))


def people_with(user: User, text: str) -> QuerySet:
    """Return the ids of the people with this identifier, of whichever kinds it could be."""
    values = set()
    for kind in IdentifierKind.values:
        try:
            values.add(identifiers.normalise(kind, text))
        except identifiers.InvalidIdentifier:
            continue
    return (
        Identifier.objects.visible_to(user).filter(value__in=values).values("person_id")
    )


def likely_duplicates(
    user: User, subject: names.KnownPerson, *, limit: int = 10
) -> list[tuple[Person, tuple]]:
    """
    Return people this reader may see who may be the same person, with the reasons.

    About anybody hidden from the reader it says nothing at all.
    """
    visible = Person.objects.visible_to(user)
    sounds = names.sound_key(subject.family_name, subject.given_names)
    alike = visible.filter(sound_key=sounds).values("pk")
    if subject.date_of_birth:
        born = visible.filter(date_of_birth=subject.date_of_birth)
        alike = alike.union(born.values("pk"))
    numbers = list(subject.identifiers.values())
    numbered = Identifier.objects.visible_to(user).filter(value__in=numbers)
    people = (
        visible.filter(pk__in=alike.union(numbered.values("person_id")))
        .prefetch_related("identifiers", "cases")
        .order_by("pk")[:100]
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
