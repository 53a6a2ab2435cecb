"""One sentence under the law of each day that mattered to it: what changed, and when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from licences import law
from licences.calculations.estimate import key_dates
from licences.calculations.facts import Sentence
from licences.calculations.results import KeyDates


@dataclass(frozen=True, slots=True)
class LawFrom:
    """
    What the law says of a sentence from one day on, until the next.

    `keys` names the rows of the commencement table that came in on that day; empty for
    the day of sentence.
    """

    first_day: date
    keys: tuple[str, ...]
    dates: KeyDates


def over_time(sentence: Sentence) -> tuple[LawFrom, ...]:
    """
    Return the key dates as each change in the law left them, beginning at the sentence.

    Changes that moved no date are left out, and so are those after the sentence had
    run out under the law before them (A-32).

    :raises FactError: if a fact contradicts another or lies outside what can be counted
    """
    found = [_on(sentence, sentence.sentenced_on)]
    for day, keys in _changes(after=sentence.sentenced_on):
        if day > _last_day(found[-1].dates):
            break
        changed = _on(sentence, day, keys)
        if _outcome(changed.dates) != _outcome(found[-1].dates):
            found.append(changed)
    return tuple(found)


def _on(sentence: Sentence, day: date, keys: tuple[str, ...] = ()) -> LawFrom:
    return LawFrom(day, keys, key_dates(replace(sentence, law_on=day)))


def _changes(*, after: date) -> Iterator[tuple[date, tuple[str, ...]]]:
    for day in sorted({day for day in law.KNOWN_DATES.values() if day > after}):
        keys = tuple(key for key, since in law.KNOWN_DATES.items() if since == day)
        yield day, keys


def _outcome(dates: KeyDates) -> tuple[date | None, ...]:
    return (
        dates.release,
        dates.licence_expiry,
        dates.sentence_expiry,
        dates.pss_start,
        dates.pss_end,
        dates.post_recall_release,
        dates.hdc_eligibility,
    )


def _last_day(dates: KeyDates) -> date:
    return max(dates.sentence_expiry, dates.pss_end or dates.sentence_expiry)
