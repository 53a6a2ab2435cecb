"""
Packages: one's own list, one package with its agreement, and what a referral may choose from.

A provider's people read a package through it and nothing of its case: what needs the
case is asked only for readers who reach it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery

from agencies.choices import AgencyKind
from agencies.models import Agency, Membership, User
from agencies.selectors import agencies, workers_of_agencies
from audit import services as audit
from audit.choices import Purpose
from cases import selectors as cases
from cases.models import Case
from core.exceptions import NotVisible
from isms.models import (
    Answer,
    Brief,
    Level,
    MoveOn,
    Package,
    Placement,
    PlacementCheck,
)


def packages(user: User, *, at: datetime) -> QuerySet[Package]:
    """
    Return the packages this reader's agency refers or provides, those open first.

    Each with the name its provider knows, its level, the last day reported on, and how
    many spot checks wait.
    """
    acting = user.on_duty
    briefs = Brief.objects.visible_to(user).filter(package=OuterRef("pk"))
    terms = Level.objects.visible_to(user).filter(package=OuterRef("pk"))
    seen = Package.objects.visible_to(user)
    ours = seen.filter(authority=acting.agency_id) | seen.filter(
        provider=acting.agency_id
    )
    return (
        ours.select_related("provider", "authority")
        .annotate(
            name=Subquery(briefs.order_by("-shared_at").values("person_name")[:1]),
            code=Subquery(terms.order_by("-first_day").values("code")[:1]),
            reported_to=Max("feedbacks__last_day"),
            checks_due=Count(
                "spotchecks",
                filter=Q(spotchecks__done_at__isnull=True, spotchecks__due_at__lte=at),
                distinct=True,
            ),
        )
        .order_by(F("ended_on").desc(nulls_first=True), "-referred_on", "pk")
    )


def of_case(user: User, case: Case) -> QuerySet[Package]:
    """Return the packages of a case, the latest first."""
    return (
        Package.objects.visible_to(user)
        .filter(case=case)
        .select_related("provider", "authority")
        .order_by("-referred_on", "-recorded_at")
    )


def get_package(user: User, package_id: UUID | str) -> Package:
    """
    Return one package.

    :raises NotVisible: when this reader neither reaches its case nor provides it
    """
    found = (
        Package.objects.visible_to(user)
        .filter(pk=package_id)
        .select_related(
            "authority", "provider", "supervisor", "supervisor_agency", "police_agency"
        )
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def opened(user: User, package: Package) -> Case | None:
    """Return the package's case for those who reach it, None for its provider; record the look."""
    provides = package.provider_principal_id in user.principals
    if (
        provides
        and not Case.objects.visible_to(user).filter(pk=package.case_id).exists()
    ):
        audit.looked(
            "package.opened",
            cases=[package.case_id],
            purpose=Purpose.CASE_MANAGEMENT,
            package=package.pk,
        )
        return None
    case = cases.get_case(user, package.case_id, event="package.opened")
    package.case = case
    return case


def name_shared(user: User, package: Package) -> str:
    """Return the name by which the provider knows the person, or nothing."""
    briefs = Brief.objects.visible_to(user).filter(package=package)
    names = briefs.order_by("-shared_at").values_list("person_name", flat=True)
    return names.first() or ""


@dataclass(frozen=True)
class PackagePage:
    """One package as its page shows it."""

    package: Package
    answers: list[Answer]
    levels: list[Level]
    placement: Placement | None
    brief: Brief | None
    move_on: MoveOn | None
    check: PlacementCheck | None
    missing: list[str]


def package_page(user: User, package: Package) -> PackagePage:
    """Return the agreement, terms, property, brief and move-on plan (6 queries)."""
    parts = {"package": package}
    answers = Answer.objects.visible_to(user).filter(**parts)
    page = PackagePage(
        package=package,
        answers=list(answers.select_related("recorded_by").order_by("answered_at")),
        levels=list(
            Level.objects.visible_to(user)
            .filter(**parts)
            .select_related("recorded_by")
            .order_by("first_day")
        ),
        placement=Placement.objects.visible_to(user)
        .filter(**parts)
        .order_by("-recorded_at")
        .first(),
        brief=Brief.objects.visible_to(user)
        .filter(**parts)
        .select_related("recorded_by")
        .order_by("-shared_at")
        .first(),
        move_on=MoveOn.objects.visible_to(user)
        .filter(**parts)
        .select_related("recorded_by")
        .order_by("-recorded_at")
        .first(),
        check=latest_check(user, package),
        missing=[],
    )
    page.missing.extend(missing(page))
    return page


def latest_check(user: User, package: Package) -> PlacementCheck | None:
    """Return the latest check of the placement, for those who read victim information (S0-24)."""
    return (
        PlacementCheck.objects.visible_to(user)
        .filter(package=package)
        .order_by("-recorded_at")
        .first()
    )


def missing_for_signature(user: User, package: Package) -> list[str]:
    """Return what an agreement lacks before it may be signed, in words."""
    return package_page(user, package).missing


def missing(page: PackagePage) -> Iterator[str]:
    """Yield what is still to be recorded."""
    if not page.levels:
        yield "the terms"
    if page.placement is None:
        yield "the property"
    if page.package.placement_checked_on is None:
        yield "the check of the property against the offence and victims"
    if page.brief is None:
        yield "what the provider is told of the person"


@dataclass(frozen=True)
class Choices:
    """What a referral chooses from."""

    providers: list[Agency]
    police: list[Agency]
    supervisors: list[Membership]


def choices_for(user: User, case: Case, *, on: date) -> Choices:
    """Return the providers, and the police and officers that share the case."""
    sharing = cases.sharing_agencies(user, case)
    supervising = [each.pk for each in sharing if each.kind in cases.OFFICER_KINDS]
    return Choices(
        providers=list(agencies().filter(kind=AgencyKind.ISMS_PROVIDER)),
        police=[each for each in sharing if each.kind == AgencyKind.POLICE],
        supervisors=list(workers_of_agencies(supervising, on=on)),
    )
