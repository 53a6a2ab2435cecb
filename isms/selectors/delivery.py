"""What is delivered: entries, spot checks, breaches and who has taken note, programme, feedback."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet

from agencies.models import User
from core.exceptions import NotVisible
from isms.models import (
    Acknowledgement,
    Breach,
    Entry,
    Feedback,
    Package,
    ProgrammeItem,
    SpotCheck,
)


SHOWN = 60  # entries on the page; the latest


@dataclass(frozen=True)
class Delivery:
    """What is delivered on a package, the latest first."""

    entries: list[Entry]
    checks: list[SpotCheck]
    breaches: list[Breach]
    programme: list[ProgrammeItem]


def delivery(user: User, package: Package) -> Delivery:
    """Return the latest of what was delivered (5 queries)."""
    return Delivery(
        entries=list(entries(user, package)[:SHOWN]),
        checks=list(
            SpotCheck.objects.visible_to(user)
            .filter(package=package)
            .select_related("done_by")
            .order_by("-due_at")[:SHOWN]
        ),
        breaches=list(breaches(user, package)[:SHOWN]),
        programme=list(
            ProgrammeItem.objects.visible_to(user)
            .filter(package=package, removed_on__isnull=True)
            .order_by("starts_at", "what")
        ),
    )


def entries(user: User, package: Package) -> QuerySet[Entry]:
    """Return what workers wrote down."""
    return (
        Entry.objects.visible_to(user)
        .filter(package=package)
        .select_related("recorded_by")
        .order_by("-happened_at", "-recorded_at")
    )


def breaches(user: User, package: Package) -> QuerySet[Breach]:
    """Return the breaches of the agreement with who has taken note."""
    taken = Acknowledgement.objects.visible_to(user).select_related(
        "agency", "recorded_by"
    )
    return (
        Breach.objects.visible_to(user)
        .filter(package=package)
        .select_related("recorded_by")
        .prefetch_related(Prefetch("acknowledgements", taken))
        .order_by("-happened_at")
    )


def since_feedback(user: User, package: Package) -> dict[str, int]:
    """Return how much was written and found since the last report, for the next one."""
    sent = (
        Feedback.objects.visible_to(user)
        .filter(package=package)
        .aggregate(latest=Max("sent_at"))["latest"]
    )
    after = Q(recorded_at__gt=sent) if sent else Q()
    written = Entry.objects.visible_to(user).filter(after, package=package)
    kinds = list(written.values_list("kind", flat=True))
    return {
        "observations": kinds.count("observation"),
        "challenges": kinds.count("challenge"),
        "breaches": Breach.objects.visible_to(user)
        .filter(after, package=package)
        .count(),
    }


def get_breach(user: User, package: Package, breach_id: UUID | str) -> Breach:
    """
    Return one breach of the package's agreement.

    :raises NotVisible: when it has none such
    """
    return _one(breaches(user, package).filter(pk=breach_id), package)


def get_check(user: User, package: Package, check_id: UUID | str) -> SpotCheck:
    """
    Return one spot check of the package.

    :raises NotVisible: when it has none such
    """
    found = SpotCheck.objects.visible_to(user).filter(package=package, pk=check_id)
    return _one(found, package)


def get_item(user: User, package: Package, item_id: UUID | str) -> ProgrammeItem:
    """
    Return one thing on the daily programme.

    :raises NotVisible: when it is not on it
    """
    found = ProgrammeItem.objects.visible_to(user).filter(package=package, pk=item_id)
    return _one(found, package)


def feedback(user: User, package: Package) -> QuerySet[Feedback]:
    """Return the reports to the authority, the latest first."""
    return (
        Feedback.objects.visible_to(user)
        .filter(package=package)
        .select_related("recorded_by")
        .order_by("-number")
    )


def get_feedback(user: User, package: Package, feedback_id: UUID | str) -> Feedback:
    """
    Return one report.

    :raises NotVisible: when the package has none such
    """
    return _one(feedback(user, package).filter(pk=feedback_id), package)


def _one(found: QuerySet, package: Package):
    row = found.first()
    if row is None:
        raise NotVisible
    row.package = package
    return row


def breaches_to_acknowledge(user: User) -> QuerySet[Breach]:
    """Return the breaches reported to the reader's agency of which it has not taken note."""
    acting = user.acting
    if acting is None or acting.agency_id is None:
        return Breach.objects.none()
    ours = Acknowledgement.objects.visible_to(user).filter(
        breach=OuterRef("pk"), agency_id=acting.agency_id
    )
    mine = Q(package__supervisor=user) | ~Q(
        package__supervisor_agency_id=acting.agency_id
    )
    return (
        Breach.objects.visible_to(user)
        .filter(mine, ~Exists(ours), agency_ids__contains=[acting.agency_id])
        .select_related("case__person", "package__provider")
        .order_by("-is_serious", "reported_at", "pk")
    )
