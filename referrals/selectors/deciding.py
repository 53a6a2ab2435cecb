"""What the local team, the co-ordinator and the Chair ask of a submitted referral."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from agencies import selectors as agencies
from agencies.models import Agency, Membership, User
from cases import selectors as cases
from cases.choices import GrantBasis, GrantLevel, Section
from cases.permissions import note_level
from core.exceptions import NotVisible
from core.rowsecurity import MANAGE, READ, WRITE
from rag import rules as rating
from rag import selectors as rag
from rag.facts import Answers
from referrals import policies
from referrals.choices import AdminTask, Cohort, ResearchSource, TransferStatus
from referrals.models import (
    AdministrationTask,
    Referral,
    ResearchEntry,
    StatusChange,
    Transfer,
)
from referrals.rules import criteria as rules


ADULT = 18  # years
LEVELS = {
    GrantLevel.READ: READ,
    GrantLevel.WRITE: WRITE,
    GrantLevel.MANAGE: MANAGE,
}


def referrals_by_id(user: User, ids: Iterable[UUID]) -> dict[UUID, Referral]:
    """Return the visible referrals among `ids`; whoever asks records the look."""
    found = Referral.objects.visible_to(user).submitted().filter(pk__in=list(ids))
    return {each.pk: each for each in found}


def research(user: User, referral: Referral) -> list[ResearchEntry]:
    """
    Return the research the reader may see, source by source, the latest first.

    What rests on a score since withdrawn is kept and marked void.
    """
    order = {source: index for index, source in enumerate(ResearchSource.values)}
    rows = (
        ResearchEntry.objects.visible_to(user)
        .filter(referral=referral)
        .select_related("recorded_by", "originator__agency")
        .order_by("-checked_on", "-recorded_at")
    )
    found = sorted(rows, key=lambda row: order[row.source])
    scored = [row for row in found if row.source == ResearchSource.ACTUARIAL_SCORE]
    void = void_scores(user, referral) if scored else set()
    for row in scored:
        row.is_void = row.findings.partition("\n")[0] in void
    return found


def void_scores(user: User, referral: Referral) -> set[str]:
    """Return the scores withdrawn and not recorded again, as research writes them."""
    every = list(cases.every_score(user, referral.submitted_case))
    standing = {each.dated for each in every if each.withdrawn_at is None}
    return {each.dated for each in every} - standing


def get_entry(user: User, referral: Referral, entry_id: UUID | str) -> ResearchEntry:
    """
    Return one research entry.

    :raises NotVisible: when it is not there for this reader
    """
    found = (
        ResearchEntry.objects.visible_to(user)
        .filter(referral=referral, pk=entry_id)
        .select_related("originator__agency", "recorded_by")
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def research_gaps(user: User, referral: Referral) -> list[str]:
    """
    Return which of the five sources nobody has recorded, as far as the reader can tell.

    Where intelligence is closed to the reader its absence says nothing, so it is left
    out; what is shared on shows as recorded (S1-63).
    """
    done = {row.source for row in research(user, referral) if not row.is_void}
    opened = set(user.acting.sections) if user.acting else set()
    closed = (
        set()
        if Section.POLICE_INTELLIGENCE in opened
        else {ResearchSource.INTELLIGENCE.value}
    )
    return [
        label for value, label in ResearchSource.choices if value not in done | closed
    ]


def preparation(referral: Referral, *, on: date) -> dict[str, Any]:
    """
    Return the facts that `policies.can_prepare` asks for.

    Somebody under 18 when they were referred stays a child of this referral (S1-70).
    """
    age = referral.submitted_case.person.age(min(on, referral.referred_on or on))
    return {
        "status": referral.status,
        "is_child": age is not None and age < ADULT,
        "is_discussed": referral.discussed_with_yot_on is not None,
    }


def adoption(referral: Referral, *, on: date) -> dict[str, Any]:
    """Return the facts that `policies.can_adopt` asks for."""
    facts = preparation(referral, on=on)
    gates = policies.Gates(
        is_child=facts["is_child"],
        is_discussed=facts["is_discussed"],
        is_voluntary=Cohort.VOLUNTARY
        in {rules.usual_cohort(referral.supervision_status), referral.cohort},
        has_agreed=referral.agreements.standing().exists(),
        mappa_level=referral.submitted_case.mappa_level,
        has_mappa_reason=bool(referral.mappa_reason),
        is_mappa_agreed=referral.mappa_agreed_on is not None,
    )
    return {"status": referral.status, "gates": gates}


def last_status_change(user: User, referral: Referral) -> StatusChange:
    """Return the referral's last move; a submitted one has moved at least once."""
    return (
        StatusChange.objects.visible_to(user)
        .filter(referral=referral)
        .select_related("recorded_by")
        .order_by("recorded_at", "pk")
        .reverse()[:1]
        .get()
    )


def grants_in_force(user: User, case: Any, *, at: datetime) -> list[Any]:
    """Return the agencies' shares that count at an instant."""
    return [
        grant
        for grant in cases.grants(user, case)
        if grant.principal.agency_id
        and grant.revoked_at is None
        and (grant.valid_until is None or grant.valid_until > at)
    ]


def levels_by_agency(user: User, case: Any, *, at: datetime) -> dict[UUID, int]:
    """Return the highest level (1 read, 2 write, 3 manage) each agency holds."""
    levels: dict[UUID, int] = {}
    for grant in grants_in_force(user, case, at=at):
        agency_id = grant.principal.agency_id
        levels[agency_id] = max(LEVELS[grant.level], levels.get(agency_id, 0))
    return levels


def agreements_by_agency(user: User, case: Any, *, at: datetime) -> dict[UUID, Any]:
    """Return each agency's standing share under the information-sharing agreement."""
    return {
        grant.principal.agency_id: grant
        for grant in grants_in_force(user, case, at=at)
        if grant.basis == GrantBasis.AGREEMENT
    }


def sharing_agencies(user: User, case: Any, *, at: datetime) -> list[Any]:
    """Return the agencies that see the case, by name."""
    found = {
        grant.principal.agency_id: grant.principal.agency
        for grant in grants_in_force(user, case, at=at)
    }
    return sorted(found.values(), key=str)


@dataclass(frozen=True)
class Partners:
    """
    With whom the case can be shared on adoption, and who can lead it.

    `offered` are the area's agencies that cannot write on it yet, by id; `named` the
    ids of those that the referral names; `sharing` who can write already; `workers`
    the people who may lead, by their membership's id.
    """

    offered: dict[str, Agency]
    named: list[str]
    sharing: list[Agency]
    workers: dict[str, Membership]


def partners(user: User, referral: Referral, *, on: date, at: datetime) -> Partners:
    """Return with whom an adopted case can be shared and who can lead it (S1-50, S1-176)."""
    case = referral.case
    levels = levels_by_agency(user, case, at=at)
    seeing = {each.pk: each for each in sharing_agencies(user, case, at=at)}
    everyone = seeing | {
        each.pk: each for each in agencies.agencies(area=referral.scheme.area)
    }
    offered = {
        str(pk): each
        for pk, each in sorted(everyone.items(), key=lambda item: str(item[1]))
        if levels.get(pk, 0) < WRITE
    }
    named = [name.casefold() for name in involved_names(user, case)]
    return Partners(
        offered=offered,
        named=[key for key, each in offered.items() if is_named(each, named)],
        sharing=[each for pk, each in seeing.items() if levels[pk] >= WRITE],
        workers={
            str(each.pk): each
            for each in agencies.workers_of_agencies(list(everyone), on=on)
        },
    )


def involved_names(user: User, case: Any) -> list[str]:
    """Return the agencies named in the referral's own table (S1-176)."""
    return [each.agency_name for each in cases.involved_agencies(user, case)]


def is_named(agency: Agency, names: Iterable[str]) -> bool:
    """Tell whether a referral's words name an agency, in full or in part."""
    own = agency.name.casefold()
    return any(name in own or own in name for name in names if name)


def rag_proposal(user: User, case: Any, *, on: date) -> rating.Proposal:
    """
    Return the class that the facts recorded so far propose, with reasons (S1-168).

    Somebody who comes from another force would be Red from today (S1-104).
    """
    clocks = agencies.clocks_of(case.scheme)
    comes = Transfer.objects.visible_to(user).filter(
        case=case, status=TransferStatus.REFERRED
    )
    answers = Answers(transfer_adopted_on=on) if comes.exists() else None
    return rating.propose(rag.facts(user, case, on=on, answers=answers), clocks)


def administration(user: User, referral: Referral) -> list[AdministrationTask]:
    """Return the administration rows in the form's order (S1-181)."""
    order = {code: index for index, code in enumerate(AdminTask.values)}
    rows = (
        AdministrationTask.objects.visible_to(user)
        .filter(referral=referral)
        .select_related("owner", "done_by", "withheld_by", "case")
    )
    return sorted(rows, key=lambda row: order[row.code])


def get_task(user: User, referral: Referral, code: str) -> AdministrationTask:
    """
    Return one administration row.

    :raises NotVisible: when it is not there for this reader
    """
    found = next(
        (row for row in administration(user, referral) if row.code == code), None
    )
    if found is None:
        raise NotVisible
    note_level(user, found.case)
    return found


def open_administration_tasks(user: User) -> QuerySet[AdministrationTask]:
    """Return what the reader's agency still has to do on coming on, most urgent first."""
    acting = user.acting
    return (
        AdministrationTask.objects.visible_to(user)
        .filter(
            owner_id=acting.agency_id if acting else None,
            done_on__isnull=True,
            withheld_on__isnull=True,
        )
        .select_related("case__person", "referral", "owner")
        .order_by("due_on", "case_id", "code")
    )
