"""
Recall to prison: how long it lasts, and the day of release after it.

Convention 10 and the fixed-term recall table of docs/rules/licence-dates.md;
CJA 2003 s.255A to s.255C; S1-125, S1-126, S1-199.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from licences import law
from licences.calculations.custody import Custody
from licences.calculations.facts import Recall, RecallType, Sentence
from licences.calculations.length import Length
from licences.calculations.supervision import is_adult_on


@dataclass(frozen=True, slots=True)
class RecallPeriod:
    """A recall counted out. `release` is None until the person is back in custody."""

    recalled_on: date
    days: int | None
    usual_days: int | None
    extra_days: int
    release: date | None
    is_cut_at_expiry: bool


def fixed_term_days(
    recalled_on: date, *, is_under_12_months: bool, is_adult: bool
) -> int:
    """
    Return how many days a fixed-term recall lasts (S1-126, A-12).

    56 for an adult recalled on or after 31 March 2026; otherwise 14 for a term under
    12 months and 28 for any longer one.
    """
    if is_adult and law.is_in_force("ftr-56", recalled_on):
        return 56
    return 14 if is_under_12_months else 28


def recall_period(
    sentence: Sentence, recall: Recall, length: Length, custody: Custody
) -> RecallPeriod:
    """
    Return the recall counted out, with release after it (convention 10).

    A standard recall runs to expiry. A fixed term ends on return day + days − 1, plus days
    at large or added during it, and never past expiry.
    """
    recalled_on = recall.revoked_on or recall.returned_on or sentence.law_on
    if recall.type is RecallType.STANDARD:
        return RecallPeriod(
            recalled_on, None, None, 0, custody.expiry, is_cut_at_expiry=False
        )
    usual = fixed_term_days(
        recalled_on,
        is_under_12_months=length.is_under_months(12),
        is_adult=is_adult_on(sentence, recalled_on),
    )
    days = usual if recall.days is None else recall.days
    if recall.returned_on is None:
        return RecallPeriod(recalled_on, days, usual, 0, None, is_cut_at_expiry=False)
    extra = _days_during(recall.returned_on, days, custody)
    last_day = recall.returned_on + timedelta(days=days - 1 + extra)
    return RecallPeriod(
        recalled_on,
        days,
        usual,
        extra,
        min(last_day, custody.expiry),
        is_cut_at_expiry=last_day > custody.expiry,
    )


def _days_during(returned_on: date, days: int, custody: Custody) -> int:
    events = sorted(
        [
            *((spell.first_day, spell.days) for spell in custody.later_at_large),
            *((award.awarded_on, award.days) for award in custody.later_added),
        ]
    )
    extra = 0
    for on, count in events:
        last_day = returned_on + timedelta(days=days - 1 + extra)
        if returned_on <= on <= last_day:
            extra += count
    return extra
