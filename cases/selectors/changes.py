"""Significant changes: what waits for a review, and what reviews led to (S3-28)."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from cases.models import Case, SignificantChange
from core.exceptions import NotVisible


def significant_changes(user: User, case: Case) -> QuerySet[SignificantChange]:
    """Return the changes the reader may see: those to review first, the soonest due first."""
    return (
        SignificantChange.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "reviewed_by", "originator__agency")
        .order_by("-reviewed_at", "review_due_on", "-happened_on", "pk")
    )


def changes_to_review(user: User, case: Case) -> list[SignificantChange]:
    """Return the changes of a case that nobody has reviewed yet, the soonest due first."""
    return list(
        significant_changes(user, case)
        .filter(reviewed_at__isnull=True)
        .order_by("review_due_on", "pk")
    )


def get_change(user: User, case: Case, change_id: UUID) -> SignificantChange:
    """
    Return one significant change of this case.

    :raises NotVisible: when the reader may not see it, or this case has none such
    """
    found = significant_changes(user, case).filter(pk=change_id).first()
    if found is None:
        raise NotVisible
    found.case = case
    return found


def changes_due(user: User, *, by: date) -> QuerySet[SignificantChange]:
    """Return every unreviewed change due by a day on the open cases the reader sees."""
    return (
        SignificantChange.objects.visible_to(user)
        .filter(
            reviewed_at__isnull=True,
            review_due_on__lte=by,
            case__status__in=["referred", "active"],
        )
        .select_related("case__person", "case__lead_worker")
        .order_by("review_due_on", "pk")
    )
