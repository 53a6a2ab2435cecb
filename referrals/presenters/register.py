"""Those not taken on, the criteria of a scheme, and decisions counted, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from core import words
from referrals.choices import Cohort, Status
from referrals.presenters.lists import TONES, born
from referrals.rules import criteria as rules


@dataclass(frozen=True)
class DecisionRow:
    """One rejection or deferral, and how the referral stands now."""

    name: str
    url: str
    reference: str
    born: str
    area: str
    agency: str
    decided_on: date
    by: str
    decision: str
    tone: str
    reason: str
    stands: str


def decision_rows(changes: Iterable[Any]) -> list[DecisionRow]:
    """Return decisions not to take somebody on as rows of the register."""
    return [decision_row(each) for each in changes]


def decision_row(change: Any) -> DecisionRow:
    """Return one decision; `stands` says what became of a deferred one."""
    referral, status = change.referral, Status(change.to_status)
    stands = ""
    if referral.status != status:
        stands = f"Now {Status(referral.status).label.lower()}"
    elif status is Status.DEFERRED and referral.deferred_until:
        stands = f"Until {words.short_day(referral.deferred_until)}"
    return DecisionRow(
        name=str(change.case.person),
        url=reverse("referrals:referral", args=[referral.pk]),
        reference=referral.reference,
        born=born(change.case.person),
        area=str(referral.scheme.area),
        agency=str(referral.referring_agency),
        decided_on=change.changed_on,
        by=str(change.recorded_by),
        decision=str(status.label),
        tone=TONES[status],
        reason=change.reason,
        stands=stands,
    )


@dataclass(frozen=True)
class CohortCard:
    """One cohort's criteria as the scheme set them."""

    title: str
    rows: list[tuple[str, str]]
    url: str


def cohort_cards(
    criteria: Mapping[Cohort, Mapping[Any, Any]], *, scheme_id: Any, sets: bool
) -> list[CohortCard]:
    """Return each cohort's criteria, with where they are changed for who may."""
    return [
        CohortCard(
            title=str(cohort.label),
            rows=rules.criteria_in_words(asked),
            url=reverse("referrals:set_criteria", args=[scheme_id, cohort.value])
            if sets
            else "",
        )
        for cohort, asked in criteria.items()
    ]


@dataclass(frozen=True)
class ComparisonTable:
    """One characteristic: the groups large enough to count, and the names of the others."""

    label: str
    rows: list[tuple[str, str, str]]
    left_out: str


LEFT_OUT = "Left out"


def comparison_table(comparison: Any) -> ComparisonTable:
    """Return the counts in words, the groups with nothing to show named beneath."""
    shown, left_out = [], []
    for group, *counts in comparison.rows:
        if any(count is not None for count in counts):
            words_of = (LEFT_OUT if each is None else str(each) for each in counts)
            shown.append((group, *words_of))
        else:
            left_out.append(group)
    return ComparisonTable(comparison.label, shown, ", ".join(left_out))
