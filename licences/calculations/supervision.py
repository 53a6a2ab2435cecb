"""
Supervision after release: the licence, and post-sentence supervision (PSS) after it.

Conventions 8, 9, 11, 12 and 14 of docs/rules/licence-dates.md; S1-119 to S1-135.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.periods import add_months, age_on
from licences import law
from licences.calculations.custody import Custody, custodial_days, is_cja_1991
from licences.calculations.facts import Sentence
from licences.calculations.length import Length


ADULT: Final = 18


@dataclass(frozen=True, slots=True)
class PostSentenceSupervision:
    """When PSS runs, or a sentence saying why there is none."""

    first_day: date | None
    last_day: date | None
    absent_because: str | None
    is_repealed: bool = False


def is_ora(sentence: Sentence) -> bool:
    """Say whether the Offender Rehabilitation Act 2014 reaches the offence (S1-119, S1-122)."""
    key = "ora-2014"
    return sentence.offence_date >= law.commenced(key) and law.is_in_force(
        key, sentence.law_on
    )


def is_adult_on(sentence: Sentence, day: date) -> bool:
    """Say whether the person is 18 on a day; an unknown date of birth is taken as adult."""
    born_on = sentence.date_of_birth
    return born_on is None or age_on(born_on, day) >= ADULT


def no_licence_because(
    sentence: Sentence, length: Length, custody: Custody
) -> str | None:
    """
    Say why release is automatic, without a licence; None when there is a licence.

    CJA 2003 s.243A(1), (1A), (2); conventions 11 and 12; S1-122. Age is taken on the last
    custodial day, before any added days.
    """
    if length.days == 1:
        return "the term is one day"
    if not length.is_under_months(12):
        return None
    if not is_ora(sentence):
        return (
            "the term is under 12 months and the offence was before "
            "the Offender Rehabilitation Act 2014"
        )
    if not is_adult_on(sentence, custody.release_without_added):
        return "the term is under 12 months and the person is under 18 on release"
    return None


def licence_expiry(sentence: Sentence, length: Length, custody: Custody) -> date:
    """
    Return the last day of the licence: sentence expiry (CJA 2003 s.249(1)).

    Under the Criminal Justice Act 1991 a licence from a term of 12 months or more and under
    4 years ends at three quarters of the sentence (s.37(1)); deductions beyond the custodial
    period do not shorten it.
    """
    if not is_cja_1991(sentence) or not length.is_under_months(48):
        return custody.expiry
    deducted = min(sentence.deductions, custody.point.custodial_days)
    shift = custody.at_large_before + custody.at_large_after - deducted
    three_quarters = custodial_days(length.days, 3, 4)
    last_day = length.first_day + timedelta(days=three_quarters - 1 + shift)
    return min(max(last_day, custody.release), custody.expiry)


def post_sentence_supervision(
    sentence: Sentence, length: Length, custody: Custody
) -> PostSentenceSupervision:
    """
    Return when PSS runs (CJA 2003 s.256AA; conventions 8 and 9; S1-133 to S1-135).

    From the day after expiry, to 12 calendar months after release (counted without added
    days) plus later days at large. From its abolition none begins, and one already
    running ends the day before (Sentencing Act 2026 s.34(4)).
    """
    reason = _not_eligible_because(sentence, length, custody)
    if reason is not None:
        return PostSentenceSupervision(None, None, reason)
    first_day = custody.expiry + timedelta(days=1)
    last_day = add_months(custody.release_without_added, 12) + timedelta(
        days=custody.at_large_after
    )
    if last_day < first_day:
        reason = "the licence alone lasts 12 months or more"
        return PostSentenceSupervision(None, None, reason)
    abolished_on = law.commenced("pss-repeal")
    if law.is_in_force("pss-repeal", sentence.law_on) and last_day >= abolished_on:
        if first_day >= abolished_on:
            reason = "it was abolished before it could begin"
            return PostSentenceSupervision(None, None, reason, is_repealed=True)
        cut_short = abolished_on - timedelta(days=1)
        return PostSentenceSupervision(first_day, cut_short, None, is_repealed=True)
    return PostSentenceSupervision(first_day, last_day, None)


def _not_eligible_because(
    sentence: Sentence, length: Length, custody: Custody
) -> str | None:
    if sentence.offence_date < law.commenced("ora-2014"):
        return "the offence was before 1 February 2015"
    if not is_ora(sentence):
        return "the Offender Rehabilitation Act 2014 was not yet in force"
    if length.days == 1:
        return "the term is one day"
    if not length.is_under_months(24):
        return "the term is two years or more"
    if not is_adult_on(sentence, custody.release_without_added):
        return "the person is under 18 on the last custodial day"
    return None
