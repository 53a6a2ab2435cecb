"""Can the next step of parole be taken now? Values in, a decision with its reason out."""

from datetime import date

from core.decisions import Decision, first_refusal, possible_if
from core.words import day
from licences.choices.parole import ParoleStatus
from licences.lifecycle import parole


def can_step(*, status: str, after: ParoleStatus) -> Decision:
    """A step follows only where the lifecycle lets it."""
    now = ParoleStatus(status)
    return possible_if(
        parole.may_follow(now, after),
        f"Parole stands at “{now.label}”, so this step does not come next. Look at the "
        "page again: somebody may have taken it already.",
    )


def can_open(*, status: str, opens_on: date, earliest_on: date, on: date) -> Decision:
    """The process begins six months before the earliest release (S4-19)."""
    return first_refusal(
        can_step(status=status, after=ParoleStatus.OPEN),
        possible_if(
            on >= opens_on,
            f"The earliest release is {day(earliest_on)}, so parole begins on "
            f"{day(opens_on)}. Begin it then.",
        ),
    )


def can_ask(*, status: str, is_asked: bool, due_on: date, on: date) -> Decision:
    """Reports are asked for once each, while the process is open, by a day to come (S4-18)."""
    return first_refusal(
        possible_if(
            status in {ParoleStatus.OPEN, ParoleStatus.LISTED},
            "Reports are asked for while parole is under way. Begin it first.",
        ),
        possible_if(
            not is_asked,
            "This person has been asked for a report under this head. Choose another.",
        ),
        possible_if(due_on >= on, "The day it is due must be today or later."),
    )


def can_receive(*, received: bool, received_on: date, on: date) -> Decision:
    """A report comes in once."""
    return first_refusal(
        possible_if(not received, "This report is in already."),
        possible_if(received_on <= on, "The day it came must be today or in the past."),
    )


def can_decide(
    *, status: str, after: ParoleStatus, decided_on: date, on: date
) -> Decision:
    """The Board's decision is recorded once it is made."""
    return first_refusal(
        can_step(status=status, after=after),
        possible_if(
            decided_on <= on, "The day of the decision must be today or in the past."
        ),
    )


def can_release(
    *, granted: bool, release_on: date | None, earliest_on: date
) -> Decision:
    """Release goes with a grant, and never before the earliest date (S4-17)."""
    return first_refusal(
        possible_if(
            granted or release_on is None,
            "Release was not granted, so there is no day of release. Clear it.",
        ),
        possible_if(not granted or release_on is not None, "Enter the day of release."),
        possible_if(
            release_on is None or release_on >= earliest_on,
            f"Nobody is released on parole before {day(earliest_on)}. Check the day.",
        ),
    )


def can_set_condition(*, status: str, is_there: bool) -> Decision:
    """Conditions go with a grant, each once."""
    return first_refusal(
        possible_if(
            status == ParoleStatus.GRANTED,
            "Conditions are recorded when release is granted.",
        ),
        possible_if(not is_there, "This condition is recorded already. See the list."),
    )
