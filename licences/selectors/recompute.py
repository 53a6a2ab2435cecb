"""What every sentence's dates would be today: read across agencies, for scheduled work alone."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from cases.models import Case, Person
from licences import selectors
from licences.best import Known, standing
from licences.calculations import FactError
from licences.choices import KeyDateKind
from licences.estimates import Estimate
from licences.models import CustodySpell, DayAdjustment, Sentence
from licences.selectors.days import Adjusted


STANDING = (
    "release_on",
    "release_is_official",
    "licence_ends_on",
    "supervision_ends_on",
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


def recorded_dates(*, after: UUID, most: int) -> list[Recorded]:
    """Return the next open cases with a sentence, locked until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM licences_recorded_dates(%s, %s)", [after, most])
        return [Recorded(*row) for row in cursor]


def moved_on(recorded: Recorded, *, on: date) -> Moved:
    """
    Return what the law and the facts of a day have moved on a case (A-21).

    Pure. A sentence whose facts contradict each other keeps the dates it has.
    """
    facts = json.loads(recorded.facts, object_hook=_dated)
    passed = [Sentence(**each) for each in facts["sentences"]]
    stays = [CustodySpell(**each) for each in facts["stays"]]
    adjusted = Adjusted(tuple(DayAdjustment(**each) for each in facts["adjustments"]))
    case = Case(
        jurisdiction=facts["jurisdiction"],
        person=Person(date_of_birth=facts["born_on"]),
    )
    moved = Moved(recorded.case_id)
    dates = [_known(each, passed) for each in facts["dates"] if each["is_official"]]
    for sentence in passed:
        stored = [each for each in facts["dates"] if each["sentence"] == sentence.pk]
        found = _estimates(case, sentence, stays, adjusted, on)
        if found is None:
            dates += [_known(each, passed) for each in stored]
            continue
        _compare(moved, sentence, stored, found)
        dates += [
            Known(e.kind, e.day, is_official=False, sentenced_on=sentence.sentenced_on)
            for e in found
        ]
    moved.standing = _standing(facts, dates, stays, passed, on)
    return moved


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    """Turn the days of a row into dates."""
    return {
        name: date.fromisoformat(value)
        if isinstance(value, str) and name.endswith(("_on", "_since", "_date", "day"))
        else value
        for name, value in row.items()
    }


def _known(row: dict[str, Any], passed: Iterable[Sentence]) -> Known:
    """Return a stored date as the rules take it."""
    sentenced = {each.pk: each.sentenced_on for each in passed}
    return Known(
        kind=KeyDateKind(row["kind"]),
        day=row["day"],
        is_official=row["is_official"],
        sentenced_on=sentenced.get(row["sentence"]),
        received_on=row["received_on"],
    )


def _estimates(
    case: Case,
    sentence: Sentence,
    stays: list[CustodySpell],
    adjusted: Adjusted,
    on: date,
) -> list[Estimate] | None:
    """Return a sentence's dates by the law of a day; None where its facts contradict."""
    try:
        return selectors.estimates_for(case, sentence, stays, adjusted=adjusted, on=on)
    except FactError:
        return None


def _compare(
    moved: Moved,
    sentence: Sentence,
    stored: Iterable[dict[str, Any]],
    found: list[Estimate],
) -> None:
    """
    Note which stored estimates give way, and which are to be written.

    The rules they rest on are compared, and not the steps: those name the day of the
    estimate, and a night alone moves nothing.
    """
    fresh = {
        each.kind.value: (each.day, each.absent_because, list(each.rule_set))
        for each in found
    }
    kept = set()
    for row in stored:
        stands = (row["day"], row["absent_because"], row["rule_set"])
        if fresh.get(row["kind"]) == stands:
            kept.add(row["kind"])
        else:
            moved.superseded.append(row["id"])
    moved.dates += [
        {
            "sentence": sentence.pk,
            "kind": each.kind.value,
            "day": each.day,
            "absent_because": each.absent_because,
            "rule_set": list(each.rule_set),
            "steps": list(each.steps),
        }
        for each in found
        if each.kind.value not in kept
    ]


def _standing(
    facts: dict[str, Any],
    dates: list[Known],
    stays: list[CustodySpell],
    passed: list[Sentence],
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
    return None if found == facts["standing"] else found
