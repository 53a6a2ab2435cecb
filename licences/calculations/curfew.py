"""
Home detention curfew (HDC): the first day on which release on curfew could be allowed.

CJA 2003 s.246. An estimate of eligibility in law only: who is excluded or presumed unsuitable
is for the prison. docs/rules/licence-dates.md sets the rule out.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from licences import law
from licences.calculations.custody import Custody
from licences.calculations.facts import Sentence
from licences.calculations.length import Length


LEAST_CUSTODY: Final = (
    42  # s.246(2)(a): the requisite custodial period is at least 6 weeks
)
LEAST_SERVED: Final = 28  # s.246(2)(b)
LEAST_FROM_SENTENCE: Final = 14  # s.246(4)(h), (i): too little left to serve
FIRST_LIMIT: Final = 135  # s.246(1)(a), before either order raised it
LATER_LIMITS: Final = ((180, "hdc-180"), (365, "hdc-365"))


@dataclass(frozen=True, slots=True)
class Curfew:
    """The first day of eligibility, or a sentence saying why there is none."""

    eligible_on: date | None
    absent_because: str | None
    rule: str | None = None


def curfew(sentence: Sentence, length: Length, custody: Custody) -> Curfew:
    """
    Return the home detention curfew eligibility date, or why there is none.

    Once half the custodial period and at least 28 days are served, within the longest
    curfew the law allowed (135, 180, then 365 days before release), and never sooner than
    14 days after sentence. A longer curfew never brings eligibility before the day it
    became law.
    """
    reason = _not_eligible_because(sentence, length, custody)
    if reason is not None:
        return Curfew(None, reason)
    day, rule = _eligible_on(sentence, custody)
    if not length.is_under_months(48):
        day = max(day, law.commenced("hdc-four-years"))
    day += timedelta(days=custody.added_used)
    earliest = sentence.sentenced_on + timedelta(days=LEAST_FROM_SENTENCE)
    day = max(day, earliest)
    if day >= custody.release:
        return Curfew(None, "it would not fall before release")
    return Curfew(day, None, rule)


def _not_eligible_because(
    sentence: Sentence, length: Length, custody: Custody
) -> str | None:
    if sentence.recall is not None:
        return "the person has been released and recalled"
    if custody.point.custodial_days < LEAST_CUSTODY:
        return "the custodial period is under 6 weeks"
    left = (custody.release - sentence.sentenced_on).days
    if left < LEAST_FROM_SENTENCE:
        return "fewer than 14 days are left to serve from sentence"
    four_years = "hdc-four-years"
    if not length.is_under_months(48) and (
        not law.is_in_force(four_years, sentence.law_on)
        or custody.release <= law.commenced(four_years)
    ):
        return "the term is 4 years or more"
    return None


def _eligible_on(sentence: Sentence, custody: Custody) -> tuple[date, str | None]:
    point = custody.point
    day, rule = _by_limits(sentence, custody, point.half_days)
    if point.forty_days is None:
        return day, rule
    early, early_rule = _by_limits(sentence, custody, point.forty_days)
    if point.floor is None:
        return early, early_rule
    early = max(early, point.floor)
    return (early, early_rule) if early < day else (day, rule)


def _by_limits(
    sentence: Sentence, custody: Custody, custodial_days: int
) -> tuple[date, str | None]:
    day = _first_day(sentence, custody, custodial_days, FIRST_LIMIT)
    rule: str | None = None
    for limit, key in LATER_LIMITS:
        if not law.is_in_force(key, sentence.law_on):
            break
        longer = max(
            _first_day(sentence, custody, custodial_days, limit), law.commenced(key)
        )
        if longer < day:
            day, rule = longer, key
    return day, rule


def _first_day(
    sentence: Sentence, custody: Custody, custodial_days: int, limit: int
) -> date:
    half = -(-custodial_days // 2)
    served = max(LEAST_SERVED, half, custodial_days - limit) - sentence.deductions
    from_sentence = max(served, LEAST_FROM_SENTENCE)
    return sentence.sentenced_on + timedelta(
        days=from_sentence + custody.at_large_before
    )
