"""Enforcement across cases: what is to be chased, and who was released unsupervised."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from agencies.models import User
from agencies.roles import Permission
from audit import services as audit
from audit.choices import Purpose
from cases.choices import CaseStatus
from cases.models import Case
from licences import selectors
from licences.anomalies import is_unsupervised, last_stay
from licences.best import Best, best_known
from licences.choices import CustodyReason, LeftBecause
from licences.models import (
    BreachHearing,
    CustodySpell,
    KeyDate,
    Licence,
    Recall,
    SupervisionBreach,
)
from licences.selectors.enforcement import BEFORE_COURT, UNDER_WAY


MOST = 50  # rows of the list
MOST_LOOKED_AT = (
    200  # of which the rule leaves out automatic releases and ends of sentences
)


def watched(user: User) -> Q:
    """Return the condition "I lead the case, or I co-ordinate the scheme"."""
    if user.acting is not None and user.holds(Permission.REFERRAL_PREPARE):
        return Q(case__scheme__lead_agency_id=user.acting.agency_id)
    return Q(case__lead_worker=user)


def recalls_to_chase(user: User) -> QuerySet[Recall]:
    """Return the recalls under way that are this reader's to chase, the oldest first."""
    return (
        Recall.objects.visible_to(user)
        .filter(watched(user), status__in=UNDER_WAY, case__status=CaseStatus.ACTIVE)
        .select_related("case__person", "case__lead_worker", "recorded_by")
        .order_by("decided_at", "pk")
    )


def breaches_to_chase(user: User) -> QuerySet[SupervisionBreach]:
    """Return the breaches before the court that are this reader's to chase, the oldest first."""
    hearings = BreachHearing.objects.visible_to(user).order_by("listed_for")
    return (
        SupervisionBreach.objects.visible_to(user)
        .filter(watched(user), status__in=BEFORE_COURT, case__status=CaseStatus.ACTIVE)
        .select_related("case__person", "case__lead_worker", "recorded_by")
        .prefetch_related(Prefetch("hearings", hearings))
        .order_by("laid_on", "pk")
    )


@dataclass(frozen=True)
class Unsupervised:
    """Somebody released with nobody recorded as supervising them."""

    case: Case
    stay: CustodySpell


@dataclass(frozen=True)
class UnsupervisedReleases:
    """The first of them, the latest release first, and whether there are more."""

    rows: list[Unsupervised]
    more: bool


def unsupervised_releases(user: User) -> UnsupervisedReleases:
    """Return who was released with no supervision recorded, and record the look (3 queries)."""
    found = released_unsupervised(user)
    audit.looked(
        "licences.unsupervised_listed",
        cases=[each.case.pk for each in found[:MOST]],
        purpose=Purpose.CASE_MANAGEMENT,
    )
    return UnsupervisedReleases(found[:MOST], more=len(found) > MOST)


def released_unsupervised(user: User) -> list[Unsupervised]:
    """
    Return who was released after more than a day with no supervision recorded (S1-189).

    The rule is the case page's own; the database only leaves out who cannot be meant (2
    queries).
    """
    stays = list(candidates(user)[:MOST_LOOKED_AT])
    dates = best_dates(user, [each.case_id for each in stays])
    return [
        Unsupervised(each.case, each)
        for each in stays
        if is_unsupervised(last_stay(each, set(), dates.get(each.case_id, {})))
    ]


def candidates(user: User) -> QuerySet[CustodySpell]:
    """Return the latest stay of each open case, where it ended in release and no licence began."""
    later = CustodySpell.objects.visible_to(user).filter(
        Q(received_on__gt=OuterRef("received_on"))
        | Q(
            received_on=OuterRef("received_on"), recorded_at__gt=OuterRef("recorded_at")
        ),
        case=OuterRef("case"),
    )
    begun = Licence.objects.visible_to(user).filter(
        case=OuterRef("case"), starts_on=OuterRef("released_on")
    )
    return (
        CustodySpell.objects.visible_to(user)
        .filter(
            ~Exists(later),
            ~Exists(begun),
            left_because=LeftBecause.RELEASED,
            case__status__in=[CaseStatus.REFERRED, CaseStatus.ACTIVE],
        )
        .exclude(reason=CustodyReason.REMAND)
        .select_related("case__person", "case__lead_worker")
        .order_by("-released_on", "pk")
    )


def best_dates(user: User, case_ids: list[UUID]) -> dict[UUID, Best]:
    """Return the best known dates of several cases (1 query)."""
    rows = defaultdict(list)
    for row in (
        KeyDate.objects.visible_to(user)
        .filter(case__in=case_ids, superseded_on__isnull=True)
        .select_related("sentence")
    ):
        rows[row.case_id].append(row)
    return {
        case_id: best_known(selectors.known(found)) for case_id, found in rows.items()
    }
