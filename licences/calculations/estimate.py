"""
Every key date of one standard determinate sentence, each with its sum in words.

`key_dates` is the whole calculator: pure, with no clock; `law_on` in the facts is the day whose
law is asked about. It estimates. An official date always wins, and the estimate is not legal advice.
"""

from dataclasses import replace

from licences import law
from licences.calculations import curfew as home_detention
from licences.calculations import explain, explain_recall
from licences.calculations.custody import (
    Custody,
    custodial_part,
    is_cja_1991,
)
from licences.calculations.facts import Sentence, check
from licences.calculations.length import Length, measure
from licences.calculations.recall import RecallPeriod, recall_period
from licences.calculations.results import KeyDates, Regime, Step
from licences.calculations.supervision import (
    PostSentenceSupervision,
    is_ora,
    licence_expiry,
    no_licence_because,
    post_sentence_supervision,
)


def key_dates(sentence: Sentence, *, explained: bool = True) -> KeyDates:
    """
    Estimate every key date of a sentence (S1-119 to S1-135; docs/rules/licence-dates.md).

    :param explained: without it `steps` stays empty, which a run over thousands asks for
    :raises FactError: if a fact contradicts another or lies outside what can be counted
    """
    check(sentence)
    length = measure(sentence.sentenced_on, sentence.term)
    custody = custodial_part(sentence, length)
    unlicensed = no_licence_because(sentence, length, custody)
    supervision = post_sentence_supervision(sentence, length, custody)
    curfew = home_detention.curfew(sentence, length, custody)
    recall = _recall(sentence, length, custody, unlicensed)
    licence = None if unlicensed else licence_expiry(sentence, length, custody)
    regime = _regime(sentence, custody)
    rules = _rule_set(sentence, custody, supervision, curfew, recall)
    dates = KeyDates(
        regime=regime,
        rule_set=rules,
        sentence_expiry=custody.expiry,
        licence_expiry=licence,
        conditional_release=None if unlicensed else custody.release,
        automatic_release=custody.release if unlicensed else None,
        pss_start=supervision.first_day,
        pss_end=supervision.last_day,
        pss_absent_because=supervision.absent_because,
        post_recall_release=recall.release if recall else None,
        hdc_eligibility=curfew.eligible_on,
        steps=(),
    )
    if not explained:
        return dates
    steps: list[Step] = [
        *explain.about_facts(sentence, regime, rules),
        *explain.about_custody(sentence, length, custody, unlicensed),
        explain.about_licence(sentence, custody, licence, unlicensed),
        explain.about_supervision(custody, supervision),
        explain.about_curfew(curfew),
        *explain_recall.about_recall(sentence, custody, recall),
        *explain.cautions(sentence, length, custody),
    ]
    return replace(dates, steps=tuple(steps))


def _recall(
    sentence: Sentence, length: Length, custody: Custody, unlicensed: str | None
) -> RecallPeriod | None:
    if sentence.recall is None or unlicensed:
        return None
    return recall_period(sentence, sentence.recall, length, custody)


def _regime(sentence: Sentence, custody: Custody) -> Regime:
    if custody.point.forty_days is not None:
        return Regime.SDS40
    if is_ora(sentence):
        return Regime.ORA_2014
    if is_cja_1991(sentence):
        return Regime.CJA_1991
    return Regime.CJA_2003


def _rule_set(
    sentence: Sentence,
    custody: Custody,
    supervision: PostSentenceSupervision,
    curfew: home_detention.Curfew,
    recall: RecallPeriod | None,
) -> tuple[str, ...]:
    rules: list[str] = []
    if not is_cja_1991(sentence):
        rules.append("cja-2003")
        if sentence.offence_date < law.commenced("cja-2003"):
            rules.append("laspo-2012")
    if is_ora(sentence):
        rules.append("ora-2014")
    if custody.point.rule is not None:
        rules.append(custody.point.rule)
    if supervision.is_repealed:
        rules.append("pss-repeal")
    if curfew.rule is not None:
        rules.append(curfew.rule)
    if recall is not None and recall.days == 56:
        rules.append("ftr-56")
    return tuple(rules)
