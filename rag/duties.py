"""
Which of a class's duties are met, due or overdue on a day (Q1, S1-169 to S1-173).

Whose rules: Appendix 1 and the meeting rules, by the scheme's clocks; where the sources
set no clock a duty is only still to do, never overdue. Values in, values out; the table
of docs/rules/rag.md is the test.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from agencies.clocks import CLOCKS, due
from rag.choices import RagClass
from rag.classes import DUTIES, Duty, duties
from rag.due import Clocks, written


class DutyStatus(StrEnum):
    """How one duty stands."""

    MET = "met"
    DUE = "due"
    OVERDUE = "overdue"
    AS_NEEDED = "as_needed"


@dataclass(frozen=True)
class Done:
    """What met a duty: the day, in a few words, and the contact when it was one."""

    on: date
    what: str
    contact_id: UUID | None = None


@dataclass(frozen=True)
class DutyFacts:
    """
    What the records say that bears on a class's duties.

    `class_since` is the first day of the unbroken run of the class; `done` holds the
    latest time of each duty by its code; `supervision_until` is when the frequency
    agreed at a meeting expires (S1-203).
    """

    rag_class: RagClass
    class_since: date
    rated_on: date
    review_due_on: date | None = None
    wanted_since: date | None = None
    release_on: date | None = None
    supervision_until: date | None = None
    done: Mapping[str, Done] = field(default_factory=dict)


@dataclass(frozen=True)
class DutyState:
    """One duty on one day: how it stands, by when, what met it, and why that day."""

    duty: Duty
    status: DutyStatus
    because: str
    due_on: date | None = None
    done: Done | None = None


Reading = Callable[[Duty, DutyFacts, date, Clocks], DutyState]

ELSEWHERE = frozenset({"meeting", "live_list"})
"""The duties that the RAG review chases, which has its own date and reminder."""


def duty_states(
    facts: DutyFacts, *, on: date, clocks: Clocks = CLOCKS
) -> tuple[DutyState, ...]:
    """Return how each duty of the class stands on a day; a wanted person has more (A-3)."""
    asked = duties(facts.rag_class, wanted=facts.wanted_since is not None)
    return tuple(
        READINGS.get(duty.code, once)(duty, facts, on, clocks) for duty in asked
    )


def next_due(states: Iterable[DutyState]) -> DutyState | None:
    """Return the duty that falls, or fell, due first, the review apart; None without one."""
    dated = [each for each in states if each.due_on and each.duty.code not in ELSEWHERE]
    return min(dated, key=lambda each: (each.due_on, each.duty.code), default=None)


def reviewed(duty: Duty, facts: DutyFacts, on: date, _clocks: Clocks) -> DutyState:
    """Discussed and reviewed: the rating, until its own review (S1-25 to S1-27, A-5)."""
    done = Done(facts.rated_on, "Rating reviewed")
    day = facts.review_due_on
    if day is None:
        return DutyState(duty, DutyStatus.MET, "Reviewed when rated", done=done)
    status = DutyStatus.OVERDUE if day < on else DutyStatus.MET
    return DutyState(duty, status, "The review of the rating", due_on=day, done=done)


def recurring(duty: Duty, facts: DutyFacts, on: date, clocks: Clocks) -> DutyState:
    """Every so often: counted from the last time, or from when the class began."""
    clock = clocks[duty.clock or ""]
    done = facts.done.get(duty.code)
    counts = done is not None and done.on >= facts.class_since
    start = done.on if done and counts else facts.class_since
    day = due(clock, start)
    basis = clock.basis if counts else "the class began"
    return DutyState(
        duty,
        status_by(day, on, met=counts),
        f"{clock.length} after {basis} on {written(start)}",
        due_on=day,
        done=done,
    )


def agreed(duty: Duty, facts: DutyFacts, on: date, clocks: Clocks) -> DutyState:
    """How often to supervise: agreed until it expires, else due from the class (S1-203)."""
    done = facts.done.get(duty.code)
    until = facts.supervision_until
    if until is not None and until >= facts.class_since:
        return DutyState(
            duty,
            status_by(until, on, met=True),
            f"Agreed until {written(until)}",
            due_on=until,
            done=done,
        )
    clock = clocks[duty.clock or ""]
    day = due(clock, facts.class_since)
    return DutyState(
        duty,
        status_by(day, on, met=False),
        f"{clock.length} after the class began on {written(facts.class_since)}",
        due_on=day,
        done=done,
    )


def before_release(duty: Duty, facts: DutyFacts, on: date, clocks: Clocks) -> DutyState:
    """So long before release: met by what was done since custody, or by a review then."""
    if facts.release_on is None:
        return DutyState(
            duty, DutyStatus.AS_NEEDED, "No release date is recorded in the case"
        )
    clock = clocks[duty.clock or ""]
    day = due(clock, facts.release_on)
    done = facts.done.get(duty.code)
    if duty.code == "live_list" and facts.rated_on >= day:
        done = Done(facts.rated_on, "Rating reviewed")
    counts = done is not None and done.on >= facts.class_since
    status = DutyStatus.MET if counts else status_by(day, on, met=False)
    because = f"{clock.length} before release on {written(facts.release_on)}"
    if counts:
        return DutyState(duty, status, because, done=done)
    return DutyState(duty, status, because, due_on=day)


def once(duty: Duty, facts: DutyFacts, _on: date, _clocks: Clocks) -> DutyState:
    """Once since the class began, or since they were wanted; no clock makes it overdue."""
    wanted = facts.wanted_since if duty in DUTIES[RagClass.RED_ALERT] else None
    since = wanted or facts.class_since
    done = facts.done.get(duty.code)
    began = "they were wanted" if wanted else "the class began"
    if done is not None and done.on >= since:
        return DutyState(
            duty, DutyStatus.MET, f"Done since {began} on {written(since)}", done=done
        )
    status = DutyStatus.AS_NEEDED if duty.as_needed else DutyStatus.DUE
    return DutyState(duty, status, f"Not yet since {began} on {written(since)}")


def status_by(day: date, on: date, *, met: bool) -> DutyStatus:
    """Return how a duty stands that falls due on a day and is met until then, or not."""
    if day < on:
        return DutyStatus.OVERDUE
    return DutyStatus.MET if met else DutyStatus.DUE


READINGS: Mapping[str, Reading] = {
    "meeting": reviewed,
    "home_visit": recurring,
    "diary": recurring,
    "supervision": agreed,
    "pre_release_plan": before_release,
    "live_list": before_release,
}
