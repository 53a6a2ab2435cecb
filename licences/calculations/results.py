"""What a release-date estimate says: the dates, the rules that made them, and each sum in words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Regime(StrEnum):
    """
    Which law fixes the release point. The values are stored and sent, so they never change.

    Whether post-sentence supervision follows is said by its dates, not by the regime.
    """

    CJA_1991 = "cja_1991"
    CJA_2003 = "cja_2003"
    ORA_2014 = "ora_2014"
    SDS40 = "sds40"


@dataclass(frozen=True, slots=True)
class Step:
    """One sum: what it found, how in words, and whose rule it follows."""

    quantity: str
    arithmetic: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDates:
    """
    An estimate of every key date; None where the sentence has no such date.

    `rule_set` names the rows of the commencement table that were applied, so that an
    estimate made today can still be explained next year. `pss_absent_because` is a
    sentence when there is no post-sentence supervision, otherwise None.
    """

    regime: Regime
    rule_set: tuple[str, ...]
    sentence_expiry: date
    licence_expiry: date | None
    conditional_release: date | None
    automatic_release: date | None
    pss_start: date | None
    pss_end: date | None
    pss_absent_because: str | None
    post_recall_release: date | None
    hdc_eligibility: date | None
    steps: tuple[Step, ...]

    @property
    def release(self) -> date:
        """Return the day of release, whichever kind it is."""
        release = self.conditional_release or self.automatic_release
        if release is None:
            raise AssertionError("Every determinate sentence has a release date.")
        return release
