"""A recall in words: how long it lasts, and anything in its record that needs a second look."""

from collections.abc import Iterator
from typing import Final

from licences.calculations.custody import Custody
from licences.calculations.explain import (
    AT_LARGE_SOURCE,
    RECORD_SOURCE,
    UNLICENSED_SOURCE,
)
from licences.calculations.facts import Recall, RecallType, Sentence
from licences.calculations.recall import RecallPeriod
from licences.calculations.results import Step
from licences.calculations.words import counted, in_words


STANDARD_SOURCE: Final = "CJA 2003 s.254 and s.255C; convention 10"
FIXED_TERM_SOURCE: Final = "CJA 2003 s.255B and s.255BA; convention 10"


def about_recall(
    sentence: Sentence, custody: Custody, period: RecallPeriod | None
) -> Iterator[Step]:
    """Say how long a recall lasts, and anything in its record that needs a second look."""
    if sentence.recall is None:
        return
    if period is None:
        yield Step(
            "post_recall_release",
            "There is no licence, so there is nothing to recall to: check the record.",
            UNLICENSED_SOURCE,
        )
        return
    yield _recall_end(sentence.recall.type, period, custody)
    yield from _recall_cautions(sentence.recall, custody, period)
    yield from _gap_at_large(sentence.recall, custody)


def _recall_end(kind: RecallType, period: RecallPeriod, custody: Custody) -> Step:
    quantity = "post_recall_release"
    if kind is RecallType.STANDARD:
        return Step(
            quantity,
            f"A standard recall runs to sentence expiry, {in_words(custody.expiry)}, "
            "unless the Parole Board or the Secretary of State releases sooner.",
            STANDARD_SOURCE,
        )
    length = counted(period.days or 0, "day")
    if period.release is None:
        return Step(
            quantity,
            f"Fixed term of {length}, counted from the return to custody, which is not recorded.",
            FIXED_TERM_SOURCE,
        )
    arithmetic = f"Return to custody is day 1 of {length}"
    if period.extra_days:
        arithmetic += (
            f", {counted(period.extra_days, 'day')} more at large or added during it"
        )
    if period.is_cut_at_expiry:
        arithmetic += ", never past expiry"
    return Step(
        quantity, f"{arithmetic}: {in_words(period.release)}.", FIXED_TERM_SOURCE
    )


def _recall_cautions(
    recall: Recall, custody: Custody, period: RecallPeriod
) -> Iterator[Step]:
    if period.days is not None and period.days != period.usual_days:
        yield Step(
            "caution",
            f"The recorded fixed term of {counted(period.days, 'day')} differs from the usual "
            f"{counted(period.usual_days or 0, 'day')}: the recorded length is used.",
            "fixed-term recall table",
        )
    if recall.returned_on is not None and recall.returned_on <= custody.release:
        yield Step(
            "caution",
            "The return to custody is not after release as calculated here. After release on "
            "home detention curfew a fixed term cannot end before the custodial period does: "
            "record the official date.",
            "CJA 2003 s.255B(1B) and s.255BA(2)(b)",
        )
    if recall.returned_on is not None and recall.returned_on > custody.expiry:
        yield Step(
            "caution",
            "The return to custody is after sentence expiry: check the days at large.",
            RECORD_SOURCE,
        )


def _gap_at_large(recall: Recall, custody: Custody) -> Iterator[Step]:
    if recall.revoked_on is None or recall.returned_on is None:
        return
    gap = (recall.returned_on - recall.revoked_on).days - 1
    if gap > 0 and not custody.later_at_large:
        yield Step(
            "caution",
            f"{counted(gap, 'day')} between revocation and return are not recorded as at large: "
            "if they were, expiry is later than shown.",
            AT_LARGE_SOURCE,
        )
