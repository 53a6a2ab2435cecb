"""
How the person was seen week by week: made, missed, or none due (S2-46).

A week counts as made when a contact with the person took place in it; as missed when
an appointment was missed without good reason, or when the home visit that the class of
that week asks for fell due and nobody was seen. Values in, values out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from agencies.clocks import due
from rag.choices import RagClass
from rag.due import Clocks


WEEKS = 26


class WeekCode(StrEnum):
    """What one week was."""

    MADE = "made"
    MISSED = "missed"
    NONE_DUE = "none_due"


@dataclass(frozen=True)
class Seen:
    """One contact with the person: its day, and whether they were seen."""

    on: date
    made: bool


@dataclass(frozen=True)
class InClass:
    """From this day on the person was in this class, or in custody."""

    on: date
    rag_class: RagClass


@dataclass(frozen=True)
class Week:
    """One week, Monday to Sunday, what it was, and how many contacts were made and missed."""

    monday: date
    code: WeekCode
    made: int = 0
    missed: int = 0


def weeks(
    seen: Iterable[Seen],
    classes: Sequence[InClass],
    *,
    on: date,
    clocks: Clocks,
    count: int = WEEKS,
) -> list[Week]:
    """Return the last `count` weeks, the one of `on` last; `classes` come in order of date."""
    contacts = sorted(seen, key=lambda each: each.on)
    first = on - timedelta(days=on.weekday(), weeks=count - 1)
    return [
        week(first + timedelta(weeks=number), contacts, classes, on, clocks)
        for number in range(count)
    ]


def week(
    monday: date,
    contacts: Sequence[Seen],
    classes: Sequence[InClass],
    on: date,
    clocks: Clocks,
) -> Week:
    """Return what one week was."""
    sunday = monday + timedelta(days=6)
    within = [each for each in contacts if monday <= each.on <= sunday]
    made = sum(each.made for each in within)
    missed = len(within) - made
    if made:
        code = WeekCode.MADE
    elif missed or visit_fell_due(min(sunday, on), contacts, classes, clocks):
        code = WeekCode.MISSED
    else:
        code = WeekCode.NONE_DUE
    return Week(monday, code, made, missed)


def visit_fell_due(
    day: date, contacts: Sequence[Seen], classes: Sequence[InClass], clocks: Clocks
) -> bool:
    """Tell whether the class of a day had asked for a visit by then and nobody was seen."""
    until = [each for each in classes if each.on <= day]
    if not until:
        return False
    now = until[-1]
    clock = clocks.get(f"{now.rag_class}_home_visit")
    if clock is None:
        return False
    made = [each.on for each in contacts if each.made and each.on <= day]
    start = max([began(until), *made])
    return due(clock, start) < day


def began(classes: Sequence[InClass]) -> date:
    """Return the first day of the unbroken run of the last class."""
    first = classes[-1]
    for each in reversed(classes):
        if each.rag_class != first.rag_class:
            break
        first = each
    return first.on
