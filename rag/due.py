"""
When a rating must be reviewed by its class alone (S1-25 to S1-28, A-3, A-5, A-9).

Whose rules: the meeting rules of the operational guide, and the rule for transfers in
(S1-104). What the rest of the record adds is in `rag.reviews`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from agencies.clocks import CLOCKS, Clock, due
from licences.rules.prerelease import live_list_clock
from rag.choices import RagClass


Clocks = Mapping[str, Clock]


@dataclass(frozen=True)
class DueDate:
    """A date something falls due, and why, in words for the page."""

    date: date
    because: str
    source: str


def transfer_hold_ends(adopted_on: date, clocks: Clocks = CLOCKS) -> DueDate:
    """Return the day a transfer in stops being held Red and is reviewed (S1-104)."""
    clock = clocks["transfer_red_hold"]
    return DueDate(
        due(clock, adopted_on),
        f"Red for {clock.length} from adoption on {written(adopted_on)}, then reviewed",
        clock.source,
    )


def review_due(
    rag_class: RagClass,
    *,
    rated_on: date,
    clocks: Clocks = CLOCKS,
    next_meeting_on: date | None = None,
    release_on: date | None = None,
) -> DueDate:
    """
    Return the latest day for reviewing a rating (S1-25, S1-26, A-3, A-5, A-9).

    Red and Red Alert wait for the next meeting when its date is given; Prison for a
    year or the live list before release, and once that has passed for every meeting.
    """
    if rag_class in EVERY_MEETING:
        return _at_the_next_meeting(rag_class, rated_on, clocks, next_meeting_on)
    clock = clocks[f"{rag_class}_review"]
    review = DueDate(
        due(clock, rated_on),
        f"{rag_class.label} is reviewed within {clock.length} of the rating "
        f"on {written(rated_on)}",
        clock.source,
    )
    if rag_class is not RagClass.PRISON or release_on is None:
        return review
    live_list = live_list_due(release_on, clocks)
    if live_list.date <= rated_on:
        return _at_the_next_meeting(rag_class, rated_on, clocks, next_meeting_on)
    return min(review, live_list, key=lambda each: each.date)


def live_list_due(release_on: date, clocks: Clocks = CLOCKS) -> DueDate:
    """Return when a prison case joins the live list: the earlier clock (S1-28, A-9)."""
    clock = live_list_clock(release_on, clocks)
    return DueDate(
        due(clock, release_on),
        f"Live list {clock.length} before release on {written(release_on)}",
        clock.source,
    )


EVERY_MEETING = frozenset({RagClass.RED_ALERT, RagClass.RED})
"""The classes discussed and reviewed at every meeting (S1-25, A-3)."""

_AT_EVERY_MEETING = {
    RagClass.RED_ALERT: ("Red Alert", "S1-25, A-3"),
    RagClass.RED: ("Red", "S1-25"),
    RagClass.PRISON: ("A prison case on the live list", "S1-28, A-9"),
}


def _at_the_next_meeting(
    rag_class: RagClass, rated_on: date, clocks: Clocks, next_meeting_on: date | None
) -> DueDate:
    clock = clocks["red_review"]
    subject, source = _AT_EVERY_MEETING[rag_class]
    if next_meeting_on is not None and next_meeting_on > rated_on:
        return DueDate(
            next_meeting_on,
            f"{subject} is reviewed at every meeting; the next is on "
            f"{written(next_meeting_on)}",
            source,
        )
    return DueDate(
        due(clock, rated_on),
        f"{subject} is reviewed at every meeting; no later one is arranged, so "
        f"{clock.length} after the rating on {written(rated_on)}",
        source,
    )


def written(day: date) -> str:
    """Return a date as "3 March 2026"."""
    return f"{day.day} {day:%B %Y}"
