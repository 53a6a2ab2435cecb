"""Sessions and programmes offered to one person, as far as this reader may see them."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from agencies.models import User
from cases.models import Case
from core.exceptions import NotVisible
from plans.models import Intervention, InterventionStep


def interventions(user: User, case: Case) -> QuerySet[Intervention]:
    """Return what was offered, the latest first, each with its steps (2 queries)."""
    steps = (
        InterventionStep.objects.visible_to(user)
        .select_related("recorded_by")
        .order_by("recorded_at")
    )
    return (
        Intervention.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "originator__agency")
        .prefetch_related(Prefetch("steps", steps))
        .order_by("-offered_on", "recorded_at", "name")
    )


def get_intervention(
    user: User, case: Case, intervention_id: UUID | str
) -> Intervention:
    """
    Return one intervention of the case with its steps.

    :raises NotVisible: when there is none for this reader
    """
    found = interventions(user, case).filter(pk=intervention_id).first()
    if found is None:
        raise NotVisible
    found.case = case
    return found
