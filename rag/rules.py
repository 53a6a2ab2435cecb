"""
Which RAG class the facts propose and why, and when the rating must be reviewed.

Whose rules: Appendix 1 of the operational guide (S1-168 to S1-173), its meeting rules
(S1-25 to S1-28) and the rule for transfers in (S1-104). Precedence: custody, then any
Red fact, then any Amber fact, else Green. Being wanted lies over whichever class
results (A-3). The proposal is advice: the group rates, the chair answers for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from agencies.clocks import CLOCKS, Clock, due
from licences.rules.prerelease import live_list_clock
from rag.choices import RagClass
from rag.classes import CLASSES, duties


__all__ = [
    "CLASSES",
    "EVERY_MEETING",
    "RULE_SET",
    "DueDate",
    "Factors",
    "Proposal",
    "Reason",
    "duties",
    "live_list_due",
    "propose",
    "review_due",
    "transfer_hold_ends",
]

RULE_SET = "appendix-1/1"
"""Stored with each rating; a change to any rule below is a new rule set."""

Clocks = Mapping[str, Clock]


@dataclass(frozen=True)
class Factors:
    """
    The facts a rating rests on, as known on `as_at`.

    Green has to be shown, so `stable_in_community` is false until somebody says so.
    `transfer_adopted_on` is for transfers in from another force only (A-25).
    """

    as_at: date
    in_custody: bool = False
    wanted_for_arrest: bool = False
    intelligence_of_increased_risk: bool = False
    fixed_term_recall: bool = False
    significant_change: bool = False
    disengaged: bool = False
    variable_compliance: bool = False
    stable_in_community: bool = False
    needs_multi_agency: bool = True
    transfer_adopted_on: date | None = None


@dataclass(frozen=True)
class Reason:
    """One fact that bears on the class, and the source that says it does."""

    text: str
    source: str


@dataclass(frozen=True)
class Proposal:
    """
    A proposed class with its reasons.

    In custody, `on_return` is the class to take up again on the live list and
    `kept_reasons` why (A-11); elsewhere they are empty.
    """

    rag_class: RagClass
    reasons: tuple[Reason, ...]
    wanted: bool = False
    on_return: RagClass | None = None
    kept_reasons: tuple[Reason, ...] = ()
    rule_set: str = RULE_SET

    @property
    def shown_as(self) -> RagClass:
        """The class to show first: Red Alert while the person is wanted (A-3)."""
        return RagClass.RED_ALERT if self.wanted else self.rag_class


@dataclass(frozen=True)
class DueDate:
    """A date something falls due, and why, in words for the page."""

    date: date
    because: str
    source: str


def propose(facts: Factors, clocks: Clocks = CLOCKS) -> Proposal:
    """Propose a class for the facts (S1-168 to S1-173, S1-104, A-3, A-11)."""
    wanted = (WANTED,) if facts.wanted_for_arrest else ()
    red = _found(RED_RULES, facts, clocks)
    if facts.in_custody:
        return Proposal(
            RagClass.PRISON,
            (*wanted, IN_CUSTODY),
            wanted=facts.wanted_for_arrest,
            on_return=RagClass.RED if red else None,
            kept_reasons=red,
        )
    amber = _found(AMBER_RULES, facts, clocks)
    rag_class, reasons = (
        (RagClass.RED, red)
        if red
        else (RagClass.AMBER, amber)
        if amber
        else (RagClass.GREEN, _found(GREEN_RULES, facts, clocks))
    )
    return Proposal(rag_class, (*wanted, *reasons), wanted=facts.wanted_for_arrest)


WANTED = Reason("Wanted by police for arrest", "S1-169")
IN_CUSTODY = Reason("In custody", "S1-173")


def intelligence_of_increased_risk(facts: Factors, _clocks: Clocks) -> Reason | None:
    """S1-170, first characteristic."""
    if facts.intelligence_of_increased_risk:
        return Reason(
            "Relevant intelligence of an increased risk of harm or offending", "S1-170"
        )
    return None


def fixed_term_recall(facts: Factors, _clocks: Clocks) -> Reason | None:
    """S1-170, second characteristic; usually kept through custody (A-11)."""
    return Reason("Fixed-term recall", "S1-170") if facts.fixed_term_recall else None


def significant_change(facts: Factors, _clocks: Clocks) -> Reason | None:
    """S1-170, third characteristic."""
    if facts.significant_change:
        return Reason("Significant change that could trigger offending", "S1-170")
    return None


def disengaged(facts: Factors, _clocks: Clocks) -> Reason | None:
    """S1-170, fourth characteristic."""
    if facts.disengaged:
        return Reason("Disengaged from supervision or treatment", "S1-170")
    return None


def held_after_transfer(facts: Factors, clocks: Clocks) -> Reason | None:
    """S1-104: from adoption until, and not on, the day the hold ends."""
    if facts.transfer_adopted_on is None:
        return None
    ends = due(clocks["transfer_red_hold"], facts.transfer_adopted_on)
    if facts.as_at >= ends:
        return None
    return Reason(
        f"Transferred in: Red until {_written(ends)}, then reviewed", "S1-104"
    )


def complies_variably(facts: Factors, _clocks: Clocks) -> Reason | None:
    """S1-171, third characteristic."""
    if facts.variable_compliance:
        return Reason("Variable compliance or engagement", "S1-171")
    return None


def not_shown_stable(facts: Factors, _clocks: Clocks) -> Reason | None:
    """S1-172, second characteristic, missing."""
    if facts.stable_in_community:
        return None
    return Reason("Not confirmed as stable in the community", "S1-172")


def stable(_facts: Factors, _clocks: Clocks) -> Reason | None:
    """S1-172, first two characteristics: reached only when no rule above found."""
    return Reason(
        "Stable in the community, with no intelligence of increased risk", "S1-172"
    )


def multi_agency_need(facts: Factors, _clocks: Clocks) -> Reason | None:
    """S1-172, last two characteristics; without them removal is considered (S1-38)."""
    if facts.needs_multi_agency:
        return Reason("Remains suitable for multi-agency management", "S1-172")
    return Reason("No longer needs several agencies: consider removal", "S1-38")


Rule = Callable[[Factors, Clocks], Reason | None]

RED_RULES: tuple[Rule, ...] = (
    intelligence_of_increased_risk,
    fixed_term_recall,
    significant_change,
    disengaged,
    held_after_transfer,
)
AMBER_RULES: tuple[Rule, ...] = (complies_variably, not_shown_stable)
GREEN_RULES: tuple[Rule, ...] = (stable, multi_agency_need)


def transfer_hold_ends(adopted_on: date, clocks: Clocks = CLOCKS) -> DueDate:
    """Return the day a transfer in stops being held Red and is reviewed (S1-104)."""
    clock = clocks["transfer_red_hold"]
    return DueDate(
        due(clock, adopted_on),
        f"Red for {clock.length} from adoption on {_written(adopted_on)}, then reviewed",
        clock.source,
    )


def review_due(
    rag_class: RagClass,
    *,
    rated_on: date,
    clocks: Clocks = CLOCKS,
    next_meeting_on: date | None = None,
    release_on: date | None = None,
) -> DueDate:
    """
    Return the latest day for reviewing a rating (S1-25, S1-26, A-3, A-5, A-9).

    Red and Red Alert wait for the next meeting when its date is given; Prison for a
    year or the live list before release, and once that has passed for every meeting.
    """
    if rag_class in EVERY_MEETING:
        return _at_the_next_meeting(rag_class, rated_on, clocks, next_meeting_on)
    clock = clocks[f"{rag_class}_review"]
    review = DueDate(
        due(clock, rated_on),
        f"{rag_class.label} is reviewed within {clock.length} of the rating "
        f"on {_written(rated_on)}",
        clock.source,
    )
    if rag_class is not RagClass.PRISON or release_on is None:
        return review
    live_list = live_list_due(release_on, clocks)
    if live_list.date <= rated_on:
        return _at_the_next_meeting(rag_class, rated_on, clocks, next_meeting_on)
    return min(review, live_list, key=lambda each: each.date)


def live_list_due(release_on: date, clocks: Clocks = CLOCKS) -> DueDate:
    """Return when a prison case joins the live list: the earlier clock (S1-28, A-9)."""
    clock = live_list_clock(release_on, clocks)
    return DueDate(
        due(clock, release_on),
        f"Live list {clock.length} before release on {_written(release_on)}",
        clock.source,
    )


EVERY_MEETING = frozenset({RagClass.RED_ALERT, RagClass.RED})
"""The classes discussed and reviewed at every meeting (S1-25, A-3)."""

_AT_EVERY_MEETING = {
    RagClass.RED_ALERT: ("Red Alert", "S1-25, A-3"),
    RagClass.RED: ("Red", "S1-25"),
    RagClass.PRISON: ("A prison case on the live list", "S1-28, A-9"),
}


def _at_the_next_meeting(
    rag_class: RagClass, rated_on: date, clocks: Clocks, next_meeting_on: date | None
) -> DueDate:
    clock = clocks["red_review"]
    subject, source = _AT_EVERY_MEETING[rag_class]
    if next_meeting_on is not None and next_meeting_on > rated_on:
        return DueDate(
            next_meeting_on,
            f"{subject} is reviewed at every meeting; the next is on "
            f"{_written(next_meeting_on)}",
            source,
        )
    return DueDate(
        due(clock, rated_on),
        f"{subject} is reviewed at every meeting; no later one is arranged, so "
        f"{clock.length} after the rating on {_written(rated_on)}",
        source,
    )


def _found(
    rules: tuple[Rule, ...], facts: Factors, clocks: Clocks
) -> tuple[Reason, ...]:
    return tuple(reason for rule in rules if (reason := rule(facts, clocks)))


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
