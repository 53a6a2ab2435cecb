"""
From the calculator's answer to the dates that are stored, each with the steps that made it.

Pure: values in, values out. What an estimate rests on is kept beside it, so that it can
be explained after the law or the facts have moved on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from licences.calculations import KeyDates
from licences.choices import KeyDateKind


@dataclass(frozen=True)
class Estimate:
    """One date as worked out, or why there is none."""

    kind: KeyDateKind
    day: Any
    absent_because: str = ""
    rule_set: tuple[str, ...] = ()
    steps: tuple[dict[str, str], ...] = field(default=())


# Which steps explain which date; "caution" and "rule_set" go with every release.
EXPLAINS: dict[KeyDateKind, tuple[str, ...]] = {
    KeyDateKind.HDCED: ("custodial_period", "hdc_eligibility"),
    KeyDateKind.CRD: (
        *("rule_set", "date_of_birth", "custodial_period", "deductions", "at_large"),
        *("added_days", "conditional_release", "caution"),
    ),
    KeyDateKind.ARD: (
        *("rule_set", "date_of_birth", "custodial_period", "deductions", "at_large"),
        *("added_days", "automatic_release", "caution"),
    ),
    KeyDateKind.PRRD: ("rule_set", "post_recall_release", "caution"),
    KeyDateKind.LED: ("sentence_expiry", "deductions", "licence_expiry"),
    KeyDateKind.SED: ("rule_set", "sentence_expiry", "deductions", "at_large"),
    KeyDateKind.PSS_START: ("pss_end",),
    KeyDateKind.PSS_END: ("date_of_birth", "pss_end"),
}


def estimates(dates: KeyDates) -> list[Estimate]:
    """
    Return the dates of a sentence that are worth storing.

    Post-sentence supervision is always answered, with a reason when there is none
    (S1-122, S1-133); so is the licence, which an automatic release has not.
    """
    return [
        Estimate(kind, day, because, dates.rule_set, tuple(_steps(dates, kind)))
        for kind, day, because in _found(dates)
    ]


def _found(dates: KeyDates) -> Iterator[tuple[KeyDateKind, Any, str]]:
    found = (
        (KeyDateKind.HDCED, dates.hdc_eligibility),
        (KeyDateKind.CRD, dates.conditional_release),
        (KeyDateKind.ARD, dates.automatic_release),
        (KeyDateKind.PRRD, dates.post_recall_release),
        (KeyDateKind.LED, dates.licence_expiry),
        (KeyDateKind.SED, dates.sentence_expiry),
        (KeyDateKind.PSS_START, dates.pss_start),
        (KeyDateKind.PSS_END, dates.pss_end),
    )
    for kind, day in found:
        if day is not None:
            yield kind, day, ""
    if dates.licence_expiry is None:
        yield KeyDateKind.LED, None, "release is automatic, without a licence"
    if dates.pss_end is None:
        yield KeyDateKind.PSS_END, None, dates.pss_absent_because or ""


def _steps(dates: KeyDates, kind: KeyDateKind) -> Iterator[dict[str, str]]:
    for step in dates.steps:
        if step.quantity in EXPLAINS[kind]:
            yield {"arithmetic": step.arithmetic, "source": step.source}
