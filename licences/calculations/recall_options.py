"""
Which kinds of recall the law of a day allows, and why not the others.

docs/rules/enforcement.md; CJA 2003 s.255A to s.255C; S1-125, S1-126, S1-199, A-12.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.periods import age_on
from licences import law
from licences.calculations.recall import fixed_term_days
from licences.calculations.supervision import ADULT
from licences.calculations.words import counted, in_words
from licences.choices import RecallKind


ACT: Final = "Criminal Justice Act 2003 s.255A"
FIXED: Final = (RecallKind.FIXED_14, RecallKind.FIXED_28, RecallKind.FIXED_56)
# The report to PPCS on the twenty-eighth day back, the day of return being the first.
PART_B_DAY: Final = 28


@dataclass(frozen=True, slots=True)
class RecallFacts:
    """
    What the choice depends on, on the day of the recall.

    `is_under_12_months` is None while the term is not recorded; `expires_on` is the
    last day of the licence, which no recall outlasts.
    """

    recalled_on: date
    is_under_12_months: bool | None
    born_on: date | None
    is_fixed_term_eligible: bool
    expires_on: date

    @property
    def is_adult(self) -> bool:
        """Whether the person is 18 on the day; an unknown date of birth is taken as adult."""
        return self.born_on is None or age_on(self.born_on, self.recalled_on) >= ADULT


@dataclass(frozen=True, slots=True)
class RecallOption:
    """One kind of recall: open with what it means, or closed with the law's reason."""

    kind: RecallKind
    is_open: bool
    because: str


def recall_options(facts: RecallFacts) -> tuple[RecallOption, ...]:
    """Return every kind of recall, each open or with the reason why it is not."""
    return (
        *(_fixed(kind, facts) for kind in FIXED),
        RecallOption(
            RecallKind.STANDARD,
            is_open=True,
            because=f"In custody until {in_words(facts.expires_on)} at the latest, unless "
            "re-released before. A Part B report is due on day 28.",
        ),
    )


def option(kind: RecallKind, facts: RecallFacts) -> RecallOption:
    """Return one kind of recall as the law of the day has it."""
    return next(each for each in recall_options(facts) if each.kind is kind)


def part_b_due_on(returned_on: date) -> date:
    """Return day 28 of a standard recall, the day of return being day 1 (S1-129)."""
    return returned_on + timedelta(days=PART_B_DAY - 1)


def _fixed(kind: RecallKind, facts: RecallFacts) -> RecallOption:
    reason = _closed_because(kind, facts)
    return RecallOption(kind, is_open=not reason, because=reason or _lasts(kind, facts))


def _closed_because(kind: RecallKind, facts: RecallFacts) -> str:
    if not facts.is_fixed_term_eligible:
        return (
            f"A fixed-term recall is for standard determinate sentences only ({ACT})."
        )
    allowed = _days_allowed(facts)
    if kind.days in allowed:
        return ""
    came, citation = law.commenced("ftr-56"), law.citation("ftr-56")
    if RecallKind.FIXED_56.days in allowed:
        return f"From {in_words(came)} an adult’s fixed term is 56 days ({citation})."
    if kind is RecallKind.FIXED_56 and facts.is_adult:
        return f"56 days came into force on {in_words(came)} ({citation})."
    return {
        RecallKind.FIXED_14: "14 days are for a term under 12 months; this one is longer.",
        RecallKind.FIXED_28: "28 days are for a term of 12 months or more; this one is "
        "shorter.",
        RecallKind.FIXED_56: f"56 days are for adults; under 18 it is 14 or 28 ({citation}).",
    }[kind]


def _days_allowed(facts: RecallFacts) -> set[int]:
    """Return the lengths the law allows: both 14 and 28 while the term is not known."""
    terms = (
        (True, False)
        if facts.is_under_12_months is None
        else (facts.is_under_12_months,)
    )
    return {
        fixed_term_days(
            facts.recalled_on, is_under_12_months=each, is_adult=facts.is_adult
        )
        for each in terms
    }


def _lasts(kind: RecallKind, facts: RecallFacts) -> str:
    days = kind.days or 0
    left = (facts.expires_on - facts.recalled_on).days + 1
    if left < days:
        return (
            f"The licence ends on {in_words(facts.expires_on)}, so it can last "
            f"{counted(left, 'day')} at most."
        )
    return (
        f"{days} days from the day of return, never past {in_words(facts.expires_on)}."
    )
