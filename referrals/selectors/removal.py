"""The questions pages ask about removals, reviews and episodes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from agencies import selectors as agencies
from agencies.clocks import due
from agencies.models import Membership, User
from audit import services as audit
from audit.choices import Purpose
from cases import selectors as cases
from cases.choices import CaseStatus
from cases.models import Case
from cases.permissions import note_level
from core.decisions import require
from core.exceptions import NotVisible
from referrals import permissions
from referrals.choices import RemovalGround, RemovalStatus, RemovalTask
from referrals.models import (
    CaseReview,
    GroundFinding,
    Referral,
    Removal,
    RemovalAdministration,
    RemovalChange,
)
from referrals.policies.removal import OPEN


MOST = 100  # rows of one list; one more is fetched to know whether there are more
PEOPLE = (
    "recorded_by",
    "decided_by",
    "lead_officer",
    "lead_agency",
    "exit_plan_owner",
    "responsible_officer",
    "reconsidered_by",
)


def removals(user: User, case: Case) -> list[Removal]:
    """Return every proposal to remove this person, the latest first."""
    return list(
        Removal.objects.visible_to(user)
        .filter(case=case)
        .select_related(*PEOPLE)
        .order_by("-proposed_on", "-recorded_at")
    )


def get_removal(user: User, case: Case, removal_id: UUID | str) -> Removal:
    """
    Return one proposal on this case.

    :raises NotVisible: when it is not there for this reader
    """
    found = (
        Removal.objects.visible_to(user)
        .filter(case=case, pk=removal_id)
        .select_related(*PEOPLE)
        .first()
    )
    if found is None:
        raise NotVisible
    found.case = case
    return found


def changes(user: User, removal: Removal) -> list[RemovalChange]:
    """Return what became of a proposal, the earliest first."""
    return list(
        RemovalChange.objects.visible_to(user)
        .filter(removal=removal)
        .select_related("recorded_by")
        .order_by("recorded_at", "pk")
    )


def findings(user: User, removal: Removal) -> list[GroundFinding]:
    """Return what the Chair saw of the five grounds, as far as the reader may see it."""
    return list(
        GroundFinding.objects.visible_to(user)
        .filter(removal=removal)
        .order_by("recorded_at", "pk")
    )


def administration(user: User, removal: Removal) -> list[RemovalAdministration]:
    """Return the check-list on removal in the form's order (S1-184)."""
    order = {code: index for index, code in enumerate(RemovalTask.values)}
    rows = (
        RemovalAdministration.objects.visible_to(user)
        .filter(removal=removal)
        .select_related("owner", "done_by", "withheld_by", "case")
    )
    return sorted(rows, key=lambda row: order[row.code])


def get_task(user: User, removal: Removal, code: str) -> RemovalAdministration:
    """
    Return one row of the check-list.

    :raises NotVisible: when it is not there for this reader
    """
    found = next(
        (row for row in administration(user, removal) if row.code == code), None
    )
    if found is None:
        raise NotVisible
    note_level(user, found.case)
    return found


def reviews(user: User, case: Case) -> list[CaseReview]:
    """Return the reviews of this registration, the latest first (S1-183)."""
    return list(
        CaseReview.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by")
        .order_by("-reviewed_on", "-recorded_at")
    )


def episodes(user: User, case: Case) -> list[Case]:
    """Return the person's registrations that were shared with this reader, the latest first."""
    return list(
        Case.objects.visible_to(user)
        .filter(person=case.person_id)
        .select_related("scheme__area")
        .order_by("-opened_on", "-reference")
    )


def referral_of(user: User, case: Case) -> Referral | None:
    """Return the referral that opened this case, or None."""
    return (
        Referral.objects.visible_to(user)
        .filter(case=case)
        .select_related("referring_agency", "decided_by")
        .first()
    )


def has_open_episode(user: User, case: Case) -> bool:
    """Tell whether the person is on this scheme now, or referred to it, as the reader sees."""
    return (
        Case.objects.visible_to(user)
        .filter(
            person=case.person_id,
            scheme=case.scheme_id,
            status__in=[CaseStatus.REFERRED, CaseStatus.ACTIVE],
        )
        .exists()
    )


def people_to_name(user: User, case: Case, *, on: date) -> dict[str, Membership]:
    """Return who can be named to carry on support, by their membership's id (S1-39)."""
    ids = cases.sharing_agency_ids(user, case)
    return {str(each.pk): each for each in agencies.workers_of_agencies(ids, on=on)}


def open_removals(user: User) -> QuerySet[Removal]:
    """Return the proposals that wait for a decision, by case and ground."""
    return (
        Removal.objects.visible_to(user)
        .filter(status__in=OPEN, case__status=CaseStatus.ACTIVE)
        .select_related(
            "case__person", "case__scheme__area", "case__lead_worker", "recorded_by"
        )
        .order_by("proposed_on", "pk")
    )


def removals_by_case(
    user: User, case_ids: Iterable[UUID], *, since: date
) -> dict[UUID, Removal]:
    """Return each case's proposal that is open, or was decided since a day; 1 query."""
    rows = (
        Removal.objects.visible_to(user)
        .filter(case__in=list(case_ids))
        .order_by("recorded_at")
    )
    return {
        row.case_id: row
        for row in rows
        if row.is_open or (row.decided_on and row.decided_on >= since)
    }


def open_administration(user: User) -> QuerySet[RemovalAdministration]:
    """Return the check-list rows still to be done, most urgent first."""
    return (
        RemovalAdministration.objects.visible_to(user)
        .filter(done_on__isnull=True, withheld_on__isnull=True)
        .select_related("case__person", "removal", "owner")
        .order_by("due_on", "case_id", "code")
    )


@dataclass(frozen=True)
class Return:
    """Somebody removed for five years' custody, and when they come back to a meeting."""

    removal: Removal
    due_on: date


def to_reconsider(user: User) -> QuerySet[Removal]:
    """Return the removals after which somebody is to be considered again, by release (S1-36)."""
    again = Case.objects.filter(
        person=OuterRef("case__person"),
        scheme=OuterRef("case__scheme"),
        status__in=[CaseStatus.REFERRED, CaseStatus.ACTIVE],
    )
    return (
        Removal.objects.visible_to(user)
        .filter(
            ~Exists(again),
            status=RemovalStatus.APPROVED,
            ground=RemovalGround.CUSTODY,
            reconsidered_on__isnull=True,
            expected_release_on__isnull=False,
            case__status=CaseStatus.CLOSED,
        )
        .select_related("case__person", "case__scheme__area")
        .order_by("expected_release_on", "pk")
    )


def returns(user: User, *, on: date) -> list[Return]:
    """Return whom to consider for re-registration by a day, the most urgent first (S1-36)."""
    rows = list(to_reconsider(user)[: MOST + 1])
    clocks = agencies.clocks_of_schemes({row.case.scheme_id for row in rows})
    dated = [
        Return(row, due(clocks[row.case.scheme_id]["re_registration"], expected))
        for row in rows
        if (expected := row.expected_release_on)
    ]
    return [each for each in dated if each.due_on <= on]


@dataclass(frozen=True)
class Leavers:
    """The page of removals: to decide, to finish, to consider again, and decided lately."""

    waiting: list[Removal]
    unfinished: list[RemovalAdministration]
    returns: list[Return]
    decided: list[Removal]


def leavers(user: User, *, on: date) -> Leavers:
    """Return what the Chair and the co-ordinator keep an eye on, and record the look."""
    require(permissions.may_read(user))
    waiting = sorted(
        open_removals(user)[: MOST + 1], key=lambda each: not each.is_mandatory
    )
    found = Leavers(
        waiting=waiting,
        unfinished=list(open_administration(user)[: MOST + 1]),
        returns=returns(user, on=on),
        decided=list(
            Removal.objects.visible_to(user)
            .filter(status__in=[RemovalStatus.APPROVED, RemovalStatus.REFUSED])
            .select_related("case__person", "case__scheme__area", "decided_by")
            .order_by("-decided_on", "pk")[:20]
        ),
    )
    audit.looked(
        "removals.listed", cases=cases_in(found), purpose=Purpose.CASE_MANAGEMENT
    )
    return found


def cases_in(found: Leavers) -> list[UUID]:
    """Return the cases the page names, each once."""
    ids = [each.case_id for each in (*found.waiting, *found.unfinished, *found.decided)]
    ids += [each.removal.case_id for each in found.returns]
    return list(dict.fromkeys(ids))


def rows_of(function: str) -> list[Any]:
    """Return what a function for scheduled work answers, as rows with names."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {function}()")  # noqa: S608 - our own names
        names = [column.name for column in cursor.description]
        return [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in cursor]
