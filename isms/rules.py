"""
The catalogue of packages, what fits which, and who may have one.

The rules are the service provider's leaflet's (S0-1 to S0-20), with the hole and the
overlap it leaves settled as A-20. Hours are hours of cover: two workers on together are
one hour. docs/rules/isms.md is the table of cases.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from isms.choices import Code, Family, Night, Route, Staffing


WHOLE_DAY, WHOLE_WEEK = Decimal(24), Decimal(168)
EITHER = frozenset(Staffing)
QUARTER = Decimal("0.25")
# The catalogue is the leaflet's as it was handed to us; it names no date of its own.
FROM_THE_BEGINNING = date(2000, 1, 1)


@dataclass(frozen=True)
class Package:
    """
    One package of the catalogue.

    Hours in a week are more than `over` and at most `week`; in a day at most `day`.
    `source` is the requirement; `first_day` and `last_day` say when it is offered.
    """

    code: Code
    family: Family
    staffing: frozenset[Staffing]
    nights: frozenset[Night]
    day: Decimal
    over: Decimal
    week: Decimal
    source: str
    first_day: date = FROM_THE_BEGINNING
    last_day: date | None = None

    @property
    def is_round_the_clock(self) -> bool:
        """Whether somebody is there all day, every day (S0-2 to S0-4)."""
        return self.family is Family.PRIMARY

    @property
    def limits(self) -> str:
        """What it offers, in words."""
        if self.is_round_the_clock:
            (night,) = self.nights
            (staffing,) = self.staffing
            return f"24 hours a day, {staffing.value} staffed, {night.label.lower()}"
        least = f"more than {self.over:g} and " if self.over else ""
        a_day = f", up to {self.day:g} hours a day" if self.day < WHOLE_DAY else ""
        return f"{least}up to {self.week:g} hours a week{a_day}"


def _primary(code: Code, staffing: Staffing, night: Night, source: str) -> Package:
    return Package(
        code,
        Family.PRIMARY,
        frozenset({staffing}),
        frozenset({night}),
        WHOLE_DAY,
        Decimal(0),
        WHOLE_WEEK,
        source,
    )


def _hours(
    code: Code, family: Family, day: int, over: int, week: int, source: str
) -> Package:
    return Package(
        code,
        family,
        EITHER,
        frozenset(Night),
        Decimal(day),
        Decimal(over),
        Decimal(week),
        source,
    )


CATALOGUE: tuple[Package, ...] = (
    _primary(Code.PRIMARY_A, Staffing.DOUBLE, Night.WAKING, "S0-2"),
    _primary(Code.PRIMARY_B, Staffing.DOUBLE, Night.SLEEPOVER, "S0-3"),
    _primary(Code.PRIMARY_C, Staffing.SINGLE, Night.SLEEPOVER, "S0-4"),
    _hours(Code.SECONDARY_A, Family.SECONDARY, 16, 0, 112, "S0-5"),
    _hours(Code.SECONDARY_B, Family.SECONDARY, 12, 0, 84, "S0-6"),
    _hours(Code.SECONDARY_C, Family.SECONDARY, 7, 0, 49, "S0-7"),
    _hours(Code.TAILORED_A, Family.TAILORED, 24, 30, 48, "S0-8"),
    _hours(Code.TAILORED_B, Family.TAILORED, 24, 16, 30, "S0-9"),
    _hours(Code.TAILORED_C, Family.TAILORED, 24, 0, 15, "S0-10"),
)

IN_THE_HOLE = (
    "Nothing is offered above 15 and up to 16 hours a week: Tailored C is up to 15 and "
    "Tailored B more than 16. Agree 15 hours or fewer, or more than 16."
)
IN_THE_OVERLAP = (
    "Secondary C and Tailored A both cover more than 30 and up to 48 hours a week. "
    "Enter why this family is the right one."
)


@dataclass(frozen=True)
class Terms:
    """What is agreed: hours in a day at most and in a week, staffing, nights."""

    day: Decimal
    week: Decimal
    staffing: Staffing
    night: Night


def offered(on: date) -> dict[Code, Package]:
    """Return the packages that may be agreed on a day, by code."""
    return {
        each.code: each
        for each in CATALOGUE
        if each.first_day <= on and (each.last_day is None or on <= each.last_day)
    }


def problems(package: Package, terms: Terms) -> Iterator[str]:
    """
    Yield why these terms are not this package, in words; nothing when they are (S0-2 to S0-13).

    Both limits are asked for themselves: a day may be too long in a week that is not (S0-11).
    """
    name = package.code.label
    if terms.staffing not in package.staffing:
        (needed,) = package.staffing
        yield f"{name} is {needed.value} staffed. Choose {needed.value} staffing, or another package."
    if terms.night not in package.nights:
        (night,) = package.nights
        yield f"{name} has {night.label.lower()} cover. Choose it, or another package."
    if package.is_round_the_clock:
        if (terms.day, terms.week) != (WHOLE_DAY, WHOLE_WEEK):
            yield f"{name} is round the clock: 24 hours a day, 168 hours a week."
        return
    yield from too_many_or_few(package, terms)


def too_many_or_few(package: Package, terms: Terms) -> Iterator[str]:
    """Yield which hours are outside a package that is not round the clock."""
    name = package.code.label
    if terms.day % QUARTER or terms.week % QUARTER:
        yield "Enter hours in quarters, like 7.5 or 15.25."
    if not 0 < terms.day <= terms.week:
        yield "Enter hours in a day that are more than 0, and no more than those in the week."
    if package.family is Family.TAILORED and 15 < terms.week <= 16:
        yield IN_THE_HOLE
        return
    if terms.day > package.day:
        yield f"{name} is up to {package.day:g} hours in a day."
    if terms.week > package.week:
        yield f"{name} is up to {package.week:g} hours in a week."
    elif terms.week <= package.over:
        yield f"{name} is more than {package.over:g} hours in a week."
    if terms.week > 7 * terms.day:
        yield f"{terms.day:g} hours a day makes {7 * terms.day:g} in a week at most."


def needs_family_decision(package: Package, terms: Terms) -> bool:
    """Tell whether another family covers the same hours, so that one must be chosen (A-20)."""
    return (
        package.code in {Code.SECONDARY_C, Code.TAILORED_A}
        and 30 < terms.week <= 48
        and terms.day <= 7
    )


@dataclass(frozen=True)
class Person:
    """What decides whether somebody may have a package (S0-16 to S0-20)."""

    route: Route
    licence_ends_on: date | None
    is_in_custody: bool
    is_very_high_risk: bool
    mappa_reference: str


def ineligible(person: Person, on: date) -> Iterator[str]:
    """Yield what stands in the way of a package, in words; nothing when somebody may have one."""
    runs = person.licence_ends_on is not None and person.licence_ends_on >= on
    if person.route is Route.LICENCE and not (runs or person.is_in_custody):
        yield (
            "No licence after custody is recorded that still runs. Record the sentence "
            "first, or say that they come back from a hospital."
        )
    if not person.is_very_high_risk:
        yield "A package is for people assessed as very high risk of reoffending or harm."
    if not person.mappa_reference.strip():
        yield "Enter the MAPPA reference: the level is agreed as MAPPA requires."


def tells_police(rule: str, *, is_serious: bool) -> bool:
    """Tell whether the police are told of a breach of the agreement by the package's rule (S0-26)."""
    return rule == "always" or (rule == "serious" and is_serious)
