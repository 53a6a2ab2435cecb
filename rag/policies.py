"""Can it be done now? Values in, a decision with its reason out."""

from datetime import date

from core.decisions import Decision, possible_if
from core.words import day
from rag.choices import RagClass


RATED_CLASSES = (RagClass.RED, RagClass.AMBER, RagClass.GREEN, RagClass.PRISON)
"""The classes a group rates; Red Alert lies over them and is the police's (A-3)."""


def can_rate(
    *,
    is_on_cohort: bool,
    rag_class: RagClass,
    proposed: RagClass,
    reasons: str,
    on: date,
    rated_before_on: date | None,
) -> Decision:
    """A rating needs an adopted case, one of the four classes, and words where it differs."""
    if not is_on_cohort:
        return possible_if(
            False, "A case is rated once it has been adopted, and until it is closed."
        )
    if rag_class not in RATED_CLASSES:
        return possible_if(
            False,
            "Red Alert goes over another class. Choose Red, Amber, Green or Prison; "
            "the police publish the wanted alert.",
        )
    if rated_before_on is not None and on < rated_before_on:
        return possible_if(
            False,
            f"The case was rated on {day(rated_before_on)}. "
            "A later rating cannot have an earlier date.",
        )
    return possible_if(
        rag_class == proposed or bool(reasons.strip()),
        f"The facts propose {proposed.label}. Say why it should be {rag_class.label}.",
    )


def can_publish_wanted(
    *, is_open: bool, is_wanted: bool, all_share: bool, since: date, on: date
) -> Decision:
    """One alert at a time on an open case, from today or before (S1-169); custody is no bar (A-3)."""
    if not is_open:
        return possible_if(
            False, "This case is closed. It can be read but not added to."
        )
    if is_wanted:
        return possible_if(False, "A wanted alert is already in force for this person.")
    if not all_share:
        return possible_if(
            False,
            "An alert goes only to agencies that share this case. Share it first.",
        )
    return possible_if(
        since <= on, "The day they were first wanted must be today or earlier."
    )


def can_end_wanted(
    *, is_in_force: bool, since: date, ended_on: date, on: date
) -> Decision:
    """An alert ends once, not before it began, nor in the future."""
    if not is_in_force:
        return possible_if(False, "This wanted alert has already ended.")
    if ended_on > on:
        return possible_if(False, "The day it ended must be today or earlier.")
    return possible_if(
        ended_on >= since,
        f"The alert began on {day(since)}. It cannot end before then.",
    )
