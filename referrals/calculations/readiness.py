"""
The five things to weigh before somebody leaves on progress made (S1-38).

Each is met, not met or not known, with what shows it: never a bare tick. What nobody
has recorded is not known, and never counts as good news.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from agencies.clocks import Clock, due
from cases.choices import Section
from licences.calculations.words import in_words as day
from referrals.choices import GroundState, ReadyGround


# The guide says "negative drug tests" and no number: three at least.
LEAST_TESTS = 3
# It says "full/good attendance" and no figure. Ours: four of five kept, of three or more.
GOOD_ATTENDANCE = 80  # per cent
LEAST_APPOINTMENTS = 3
# A statement is made for a meeting, and meetings are monthly (S1-18).
STATEMENT_LASTS = timedelta(days=31)
RISK_ORDER = ("green", "amber", "red", "red_alert")


@dataclass(frozen=True)
class NoIntelligence:
    """What the police stated: when, and the date of the latest they hold; None for none."""

    stated_on: date
    latest_on: date | None
    by: str


@dataclass(frozen=True)
class DrugTests:
    """
    Tests since the recency date that the reader may see: the results, and who says so.

    `section` is the most closed of those they are kept in.
    """

    negative: int
    positive: int
    by: str
    refused: int = 0
    section: Section = Section.HEALTH


@dataclass(frozen=True)
class Attendance:
    """Appointments since the recency date that the reader may see, kept and missed."""

    kept: int
    missed: int


@dataclass(frozen=True)
class Rated:
    """One RAG rating."""

    rag_class: str
    rated_on: date


@dataclass(frozen=True)
class Risk:
    """The first and the present rating, and how many needs were and are Red."""

    first: Rated | None = None
    now: Rated | None = None
    red_needs_first: int = 0
    red_needs_now: int = 0


@dataclass(frozen=True)
class OtherForum:
    """Which forum manages the person, since when, and who says so."""

    name: str
    stated_on: date
    by: str


@dataclass(frozen=True)
class Facts:
    """
    What the record holds for each of the five; None where it holds nothing.

    `intelligence_on` is the day of the latest intelligence that the reader may see.
    """

    on: date
    risk: Risk
    attendance: Attendance
    intelligence: NoIntelligence | None = None
    intelligence_on: date | None = None
    drug_tests: DrugTests | None = None
    other_forum: OtherForum | None = None
    mappa_level: str = ""
    shows_health: bool = True


@dataclass(frozen=True)
class Line:
    """One of the five: how it stands, what shows it, and in whose section that is kept."""

    ground: ReadyGround
    state: GroundState
    evidence: str
    section: Section = Section.GENERAL


def readiness(facts: Facts, clocks: Mapping[str, Clock]) -> tuple[Line, ...]:
    """Return the five lines in the guide's order, by the scheme's own clocks."""
    return (
        intelligence(facts, clocks["intelligence_recency"]),
        drug_tests(facts, clocks["drug_test_recency"]),
        attendance(facts, clocks["drug_test_recency"]),
        risk(facts.risk),
        other_forum(facts),
    )


def line(
    ground: ReadyGround,
    state: GroundState,
    evidence: str,
    section: Section = Section.GENERAL,
) -> Line:
    """Return one line."""
    return Line(ground, state, evidence, section)


def intelligence(facts: Facts, recency: Clock) -> Line:
    """
    No current or recent intelligence (A-23).

    What is recorded speaks against leaving to whoever may see it; that there is none,
    only the police can say.
    """
    latest_on = facts.intelligence_on
    if latest_on is not None and latest_on > due(recency, facts.on):
        return line(
            ReadyGround.INTELLIGENCE,
            GroundState.NOT_MET,
            f"The latest on record is of {day(latest_on)}, within {recency.length}.",
            Section.POLICE_INTELLIGENCE,
        )
    return stated_intelligence(facts, recency)


def stated_intelligence(facts: Facts, recency: Clock) -> Line:
    """Return what the police stated of intelligence, while the statement is recent."""
    ground, stated = ReadyGround.INTELLIGENCE, facts.intelligence
    if stated is None:
        return line(
            ground, GroundState.NOT_KNOWN, "The police have not made a statement yet."
        )
    said = f"{stated.by} stated on {day(stated.stated_on)}"
    if facts.on - stated.stated_on > STATEMENT_LASTS:
        return line(
            ground,
            GroundState.NOT_KNOWN,
            f"{said}: too long ago to rely on. Ask the police for a new statement.",
        )
    if stated.latest_on is None:
        return line(ground, GroundState.MET, f"{said} that they hold none.")
    latest = f"{said} that the latest is of {day(stated.latest_on)}"
    if stated.latest_on <= due(recency, facts.on):
        return line(
            ground, GroundState.MET, f"{latest}, {recency.length} ago or longer."
        )
    return line(ground, GroundState.NOT_MET, f"{latest}, within {recency.length}.")


# Said whether or not there are any: that somebody is in treatment is not told either.
TREATMENT_WITHHELD = (
    "Tests in treatment are health information and are not counted here."
)


def drug_tests(facts: Facts, recency: Clock) -> Line:
    """
    Three negative tests or more in the last three months, and none positive (A-22).

    To whom health is closed, the tests the law requires speak, and those alone.
    """
    tests, ground = facts.drug_tests, ReadyGround.DRUG_TESTS
    if tests is not None:
        state, said = tested(tests, recency)
    elif facts.shows_health:
        state, said = GroundState.NOT_KNOWN, "No test results are recorded."
    else:
        state = GroundState.NOT_SHOWN
        said = "No test on arrest, under a licence or order, or in prison is recorded."
    if not facts.shows_health:
        said = f"{said} {TREATMENT_WITHHELD}"
    return line(ground, state, said, tests.section if tests else Section.GENERAL)


def tested(tests: DrugTests, recency: Clock) -> tuple[GroundState, str]:
    """Return how the tests stand, and their count."""
    refused = f", {tests.refused} refused" if tests.refused else ""
    said = (
        f"{tests.negative} negative and {tests.positive} positive{refused} in the last "
        f"{recency.length}, recorded by {tests.by}."
    )
    if tests.positive:
        return GroundState.NOT_MET, said
    if tests.negative < LEAST_TESTS:
        return GroundState.NOT_KNOWN, f"{said} At least {LEAST_TESTS} are needed."
    return GroundState.MET, said


def attendance(facts: Facts, recency: Clock) -> Line:
    """Full or good attendance, from the appointments on the contact log."""
    ground, seen = ReadyGround.ATTENDANCE, facts.attendance
    total = seen.kept + seen.missed
    said = f"{seen.kept} of {total} appointments kept in the last {recency.length}"
    if total < LEAST_APPOINTMENTS:
        return line(
            ground,
            GroundState.NOT_KNOWN,
            f"{said}. At least {LEAST_APPOINTMENTS} are needed to judge.",
        )
    per_cent = 100 * seen.kept // total
    state = GroundState.MET if per_cent >= GOOD_ATTENDANCE else GroundState.NOT_MET
    return line(ground, state, f"{said} ({per_cent} %).")


def risk(seen: Risk) -> Line:
    """A lower RAG class than at first, and no more needs rated Red than then."""
    ground = ReadyGround.RISK
    if seen.first is None or seen.now is None or seen.first == seen.now:
        return line(
            ground, GroundState.NOT_KNOWN, "Rated once only, so there is no change yet."
        )
    if not {seen.first.rag_class, seen.now.rag_class} <= set(RISK_ORDER):
        return line(
            ground,
            GroundState.NOT_KNOWN,
            "Rated Prison, which says where the person is and not how high the risk is.",
        )
    said = (
        f"{at(seen.first)} and {at(seen.now)}. "
        f"Needs rated Red: {seen.red_needs_first} at first, {seen.red_needs_now} now."
    )
    lower = order(seen.now) < order(seen.first)
    no_worse = seen.red_needs_now <= seen.red_needs_first
    return line(
        ground, GroundState.MET if lower and no_worse else GroundState.NOT_MET, said
    )


def order(rated: Rated) -> int:
    """Return how high a class is, the lowest first."""
    return RISK_ORDER.index(rated.rag_class)


def at(rated: Rated) -> str:
    """Return "Red on 4 March 2026"."""
    return f"{rated.rag_class.replace('_', ' ').title()} on {day(rated.rated_on)}"


def other_forum(facts: Facts) -> Line:
    """Another forum manages the risk, so that doing it twice adds nothing."""
    ground, stated = ReadyGround.OTHER_FORUM, facts.other_forum
    if stated is not None:
        return line(
            ground,
            GroundState.MET,
            f"{stated.name}. Recorded by {stated.by} on {day(stated.stated_on)}.",
        )
    if facts.mappa_level in {"2", "3"}:
        return line(
            ground,
            GroundState.MET,
            f"MAPPA manages this person at level {facts.mappa_level}.",
        )
    return line(ground, GroundState.NOT_KNOWN, "Nobody has recorded another forum.")
