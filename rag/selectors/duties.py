"""What is recorded of duties, for one case or for many in the same few queries."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from agencies.models import User
from agencies.selectors import clocks_of_schemes
from cases.choices import ContactType
from cases.models import Case, Contact
from rag.choices import RagClass
from rag.duties import Done, DutyFacts, DutyState, duty_states, next_due
from rag.models import DutyDone, MonitoringAssessment, Rating, SupervisionFrequency
from rag.selectors.contacts import HOME_VISITS, SEEN, shared_log


VISITS = (*HOME_VISITS, ContactType.PRISON_VISIT)


@dataclass(frozen=True)
class DutyRecords:
    """What bears on the duties of some cases, by the case's id."""

    facts: Mapping[UUID, DutyFacts] = field(default_factory=dict)
    frequencies: Mapping[UUID, SupervisionFrequency] = field(default_factory=dict)
    assessments: Mapping[UUID, MonitoringAssessment] = field(default_factory=dict)


def duty_records(
    user: User, cases: Sequence[Case], *, ratings: Iterable[Rating]
) -> DutyRecords:
    """Return what is recorded of the duties of rated cases (4 queries)."""
    rated = {each.case_id: each for each in ratings}
    ids = [each.pk for each in cases if each.pk in rated and each.rag_class]
    if not ids:
        return DutyRecords()
    frequencies = current_frequencies(user, ids)
    assessments = latest_assessments(user, ids)
    done: dict[UUID, dict[str, Done]] = {each: {} for each in ids}
    for visit in latest_visits(user, ids):
        keep(done[visit.case_id], duty_of(visit), as_done(visit))
    for each in latest_done(user, ids):
        words = each.note or each.get_duty_display()
        keep(done[each.case_id], each.duty, Done(each.done_on, words))
    for case_id, assessed in assessments.items():
        words = assessed.get_outcome_display()
        keep(done[case_id], "electronic_monitoring", Done(assessed.assessed_on, words))
    for case_id, agreed in frequencies.items():
        keep(done[case_id], "supervision", Done(agreed.agreed_on, str(agreed)))
    facts = {
        case.pk: facts_of(case, rated[case.pk], done[case.pk], frequencies.get(case.pk))
        for case in cases
        if case.pk in done
    }
    return DutyRecords(facts, frequencies, assessments)


def facts_of(
    case: Case,
    rating: Rating,
    done: dict[str, Done],
    frequency: SupervisionFrequency | None,
) -> DutyFacts:
    """Join what stands on the case with what was done."""
    if case.wanted_since:
        keep(done, "wanted_alert", Done(case.wanted_since, "Alert published"))
    return DutyFacts(
        rag_class=RagClass(rating.rag_class),
        class_since=case.rag_set_on or rating.rated_on,
        rated_on=rating.rated_on,
        review_due_on=case.review_due_on,
        wanted_since=case.wanted_since,
        release_on=case.release_on,
        supervision_until=frequency.expires_on if frequency else None,
        done=done,
    )


def keep(done: dict[str, Done], code: str, new: Done) -> None:
    """Keep the later of two times that a duty was done."""
    if code not in done or done[code].on < new.on:
        done[code] = new


def duty_of(visit: Contact) -> str:
    """Return which duty a visit is for."""
    return "home_visit" if visit.kind in HOME_VISITS else "prison_visit"


def as_done(visit: Contact) -> Done:
    """Return a visit as what met a duty."""
    return Done(
        timezone.localdate(visit.happened_at),
        visit.get_kind_display(),
        contact_id=visit.pk,
    )


def latest_visits(user: User, ids: Sequence[UUID]) -> Iterable[Contact]:
    """Return the latest visit of each kind at which somebody was seen."""
    return (
        shared_log(user)
        .filter(case__in=ids, kind__in=VISITS, attendance__in=SEEN)
        .order_by("case_id", "kind", "-happened_at")
        .distinct("case_id", "kind")
        .only("case_id", "kind", "happened_at")
    )


def latest_done(user: User, ids: Sequence[UUID]) -> Iterable[DutyDone]:
    """Return the latest time of each duty that somebody recorded."""
    return (
        DutyDone.objects.visible_to(user)
        .filter(case__in=ids)
        .order_by("case_id", "duty", "-done_on")
        .distinct("case_id", "duty")
    )


def current_frequency(user: User, case: Case) -> SupervisionFrequency | None:
    """Return the frequency of supervision in force, or None."""
    return current_frequencies(user, [case.pk]).get(case.pk)


def current_frequencies(
    user: User, ids: Sequence[UUID]
) -> dict[UUID, SupervisionFrequency]:
    """Return the frequency of supervision in force for each case that has one (S1-203)."""
    found = SupervisionFrequency.objects.visible_to(user).filter(
        case__in=ids, superseded_on__isnull=True
    )
    return {each.case_id: each for each in found.select_related("recorded_by")}


def latest_assessments(
    user: User, ids: Sequence[UUID]
) -> dict[UUID, MonitoringAssessment]:
    """Return each case's latest assessment for electronic monitoring (S1-191)."""
    found = (
        MonitoringAssessment.objects.visible_to(user)
        .filter(case__in=ids)
        .select_related("recorded_by")
        .order_by("case_id", "-assessed_on", "-recorded_at")
        .distinct("case_id")
    )
    return {each.case_id: each for each in found}


def states_of(
    user: User, cases: Sequence[Case], *, on: date
) -> dict[UUID, tuple[DutyState, ...]]:
    """Return how the duties of each rated case stand on a day (6 queries for any number)."""
    current = Rating.objects.visible_to(user).filter(
        case__in=[each.pk for each in cases], superseded_on__isnull=True
    )
    records = duty_records(user, cases, ratings=current)
    clocks = clocks_of_schemes({each.scheme_id for each in cases})
    return {
        case.pk: duty_states(
            records.facts[case.pk], on=on, clocks=clocks[case.scheme_id]
        )
        for case in cases
        if case.pk in records.facts
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
