"""What a meeting means for ratings: their next review, and the diary it co-ordinates."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from agencies.models import Scheme, User
from agencies.selectors import clocks_of
from audit import services as audit
from cases.models import Case
from core.decisions import require
from rag import permissions, selectors
from rag.choices import RagClass, RecordedDuty
from rag.due import EVERY_MEETING
from rag.models import DutyDone, Rating
from rag.reviews import explained
from rag.services.duties import bring_duties_into_step


@transaction.atomic
def follow_meetings(*, scheme: Scheme, by: User, on: date) -> int:
    """
    Move the reviews that wait for the scheme's meetings to the first after each rating (S1-25, A-3).

    A review whose day has come is never put off: it stays until somebody rates.

    :param scheme: with its last and next meeting as they now are
    :raises NotPermitted: if `by` does not rate cases
    """
    require(permissions.may_follow_meetings(by))
    waiting = list(
        Rating.objects.visible_to(by)
        .filter(
            Q(rag_class__in=EVERY_MEETING) | Q(case__wanted_since__isnull=False),
            superseded_on__isnull=True,
            case__status="active",
            case__scheme=scheme,
            review_due_on__gt=on,
        )
        .select_related("case__scheme__area")
    )
    clocks = clocks_of(scheme)
    moved = []
    for rating in waiting:
        rating.case.scheme = scheme
        review = selectors.review_at_meeting(rating, clocks)
        if review.date != rating.review_due_on:
            rating.review_due_on, rating.review_because = review.date, explained(review)
            rating.case.review_due_on = review.date
            moved.append(rating)
    Rating.objects.bulk_update(moved, ["review_due_on", "review_because"])
    Case.objects.bulk_update([each.case for each in moved], ["review_due_on"])
    audit.record(
        "rag.reviews_moved", cases=[each.case_id for each in moved], known_on=on
    )
    return len(moved)


@transaction.atomic
def record_diary(
    *, cases: Iterable[Case], meeting_id: UUID, held_on: date, by: User
) -> int:
    """
    Record that a meeting co-ordinated the diaries of its Red and Amber cases (S1-170, S1-171).

    :returns: how many were not on record for that day already
    :raises NotPermitted: if `by` does not work cases
    """
    require(permissions.may_record_diary(by))
    discussed = [
        case for case in cases if case.rag_class in {RagClass.RED, RagClass.AMBER}
    ]
    known = set(
        DutyDone.objects.visible_to(by)
        .filter(case__in=discussed, duty=RecordedDuty.DIARY, done_on=held_on)
        .values_list("case_id", flat=True)
    )
    written = DutyDone.objects.bulk_create(
        DutyDone(
            case=case,
            duty=RecordedDuty.DIARY,
            done_on=held_on,
            note="At the meeting",
            meeting_id=meeting_id,
            recorded_by=by,
        )
        for case in discussed
        if case.pk not in known
    )
    for done in written:
        bring_duties_into_step(case=done.case, by=by, on=held_on)
    audit.record(
        "rag.diaries_coordinated",
        cases=[each.case_id for each in written],
        meeting=meeting_id,
    )
    return len(written)
