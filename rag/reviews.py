"""
When a case's rating is to be reviewed, all its circumstances considered.

`rag.rules.review_due` knows the class; here a wanted alert, the hold after a transfer
in, and a release since the rating may each bring the day forward. Values only.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from rag.choices import RagClass
from rag.rules import Clocks, DueDate, review_due, transfer_hold_ends


@dataclass(frozen=True)
class Circumstances:
    """What the records say that bears on a review, as known on the day it is asked."""

    release_on: date | None = None
    released_on: date | None = None
    wanted_since: date | None = None
    transfer_adopted_on: date | None = None


def next_review(
    rag_class: RagClass,
    *,
    rated_on: date,
    clocks: Clocks,
    circumstances: Circumstances,
    next_meeting_on: date | None = None,
) -> DueDate:
    """Return the earliest day any rule asks for a review of a rating."""
    known = circumstances
    asked = [
        review_due(
            rag_class,
            rated_on=rated_on,
            clocks=clocks,
            next_meeting_on=next_meeting_on,
            release_on=known.release_on,
        )
    ]
    if known.wanted_since is not None:
        asked.append(
            review_due(
                RagClass.RED_ALERT,
                rated_on=max(rated_on, known.wanted_since),
                clocks=clocks,
                next_meeting_on=next_meeting_on,
            )
        )
    if known.transfer_adopted_on is not None:
        hold = transfer_hold_ends(known.transfer_adopted_on, clocks)
        if hold.date > rated_on:
            asked.append(hold)
    if rag_class is RagClass.PRISON and known.released_on is not None:
        asked.append(after_release(rated_on, known.released_on))
    return min(asked, key=lambda each: each.date)


def after_release(rated_on: date, released_on: date) -> DueDate:
    """Return when a Prison rating is reviewed once custody has ended (S1-28, S1-173)."""
    day = max(released_on, rated_on + timedelta(days=1))
    return DueDate(
        day,
        "No longer in custody: the Prison class is reviewed on release",
        "S1-28, S1-173",
    )


def explained(due: DueDate) -> str:
    """Return why something falls due, with whose rule it is, as it is kept and shown."""
    return f"{due.because} ({due.source})"
