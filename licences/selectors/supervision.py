"""Which licence or supervision ran on a day, and what the law of that day makes of it."""

from collections.abc import Sequence
from datetime import date

from agencies.models import User
from cases.models import Case
from licences import calculations, selectors
from licences.best import Best, Known, best_known
from licences.calculations.length import measure
from licences.calculations.recall_options import RecallFacts
from licences.choices import KeyDateKind, SentenceKind, SupervisedUnder
from licences.models import CustodySpell, Licence, Sentence
from licences.selectors.days import Adjusted, adjusted_days


# Whose fixed term is never open: s.255A speaks of determinate sentences alone.
WITHOUT_FIXED_TERM = {
    SentenceKind.EXTENDED_DETERMINATE,
    SentenceKind.SPECIAL_CUSTODY,
    SentenceKind.LIFE_OR_IPP,
}


def licence_on(user: User, case: Case, on: date) -> Licence | None:
    """Return the licence that was in force on a day, or None."""
    return next(
        (each for each in selectors.licences(user, case) if each.covers(on)), None
    )


def licence_to_recall_from(user: User, case: Case, on: date) -> Licence | None:
    """Return the licence in force on a day, else the latest there was, else None."""
    had = selectors.licences(user, case)
    return next((each for each in had if each.covers(on)), had[0] if had else None)


def supervised_under(user: User, case: Case, on: date) -> SupervisedUnder | None:
    """Return which supervision ran on a day, the licence before the other; None for neither."""
    if licence_on(user, case, on):
        return SupervisedUnder.LICENCE
    period = supervision_period(user, case, on)
    covered = period is not None and period[0] <= on <= period[1]
    return SupervisedUnder.PSS if covered else None


def supervision_period(user: User, case: Case, on: date) -> tuple[date, date] | None:
    """
    Return the first and last day of post-sentence supervision by the law of a day.

    Where several sentences have one, the period that holds the day, else the latest. An
    official date comes before the estimate; a breach is judged by the period as it stood
    then, whatever became of it since (A-32).
    """
    stays, adjusted = selectors.spells(user, case), adjusted_days(user, case)
    official = [
        each
        for each in selectors.known(selectors.key_dates(user, case))
        if each.is_official
    ]
    each_has = [
        estimated(case, sentence, stays, adjusted, on)
        for sentence in selectors.sentences(user, case)
        if sentence.sentenced_on <= on
    ]
    found = [
        period
        for dates in each_has or [[]]
        if (period := _period(best_known([*official, *dates])))
    ]
    holding = (each for each in found if each[0] <= on <= each[1])
    return next(holding, max(found, default=None))


def _period(best: Best) -> tuple[date, date] | None:
    """Return when supervision runs by the best known dates, or None."""
    starts, ends = best.get(KeyDateKind.PSS_START), best.get(KeyDateKind.PSS_END)
    first_day = starts.day if starts else None
    last_day = ends.day if ends else None
    return (first_day, last_day) if first_day and last_day else None


def estimated(
    case: Case,
    sentence: Sentence,
    stays: Sequence[CustodySpell],
    adjusted: Adjusted,
    on: date,
) -> list[Known]:
    """Return a sentence's dates on the law of a day; none where its facts contradict each other."""
    try:
        dates = selectors.estimates_for(case, sentence, stays, adjusted=adjusted, on=on)
    except calculations.FactError:
        return []
    return [
        Known(
            each.kind, each.day, is_official=False, sentenced_on=sentence.sentenced_on
        )
        for each in dates
    ]


def recall_facts(
    user: User, case: Case, licence: Licence, recalled_on: date
) -> RecallFacts:
    """Return what decides which kinds of recall are open on a day (S1-126, S1-199)."""
    passed = [
        each
        for each in selectors.sentences(user, case)
        if each.sentenced_on <= licence.starts_on
    ]
    sentence = passed[0] if passed else None
    return RecallFacts(
        recalled_on=recalled_on,
        is_under_12_months=is_under_12_months(sentence),
        born_on=case.person.date_of_birth,
        is_fixed_term_eligible=sentence is None
        or SentenceKind(sentence.kind) not in WITHOUT_FIXED_TERM,
        expires_on=licence.expires_on,
    )


def is_under_12_months(sentence: Sentence | None) -> bool | None:
    """Tell whether a term is under 12 months; None where no term is recorded to count."""
    if sentence is None or not SentenceKind(sentence.kind).is_calculated:
        return None
    return measure(sentence.sentenced_on, sentence.term).is_under_months(12)
