"""The questions pages ask about areas, agencies, accounts, schemes and the directory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from agencies import clocks
from agencies.choices import AgencyKind, Role
from agencies.models import (
    Agency,
    Area,
    DirectoryEntry,
    Membership,
    OpeningHours,
    Scheme,
    SchemeClock,
    SchemeProgramme,
    ServedArea,
    User,
)
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
    """
    Return who works cases in these agencies, agency by agency (for choosing a person).

    A provider's staff work packages, never a case.
    """
    return (
        Membership.objects.in_force(on)
        .filter(agency_id__in=agency_ids, role__in=WORKING_ROLES, user__is_active=True)
        .exclude(agency__kind=AgencyKind.ISMS_PROVIDER)
        .select_related("user", "agency")
        .order_by("agency__name", "user__full_name")
    )


def membership_in(area_id: UUID, user: User, *, on: date) -> Membership | None:
    """Return as what somebody works cases in an area on a day, or None."""
    return (
        Membership.objects.in_force(on)
        .filter(
            user=user,
            agency__area=area_id,
            agency__is_active=True,
            role__in=WORKING_ROLES,
        )
        .select_related("agency")
        .order_by("agency__name", "pk")
        .first()
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


@dataclass(frozen=True)
class DirectoryFilters:
    """How the directory is narrowed."""

    words: str = ""
    kind: str = ""
    tier: str = ""
    area_id: str = ""


def directory(filters: DirectoryFilters | None = None) -> QuerySet[DirectoryEntry]:
    """Return the services that run, by name, with their areas and hours (3 queries)."""
    filters = filters or DirectoryFilters()
    found = entries().filter(is_running=True)
    if filters.words:
        found = found.filter(
            Q(name__icontains=filters.words)
            | Q(description__icontains=filters.words)
            | Q(address__icontains=filters.words)
        )
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.tier:
        found = found.filter(tier=filters.tier)
    if filters.area_id:
        everywhere = ~Exists(ServedArea.objects.filter(entry=OuterRef("pk")))
        here = ServedArea.objects.filter(entry=OuterRef("pk"), area__pk=filters.area_id)
        found = found.filter(Exists(here) | everywhere)
    return found


def entries() -> QuerySet[DirectoryEntry]:
    """Return every entry of the directory by name, with its areas and hours."""
    served = ServedArea.objects.select_related("area").order_by("area__name")
    return (
        DirectoryEntry.objects.select_related("checked_by")
        .prefetch_related(
            Prefetch("served", served),
            Prefetch("hours", OpeningHours.objects.order_by("day", "opens")),
        )
        .order_by("name")
    )


def get_entry(entry_id: UUID | str) -> DirectoryEntry:
    """
    Return one entry of the directory, running or not.

    :raises NotVisible: when there is none
    """
    found = entries().filter(pk=entry_id).first()
    if found is None:
        raise NotVisible
    return found


def programmes(scheme: Scheme) -> QuerySet[SchemeProgramme]:
    """Return what a scheme has offered beside the routeways, what it offers now first."""
    return SchemeProgramme.objects.filter(scheme=scheme).order_by(
        F("withdrawn_on").desc(nulls_first=True), "kind", "name"
    )


def get_programme(scheme: Scheme, programme_id: UUID | str) -> SchemeProgramme:
    """
    Return one programme of a scheme.

    :raises NotVisible: when the scheme has none such
    """
    found = programmes(scheme).filter(pk=programme_id).first()
    if found is None:
        raise NotVisible
    found.scheme = scheme
    return found
