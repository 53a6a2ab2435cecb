"""
What a release-date estimate is worked out from: one standard determinate sentence.

`check` refuses facts that contradict each other, naming the field, before any sum is done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)
MOST_DAYS: Final = 36_525  # a hundred years: anything longer is a slip of the keyboard
FIXED_TERMS: Final = (14, 28, 56)


class FactError(ValueError):
    """A fact that cannot be used: `field` says which, `message` says why."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


class RecallType(StrEnum):
    """The two recalls that a standard determinate sentence knows."""

    STANDARD = "standard"
    FIXED_TERM = "fixed_term"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The sentence as the court pronounced it."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class AtLarge:
    """A spell unlawfully at large: its first day, and its length in days."""

    first_day: date
    days: int


@dataclass(frozen=True, slots=True)
class AddedDays:
    """Days added at an adjudication, or (negative) restored."""

    awarded_on: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """A recall to prison. `days` is the official length of a fixed term, when recorded."""

    type: RecallType
    days: int | None = None
    revoked_on: date | None = None
    returned_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One standard determinate sentence, and the day whose law is asked about (`law_on`)."""

    offence_date: date
    sentenced_on: date
    term: Term
    law_on: date
    date_of_birth: date | None = None
    remand_days: int = 0
    tagged_bail_days: int = 0
    at_large: tuple[AtLarge, ...] = ()
    added_days: tuple[AddedDays, ...] = ()
    sds40_excluded: bool = False
    recall: Recall | None = None

    @property
    def deductions(self) -> int:
        """Return the days already served on remand and on tagged bail."""
        return self.remand_days + self.tagged_bail_days


def check(sentence: Sentence) -> None:
    """
    Refuse facts that contradict each other or lie outside what can be counted.

    :raises FactError: naming the first field at fault
    """
    _check_reach(sentence)
    _check_order(sentence)
    _check_term(sentence.term)
    _check_days(sentence)
    if sentence.recall is not None:
        _check_recall(sentence.recall, sentence.sentenced_on)


def _dates(sentence: Sentence) -> Iterator[tuple[str, date | None]]:
    yield "offence_date", sentence.offence_date
    yield "sentenced_on", sentence.sentenced_on
    yield "law_on", sentence.law_on
    yield "date_of_birth", sentence.date_of_birth
    for index, spell in enumerate(sentence.at_large):
        yield f"at_large[{index}].from", spell.first_day
    for index, award in enumerate(sentence.added_days):
        yield f"added_days[{index}].awarded_on", award.awarded_on
    if sentence.recall is not None:
        yield "recall.revoked_on", sentence.recall.revoked_on
        yield "recall.returned_on", sentence.recall.returned_on


def _check_reach(sentence: Sentence) -> None:
    for field, day in _dates(sentence):
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            raise FactError(field, "The date must fall between 1900 and 2199.")


def _check_order(sentence: Sentence) -> None:
    if sentence.offence_date > sentence.sentenced_on:
        raise FactError(
            "offence_date", "The offence cannot be later than the sentence."
        )
    born_on = sentence.date_of_birth
    if born_on is not None and born_on > sentence.offence_date:
        raise FactError("date_of_birth", "The birth cannot be later than the offence.")
    for index, spell in enumerate(sentence.at_large):
        if spell.first_day < sentence.sentenced_on:
            raise FactError(
                f"at_large[{index}].from",
                "Time at large cannot begin before the sentence was passed.",
            )


def _check_term(term: Term) -> None:
    parts = (
        ("years", term.years, 100),
        ("months", term.months, 1_200),
        ("weeks", term.weeks, 5_218),
        ("days", term.days, MOST_DAYS),
    )
    for name, count, most in parts:
        if count < 0:
            raise FactError(f"term.{name}", "A term cannot be negative.")
        if count > most:
            raise FactError(f"term.{name}", "The term is longer than a hundred years.")
    if not any(count for _, count, _ in parts):
        raise FactError("term", "The term must be at least one day.")


def _check_days(sentence: Sentence) -> None:
    counts = [
        ("remand_days", sentence.remand_days),
        ("tagged_bail_days", sentence.tagged_bail_days),
        *(
            (f"at_large[{index}].days", spell.days)
            for index, spell in enumerate(sentence.at_large)
        ),
    ]
    for field, count in counts:
        if count < 0:
            raise FactError(field, "The number of days cannot be negative.")
        if count > MOST_DAYS:
            raise FactError(field, "The number of days is more than a hundred years.")
    if sum(spell.days for spell in sentence.at_large) > MOST_DAYS:
        raise FactError("at_large", "The days at large are more than a hundred years.")
    _check_added(sentence.added_days)


def _check_added(awards: tuple[AddedDays, ...]) -> None:
    for index, award in enumerate(awards):
        if abs(award.days) > MOST_DAYS:
            raise FactError(
                f"added_days[{index}].days",
                "The number of days is more than a hundred years.",
            )
    total = sum(award.days for award in awards)
    if total < 0:
        raise FactError("added_days", "More days were restored than were ever added.")
    if total > MOST_DAYS:
        raise FactError("added_days", "The added days are more than a hundred years.")


def _check_recall(recall: Recall, sentenced_on: date) -> None:
    if recall.days is not None:
        if recall.type is RecallType.STANDARD:
            raise FactError("recall.days", "A standard recall has no fixed length.")
        if recall.days not in FIXED_TERMS:
            raise FactError(
                "recall.days", "A fixed-term recall lasts 14, 28 or 56 days."
            )
    revoked_on, returned_on = recall.revoked_on, recall.returned_on
    if revoked_on is not None and revoked_on < sentenced_on:
        raise FactError(
            "recall.revoked_on", "A licence cannot be revoked before the sentence."
        )
    if returned_on is not None and returned_on < (revoked_on or sentenced_on):
        raise FactError(
            "recall.returned_on",
            "The return to custody cannot be before the revocation."
            if revoked_on
            else "The return to custody cannot be before the sentence.",
        )
