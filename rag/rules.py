"""
Which RAG class the facts propose and why, and when the rating must be reviewed.

Whose rules: Appendix 1 of the operational guide (S1-168 to S1-173), its meeting rules
(S1-25 to S1-28) and the rule for transfers in (S1-104). Precedence: custody, then any
Red fact, then any Amber fact, else Green. Being wanted lies over whichever class
results (A-3). The proposal is advice: the group rates, the chair answers for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from agencies.clocks import CLOCKS, Clock, due
from rag.attendance import Attendance
from rag.choices import RagClass
from rag.classes import CLASSES, duties
from rag.due import (
    EVERY_MEETING,
    DueDate,
    live_list_due,
    review_due,
    transfer_hold_ends,
    written,
)


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

RULE_SET = "appendix-1/2"
"""Stored with each rating; a change to any rule below is a new rule set."""

Clocks = Mapping[str, Clock]


@dataclass(frozen=True)
class Factors:
    """
    The facts a rating rests on, as known on `as_at`.

    Green has to be shown, so `stable_in_community` is false until somebody says so.
    `transfer_adopted_on` is for transfers in from another force only (A-25). The last
    three are read from the records: how the person came to appointments, whether recent
    intelligence is marked as showing increased risk, and the day of the oldest
    significant change that nobody has reviewed (S3-28).
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
    attendance: Attendance = field(default_factory=Attendance)
    intelligence_recorded: bool = False
    change_recorded_on: date | None = None


@dataclass(frozen=True)
class Reason:
    """
    One fact that bears on the class, and the source that says it does.

    `record` names the part of the case that shows it, for a link: "contacts",
    "custody", "wanted", "intelligence" or "changes"; empty when it was only answered.
    """

    text: str
    source: str
    record: str = field(default="", compare=False)


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


WANTED = Reason("Wanted by police for arrest", "S1-169", record="wanted")
IN_CUSTODY = Reason("In custody", "S1-173", record="custody")


def intelligence_of_increased_risk(facts: Factors, _clocks: Clocks) -> Reason | None:
    """
    S1-170, first characteristic: said by those who rate, or marked so by the police.

    The words are the same for both: what police recorded stays in its own section.
    """
    if facts.intelligence_of_increased_risk or facts.intelligence_recorded:
        return Reason(
            "Relevant intelligence of an increased risk of harm or offending",
            "S1-170",
            record="intelligence" if facts.intelligence_recorded else "",
        )
    return None


def fixed_term_recall(facts: Factors, _clocks: Clocks) -> Reason | None:
    """S1-170, second characteristic; usually kept through custody (A-11)."""
    if facts.fixed_term_recall:
        return Reason("Fixed-term recall", "S1-170", record="custody")
    return None


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


def change_recorded(facts: Factors, _clocks: Clocks) -> Reason | None:
    """S1-170, third characteristic, from the log until somebody has reviewed it (S3-28)."""
    if facts.change_recorded_on is None:
        return None
    return Reason(
        f"Significant change on {written(facts.change_recorded_on)}, not reviewed yet",
        "S1-170, S3-28",
        record="changes",
    )


def attendance_lapsed(facts: Factors, clocks: Clocks) -> Reason | None:
    """S1-170, fourth characteristic, as measured (`rag.attendance`)."""
    known = facts.attendance
    if not known.is_disengaged:
        return None
    if known.missed_lately > 1:
        words = (
            f"Missed {known.missed_lately} appointments without good reason in the "
            f"last {clocks['absence_window'].length}"
        )
    else:
        words = (
            f"Attended {known.kept} of {known.appointments} appointments in the last "
            f"{clocks['attendance_window'].length}"
        )
    return Reason(words, "S1-170", record="contacts")


def held_after_transfer(facts: Factors, clocks: Clocks) -> Reason | None:
    """S1-104: from adoption until, and not on, the day the hold ends."""
    if facts.transfer_adopted_on is None:
        return None
    ends = due(clocks["transfer_red_hold"], facts.transfer_adopted_on)
    if facts.as_at >= ends:
        return None
    return Reason(f"Transferred in: Red until {written(ends)}, then reviewed", "S1-104")


def complies_variably(facts: Factors, _clocks: Clocks) -> Reason | None:
    """S1-171, third characteristic."""
    if facts.variable_compliance:
        return Reason("Variable compliance or engagement", "S1-171")
    return None


def attendance_variable(facts: Factors, clocks: Clocks) -> Reason | None:
    """S1-171, third characteristic, as measured: an appointment missed lately."""
    if not facts.attendance.missed_lately:
        return None
    return Reason(
        "Missed an appointment without good reason in the last "
        f"{clocks['absence_window'].length}",
        "S1-171",
        record="contacts",
    )


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
    change_recorded,
    attendance_lapsed,
    held_after_transfer,
)
AMBER_RULES: tuple[Rule, ...] = (
    complies_variably,
    attendance_variable,
    not_shown_stable,
)
GREEN_RULES: tuple[Rule, ...] = (stable, multi_agency_need)


def _found(
    rules: tuple[Rule, ...], facts: Factors, clocks: Clocks
) -> tuple[Reason, ...]:
    return tuple(reason for rule in rules if (reason := rule(facts, clocks)))
