"""
What a scheme's criteria say of a nomination, and how decisions are counted.

The criteria are each scheme's own (A-16, S2-2, S2-13); none are set by the guide. They
advise: people decide, and a decision against them says why.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from referrals.choices import Advice, Cohort, CriterionState, Measure, SupervisionStatus


SMALL = 5  # fewer people than this are not counted out: they could be recognised
MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True)
class Fact:
    """
    What is known of one measure; `value` is None where nobody has said.

    `is_partial` marks a value that can only rise, because part of it is hidden from
    the reader or not answered yet.
    """

    value: Decimal | None
    evidence: str
    is_partial: bool = False


@dataclass(frozen=True)
class Reading:
    """One criterion held against the facts, with its evidence."""

    measure: Measure
    threshold: Decimal
    state: CriterionState
    evidence: str


NOTHING_KNOWN = Fact(
    None, "Nobody has recorded this, or it is not shown to your agency."
)


def read(criteria: Mapping[str, Decimal], facts: Mapping[str, Fact]) -> list[Reading]:
    """Return each criterion with whether it is met, in the order of the measures."""
    readings = []
    for measure in Measure:
        if measure in criteria:
            fact = facts.get(measure, NOTHING_KNOWN)
            state = find(criteria[measure], fact)
            readings.append(Reading(measure, criteria[measure], state, fact.evidence))
    return readings


def find(threshold: Decimal, fact: Fact) -> CriterionState:
    """Return whether a fact reaches a threshold, as far as anybody knows."""
    if fact.value is None:
        return CriterionState.NOT_KNOWN
    if fact.value >= threshold:
        return CriterionState.MET
    return CriterionState.NOT_KNOWN if fact.is_partial else CriterionState.NOT_MET


def advise(readings: Iterable[Reading]) -> Advice:
    """Return what the criteria say together: all met, one not met, or not known."""
    states = {each.state for each in readings}
    if not states:
        return Advice.NONE_SET
    if CriterionState.NOT_MET in states:
        return Advice.FALLS_SHORT
    return Advice.NOT_KNOWN if CriterionState.NOT_KNOWN in states else Advice.MEETS


def goes_against(advice: str, *, adopts: bool) -> bool:
    """Tell whether a decision is the other one than the criteria point to."""
    return advice == (Advice.FALLS_SHORT if adopts else Advice.MEETS)


def mark(criteria: Mapping[str, Decimal]) -> str:
    """Return a cohort's criteria as one text, to notice when somebody changes them."""
    return ";".join(
        f"{measure}={value.normalize():f}"
        for measure, value in sorted(criteria.items())
    )


def criteria_in_words(criteria: Mapping[str, Decimal]) -> list[tuple[str, str]]:
    """Return criteria as (measure, what is asked), in the measures' order."""
    return [
        (str(each.label), asked_in_words(each, criteria[each]))
        for each in Measure
        if each in criteria
    ]


def asked_in_words(measure: Measure, threshold: Decimal) -> str:
    """Return what one criterion asks: "at least 75", "yes"."""
    return "yes" if measure.is_yes_or_no else f"at least {threshold.normalize():,f}"


def usual_cohort(supervision_status: str) -> Cohort:
    """Return the cohort a referral is read under until the team chooses another (S2-11, S2-13)."""
    if supervision_status == SupervisionStatus.VOLUNTARY:
        return Cohort.VOLUNTARY
    return Cohort.STATUTORY


def in_a_year(count: int, months: int) -> Decimal:
    """Return a count over some months as a count over twelve (S1-201)."""
    return (Decimal(count) * MONTHS_IN_A_YEAR / months).quantize(Decimal("0.1"))


def in_a_month(count: int, months: int) -> Decimal:
    """Return a count over some months as a count over one (S1-201)."""
    return (Decimal(count) / months).quantize(Decimal("0.1"))


AGES: tuple[tuple[int, str], ...] = (
    (50, "50 and over"),
    (35, "35 to 49"),
    (25, "25 to 34"),
    (18, "18 to 24"),
    (0, "Under 18"),
)


def age_group(age: int | None) -> str:
    """Return the group an age in years falls in."""
    if age is None:
        return "Not known"
    return next(label for lowest, label in AGES if age >= lowest)


def suppressed(counts: Sequence[int]) -> list[int | None]:
    """
    Return a column of counts rounded to five, with those under five left out (S1-149).

    Where only one would be left out, the next smallest is left out with it. Rounding
    keeps a sum over one table from giving away what another leaves out.
    """
    hidden = {index for index, count in enumerate(counts) if count < SMALL}
    shown = [index for index in range(len(counts)) if index not in hidden]
    if len(hidden) == 1 and shown:
        hidden.add(min(shown, key=lambda index: counts[index]))
    return [
        None if index in hidden else SMALL * round(count / SMALL)
        for index, count in enumerate(counts)
    ]


def quarter_began(on: date) -> date:
    """
    Return the first day of the calendar quarter a day is in.

    Decisions are counted to the quarter's end: figures that changed from one day to the
    next would tell what was decided of one person (S1-149).
    """
    return date(on.year, 3 * ((on.month - 1) // 3) + 1, 1)


# Which tools a score criterion reads.
TOOLS: Mapping[Measure, tuple[str, ...]] = MappingProxyType(
    {
        Measure.RECONVICTION: ("ogrs4", "ogrs3", "yogrs"),
        Measure.GENERAL: ("ogp",),
        Measure.VIOLENCE: ("ovp",),
        Measure.SERIOUS_HARM: ("rsr",),
    }
)
