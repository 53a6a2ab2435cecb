"""What a sentence's dates are by the law of a day: asked by the pages and by the nightly run alike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cases.choices import Jurisdiction
from cases.models import Case
from licences import calculations
from licences.calculations import AtLarge
from licences.choices import CustodyReason
from licences.estimates import Estimate, estimates
from licences.models import CustodySpell, Sentence
from licences.recorded import Passed, Stay
from licences.selectors.days import NOTHING, Adjusted


DAY = timedelta(days=1)


def recall_of(
    sentenced_on: date, stays: Iterable[CustodySpell | Stay]
) -> calculations.Recall | None:
    """Return the latest recall to prison since a sentence was passed, or None."""
    for stay in stays:
        if stay.is_recall and stay.revoked_on and stay.revoked_on >= sentenced_on:
            fixed = stay.reason == CustodyReason.FIXED_TERM_RECALL
            kind = (
                calculations.RecallType.FIXED_TERM
                if fixed
                else calculations.RecallType.STANDARD
            )
            return calculations.Recall(
                type=kind, revoked_on=stay.revoked_on, returned_on=stay.custody_since
            )
    return None


def at_large_on_recall(
    sentenced_on: date,
    stays: Sequence[CustodySpell | Stay],
    recorded: tuple[AtLarge, ...] = (),
) -> tuple[AtLarge, ...]:
    """
    Return the days between each revocation and the return, which nobody need record (convention 7).

    From the day after the licence was revoked to the day before the return, days in
    custody for something else apart. Where time at large is recorded in between, that stands.
    """
    found: list[AtLarge] = []
    for revoked_on, returned_on in sorted(
        {
            (each.revoked_on, each.custody_since)
            for each in stays
            if each.is_recall and each.revoked_on and each.revoked_on >= sentenced_on
        }
    ):
        if not any(revoked_on <= each.first_day <= returned_on for each in recorded):
            found += _at_large(revoked_on, returned_on, stays)
    return tuple(found)


def _at_large(
    revoked_on: date, returned_on: date, stays: Iterable[CustodySpell | Stay]
) -> Iterator[AtLarge]:
    """Yield the days between two dates on which no stay in prison was going on."""
    first_day = revoked_on + DAY
    for stay in sorted(stays, key=lambda each: each.custody_since):
        ended = stay.released_on or returned_on
        if ended < first_day or stay.custody_since >= returned_on:
            continue
        if stay.custody_since > first_day:
            yield AtLarge(first_day, (stay.custody_since - first_day).days)
        first_day = ended + DAY
    if first_day < returned_on:
        yield AtLarge(first_day, (returned_on - first_day).days)


@dataclass(frozen=True)
class Whose:
    """What the law asks of the person and the place: a Scottish sentence is not worked out."""

    jurisdiction: str
    born_on: date | None


def estimates_for(
    case: Case,
    sentence: Sentence,
    stays: Sequence[CustodySpell],
    *,
    adjusted: Adjusted = NOTHING,
    on: date,
) -> list[Estimate]:
    """
    Return the dates of a sentence as the law of a day has them; none where not worked out.

    :raises FactError: if a fact contradicts another
    """
    whose = Whose(case.jurisdiction, case.person.date_of_birth)
    return estimates_of(whose, sentence.passed, stays=stays, adjusted=adjusted, on=on)


def estimates_of(
    whose: Whose,
    sentence: Passed,
    *,
    stays: Sequence[CustodySpell | Stay],
    adjusted: Adjusted,
    on: date,
    explained: bool = True,
) -> list[Estimate]:
    """
    Return the dates of a sentence from plain values, with or without their steps. Pure.

    The law is England and Wales's: a Scottish sentence has its official dates only (A-21).

    :raises FactError: if a fact contradicts another
    """
    facts = sentence.facts(
        law_on=on,
        date_of_birth=whose.born_on,
        at_large=adjusted.at_large_since(sentence.sentenced_on),
        added_days=adjusted.added_since(sentence.sentenced_on),
    )
    if facts is None or whose.jurisdiction != Jurisdiction.ENGLAND_WALES:
        return []
    recall = recall_of(sentence.sentenced_on, stays)
    dates = calculations.key_dates(facts, explained=explained)
    if recall and recall.revoked_on and recall.revoked_on <= dates.sentence_expiry:
        away = at_large_on_recall(sentence.sentenced_on, stays, facts.at_large)
        recalled = replace(facts, recall=recall, at_large=(*facts.at_large, *away))
        dates = calculations.key_dates(recalled, explained=explained)
    return estimates(dates)
