"""
Whether every Red was discussed at every meeting, and every Amber in time (S1-25, S1-26).

Worked out from the ratings in force when each meeting began and from what it discussed,
as far as the reader may see: five queries, however many cases and meetings.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case as When
from django.db.models import Q, Value
from django.db.models import When as If

from agencies.models import Scheme, User
from agencies.selectors import clocks_of
from audit import services as audit
from audit.choices import Purpose
from cases.models import Case
from core.periods import add_months
from meetings.choices import MeetingKind, MeetingStatus
from meetings.models import AgendaItem, Meeting
from meetings.rules.agenda import EVERY_MEETING, Clocks, too_long
from meetings.selectors.facts import DISCUSSED
from rag import selectors as rag
from rag.choices import RagClass
from rag.models import Rating


MONTHS = 12  # of meetings that the report looks back on
NOT_REACHED = "On the agenda, not discussed"
BEFORE = 6  # months before them, so that a stretch that began earlier is seen whole


@dataclass(frozen=True)
class Missed:
    """A Red who was not discussed at a meeting, and why."""

    case: Case
    meeting: Meeting
    because: str


@dataclass(frozen=True)
class Late:
    """
    An Amber who went too long without being discussed.

    `up_on` is when the time was up; `discussed_on` is None while they still wait.
    `because` says for each meeting in between why it was not there.
    """

    case: Case
    since: date
    up_on: date
    discussed_on: date | None
    because: tuple[str, ...]


@dataclass
class Session:
    """One meeting that was held: how many Reds it had to discuss, and did."""

    meeting: Meeting
    red: int = 0
    discussed: int = 0


@dataclass
class Cadence:
    """The report over a stretch of time."""

    first: date
    last: date
    sessions: list[Session] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)
    late: list[Late] = field(default_factory=list)

    @property
    def case_ids(self) -> list[UUID]:
        """The cases it names, each once."""
        named = {each.case.pk for each in self.missed}
        return list(named | {each.case.pk for each in self.late})

    @property
    def red(self) -> int:
        """How often a Red was to be discussed."""
        return sum(each.red for each in self.sessions)

    @property
    def discussed(self) -> int:
        """How often a Red was."""
        return sum(each.discussed for each in self.sessions)


@dataclass(frozen=True)
class Records:
    """
    What the report is worked out from, of one scheme.

    `places` says by meeting and case why a case on its agenda was not discussed; empty
    when it was.
    """

    meetings: list[Meeting]
    places: dict[UUID, dict[UUID, str]]
    ratings: dict[UUID, list[Rating]]
    cases: dict[UUID, Case]
    clocks: Clocks


def cadence(user: User, scheme: Scheme, *, on: date) -> Cadence:
    """Return the report for the twelve months up to a day, and record the look."""
    first = add_months(on, -MONTHS)
    known = records(user, scheme, first=first, on=on)
    report = Cadence(first, on)
    for meeting in known.meetings:
        if meeting.held_on >= first:
            add_session(report, known, meeting)
    for case_id, case in known.cases.items():
        report.late.extend(late(known, case_id, case, first=first, on=on))
    report.sessions.reverse()
    report.missed.reverse()
    report.late.sort(key=lambda each: (each.discussed_on is not None, each.up_on))
    if report.case_ids:
        audit.looked("cadence.read", cases=report.case_ids, purpose=Purpose.OVERSIGHT)
    return report


def records(user: User, scheme: Scheme, *, first: date, on: date) -> Records:
    """Read what the report rests on (5 queries)."""
    begun = add_months(first, -BEFORE)
    meetings = list(
        Meeting.objects.visible_to(user)
        .filter(
            scheme=scheme,
            kind=MeetingKind.OPERATIONAL,
            status=MeetingStatus.HELD,
            held_on__gte=begun,
            held_on__lte=on,
        )
        .order_by("held_on", "starts_at")
    )
    ratings: dict[UUID, list[Rating]] = defaultdict(list)
    for rating in rag.classes_between(user, scheme.pk, first=begun, last=on):
        ratings[rating.case_id].append(rating)
    return Records(
        meetings,
        places_at(user, meetings),
        ratings,
        cases_between(user, scheme, first=first),
        clocks_of(scheme),
    )


def places_at(user: User, meetings: list[Meeting]) -> dict[UUID, dict[UUID, str]]:
    """Return why each case on each agenda was not discussed; empty when it was (1 query)."""
    rows = (
        AgendaItem.objects.visible_to(user)
        .filter(meeting__in=meetings)
        .annotate(was_discussed=When(If(DISCUSSED, then=Value(1)), default=Value(0)))
        .order_by("recorded_at")
        .values_list(
            "meeting_id", "case_id", "was_discussed", "removed_on", "removed_reason"
        )
    )
    found: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for meeting_id, case_id, discussed, removed_on, reason in rows:
        if removed_on is not None:
            found[meeting_id].setdefault(case_id, f"Put off: {reason}")
        else:
            found[meeting_id][case_id] = "" if discussed else NOT_REACHED
    return found


def cases_between(user: User, scheme: Scheme, *, first: date) -> dict[UUID, Case]:
    """Return the scheme's cases that were managed at some time since a day (1 query)."""
    rows = (
        Case.objects.visible_to(user)
        .filter(
            Q(closed_on__isnull=True) | Q(closed_on__gte=first),
            scheme=scheme,
            adopted_on__isnull=False,
        )
        .select_related("person")
        .by_name()
    )
    return {case.pk: case for case in rows}


def managed_from(case: Case) -> date:
    """Return since when the scheme answers for a case: adopted, or transferred in later."""
    days = [each for each in (case.adopted_on, case.responsible_since) if each]
    return max(days)


def is_managed(case: Case, day: date) -> bool:
    """Tell whether a case went into a meeting of a day as one of the scheme's."""
    return managed_from(case) < day and (case.closed_on is None or case.closed_on > day)


def class_on(ratings: list[Rating], day: date) -> str:
    """Return the class with which a case went into a day; empty before the first."""
    for rating in reversed(ratings):
        over = rating.superseded_on
        if rating.rated_on < day and (over is None or over >= day):
            return rating.rag_class
    return ""


def add_session(report: Cadence, known: Records, meeting: Meeting) -> None:
    """Count a meeting's Reds, and name those it missed."""
    session = Session(meeting)
    for case_id, case in known.cases.items():
        red = class_on(known.ratings[case_id], meeting.held_on) in EVERY_MEETING
        if not red or not is_managed(case, meeting.held_on):
            continue
        session.red += 1
        because = why_not(known, meeting, case_id)
        if because:
            report.missed.append(Missed(case, meeting, because))
        else:
            session.discussed += 1
    report.sessions.append(session)


def why_not(known: Records, meeting: Meeting, case_id: UUID) -> str:
    """Return why a meeting did not discuss a case; empty when it did."""
    return known.places[meeting.pk].get(case_id, "Not on the agenda")


def late(
    known: Records, case_id: UUID, case: Case, *, first: date, on: date
) -> Iterator[Late]:
    """Yield the stretches in which an Amber was not discussed in time (S1-26)."""
    until = min(case.closed_on or on, on)
    since = max(managed_from(case), add_months(first, -BEFORE))
    days = [
        meeting.held_on
        for meeting in known.meetings
        if not why_not(known, meeting, case_id)
    ]
    clock = known.clocks["amber_review"]
    # Whoever is discussed on the last day is in time; the day after, the time is up.
    for start, up_on in too_long(days, since=since, until=until, clock=clock):
        amber = class_on(known.ratings[case_id], up_on + timedelta(days=1))
        if amber == RagClass.AMBER and up_on >= first:
            ended = next((day for day in days if day > start), None)
            yield Late(case, start, up_on, ended, why(known, case_id, start, up_on))


def why(known: Records, case_id: UUID, start: date, up_on: date) -> tuple[str, ...]:
    """Say for each meeting there was in time why the case was not discussed at it."""
    between: list[Any] = [
        each for each in known.meetings if start < each.held_on <= up_on
    ]
    if not between:
        return ("No meeting in time",)
    return tuple(
        f"{each.held_on.day} {each.held_on:%B}: {why_not(known, each, case_id)}"
        for each in between
    )
