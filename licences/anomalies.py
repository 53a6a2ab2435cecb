"""
Released with nobody supervising: a record that cannot be right (S1-189).

Whoever served more than a day of a sentence has a licence or supervision, unless release
was automatic or came on the last day of the licence. Pure: values in, a yes or no out.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from licences.best import Best
from licences.choices import CustodyReason, KeyDateKind, LeftBecause


@dataclass(frozen=True)
class LastStay:
    """The latest stay in prison, and what followed it."""

    custody_since: date
    released_on: date | None
    reason: CustodyReason
    left_because: LeftBecause | None
    licences_from: Collection[date]
    licence_ends_on: date | None
    is_automatic_release: bool


def is_unsupervised(stay: LastStay) -> bool:
    """Tell whether somebody left prison with no supervision recorded where there must be some."""
    if stay.released_on is None or stay.left_because is not LeftBecause.RELEASED:
        return False
    if stay.reason is CustodyReason.REMAND or stay.released_on <= stay.custody_since:
        return False
    is_at_the_end = bool(
        stay.licence_ends_on and stay.licence_ends_on <= stay.released_on
    )
    has_licence = stay.released_on in stay.licences_from
    return not (has_licence or stay.is_automatic_release or is_at_the_end)


def last_stay(stay: Any, starts: Collection[date], best: Best) -> LastStay:
    """Return a stay as the rule takes it; `starts` are the first days of licences."""
    expiry = best.get(KeyDateKind.LED)
    return LastStay(
        custody_since=stay.custody_since,
        released_on=stay.released_on,
        reason=CustodyReason(stay.reason),
        left_because=LeftBecause(stay.left_because) if stay.left_because else None,
        licences_from=starts,
        licence_ends_on=expiry.day if expiry else None,
        is_automatic_release=KeyDateKind.ARD in best and KeyDateKind.CRD not in best,
    )
