"""Wanted alerts: those of a case, who was told, who has acknowledged, who has yet to."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from agencies.models import Agency, User
from cases.models import Case, CaseGrant
from core.exceptions import NotVisible
from rag.models import WantedAcknowledgement, WantedAlert


def wanted_alerts(user: User, case: Case) -> list[WantedAlert]:
    """Return every wanted alert on the case, one in force first."""
    return list(
        WantedAlert.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "ended_by")
        .prefetch_related(_acknowledgements(user))
        .order_by("-since", "-recorded_at")
    )


def wanted_alert(user: User, case: Case) -> WantedAlert | None:
    """Return the wanted alert in force, or None."""
    return next((each for each in wanted_alerts(user, case) if each.is_in_force), None)


def get_wanted_alert(user: User, case: Case, alert_id: UUID | str) -> WantedAlert:
    """
    Return one wanted alert of the case.

    :raises NotVisible: when it is not there for this reader
    """
    found = next(
        (each for each in wanted_alerts(user, case) if each.pk == alert_id), None
    )
    if found is None:
        raise NotVisible
    return found


def sharing_agencies(user: User, case: Case) -> list[Agency]:
    """Return the agencies that share the case now, by name: whom an alert can go to."""
    shares = CaseGrant.objects.visible_to(user).filter(
        case=case, revoked_at__isnull=True, principal__agency__isnull=False
    )
    return list(
        Agency.objects.filter(pk__in=shares.values("principal__agency")).order_by(
            "name"
        )
    )


def _acknowledgements(user: User) -> Prefetch:
    return Prefetch(
        "acknowledgements",
        WantedAcknowledgement.objects.visible_to(user)
        .select_related("recorded_by", "agency")
        .order_by("acknowledged_at"),
    )


def alerts_to_acknowledge(user: User) -> QuerySet[WantedAlert]:
    """Return the alerts in force that the reader's agency has not acknowledged, oldest first."""
    acting = user.acting
    if acting is None or acting.agency_id is None:
        return WantedAlert.objects.none()
    ours = WantedAcknowledgement.objects.visible_to(user).filter(
        alert=OuterRef("pk"), agency_id=acting.agency_id
    )
    return (
        WantedAlert.objects.visible_to(user)
        .filter(
            ~Exists(ours),
            ended_on__isnull=True,
            agency_ids__contains=[acting.agency_id],
        )
        .select_related("case__person", "recorded_by")
        .order_by("recorded_at", "pk")
    )


def agency_names(agency_ids: Iterable[UUID]) -> dict[str, str]:
    """Return agencies' names by their ids."""
    found = Agency.objects.filter(pk__in=set(agency_ids)).values_list("pk", "name")
    return {str(pk): name for pk, name in found}
