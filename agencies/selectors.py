"""The questions pages ask about areas, agencies, people with accounts and schemes."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from agencies import clocks
from agencies.choices import Role
from agencies.models import Agency, Area, Membership, Scheme, SchemeClock, User
from core.exceptions import NotVisible


WORKING_ROLES = (Role.PRACTITIONER, Role.COORDINATOR, Role.CHAIR, Role.MANAGER)


def areas() -> QuerySet[Area]:
    """Return every area by name."""
    return Area.objects.order_by("name")


def agencies(*, area: Area | None = None) -> QuerySet[Agency]:
    """Return working agencies by name, of one area when given."""
    found = (
        Agency.objects.filter(is_active=True).select_related("area").order_by("name")
    )
    return found.filter(area=area) if area else found


def get_agency(agency_id: UUID | str) -> Agency:
    """
    Return one agency.

    :raises NotVisible: when there is none
    """
    found = Agency.objects.select_related("area").filter(pk=agency_id).first()
    if found is None:
        raise NotVisible
    return found


def schemes() -> QuerySet[Scheme]:
    """Return every scheme with its area and lead agency."""
    return Scheme.objects.select_related("area", "lead_agency").order_by("area__name")


def get_scheme(scheme_id: UUID | str) -> Scheme:
    """
    Return one scheme.

    :raises NotVisible: when there is none
    """
    found = schemes().filter(pk=scheme_id).first()
    if found is None:
        raise NotVisible
    return found


def scheme_of_area(area_id: UUID | None) -> Scheme | None:
    """Return the scheme of an area, or None."""
    return schemes().filter(area_id=area_id).first() if area_id else None


def clocks_of(scheme: Scheme) -> Mapping[str, clocks.Clock]:
    """Return the scheme's clocks: the guide's values where it has set none of its own."""
    own = {each.code: each.value for each in SchemeClock.objects.filter(scheme=scheme)}
    return clocks.with_settings(own)


def clocks_of_schemes(
    scheme_ids: Iterable[UUID],
) -> dict[UUID, Mapping[str, clocks.Clock]]:
    """Return each scheme's clocks, as `clocks_of` does for one (1 query)."""
    own: dict[UUID, dict[str, int]] = {each: {} for each in scheme_ids}
    for each in SchemeClock.objects.filter(scheme_id__in=own):
        own[each.scheme_id][each.code] = each.value
    return {
        scheme_id: clocks.with_settings(values) for scheme_id, values in own.items()
    }


def workers(agency: Agency, *, on: date) -> QuerySet[User]:
    """Return the people who work cases for an agency on a day."""
    serving = Membership.objects.in_force(on).filter(
        agency=agency, role__in=WORKING_ROLES
    )
    return User.objects.filter(is_active=True, memberships__in=serving).order_by(
        "full_name"
    )


def workers_of_agencies(agency_ids: list[UUID], *, on: date) -> QuerySet[Membership]:
    """Return who works cases in these agencies, agency by agency (for choosing a person)."""
    return (
        Membership.objects.in_force(on)
        .filter(agency_id__in=agency_ids, role__in=WORKING_ROLES, user__is_active=True)
        .select_related("user", "agency")
        .order_by("agency__name", "user__full_name")
    )


def accounts() -> QuerySet[User]:
    """Return every account with its memberships, by name."""
    members = Membership.objects.select_related("agency").order_by(
        "agency__name", "valid_from"
    )
    return User.objects.prefetch_related(Prefetch("memberships", members)).order_by(
        "full_name", "pk"
    )


def get_account(user_id: UUID | str) -> User:
    """
    Return one account.

    :raises NotVisible: when there is none
    """
    found = accounts().filter(pk=user_id).first()
    if found is None:
        raise NotVisible
    return found


def agencies_with_people(*, on: date) -> QuerySet[Agency]:
    """Return every agency, working or not, with `people`: how many act for it on a day."""
    serving = Q(memberships__valid_from__lte=on) & (
        Q(memberships__valid_until__isnull=True) | Q(memberships__valid_until__gte=on)
    )
    return (
        Agency.objects.select_related("area")
        .annotate(people=Count("memberships__user", filter=serving, distinct=True))
        .order_by("area__name", "name")
    )


def members(agency: Agency, *, on: date) -> QuerySet[Membership]:
    """Return who acts for an agency on a day, by name."""
    return (
        Membership.objects.in_force(on)
        .filter(agency=agency)
        .select_related("user")
        .order_by("user__full_name")
    )


def get_membership(user_id: UUID | str, membership_id: UUID | str) -> Membership:
    """
    Return one person's membership.

    :raises NotVisible: when that person has no such membership
    """
    found = (
        Membership.objects.select_related("user", "agency")
        .filter(pk=membership_id, user_id=user_id)
        .first()
    )
    if found is None:
        raise NotVisible
    return found
