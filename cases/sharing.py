"""
Sharing: the only writer of grants.

A grant is appended or revoked, never altered. Expiry and revocation bite at the
next query, because every query asks `case_acl` again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Least, Now

from agencies.models import Agency, Principal, User
from audit import services as audit
from audit.choices import Operation
from cases import permissions, policies
from cases.choices import GrantBasis, GrantLevel, Section
from cases.models import Case, CaseGrant, SectionShare
from cases.models.record import SectionedRecord
from core.decisions import require
from core.exceptions import NotPossible


ALL_SECTIONS = tuple(Section.values)


@dataclass(frozen=True)
class Share:
    """One share to be made: with which agency, how much, why."""

    agency: Agency
    level: GrantLevel
    basis: GrantBasis
    reason: str = ""
    sections: tuple[str, ...] = ALL_SECTIONS


def open_with(*, case: Case, shares: Iterable[Share], by: User, at: datetime) -> None:
    """
    Write the grants that open a new case, in one statement (the database demands it).

    Called once per case, by the service that opens it.
    """
    merged = {share.agency.pk: share for share in shares}
    principals = {
        each.agency_id: each for each in Principal.objects.filter(agency_id__in=merged)
    }
    CaseGrant.objects.bulk_create(
        CaseGrant(
            case=case,
            principal=principals[agency_id],
            level=share.level,
            sections=list(share.sections),
            basis=share.basis,
            reason=share.reason,
            # The web server's clock may run ahead of the database's.
            valid_from=Least(Value(at), Now()),
            granted_by=by,
        )
        for agency_id, share in merged.items()
    )
    audit.record(
        "case.opened",
        subject=case,
        operation=Operation.GRANT,
        agencies=[str(agency_id) for agency_id in merged],
    )


@transaction.atomic
def share_case(
    *,
    case: Case,
    agency: Agency,
    level: GrantLevel,
    reason: str,
    by: User,
    at: datetime,
    until: datetime | None = None,
    basis: GrantBasis = GrantBasis.AGREEMENT,
) -> CaseGrant:
    """
    Share a case with an agency, under the information-sharing agreement unless said.

    :raises NotPermitted: if `by` does not manage the case
    :raises NotPossible: if it is already shared so, or `until` is not after `at`
    """
    require(
        permissions.may_share(by, case),
        policies.can_share(at=at, until=until, agency_is_active=agency.is_active),
    )
    grant = CaseGrant(
        case=case,
        principal=Principal.objects.get(agency=agency),
        level=level,
        sections=list(ALL_SECTIONS),
        basis=basis,
        reason=reason,
        valid_from=at,
        valid_until=until,
        granted_by=by,
    )
    try:
        with transaction.atomic():
            grant.save(force_insert=True)
    except IntegrityError as error:
        raise NotPossible(
            f"{agency} already has a share in this case. End that share first to change it."
        ) from error
    audit.record(
        "case.shared",
        subject=grant,
        operation=Operation.GRANT,
        recipient=agency.name,
        level=level,
        until=until,
    )
    return grant


@transaction.atomic
def revoke_grant(*, grant: CaseGrant, by: User, at: datetime, reason: str) -> CaseGrant:
    """
    End a share now.

    :raises NotPermitted: if `by` does not manage the case
    :raises NotPossible: if it is ended already, or is the lead agency's
    """
    require(
        permissions.may_share(by, grant.case),
        policies.can_revoke(basis=grant.basis, revoked_at=grant.revoked_at),
    )
    grant.revoked_at, grant.revoked_by, grant.revoked_reason = at, by, reason
    grant.save(update_fields=["revoked_at", "revoked_by", "revoked_reason"])
    audit.record(
        "case.share_ended",
        subject=grant,
        operation=Operation.GRANT,
        recipient=str(grant.principal),
    )
    return grant


@transaction.atomic
def let_guest_in(
    *,
    case: Case,
    guest: User,
    meeting_id: UUID,
    until: datetime,
    by: User,
    at: datetime,
) -> bool:
    """
    Let one person read the case's general part while a meeting has it open (S1-11).

    Return False when the same meeting shows it to them already.

    :raises NotPermitted: if `by` does not manage the case
    """
    require(permissions.may_share(by, case))
    principal = Principal.objects.get(user=guest)
    if of_meeting(meeting_id, by).filter(case=case, principal=principal).exists():
        return False
    grant = CaseGrant(
        case=case,
        principal=principal,
        level=GrantLevel.READ,
        sections=[Section.GENERAL],
        basis=GrantBasis.MEETING,
        basis_id=meeting_id,
        reason="Guest of a meeting, while the case is open there",
        valid_from=Least(Value(at), Now()),
        valid_until=until,
        granted_by=by,
    )
    grant.save(force_insert=True)
    audit.record(
        "case.guest_let_in",
        subject=grant,
        operation=Operation.GRANT,
        recipient=str(principal),
        until=until,
    )
    return True


@transaction.atomic
def let_guests_out(
    *, meeting_id: UUID, by: User, at: datetime, guest_id: UUID | None = None
) -> int:
    """
    End what a meeting shows to its guests, or to one of them; return how many grants ended.

    Those of cases that `by` does not manage end by themselves, with the day.
    """
    open_to = of_meeting(meeting_id, by).select_related("case", "principal__user")
    if guest_id is not None:
        open_to = open_to.filter(principal__user=guest_id)
    ended = [each for each in open_to if permissions.may_share(by, each.case)]
    for grant in ended:
        grant.revoked_at, grant.revoked_by = at, by
        grant.revoked_reason = "The meeting went on to another case"
        grant.save(update_fields=["revoked_at", "revoked_by", "revoked_reason"])
        audit.record(
            "case.guest_let_out",
            subject=grant,
            operation=Operation.GRANT,
            recipient=str(grant.principal),
        )
    return len(ended)


def of_meeting(meeting_id: UUID, by: User) -> QuerySet[CaseGrant]:
    """Return the grants in force that a meeting gave its guests."""
    return CaseGrant.objects.visible_to(by).filter(
        basis=GrantBasis.MEETING, basis_id=meeting_id, revoked_at__isnull=True
    )


@transaction.atomic
def hand_over(
    *,
    case: Case,
    shares: Iterable[Share],
    keeps: Share,
    by: User,
    until: datetime,
    at: datetime,
) -> None:
    """
    Pass the case to another area's agencies (S1-99, S1-108).

    Every share in force ends, the lead agency's too; `shares` begin, and `keeps` lets
    one agency of the area before read on until `until`. What one of `shares` already
    has is replaced. The one way in which a lead agency loses its share.

    :raises NotPermitted: if `by` does not manage the case
    """
    require(permissions.may_share(by, case))
    merged = {each.agency.pk: each for each in (keeps, *shares)}
    before = list(
        CaseGrant.objects.visible_to(by)
        .filter(case=case, revoked_at__isnull=True)
        .select_related("principal")
    )
    own = set(by.principals)
    end_by_transfer(
        [each for each in before if each.principal_id not in own], by=by, at=at
    )
    for share in merged.values():
        granted(
            case, share, by=by, at=at, until=until if share is keeps else None
        ).save(force_insert=True)
    # One's own share goes last: without it nothing more could be written.
    end_by_transfer([each for each in before if each.principal_id in own], by=by, at=at)
    audit.record(
        "case.handed_over",
        subject=case,
        operation=Operation.GRANT,
        agencies=[str(agency_id) for agency_id in merged],
        until=until,
    )


def granted(
    case: Case, share: Share, *, by: User, at: datetime, until: datetime | None = None
) -> CaseGrant:
    """Return one share's grant, not yet saved."""
    return CaseGrant(
        case=case,
        principal=Principal.objects.get(agency=share.agency),
        level=share.level,
        sections=list(share.sections),
        basis=share.basis,
        reason=share.reason,
        valid_from=Least(Value(at), Now()),
        valid_until=until,
        granted_by=by,
    )


def end_by_transfer(grants: Iterable[CaseGrant], *, by: User, at: datetime) -> None:
    """End shares because the case goes to another area."""
    for grant in grants:
        grant.revoked_at, grant.revoked_by = at, by
        grant.revoked_reason = "The case went to another area"
        grant.save(update_fields=["revoked_at", "revoked_by", "revoked_reason"])


@transaction.atomic
def share_row(*, row, agency: Agency, by: User, reason: str) -> SectionShare:
    """
    Share one sensitive row on with an agency that already sees the case.

    :raises NotPermitted: if `by` does not act for the agency that wrote it
    """
    require(permissions.may_share_row(by, row))
    share = SectionShare(
        case_id=row.case_id,
        row_id=row.pk,
        principal=Principal.objects.get(agency=agency),
        originator_id=row.originator_id,
        reason=reason,
        shared_by=by,
    )
    share.save(force_insert=True)
    audit.record(
        "case.information_shared",
        subject=share,
        operation=Operation.DISCLOSE,
        recipient=agency.name,
        row=row.pk,
        section=row.section,
    )
    return share


def carry_shares_over(
    *, from_row: SectionedRecord, to_row: SectionedRecord, by: User
) -> None:
    """Let whoever an entry was shared on with read its correction too."""
    before = SectionShare.objects.filter(row_id=from_row.pk, revoked_at__isnull=True)
    carried = SectionShare.objects.bulk_create(
        SectionShare(
            case_id=to_row.case_id,
            row_id=to_row.pk,
            principal_id=share.principal_id,
            originator_id=to_row.originator_id,
            valid_until=share.valid_until,
            reason=share.reason,
            shared_by=by,
        )
        for share in before
    )
    if carried:
        audit.record(
            "case.information_shared",
            subject=to_row,
            operation=Operation.DISCLOSE,
            recipient=", ".join(sorted({str(each.principal) for each in before})),
            row=to_row.pk,
            section=to_row.section,
        )
