"""
Post-sentence supervision's requirements: their fixed wording, and when to explain them.

S1-137 to S1-139, S1-197, S1-198, A-31. Only the words in square brackets may change
(PI 29/2014, 1.12). The wording follows Criminal Justice Act 2003 ss.256AB to 256AE.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from core.periods import add_months
from licences.choices.orders import ExplainedAt, PssRequirementKind


WORDING: Mapping[PssRequirementKind, str] = {
    PssRequirementKind.GOOD_BEHAVIOUR: "To be of good behaviour and not to behave in a way "
    "that undermines the rehabilitative purpose of the supervision period.",
    PssRequirementKind.NO_OFFENCE: "Not to commit any offence.",
    PssRequirementKind.KEEP_IN_TOUCH: "To keep in touch with the supervisor as the "
    "supervisor instructs.",
    PssRequirementKind.RECEIVE_VISITS: "To receive visits from the supervisor as the "
    "supervisor instructs.",
    PssRequirementKind.RESIDE: "To reside permanently at an address approved by the "
    "supervisor, and to get the supervisor's permission before staying one or more "
    "nights at a different address.",
    PssRequirementKind.WORK: "Not to do work, or a particular type of work, unless the "
    "supervisor approves it, and to tell the supervisor beforehand of any proposal to do "
    "work or a particular type of work.",
    PssRequirementKind.TRAVEL: "Not to travel outside the British Islands, except with the "
    "supervisor's prior permission or to comply with a legal obligation.",
    PssRequirementKind.ACTIVITIES: "To take part in activities as the supervisor instructs: "
    "[the activities and where].",
    PssRequirementKind.DRUG_TESTING: "To give a sample, when the supervisor instructs, to "
    "find out whether there is in the body any of [the specified class A or class B drugs].",
    PssRequirementKind.DRUG_APPOINTMENT: "To attend, and to stay for the whole of, "
    "appointments with [the qualified person and where] about dependency on, or a "
    "propensity to misuse, drugs.",
}
USUAL = tuple(PssRequirementKind)[:8]
"""The first eight normally apply (S1-137)."""

RECENT_MONTHS = 3
"""Explained this recently, the second explanation may be dismissed (A-31)."""

_BRACKETED = re.compile(r"\[[^\]]*\]")


def has_brackets(kind: PssRequirementKind) -> bool:
    """Tell whether part of the wording is left to be filled in."""
    return bool(_BRACKETED.search(WORDING[kind]))


def keeps_wording(kind: PssRequirementKind, typed: str) -> bool:
    """Tell whether nothing outside the square brackets was changed (S1-139g)."""
    parts = [_same_space(each) for each in _BRACKETED.split(WORDING[kind])]
    filled = r"\[[^\[\]]*\S[^\[\]]*\]".join(re.escape(each) for each in parts)
    return re.fullmatch(filled, _same_space(typed).strip()) is not None


def _same_space(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@dataclass(frozen=True)
class Explaining:
    """One explanation: due when, done when, and whether an earlier one may stand for it."""

    stage: ExplainedAt
    due_on: date
    explained_on: date | None
    may_dismiss: bool

    def is_overdue(self, on: date) -> bool:
        """Tell whether the day has passed without it."""
        return self.explained_on is None and self.due_on < on


def explanations(
    *,
    licence_starts_on: date | None,
    pss_starts_on: date | None,
    explained: Iterable[tuple[ExplainedAt, date]],
) -> list[Explaining]:
    """
    Return the explanations that are owed: at the start of the licence and again of PSS.

    The second is always owed; when one was given within three months before PSS
    starts, it may be dismissed (A-31).
    """
    given: dict[ExplainedAt, date] = {}
    for stage, day in explained:
        given[stage] = max(day, given.get(stage, day))
    starts = (
        (ExplainedAt.LICENCE_START, licence_starts_on),
        (ExplainedAt.PSS_START, pss_starts_on),
    )
    return [
        Explaining(stage, day, given.get(stage), may_dismiss(stage, day, given))
        for stage, day in starts
        if day is not None
    ]


def may_dismiss(
    stage: ExplainedAt, due_on: date, given: Mapping[ExplainedAt, date]
) -> bool:
    """Tell whether an explanation given lately may stand for the second one (A-31)."""
    first = given.get(ExplainedAt.LICENCE_START)
    if stage is not ExplainedAt.PSS_START or first is None:
        return False
    return add_months(due_on, -RECENT_MONTHS) <= first <= due_on
