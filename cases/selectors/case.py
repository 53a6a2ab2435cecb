"""
Opening a case, and with whom it is shared.

`get_case` is the one way in: it finds the case for this reader or not at all, and
writes who looked, at what and why in the same transaction.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Now

from agencies.choices import AgencyKind
from agencies.models import Agency, User
from agencies.roles import Permission
from agencies.selectors import agencies
from audit import services as audit
from audit.choices import Purpose
from cases.choices import Jurisdiction, Section
from cases.models import Case, CaseGrant, Identifier, SectionShare
from core.exceptions import NotVisible
from core.rowsecurity import WRITE


# Whose officers supervise by law, and so lead whoever is supervised (S1-50).
OFFICER_KINDS = (
    AgencyKind.PROBATION,
    AgencyKind.YOUTH_OFFENDING,
    AgencyKind.LOCAL_AUTHORITY_JUSTICE,
)


def get_case(
    user: User,
    case_id: UUID | str,
    *,
    event: str = "case.opened",
    purpose: str = Purpose.CASE_MANAGEMENT,
) -> Case:
    """
    Return the case for this reader, with `my_level` and `may_have_package`, and record the look.

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
    case.may_have_package = (
        user.holds(Permission.PACKAGE_REFER) and case.my_level >= WRITE
    )
    audit.looked(event, cases=[case.pk], purpose=purpose)
    return case


def in_scotland(case: Case) -> Case:
    """
    Return a case to which Scots law applies (A-21).

    :raises NotVisible: for any other: what Scotland alone has is not there
    """
    if case.jurisdiction != Jurisdiction.SCOTLAND:
        raise NotVisible
    return case


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


def sharing_agency_ids(user: User, case: Case) -> list[UUID]:
    """Return the agencies that have a share in the case now."""
    return list(agency_shares(user, case).distinct())


def sharing_agencies(user: User, case: Case) -> list[Agency]:
    """Return the working agencies that have a share in the case now, by name (1 query)."""
    return list(agencies().filter(pk__in=agency_shares(user, case)))


def agency_shares(user: User, case: Case) -> QuerySet[CaseGrant, UUID]:
    """Return the ids of the agencies with a share in force, one for each share."""
    return (
        CaseGrant.objects.visible_to(user)
        .filter(
            Q(valid_until__isnull=True) | Q(valid_until__gt=Now()),
            case=case,
            revoked_at__isnull=True,
            principal__agency__isnull=False,
        )
        .values_list("principal__agency_id", flat=True)
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


def is_supervised(case: Case, on: date) -> bool:
    """Tell whether licence, post-sentence or other statutory supervision runs on a day."""
    ends = [day for day in (case.licence_ends_on, case.supervision_ends_on) if day]
    statutory = case.supervision_status not in {"", "voluntary", "none"}
    return statutory or any(day >= on for day in ends)
