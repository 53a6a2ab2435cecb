"""What every sentence's dates would be today: read across agencies, for scheduled work alone."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connection

from licences import selectors
from licences.best import Known, standing
from licences.calculations import FactError
from licences.calculations.edition import edition
from licences.choices import KeyDateKind
from licences.estimates import Estimate
from licences.recorded import Adjustment, Passed, Stay
from licences.selectors.days import Adjusted
from licences.selectors.estimating import Whose, estimates_of


STANDING = (
    "release_on",
    "release_is_official",
    "licence_ends_on",
    "supervision_ends_on",
)
DAYS = frozenset(
    {
        *("offence_date", "sentenced_on", "custody_since", "revoked_on", "released_on"),
        *("day", "release_on", "licence_ends_on", "supervision_ends_on"),
    }
)


@dataclass(frozen=True)
class Recorded:
    """One case as it is recorded; `facts` are JSON."""

    case_id: UUID
    facts: str


@dataclass
class Moved:
    """What of one case no longer stands: estimates, the columns of the case, or neither."""

    case_id: UUID
    superseded: list[str] = field(default_factory=list)
    dates: list[dict[str, Any]] = field(default_factory=list)
    standing: dict[str, Any] | None = None

    def __bool__(self) -> bool:
        return bool(self.superseded or self.dates or self.standing)


def out_of_step(*, on: date) -> list[UUID]:
    """
    Return the open cases whose dates may have moved: other facts, or another edition.

    The rest rest on what they rested on when they were last worked out; a release that
    has passed meanwhile is the one thing a day alone moves.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT licences_out_of_step(%s, %s)", [edition(on), on])
        return [row[0] for row in cursor]


def recorded_dates(cases: list[UUID]) -> list[Recorded]:
    """Return those of the cases that are open and sentenced, locked until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM licences_recorded_dates(%s)", [cases])
        return [Recorded(*row) for row in cursor]


def moved_on(recorded: Recorded, *, on: date) -> Moved:
    """
    Return what the law and the facts of a day have moved on a case (A-21).

    Pure. A sentence whose facts contradict each other keeps the dates it has.
    """
    facts = json.loads(recorded.facts)
    passed = [Passed(**_dated(each)) for each in facts["sentences"]]
    stays = [Stay(**_dated(each)) for each in facts["stays"]]
    work_out = partial(
        estimates_of,
        Whose(facts["jurisdiction"], _day(facts["born_on"])),
        stays=stays,
        adjusted=Adjusted(
            tuple(Adjustment(**_dated(each)) for each in facts["adjustments"])
        ),
        on=on,
    )
    moved = Moved(recorded.case_id)
    dates = [_known(each) for each in facts["dates"] if each["is_official"]]
    for sentence in passed:
        stored = [each for each in facts["dates"] if each["sentence"] == sentence.id]
        try:
            found = work_out(sentence, explained=False)
        except FactError:
            dates += [_known(each, sentence) for each in stored]
            continue
        gone, missing = _compare(stored, found)
        moved.superseded += gone
        if missing:
            moved.dates += _written(sentence, work_out(sentence), missing)
        dates += [
            Known(e.kind, e.day, is_official=False, sentenced_on=sentence.sentenced_on)
            for e in found
        ]
    moved.standing = _standing(facts, dates, stays, passed, on)
    return moved


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    """Turn the days of a row into dates."""
    return {
        name: date.fromisoformat(value) if value and name in DAYS else value
        for name, value in row.items()
    }


def _known(row: dict[str, Any], sentence: Passed | None = None) -> Known:
    """Return a stored date as the rules take it."""
    return Known(
        kind=KeyDateKind(row["kind"]),
        day=_day(row["day"]),
        is_official=row["is_official"],
        sentenced_on=sentence.sentenced_on if sentence else None,
        received_on=_day(row["received_on"]),
    )


def _compare(
    stored: Iterable[dict[str, Any]], found: list[Estimate]
) -> tuple[list[str], set[str]]:
    """
    Return which stored estimates give way, and the kinds to be written.

    The rules they rest on are compared, and not the steps: those name the day of the
    estimate, and a night alone moves nothing.
    """
    fresh = {
        each.kind.value: (
            each.day.isoformat() if each.day else None,
            each.absent_because,
            list(each.rule_set),
        )
        for each in found
    }
    gone = []
    for row in stored:
        stands = (row["day"], row["absent_because"], row["rule_set"])
        if fresh.get(row["kind"]) == stands:
            del fresh[row["kind"]]
        else:
            gone.append(row["id"])
    return gone, set(fresh)


def _written(
    sentence: Passed, found: list[Estimate], kinds: set[str]
) -> Iterator[dict[str, Any]]:
    """Yield the rows to be written, each with the steps that explain it."""
    for each in found:
        if each.kind.value in kinds:
            yield {
                "sentence": sentence.id,
                "kind": each.kind.value,
                "day": each.day,
                "absent_because": each.absent_because,
                "rule_set": list(each.rule_set),
                "steps": list(each.steps),
            }


def _standing(
    facts: dict[str, Any],
    dates: list[Known],
    stays: list[Stay],
    passed: list[Passed],
    on: date,
) -> dict[str, Any] | None:
    """Return the case's columns as they should stand, or None when they do."""
    columns = standing(
        dates,
        selectors.in_prison(stays),
        sentenced_on=passed[0].sentenced_on,
        on=on,
    )
    found = {name: columns[name] for name in STANDING}
    return None if found == _dated(facts["standing"]) else found
