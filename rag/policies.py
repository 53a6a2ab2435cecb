"""Can it be done now? Values in, a decision with its reason out."""

from datetime import date

from core.decisions import Decision, first_refusal, possible_if
from core.words import day
from rag.choices import RATED_CLASSES, MonitoringOutcome, RagClass


def can_rate(
    *,
    is_on_cohort: bool,
    rag_class: RagClass,
    proposed: RagClass,
    reasons: str,
    on: date,
    rated_before_on: date | None,
    held_red_until: date | None = None,
) -> Decision:
    """
    A rating needs an adopted case, one of the four classes, and words where it differs.

    Somebody transferred in is Red until `held_red_until`, in custody Prison (S1-104).
    """
    held = held_red_until is not None and on < held_red_until
    return first_refusal(
        possible_if(
            is_on_cohort,
            "A case is rated once it has been adopted, and until it is closed.",
        ),
        possible_if(
            rag_class in RATED_CLASSES,
            "Red Alert goes over another class. Choose Red, Amber, Green or Prison; "
            "the police publish the wanted alert.",
        ),
        possible_if(
            rated_before_on is None or on >= rated_before_on,
            f"The case was rated on {day(rated_before_on or on)}. "
            "A later rating cannot have an earlier date.",
        ),
        possible_if(
            not held or rag_class in {RagClass.RED, proposed},
            f"Transferred in from another force: Red until {day(held_red_until or on)}, "
            "then reviewed.",
        ),
        possible_if(
            rag_class == proposed or bool(reasons.strip()),
            f"The facts propose {proposed.label}. "
            f"Say why it should be {rag_class.label}.",
        ),
    )


def can_publish_wanted(
    *, is_open: bool, is_wanted: bool, all_share: bool, since: date, on: date
) -> Decision:
    """One alert at a time on an open case, from today or before (S1-169); custody is no bar (A-3)."""
    return first_refusal(
        possible_if(is_open, "This case is closed. It can be read but not added to."),
        possible_if(
            not is_wanted, "A wanted alert is already in force for this person."
        ),
        possible_if(
            all_share,
            "An alert goes only to agencies that share this case. Share it first.",
        ),
        possible_if(
            since <= on, "The day they were first wanted must be today or earlier."
        ),
    )


def can_end_wanted(
    *, is_in_force: bool, since: date, ended_on: date, on: date
) -> Decision:
    """An alert ends once, not before it began, nor in the future."""
    return first_refusal(
        possible_if(is_in_force, "This wanted alert has already ended."),
        possible_if(ended_on <= on, "The day it ended must be today or earlier."),
        possible_if(
            ended_on >= since,
            f"The alert began on {day(since)}. It cannot end before then.",
        ),
    )


def can_acknowledge(*, is_in_force: bool) -> Decision:
    """An alert that has ended asks nothing more of anybody."""
    return possible_if(
        is_in_force,
        "This wanted alert has ended. Nothing needs acknowledging any more.",
    )


def can_record_done(*, is_open: bool, done_on: date, on: date) -> Decision:
    """Something done is recorded on an open case, on its day or later."""
    return first_refusal(
        possible_if(is_open, "This case is closed. It can be read but not added to."),
        possible_if(
            done_on <= on, "Record it once it has been done: the day is still to come."
        ),
    )


def can_assess_monitoring(*, outcome: str, scheme: str) -> Decision:
    """Suitable says under what; not suitable names nothing (S1-191)."""
    suits = outcome == MonitoringOutcome.SUITABLE
    return first_refusal(
        possible_if(
            not suits or bool(scheme), "Say under what the person would be monitored."
        ),
        possible_if(
            suits or not scheme,
            "Not suitable goes with no kind of monitoring. Leave the kind out.",
        ),
    )


def can_agree_frequency(
    *, is_open: bool, agreed_on: date, expires_on: date, on: date
) -> Decision:
    """A frequency is agreed at a meeting that has been, for a time after it (S1-203)."""
    return first_refusal(
        possible_if(is_open, "This case is closed. It can be read but not added to."),
        possible_if(
            agreed_on <= on,
            "The day it was agreed must be today or earlier.",
        ),
        possible_if(
            expires_on > agreed_on,
            f"It was agreed on {day(agreed_on)}. "
            "The day it expires must be after that.",
        ),
        possible_if(
            expires_on >= on,
            "It would have expired already. Enter a day from today on.",
        ),
    )


def can_save_board(*, saved: int, most: int) -> Decision:
    """A person keeps so many boards."""
    return possible_if(
        saved < most,
        f"You keep {most} boards already. Delete one that you no longer use.",
    )
