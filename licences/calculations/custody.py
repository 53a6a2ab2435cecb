"""
The custodial period: when release falls, and what moves it.

Conventions 3 to 7 of docs/rules/licence-dates.md, and release at 40 per cent (S.I. 2024/844).
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from licences import law
from licences.calculations.facts import AddedDays, AtLarge, Sentence
from licences.calculations.length import Length


@dataclass(frozen=True, slots=True)
class ReleasePoint:
    """
    The custodial period in days, by each fraction that may apply.

    `forty_days` is None where release stays at one half. `floor` is the day release at
    40 per cent began for a sentence already being served; None for a later sentence.
    """

    half_days: int
    forty_days: int | None = None
    floor: date | None = None
    rule: str | None = None

    @property
    def custodial_days(self) -> int:
        """Return the custodial period that is in force, in days."""
        return self.half_days if self.forty_days is None else self.forty_days

    def falls_on(self, sentenced_on: date, shift: int) -> date:
        """
        Return the day of release once `shift` days (which may be negative) have moved it.

        Never before the sentence date (convention 5); a sentence already being served is
        never released before 40 per cent began, nor later than at one half.
        """
        half = sentenced_on + timedelta(days=self.half_days - 1 + shift)
        release = half
        if self.forty_days is not None:
            release = sentenced_on + timedelta(days=self.forty_days - 1 + shift)
            if self.floor is not None:
                release = min(half, max(release, self.floor))
        return max(release, sentenced_on)


@dataclass(frozen=True, slots=True)
class Custody:
    """
    Where the custodial period ends once every adjustment has been counted.

    `added_used` leaves out added days that would have carried release past expiry.
    """

    point: ReleasePoint
    release: date
    release_without_added: date
    expiry: date
    at_large_before: int
    at_large_after: int
    added_before: int
    added_used: int
    later_at_large: tuple[AtLarge, ...]
    later_added: tuple[AddedDays, ...]


def is_cja_1991(sentence: Sentence) -> bool:
    """
    Say whether the Criminal Justice Act 1991 scheme fixes the dates.

    For an offence before 4 April 2005, sentenced before 3 December 2012; kept by
    CJA 2003 Schedule 20B, which S.I. 2024/844 does not touch.
    """
    return sentence.offence_date < law.commenced(
        "cja-2003"
    ) and sentence.sentenced_on < law.commenced("laspo-2012")


def custodial_days(days: int, numerator: int, denominator: int) -> int:
    """Return a fraction of a sentence in days; the odd day is custody (convention 3)."""
    return -(-days * numerator // denominator)


def custodial_part(sentence: Sentence, length: Length) -> Custody:
    """
    Serve the sentence to its release point, on the law of `law_on`.

    One half (CJA 2003 s.243A(3), s.244(3)) unless release at 40 per cent reaches the
    sentence (S.I. 2024/844 art. 3). An existing sentence moves only if its release had
    not yet come under the old date.
    """
    half_days = custodial_days(length.days, 1, 2)
    half = ReleasePoint(half_days)
    is_existing = sentence.sentenced_on < law.commenced("sds40-first")
    is_second = is_existing and not length.is_under_months(60)
    rule = "sds40-second" if is_second else "sds40-first"
    if (
        sentence.sds40_excluded
        or is_cja_1991(sentence)
        or not law.is_in_force(rule, sentence.law_on)
    ):
        return serve(sentence, length, half)
    floor = None
    if is_existing:
        floor = law.commenced(rule)
        at_half = serve(sentence, length, half)
        if at_half.release < floor:
            return at_half
    forty_days = custodial_days(length.days, 2, 5)
    return serve(sentence, length, ReleasePoint(half_days, forty_days, floor, rule))


def serve(sentence: Sentence, length: Length, point: ReleasePoint) -> Custody:
    """
    Count every adjustment in the order it happened (conventions 4 to 7).

    Days at large or added on or before the day of release move release. Later days at
    large move expiry only after a recall; later added days are left to the recall.
    """
    tally = _Tally(length, point, -sentence.deductions)
    for event in _in_order(sentence):
        tally.count(event)
    after = sum(spell.days for spell in tally.later_at_large)
    at_large_after = after if sentence.recall is not None else 0
    ends = tally.expiry()
    uncapped = tally.uncapped_release(tally.added)
    return Custody(
        point=point,
        release=min(uncapped, ends),
        release_without_added=min(tally.uncapped_release(0), ends),
        expiry=tally.expiry(at_large_after) if at_large_after else ends,
        at_large_before=tally.at_large,
        at_large_after=at_large_after,
        added_before=tally.added,
        added_used=tally.added - max((uncapped - ends).days, 0),
        later_at_large=tuple(tally.later_at_large),
        later_added=tuple(tally.later_added),
    )


@dataclass(slots=True)
class _Tally:
    """The adjustments counted so far, in the order they happened."""

    length: Length
    point: ReleasePoint
    deducted: int
    at_large: int = 0
    added: int = 0
    later_at_large: list[AtLarge] = field(default_factory=list)
    later_added: list[AddedDays] = field(default_factory=list)

    def count(self, event: AtLarge | AddedDays) -> None:
        release = min(self.uncapped_release(self.added), self.expiry())
        if isinstance(event, AtLarge):
            if event.first_day <= release:
                self.at_large += event.days
            else:
                self.later_at_large.append(event)
        elif event.awarded_on <= release:
            self.added += event.days
        else:
            self.later_added.append(event)

    def uncapped_release(self, added: int) -> date:
        shift = self.deducted + self.at_large + added
        return self.point.falls_on(self.length.first_day, shift)

    def expiry(self, at_large_after: int = 0) -> date:
        shift = self.deducted + self.at_large + at_large_after
        return max(self.length.last_day + timedelta(days=shift), self.length.first_day)


def _in_order(sentence: Sentence) -> list[AtLarge | AddedDays]:
    if not (sentence.at_large or sentence.added_days):
        return []
    return sorted((*sentence.at_large, *sentence.added_days), key=_happened_on)


def _happened_on(event: AtLarge | AddedDays) -> date:
    return event.first_day if isinstance(event, AtLarge) else event.awarded_on
