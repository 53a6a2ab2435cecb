"""Each sum in words, with whose rule it follows: what the page and the command show as steps."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from licences import law
from licences.calculations.curfew import Curfew
from licences.calculations.custody import Custody, is_cja_1991
from licences.calculations.facts import Sentence
from licences.calculations.length import Length
from licences.calculations.results import Regime, Step
from licences.calculations.supervision import PostSentenceSupervision
from licences.calculations.words import counted, in_words, term_in_words


SCHEMES: Final = {
    Regime.CJA_1991: "Criminal Justice Act 1991, kept by CJA 2003 Schedule 20B: release at one half",
    Regime.CJA_2003: "Criminal Justice Act 2003: release at one half",
    Regime.ORA_2014: "Offender Rehabilitation Act 2014: release at one half",
    Regime.SDS40: "Standard determinate sentence released at 40 per cent",
}
EXPIRY_SOURCE: Final = "PSI 03/2015; conventions 1 and 2"
CUSTODY_SOURCE: Final = "CJA 2003 s.243A(3) and s.244(3); convention 3"
DEDUCTION_SOURCE: Final = "CJA 2003 s.240ZA and s.240A; conventions 4 and 5"
ADDED_SOURCE: Final = "CJA 2003 s.257; convention 6"
AT_LARGE_SOURCE: Final = "Prison Act 1952 s.49(2); convention 7"
LICENCE_SOURCE: Final = "CJA 2003 s.249"
UNLICENSED_SOURCE: Final = "CJA 2003 s.243A; conventions 11 and 12"
PSS_SOURCE: Final = "CJA 2003 s.256AA; conventions 8 and 9"
HDC_SOURCE: Final = "CJA 2003 s.246"
RECORD_SOURCE: Final = "facts given"


def about_facts(
    sentence: Sentence, regime: Regime, rules: tuple[str, ...]
) -> Iterator[Step]:
    """Say which law was applied and what was assumed."""
    named = "; ".join(f"{key}: {law.citation(key)}" for key in rules)
    yield Step(
        "rule_set",
        f"Estimated on the law of {in_words(sentence.law_on)}. {SCHEMES[regime]}.",
        named or "Criminal Justice Act 1991",
    )
    if sentence.date_of_birth is None:
        yield Step(
            "date_of_birth",
            "Date of birth not given: taken as 18 or over throughout.",
            "assumption; conventions 9 and 12",
        )


def about_custody(
    sentence: Sentence, length: Length, custody: Custody, unlicensed: str | None
) -> Iterator[Step]:
    """Say how long the sentence is, where the custodial part ends, and what moved either."""
    yield Step(
        "sentence_expiry",
        f"{in_words(sentence.sentenced_on)} is day 1 of {term_in_words(sentence.term)}: "
        f"last day {in_words(length.last_day)} ({counted(length.days, 'day')}).",
        EXPIRY_SOURCE,
    )
    yield _custodial_period(length, custody)
    yield from _adjustments(sentence, custody)
    if custody.expiry != length.last_day:
        yield Step(
            "sentence_expiry",
            f"{in_words(length.last_day)} moves to {in_words(custody.expiry)}.",
            DEDUCTION_SOURCE + "; convention 7",
        )
    yield _release(sentence, length, custody, unlicensed)


def _custodial_period(length: Length, custody: Custody) -> Step:
    point = custody.point
    fraction = "one half" if point.forty_days is None else "40 per cent"
    source = CUSTODY_SOURCE
    if point.rule is not None:
        source += f"; {law.citation(point.rule)}"
    return Step(
        "custodial_period",
        f"{counted(length.days, 'day')} × {fraction}, the odd day being custody = "
        f"{counted(point.custodial_days, 'day')}.",
        source,
    )


def _adjustments(sentence: Sentence, custody: Custody) -> Iterator[Step]:
    if sentence.deductions:
        yield Step(
            "deductions",
            f"Remand {counted(sentence.remand_days, 'day')} + tagged bail "
            f"{counted(sentence.tagged_bail_days, 'day')} = "
            f"{counted(sentence.deductions, 'day')} off release and expiry.",
            DEDUCTION_SOURCE,
        )
    if custody.at_large_before:
        yield Step(
            "at_large",
            f"{counted(custody.at_large_before, 'day')} at large before release, "
            "put on release, expiry and supervision.",
            AT_LARGE_SOURCE,
        )
    if custody.later_at_large:
        yield _later_at_large(custody)
    if custody.added_before:
        yield Step(
            "added_days",
            f"{counted(custody.added_before, 'day')} net of restored days, put on release "
            "only, never past expiry.",
            ADDED_SOURCE,
        )


def _later_at_large(custody: Custody) -> Step:
    days = sum(spell.days for spell in custody.later_at_large)
    effect = (
        "after release, put on expiry and supervision"
        if custody.at_large_after
        else "after release with no recall: nothing moves"
    )
    return Step(
        "at_large", f"{counted(days, 'day')} at large {effect}.", AT_LARGE_SOURCE
    )


def _release(
    sentence: Sentence, length: Length, custody: Custody, unlicensed: str | None
) -> Step:
    point = custody.point
    shift = custody.at_large_before + custody.added_before - sentence.deductions
    arithmetic = (
        f"{in_words(length.first_day)} + {counted(point.custodial_days, 'day')} − 1"
    )
    if shift:
        arithmetic += f" {'+' if shift > 0 else '−'} {counted(abs(shift), 'day')}"
    counted_day = length.first_day + timedelta(days=point.custodial_days - 1 + shift)
    arithmetic += f" = {in_words(counted_day)}"
    if counted_day != custody.release:
        arithmetic += f"; {_why_moved(custody, length)} {in_words(custody.release)}"
    quantity = "automatic_release" if unlicensed else "conditional_release"
    source = (
        UNLICENSED_SOURCE if unlicensed else "CJA 2003 s.244(1); conventions 3 to 7"
    )
    return Step(quantity, arithmetic + ".", source)


def _why_moved(custody: Custody, length: Length) -> str:
    if custody.release == length.first_day:
        return "never before the sentence date, so"
    if custody.release == custody.point.floor:
        return "never before release at 40 per cent began, so"
    return "never past expiry, so"


def about_licence(
    sentence: Sentence,
    custody: Custody,
    expiry: date | None,
    unlicensed: str | None,
) -> Step:
    """Say how long the licence lasts, or why there is none."""
    if unlicensed:
        return Step(
            "licence_expiry",
            f"No licence: {unlicensed}.",
            UNLICENSED_SOURCE,
        )
    if is_cja_1991(sentence) and expiry != custody.expiry:
        return Step(
            "licence_expiry",
            "The licence ends at three quarters of the sentence.",
            "Criminal Justice Act 1991 s.37(1); CJA 2003 Schedule 20B",
        )
    return Step(
        "licence_expiry",
        f"The licence runs to sentence expiry, {in_words(custody.expiry)}.",
        LICENCE_SOURCE,
    )


def about_supervision(custody: Custody, supervision: PostSentenceSupervision) -> Step:
    """Say when post-sentence supervision runs, or why there is none."""
    source = PSS_SOURCE
    if supervision.is_repealed:
        source += (
            f"; {law.citation('pss-repeal')} ({law.BY_KEY['pss-repeal'].certainty})"
        )
    if supervision.first_day is None or supervision.last_day is None:
        return Step(
            "pss_end",
            f"No post-sentence supervision: {supervision.absent_because}.",
            source,
        )
    arithmetic = (
        f"From the day after expiry, {in_words(supervision.first_day)}; "
        f"{in_words(custody.release_without_added)} (release without added days) + 12 months"
    )
    if custody.at_large_after:
        arithmetic += f" + {counted(custody.at_large_after, 'day')} at large"
    if supervision.is_repealed:
        arithmetic += ", cut short the day before supervision was abolished"
    return Step("pss_end", f"{arithmetic} = {in_words(supervision.last_day)}.", source)


def about_curfew(curfew: Curfew) -> Step:
    """Say when home detention curfew may first be allowed, or why never."""
    if curfew.eligible_on is None:
        return Step(
            "hdc_eligibility",
            f"No home detention curfew: {curfew.absent_because}.",
            HDC_SOURCE,
        )
    source = HDC_SOURCE
    if curfew.rule is not None:
        source += f"; {law.citation(curfew.rule)}"
    return Step(
        "hdc_eligibility",
        f"Half the custodial period and 28 days served, within the longest curfew allowed: "
        f"{in_words(curfew.eligible_on)}. An estimate: the prison decides who is excluded.",
        source,
    )


def cautions(sentence: Sentence, length: Length, custody: Custody) -> Iterator[Step]:
    """Say what these dates leave out, wherever the official date must be asked for."""
    progression = law.BY_KEY["progression-model"]
    if custody.release >= law.commenced("progression-model"):
        yield Step(
            "caution",
            "Release may move under the progression model, which is not computed here: "
            "record the official date.",
            f"{progression.citation} ({progression.certainty})",
        )
    if is_cja_1991(sentence) and not length.is_under_months(48):
        yield Step(
            "caution",
            "A term of 4 years or more for a Schedule 15 offence is released by the Parole "
            "Board, which is not computed here: record the official date.",
            "Criminal Justice Act 1991; Criminal Justice and Immigration Act 2008 s.26",
        )
    if length.last_day + timedelta(days=-sentence.deductions) < length.first_day:
        yield Step(
            "caution",
            "Remand and tagged bail are longer than the whole sentence: check the days.",
            RECORD_SOURCE,
        )
    if any(award.days for award in custody.later_added) and sentence.recall is None:
        yield Step(
            "caution",
            "Days were added or restored after release: nothing moves. Check their dates.",
            ADDED_SOURCE,
        )
