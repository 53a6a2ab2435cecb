"""What is recorded of duties, for one case or for many in the same few queries."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import connection

from agencies.models import User
from agencies.selectors import clocks_of_schemes
from cases.models import Case
from rag.choices import RagClass
from rag.due import Clocks
from rag.duties import Done, DutyFacts, DutyState, DutyStatus, duty_states, next_due
from rag.models import MonitoringAssessment, SupervisionFrequency
from rag.selectors.done import DONE, FREQUENCY, RATING, recorded_rows


@dataclass(frozen=True)
class Bearing:
    """What bears on one rated case's duties, and why its review is due when it is."""

    facts: DutyFacts
    because: str

    @property
    def is_supervised(self) -> bool:
        """Tell whether a frequency of supervision is in force."""
        return self.facts.supervision_until is not None

    @property
    def is_assessed(self) -> bool:
        """Tell whether electronic monitoring was ever assessed, or recorded as seen to."""
        return "electronic_monitoring" in self.facts.done


def bearing(user: User, cases: Sequence[Case]) -> dict[UUID, Bearing]:
    """
    Return what bears on the duties of those of the cases that are rated (1 query).

    One UNION ALL of the rating in force, the frequency agreed, the latest visits, the
    latest assessment and the latest time of each duty somebody recorded.
    """
    rated = {each.pk: each for each in cases if each.rag_class}
    rows: dict[UUID, list[dict[str, Any]]] = {}
    for row in recorded_rows(user, list(rated)):
        rows.setdefault(row["case_id"], []).append(row)
    return {
        case_id: _bearing(rated[case_id], found)
        for case_id, found in rows.items()
        if any(each["record"] == RATING for each in found)
    }


def _bearing(case: Case, rows: Iterable[dict[str, Any]]) -> Bearing:
    done: dict[str, Done] = {}
    rating: dict[str, Any] = {}
    supervision_until = None
    for row in rows:
        if row["record"] == RATING:
            rating = row
            continue
        duty, met = DONE[row["record"]](row)
        keep(done, duty, met)
        if row["record"] == FREQUENCY:
            supervision_until = row["until"]
    if case.wanted_since:
        keep(done, "wanted_alert", Done(case.wanted_since, "Alert published"))
    facts = DutyFacts(
        rag_class=RagClass(rating["code"]),
        class_since=case.rag_set_on or rating["day"],
        rated_on=rating["day"],
        review_due_on=case.review_due_on,
        wanted_since=case.wanted_since,
        release_on=case.release_on,
        supervision_until=supervision_until,
        done=done,
    )
    return Bearing(facts, because=rating["text"])


def keep(done: dict[str, Done], code: str, new: Done) -> None:
    """Keep the later of two times that a duty was done."""
    if code not in done or done[code].on < new.on:
        done[code] = new


def current_frequency(user: User, case: Case) -> SupervisionFrequency | None:
    """Return the frequency of supervision in force, or None (S1-203)."""
    return (
        SupervisionFrequency.objects.visible_to(user)
        .filter(case=case, superseded_on__isnull=True)
        .select_related("recorded_by")
        .first()
    )


def latest_assessment(user: User, case: Case) -> MonitoringAssessment | None:
    """Return the latest assessment for electronic monitoring, or None (S1-191)."""
    return (
        MonitoringAssessment.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by")
        .order_by("-assessed_on", "-recorded_at")
        .first()
    )


def states_of(
    user: User, cases: Sequence[Case], *, on: date
) -> dict[UUID, tuple[DutyState, ...]]:
    """Return how the duties of each rated case stand on a day (2 queries for any number)."""
    clocks = clocks_of_schemes({each.scheme_id for each in cases})
    return states(cases, bearing(user, cases), on=on, clocks=clocks)


def states(
    cases: Sequence[Case],
    known: Mapping[UUID, Bearing],
    *,
    on: date,
    clocks: Mapping[UUID, Clocks],
) -> dict[UUID, tuple[DutyState, ...]]:
    """Return how duties stand on a day, from what bears on them and each scheme's clocks."""
    return {
        case.pk: duty_states(known[case.pk].facts, on=on, clocks=clocks[case.scheme_id])
        for case in cases
        if case.pk in known
    }


def overdue(
    cases: Sequence[Case],
    known: Mapping[UUID, Bearing],
    *,
    on: date,
    clocks: Mapping[UUID, Clocks],
) -> dict[UUID, DutyState]:
    """Return the duty longest overdue of each case that has one."""
    found = states(cases, known, on=on, clocks=clocks)
    first = {pk: next_due(each) for pk, each in found.items()}
    return {
        pk: state
        for pk, state in first.items()
        if state is not None and state.status == DutyStatus.OVERDUE
    }


@dataclass(frozen=True)
class MovedDuty:
    """A case whose first duty to fall due is no longer what the case says."""

    case_id: UUID
    due_on: date | None
    duty: str


def moved_duties(*, on: date) -> list[MovedDuty]:
    """
    Return the cases whose next duty moved with what was logged since.

    Reads across agencies through a named function, which answers scheduled work alone.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM rag_duty_rows()")
        names = [column.name for column in cursor.description]
        rows = [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in cursor]
    clocks = clocks_of_schemes({each.scheme_id for each in rows})
    moved = []
    for row in rows:
        states = duty_states(row_facts(row), on=on, clocks=clocks[row.scheme_id])
        due_on, duty = standing_of(states)
        if (due_on, duty) != (row.duty_due_on, row.duty_due):
            moved.append(MovedDuty(row.case_id, due_on, duty))
    return moved


def standing_of(states: Iterable[DutyState]) -> tuple[date | None, str]:
    """Return what the case says of its duties: the first to fall due, and which it is."""
    first = next_due(states)
    return (first.due_on, first.duty.code) if first else (None, "")


def row_facts(row: Any) -> DutyFacts:
    """Return a row of `rag_duty_rows` as the rules take it."""
    done = {
        code: Done(date.fromisoformat(day), "")
        for code, day in json.loads(row.done or "{}").items()
    }
    if row.home_visit_on:
        done["home_visit"] = Done(row.home_visit_on, "")
    return DutyFacts(
        rag_class=RagClass(row.rag_class),
        class_since=row.class_since,
        rated_on=row.rated_on,
        review_due_on=row.review_due_on,
        wanted_since=row.wanted_since,
        release_on=row.release_on,
        supervision_until=row.supervision_until,
        done=done,
    )
