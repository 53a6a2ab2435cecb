"""Which Prison reviews have moved with release dates and releases (A-9, S1-28)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from uuid import UUID

from django.db import connection

from agencies import clocks as clock_table
from agencies.models import Scheme
from agencies.selectors import clocks_of_schemes, schemes
from rag.choices import RagClass
from rag.facts import Answers
from rag.reviews import Circumstances, next_review
from rag.rules import DueDate


@dataclass(frozen=True)
class MovedReview:
    """A Prison rating whose review is no longer where the records put it."""

    rating_id: UUID
    case_id: UUID
    due: DueDate


def moved_prison_reviews() -> list[MovedReview]:
    """
    Return the Prison ratings whose review has moved with release or custody (A-9, S1-28).

    Reads across agencies through a named function, which answers scheduled work alone.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM rag_prison_ratings()")
        names = [column.name for column in cursor.description]
        rows = [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in cursor]
    known = {each.pk: each for each in schemes()} if rows else {}
    clocks = clocks_of_schemes(known)
    found = [
        (row, _prison_review(row, known[row.scheme_id], clocks[row.scheme_id]))
        for row in rows
    ]
    return [
        MovedReview(row.rating_id, row.case_id, due)
        for row, due in found
        if not due.date == row.review_due_on == row.case_due_on
    ]


def _prison_review(
    row: SimpleNamespace, scheme: Scheme, clocks: Mapping[str, clock_table.Clock]
) -> DueDate:
    answers = Answers.read(json.loads(row.answers))
    return next_review(
        RagClass.PRISON,
        rated_on=row.rated_on,
        clocks=clocks,
        circumstances=Circumstances(
            release_on=row.release_on,
            released_on=row.released_on,
            wanted_since=row.wanted_since,
            transfer_adopted_on=answers.transfer_adopted_on,
        ),
        next_meeting_on=scheme.meeting_after(row.rated_on),
    )
