"""What an agenda asks of the ratings of a whole scheme, in one query each."""

from datetime import date
from uuid import UUID

from agencies.models import User
from rag.choices import RagClass
from rag.facts import Answers
from rag.models import Rating, SupervisionFrequency


def ratings_of_scheme(
    user: User, scheme_id: UUID
) -> dict[UUID, tuple[date, date | None]]:
    """Return when each Red live case was rated, and its adoption by transfer (S1-104)."""
    rows = Rating.objects.visible_to(user).filter(
        superseded_on__isnull=True,
        rag_class=RagClass.RED,
        case__scheme=scheme_id,
        case__status="active",
    )
    return {
        case_id: (rated_on, Answers.read(answers).transfer_adopted_on)
        for case_id, rated_on, answers in rows.values_list(
            "case_id", "rated_on", "answers"
        )
    }


def frequencies_ending(
    user: User, scheme_id: UUID, *, before: date
) -> dict[UUID, date]:
    """Return until when supervision is agreed, where that ends before a day (S1-203)."""
    rows = SupervisionFrequency.objects.visible_to(user).filter(
        superseded_on__isnull=True,
        expires_on__lt=before,
        case__scheme=scheme_id,
        case__status="active",
    )
    return dict(rows.values_list("case_id", "expires_on"))


def classes_between(
    user: User, scheme_id: UUID, *, first: date, last: date
) -> list[Rating]:
    """
    Return every rating of a scheme's cases that was in force on some day of a stretch.

    By case, the earliest first.
    """
    return list(
        Rating.objects.visible_to(user)
        .filter(case__scheme=scheme_id, rated_on__lte=last)
        .exclude(superseded_on__lt=first)
        .order_by("case_id", "number")
    )
