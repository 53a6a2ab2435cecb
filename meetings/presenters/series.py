"""Meetings that come round, in words."""

from collections.abc import Sequence
from typing import Any

from core import words
from core.daytime import plain_time
from meetings.choices import Repeats
from meetings.presenters.meetings import length_of


DAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


def comes_round(series: Any) -> str:
    """Return "every Tuesday at 2pm" or "the first Thursday of the month at 2pm"."""
    day, at = DAYS[series.weekday], plain_time(series.starts_at)
    if series.repeats == Repeats.WEEKLY:
        return f"every {day} at {at}"
    return f"the {series.repeats} {day} of the month at {at}"


def turn_words(turn: Any) -> str:
    """Return a day, and that a bank holiday moved it there."""
    day = f"{turn.held_on:%A} {words.day(turn.held_on)}"
    if turn.has_moved:
        return f"{day}, because {words.day(turn.planned_on)} is a bank holiday"
    return day


def series_facts(series: Any) -> list[tuple[str, str]]:
    """Return what a series is, for a summary list."""
    round_ = comes_round(series)
    return [
        ("Kind", str(series.get_kind_display())),
        ("When", f"{round_[0].upper()}{round_[1:]}, {length_of(series.minutes)}"),
        ("Where", " or ".join(each for each in (series.place, series.link) if each)),
        ("Chair", str(series.chair)),
        ("Co-ordinator", str(series.coordinator)),
        (
            "Core agencies that must be there",
            str(series.quorum) if series.quorum else "No number is set",
        ),
    ]


def series_initial(series: Any) -> dict[str, Any]:
    """Return a series as its form first shows it."""
    kept = (
        "name",
        "kind",
        "repeats",
        "starts_at",
        "minutes",
        "place",
        "link",
        "quorum",
    )
    return {name: getattr(series, name) for name in kept} | {
        "weekday": str(series.weekday),
        "chair": str(series.chair_id),
        "coordinator": str(series.coordinator_id),
    }


def arranged(meetings: Sequence[Any]) -> str:
    """Say how many meetings were arranged, and when the last is."""
    number = len(meetings)
    last = words.day(meetings[-1].held_on)
    if number == 1:
        return f"1 meeting is arranged, on {last}."
    return f"{number} meetings are arranged, the last on {last}."


def told(number: int) -> str:
    """Say how many invitations were put in the post."""
    return f"{number} invitation{'' if number == 1 else 's'} on the way."
