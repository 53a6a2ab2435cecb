"""
Acting: finding for whom a person acts, and acting as them in a block.

One query gives the membership, its principals and the sections it may read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import F, OuterRef

from agencies.choices import Role
from agencies.models import Acting, Membership, Principal, SectionRule, User
from core import scope


def memberships_of(user: User, *, on: date):
    """Return the person's memberships in force, ready to act in, by agency name."""
    sections = SectionRule.objects.filter(
        agency_kind=OuterRef("agency__kind"), role=OuterRef("role")
    ).values("section")
    own = Principal.objects.filter(user=OuterRef("user")).values("pk")
    return (
        Membership.objects.in_force(on)
        .filter(user=user, agency__is_active=True)
        .select_related("agency")
        .annotate(
            agency_principal=F("agency__principal__pk"),
            user_principals=ArraySubquery(own),
            sections=ArraySubquery(sections),
        )
        .order_by("agency__name", "pk")
    )


def acting_for(
    user: User, *, on: date, agency_id: UUID | str | None = None
) -> Acting | None:
    """
    Return for whom `user` acts: the agency asked for, else the first by name.

    None when the person is inactive or belongs nowhere; an agency they do not
    belong to is ignored rather than refused, because it is only a preference.
    """
    if not user.is_active:
        return None
    memberships = list(memberships_of(user, on=on))
    chosen = next(
        (each for each in memberships if str(each.agency_id) == str(agency_id)), None
    )
    membership = chosen or next(iter(memberships), None)
    return as_acting(membership) if membership else None


def as_acting(membership: Any) -> Acting:
    """Turn an annotated membership into the value a request carries."""
    return Acting(
        agency_id=membership.agency_id,
        agency_name=membership.agency.name,
        kind=membership.agency.kind,
        area_id=membership.agency.area_id,
        role=membership.role,
        # Grants count only for those who work cases: shared with an auditor's or an
        # administrator's office, a case still does not open there.
        principals=(
            (membership.agency_principal, *membership.user_principals)
            if Role(membership.role).works_cases
            else ()
        ),
        sections=tuple(sorted(membership.sections)),
        permissions=membership.permissions,
    )


@contextmanager
def acting_as(
    user: User, *, on: date, agency_id: UUID | str | None = None, request_id: str = ""
) -> Iterator[User]:
    """
    Act as `user` inside the block and inside one transaction: jobs, commands, tests.

    :raises PermissionError: when the person may act for no agency
    """
    user.acting = acting_for(user, on=on, agency_id=agency_id)
    identity = user.scope(request_id=request_id)
    if identity is None:
        raise PermissionError(f"{user} acts for no agency on {on}.")
    with transaction.atomic(), scope.use(identity):
        yield user
