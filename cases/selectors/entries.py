"""The log: contacts, events and circumstances, and one entry with its history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from cases.models import (
    Address,
    Arrest,
    Case,
    ChildConference,
    Contact,
    Conviction,
    DrugTest,
    EmploymentSpell,
    Entry,
    Incident,
    Intelligence,
    LandlordConsent,
    MaracReferral,
    PremisesStay,
    SafeguardingConcern,
    VictimContact,
)
from core.exceptions import NotVisible
from core.queries import present


KINDS: dict[str, type[Entry]] = {
    "contact": Contact,
    "arrest": Arrest,
    "drug-test": DrugTest,
    "conviction": Conviction,
    "incident": Incident,
    "employment": EmploymentSpell,
    "safeguarding": SafeguardingConcern,
    "landlord": LandlordConsent,
    "intelligence": Intelligence,
    "marac": MaracReferral,
    "victim-contact": VictimContact,
    "approved-premises": PremisesStay,
    "child-protection": ChildConference,
}


def entries(user: User, case: Case, model: type[Entry]) -> QuerySet:
    """Return this reader's entries of one kind that stand, with who recorded them."""
    return (
        model.objects.visible_to(user)
        .standing()
        .filter(case=case)
        .select_related("recorded_by", "originator__agency")
    )


def get_entry(user: User, case: Case, kind: str, entry_id: UUID) -> Entry:
    """
    Return one entry of this case, standing or not.

    :raises NotVisible: when the reader may not see it, or this case has none such
    """
    model = KINDS.get(kind)
    found = (
        model.objects.visible_to(user)
        .filter(case=case, pk=entry_id)
        .select_related("recorded_by", "originator__agency", "withdrawn_by")
        .first()
        if model
        else None
    )
    if found is None:
        raise NotVisible
    found.case = case
    return found


def versions(user: User, contact: Contact) -> list[Contact]:
    """Return what a contact said before and after each correction, the first text first."""
    mine = (
        Contact.objects.visible_to(user)
        .filter(case_id=contact.case_id)
        .exclude(corrects__isnull=True, correction__isnull=True)
        .select_related("recorded_by")
    )
    by_id = {each.pk: each for each in mine}
    chain = [by_id.get(contact.pk, contact)]
    while chain[0].corrects_id in by_id:
        chain.insert(0, by_id[chain[0].corrects_id])
    after = {each.corrects_id: each for each in by_id.values()}
    while chain[-1].pk in after:
        chain.append(after[chain[-1].pk])
    return chain


@dataclass(frozen=True)
class Events:
    """What happened to the person besides contacts, the newest of each kind first."""

    arrests: Sequence[Arrest]
    convictions: Sequence[Conviction]
    drug_tests: Sequence[DrugTest]
    incidents: Sequence[Incident]


def events(user: User, case: Case, *, limit: int = 20) -> Events:
    """Return the latest events the reader may see (1 query, and one for each kind there is)."""
    asked = {
        "arrests": entries(user, case, Arrest).order_by("-arrested_at"),
        "convictions": entries(user, case, Conviction).order_by("-convicted_on"),
        "drug_tests": entries(user, case, DrugTest).order_by("-tested_on"),
        "incidents": entries(user, case, Incident).order_by("-happened_at"),
    }
    there = present(asked)
    return Events(
        **{
            kind: list(found[:limit]) if kind in there else []
            for kind, found in asked.items()
        }
    )


@dataclass(frozen=True)
class Circumstances:
    """How the person lives: work, a landlord's consent, safeguarding concerns."""

    employment: Sequence[EmploymentSpell]
    landlords: Sequence[LandlordConsent]
    safeguarding: Sequence[SafeguardingConcern]


def circumstances(user: User, case: Case, *, limit: int = 20) -> Circumstances:
    """Return how the person lives, as far as the reader may see it (3 queries)."""
    return Circumstances(
        employment=list(
            entries(user, case, EmploymentSpell).order_by("-first_day")[:limit]
        ),
        landlords=list(
            entries(user, case, LandlordConsent).order_by("-consented_on")[:limit]
        ),
        safeguarding=list(
            entries(user, case, SafeguardingConcern).order_by("-raised_on")[:limit]
        ),
    )


def arrests_since(
    user: User, case_ids: Sequence[UUID], *, since: date
) -> QuerySet[Arrest]:
    """Return the arrests on these cases since a day: what an agenda shows (S1-55)."""
    return (
        Arrest.objects.visible_to(user)
        .standing()
        .filter(case__in=list(case_ids), arrested_at__date__gte=since)
        .select_related("case__person", "recorded_by")
        .order_by("-arrested_at")
    )


def drug_tests_since(user: User, case: Case, *, since: date) -> QuerySet[DrugTest]:
    """Return the drug tests taken since a day that the reader may see (S1-38, A-22)."""
    return entries(user, case, DrugTest).filter(tested_on__gte=since)


def home_of(user: User, case: Case) -> Address | None:
    """Return where the person lives now, as far as is known."""
    return (
        Address.objects.visible_to(user)
        .filter(person=case.person_id, last_day__isnull=True)
        .first()
    )


@dataclass(frozen=True)
class Silence:
    """An agency that shares the case, and when it last recorded anything on the log."""

    agency: str
    latest: date | None
    days: int | None


def silences(
    user: User, case: Case, *, agencies: dict[UUID, str], on: date, after: timedelta
) -> list[Silence]:
    """
    Return the agencies that share the case and recorded no contact for so long (S1-200).

    Only what this reader may see counts, so that a silence never tells of what is hidden.
    """
    latest: dict[UUID, date] = {}
    for agency_id, moment in (
        entries(user, case, Contact)
        .order_by("originator__agency_id", "-recorded_at")
        .distinct("originator__agency_id")
        .values_list("originator__agency_id", "recorded_at")
    ):
        if agency_id:
            latest[agency_id] = moment.date()
    found = [
        Silence(
            agency=name,
            latest=latest.get(agency_id),
            days=(on - latest[agency_id]).days if agency_id in latest else None,
        )
        for agency_id, name in agencies.items()
    ]
    return [each for each in found if each.days is None or each.days > after.days]
