"""The versions of a plan as issued."""

from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from cases.models import Case
from core.exceptions import NotVisible
from plans.models import PlanVersion


def latest_version(user: User, case: Case) -> PlanVersion | None:
    """Return the version issued last, or None."""
    return versions(user, case).first()


def versions(user: User, case: Case) -> QuerySet[PlanVersion]:
    """Return every version issued, the latest first."""
    return (
        PlanVersion.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by")
        .order_by("-number")
    )


def versions_of_meeting(user: User, meeting_id: UUID) -> QuerySet[PlanVersion]:
    """Return the plans issued after a meeting, by name of the person (S1-22, S1-41)."""
    return (
        PlanVersion.objects.visible_to(user)
        .filter(meeting_id=meeting_id)
        .select_related("case__person")
        .order_by("case__person__family_folded", "case__person__given_folded", "number")
    )


def get_version(user: User, case: Case, number: int) -> PlanVersion:
    """
    Return one version.

    :raises NotVisible: when there is none for this reader
    """
    found = versions(user, case).filter(number=number).first()
    if found is None:
        raise NotVisible
    return found
