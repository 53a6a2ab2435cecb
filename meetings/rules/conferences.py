"""
Integrated case management in Scotland: who is managed closely, and when conferences are due.

Sources: S4-3, S4-8, S4-9, S4-11. Intervals are the scheme's clocks; days are handed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from agencies.clocks import Clock, due
from meetings.choices.conferences import ConferenceKind, Need


BEFORE_LEAVING = frozenset({ConferenceKind.RELEASE, ConferenceKind.TRANSFER})
SOON = 182  # days: release this near comes before need (S4-14)


@dataclass(frozen=True)
class Route:
    """Whether the person is on the enhanced route, and why."""

    is_enhanced: bool
    because: str


def route(
    *,
    has_supervision: bool,
    is_sexual: bool,
    sentenced_on: date,
    ends_on: date,
    threshold: Clock,
) -> Route:
    """
    Return the route: enhanced with supervision after release, which every sex offender
    serving six months or more has (S4-8).

    :param ends_on: the day the whole sentence ends
    """
    if is_sexual and ends_on >= due(threshold, sentenced_on):
        return Route(
            is_enhanced=True,
            because=f"A sexual offence, and a sentence of {threshold.length} or more.",
        )
    if has_supervision:
        return Route(is_enhanced=True, because="Supervision follows release.")
    return Route(is_enhanced=False, because="No supervision follows release.")


@dataclass(frozen=True)
class Owed:
    """The next conference owed: which, by when, and why."""

    kind: ConferenceKind
    due_on: date
    because: str


def next_conference(
    *,
    admitted_on: date,
    last_on: date | None,
    release_on: date | None,
    before_release_on: date | None,
    clocks: Mapping[str, Clock],
) -> Owed:
    """
    Return the next conference: the first, a yearly one, or that before release (S4-9, S4-11).

    :param before_release_on: when the conference before this release was held, if it was
    """
    if last_on is None:
        clock, kind, start = (
            clocks["icm_first_conference"],
            ConferenceKind.FIRST,
            admitted_on,
        )
    else:
        clock, kind, start = clocks["icm_conference"], ConferenceKind.YEARLY, last_on
    regular = Owed(kind, due(clock, start), f"{clock.length} after {clock.basis}")
    if release_on is None or before_release_on is not None:
        return regular
    leaving = clocks["release_arrangements"]
    before = Owed(
        ConferenceKind.RELEASE,
        due(leaving, release_on),
        f"{leaving.length} before release",
    )
    return min(regular, before, key=lambda each: each.due_on)


def must_invite(kind: ConferenceKind | str, *, is_high_risk: bool) -> frozenset[str]:
    """Return who is invited beside the usual people: police and social work (S4-11)."""
    if is_high_risk and ConferenceKind(kind) in BEFORE_LEAVING:
        return frozenset({"police", "social_work"})
    return frozenset()


def priority(need: Need | str, *, release_on: date | None, on: date) -> int:
    """
    Return the place of a programme in the queue, the lowest first: need and time left (S4-14).

    Somebody released within half a year goes before others of the same need.
    """
    rank = list(Need).index(Need(need)) * 2
    is_soon = release_on is not None and (release_on - on).days <= SOON
    return rank + (0 if is_soon else 1)
