"""What the case's other records say to a rating: intelligence, and changes not yet reviewed."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from agencies.clocks import due
from agencies.models import User
from cases.choices import Section
from cases.models import Case, Intelligence, SignificantChange
from rag.due import Clocks


def has_risk_intelligence(user: User, case: Case, *, on: date, clocks: Clocks) -> bool:
    """
    Tell whether recent intelligence that the reader may see shows increased risk (S1-170, A-23).

    To whoever may not read it, it is not there: the police say so at the meeting.
    """
    return (
        Intelligence.objects.visible_to(user)
        .standing()
        .filter(
            case=case,
            indicates_increased_risk=True,
            about_on__gt=due(clocks["intelligence_recency"], on),
        )
        .exists()
    )


def changes_to_review(user: User, case: Case) -> list[SignificantChange]:
    """Return the significant changes that everybody reads and nobody has reviewed, oldest first."""
    return list(
        SignificantChange.objects.visible_to(user)
        .filter(case=case, section=Section.GENERAL, reviewed_at__isnull=True)
        .select_related("recorded_by")
        .order_by("happened_on", "recorded_at")
    )


def chosen_changes(
    user: User, case: Case, ids: Iterable[UUID]
) -> list[SignificantChange]:
    """Return those of the changes to review that were chosen; one reviewed meanwhile is left out."""
    chosen = set(ids)
    found = [each for each in changes_to_review(user, case) if each.pk in chosen]
    for each in found:
        each.case = case
    return found
