"""
The two grounds on which the guide asks for removal whatever progress is made.

Five years' custody or more imposed while on the scheme (S1-36), and MAPPA level 3
unless both have agreed to manage the person together (S1-37, A-10).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from licences.calculations.facts import Term
from licences.calculations.length import measure
from licences.calculations.words import in_words, term_in_words
from licences.choices import SentenceKind
from referrals.choices import RemovalGround


FIVE_YEARS = 60  # months, S1-36
MAPPA_LEVEL = "3"


@dataclass(frozen=True)
class Passed:
    """One sentence as it stands corrected; lengths as pronounced."""

    sentence_id: UUID
    kind: str
    sentenced_on: date
    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    @property
    def term(self) -> Term:
        """The length pronounced."""
        return Term(
            years=self.years, months=self.months, weeks=self.weeks, days=self.days
        )


@dataclass(frozen=True)
class Recorded:
    """What a case's record says that bears on the mandatory grounds."""

    case_id: UUID
    adopted_on: date | None
    sentences: tuple[Passed, ...] = ()
    mappa_level: str = ""
    is_agreed: bool = False


@dataclass(frozen=True)
class Found:
    """
    One mandatory ground, with what shows it and where the guide says so.

    `fact_id` is the sentence, or the case whose MAPPA level it is: raised once for each.
    """

    ground: RemovalGround
    fact_id: UUID
    evidence: str
    source: str


def mandatory_grounds(record: Recorded) -> tuple[Found, ...]:
    """Return the mandatory grounds that a record meets, custody before MAPPA."""
    found = [
        Found(RemovalGround.CUSTODY, each.sentence_id, imposed(each), "S1-36")
        for each in record.sentences
        if is_while_managed(each, record.adopted_on) and is_five_years(each)
    ]
    if record.mappa_level == MAPPA_LEVEL and not record.is_agreed:
        found.append(
            Found(
                RemovalGround.MAPPA_3,
                record.case_id,
                "MAPPA manages this person at level 3.",
                "S1-37",
            )
        )
    return tuple(found)


def is_while_managed(sentence: Passed, adopted_on: date | None) -> bool:
    """Tell whether a sentence was passed since adoption; the meeting knew of earlier ones."""
    return adopted_on is not None and sentence.sentenced_on >= adopted_on


def is_five_years(sentence: Passed) -> bool:
    """Tell whether a sentence is five years or longer; a life sentence has no length."""
    if sentence.kind == SentenceKind.LIFE_OR_IPP:
        return True
    length = measure(sentence.sentenced_on, sentence.term)
    return length.days > 0 and not length.is_under_months(FIVE_YEARS)


def imposed(sentence: Passed) -> str:
    """Return "6 years and 3 months in custody imposed on 4 March 2026."."""
    passed_on = in_words(sentence.sentenced_on)
    if sentence.kind == SentenceKind.LIFE_OR_IPP:
        return f"{SentenceKind.LIFE_OR_IPP.label}, passed on {passed_on}."
    length = term_in_words(sentence.term).replace(" + ", " and ")
    return f"{length} in custody imposed on {passed_on}."
