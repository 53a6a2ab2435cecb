"""
The best known date of each kind, and the standing that follows.

An official date always wins over our estimate. It covers every sentence passed by the
day it was received: the prison's own calculation had them all before it. A sentence
passed later is estimated until the next official date comes, and where several
sentences run together the latest date counts. Pure: values in, values out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from licences.choices import CustodyReason, KeyDateKind


@dataclass(frozen=True)
class Known:
    """
    One date in force; `sentenced_on` for an estimate, `received_on` for an official one.

    `row` is whatever the caller wants back: the record the date came from.
    """

    kind: KeyDateKind
    day: date | None
    is_official: bool
    sentenced_on: date | None = None
    received_on: date | None = None
    absent_because: str = ""
    row: Any = None


@dataclass(frozen=True)
class InPrison:
    """The open stay in prison, if any, and the last day one ended by release."""

    custody_since: date | None = None
    prison: str = ""
    reason: CustodyReason | None = None
    released_on: date | None = None


Best = Mapping[KeyDateKind, Known]


def best_known(dates: Iterable[Known]) -> dict[KeyDateKind, Known]:
    """Return the date of each kind to go by."""
    by_kind: dict[KeyDateKind, list[Known]] = {}
    for each in dates:
        by_kind.setdefault(each.kind, []).append(each)
    return {kind: best_of(found) for kind, found in by_kind.items()}


def best_of(found: list[Known]) -> Known:
    """Return the one to go by among dates of one kind."""
    official = next((each for each in found if each.is_official), None)
    standing = [
        each for each in found if official is None or not covers(official, each)
    ]
    dated = [each for each in standing if each.day is not None]
    if dated:
        return max(dated, key=lambda each: (each.day, each.is_official))
    return max(standing, key=lambda each: each.sentenced_on or date.min)


def covers(official: Known, estimate: Known) -> bool:
    """Tell whether an official date has taken an estimate's place."""
    if estimate.is_official or estimate.sentenced_on is None:
        return False
    return (
        official.received_on is not None
        and estimate.sentenced_on <= official.received_on
    )


def release(
    best: Best, prison: InPrison, *, sentenced_on: date | None, on: date
) -> Known | None:
    """
    Return the release to come, or None when none is known or it is past.

    On remand there is none. On recall it is the release after the recall. Otherwise an
    approved parole or curfew date comes before the conditional or automatic one.
    """
    if prison.reason is CustodyReason.REMAND:
        return None
    floor = prison.custody_since or on
    if prison.reason is not None and prison.reason.is_recall:
        return _latest(best, (KeyDateKind.PRRD,), floor)
    if prison.custody_since is None and has_been_released(prison, sentenced_on):
        return None
    due = _latest(best, (KeyDateKind.CRD, KeyDateKind.ARD), floor)
    approved = _latest(best, (KeyDateKind.HDCAD, KeyDateKind.APD), floor)
    if approved and (due is None or (approved.day or floor) < (due.day or floor)):
        return approved
    return due


def has_been_released(prison: InPrison, sentenced_on: date | None) -> bool:
    """Tell whether the latest sentence's custody is over."""
    if prison.released_on is None:
        return False
    return sentenced_on is None or prison.released_on >= sentenced_on


def _latest(best: Best, kinds: tuple[KeyDateKind, ...], floor: date) -> Known | None:
    found = [best[kind] for kind in kinds if kind in best]
    to_come = [each for each in found if each.day is not None and each.day >= floor]
    return max(to_come, key=lambda each: each.day or floor, default=None)


def standing(
    dates: Iterable[Known], prison: InPrison, *, sentenced_on: date | None, on: date
) -> dict[str, Any]:
    """Return the case's custody and licence columns as they should stand on a day."""
    best = best_known(dates)
    coming = release(best, prison, sentenced_on=sentenced_on, on=on)
    return {
        "custody_since": prison.custody_since,
        "prison": prison.prison if prison.custody_since else "",
        "release_on": coming.day if coming else None,
        "release_is_official": bool(coming and coming.is_official),
        "licence_ends_on": _day(best, KeyDateKind.LED),
        "supervision_ends_on": _day(best, KeyDateKind.PSS_END),
    }


def _day(best: Best, kind: KeyDateKind) -> date | None:
    return best[kind].day if kind in best else None
