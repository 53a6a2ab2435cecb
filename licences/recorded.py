"""
A case's sentences and stays as plain values: what the calculator is asked with in bulk.

The records of the database and these answer to the same names, so that a page and the
nightly run ask the same functions (`licences.selectors.estimates_for`).
"""

from dataclasses import dataclass
from datetime import date

from licences import calculations
from licences.choices import CustodyReason, SentenceKind


@dataclass(frozen=True, slots=True)
class Passed:
    """One sentence as the court passed it."""

    id: str
    kind: str
    offence_date: date | None
    sentenced_on: date
    years: int
    months: int
    weeks: int
    days: int
    remand_days: int
    tagged_bail_days: int
    sds40_excluded: bool

    def facts(
        self,
        *,
        law_on: date,
        date_of_birth: date | None,
        recall: calculations.Recall | None = None,
        at_large: tuple[calculations.AtLarge, ...] = (),
        added_days: tuple[calculations.AddedDays, ...] = (),
    ) -> calculations.Sentence | None:
        """Return the facts the calculator takes; None for a kind it does not work out."""
        if not SentenceKind(self.kind).is_calculated or self.offence_date is None:
            return None
        return calculations.Sentence(
            offence_date=self.offence_date,
            sentenced_on=self.sentenced_on,
            term=calculations.Term(
                years=self.years, months=self.months, weeks=self.weeks, days=self.days
            ),
            law_on=law_on,
            date_of_birth=date_of_birth,
            remand_days=self.remand_days,
            tagged_bail_days=self.tagged_bail_days,
            sds40_excluded=self.sds40_excluded,
            recall=recall,
            at_large=at_large,
            added_days=added_days,
        )


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay in one prison."""

    prison: str
    reason: str
    custody_since: date
    revoked_on: date | None
    released_on: date | None
    left_because: str | None

    @property
    def is_open(self) -> bool:
        """Tell whether the person is there now."""
        return self.released_on is None

    @property
    def is_recall(self) -> bool:
        """Tell whether a licence was revoked."""
        return CustodyReason(self.reason).is_recall


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Days added, given back or spent at large; none yet for somebody still at large."""

    kind: str
    day: date
    days: int | None

    @property
    def is_at_large(self) -> bool:
        """Tell whether the person has not come back."""
        return self.days is None
