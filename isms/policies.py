"""Can it be done now? Values in, a decision with its reason out."""

from collections.abc import Iterable
from datetime import date, datetime

from core.decisions import Decision, first_refusal, possible_if
from isms.choices import Status
from isms.rules import IN_THE_OVERLAP


def can_refer(
    *, is_open: bool, has_open_package: bool, problems: Iterable[str]
) -> Decision:
    """Somebody eligible on an open case has one package at a time (S0-16 to S0-20)."""
    return first_refusal(
        possible_if(is_open, "This case is closed. It can be read but not added to."),
        possible_if(
            not has_open_package,
            "There is a package already. End or withdraw it before referring again.",
        ),
        no_problem(problems),
    )


def no_problem(problems: Iterable[str]) -> Decision:
    """Nothing stands in the way; otherwise all of it is said."""
    found = list(problems)
    return possible_if(not found, " ".join(found))


def can_be_changed(*, status: str) -> Decision:
    """A package that has ended stays as it was."""
    return possible_if(
        status in {Status.REFERRED, Status.RUNNING},
        "This package has ended. It can be read but not changed.",
    )


def can_be_delivered(*, status: str) -> Decision:
    """What is delivered belongs to a package that runs."""
    return possible_if(
        status == Status.RUNNING,
        "This package is not running. Shifts and records begin when it starts.",
    )


def can_instruct(*, instructed_on: date, first_day: date, on: date) -> Decision:
    """An instruction comes first: by today, and by the day its level begins (S0-15)."""
    return possible_if(
        instructed_on <= min(on, first_day),
        "The instruction must be dated today or earlier, and no later than the day "
        "the level begins.",
    )


def can_set_level(
    *,
    is_running: bool,
    is_signed: bool,
    latest: date | None,
    first_day: date,
    problems: Iterable[str],
    needs_family: bool,
    family_reason: str,
) -> Decision:
    """
    Terms are a package of the catalogue, with its family chosen (A-20); signed, they stay
    until the package runs, and change from a day after the level before.
    """
    return first_refusal(
        possible_if(
            is_running or not is_signed,
            "The agreement is signed with the terms it has. They change after it starts.",
        ),
        possible_if(
            latest is None or first_day > latest,
            f"The level before began on {latest:%d %B %Y}. Choose a later day."
            if latest
            else "",
        ),
        no_problem(problems),
        possible_if(
            not needs_family or bool(family_reason.strip()),
            IN_THE_OVERLAP,
        ),
    )


def can_answer(*, has_answered: bool, missing: Iterable[str]) -> Decision:
    """Each party signs once, an agreement that is complete."""
    wanted = list(missing)
    return first_refusal(
        possible_if(not has_answered, "Your agency has answered already."),
        possible_if(
            not wanted, f"Before the agreement is signed, record {joined(wanted)}."
        ),
    )


def can_begin(
    *, status: str, agreed: Iterable[str], first_level_on: date | None, on: date
) -> Decision:
    """A package starts when both have signed and its first level has begun."""
    return first_refusal(
        possible_if(
            status == Status.REFERRED, "This package has started or ended already."
        ),
        possible_if(
            set(agreed) == {"authority", "provider"},
            "The package starts when the authority and the provider have both signed.",
        ),
        possible_if(
            first_level_on is not None and first_level_on <= on,
            f"The terms begin on {first_level_on:%d %B %Y}. Start the package that day."
            if first_level_on
            else "Enter the terms first.",
        ),
    )


def can_end(*, status: str, started_on: date | None, on: date, now: date) -> Decision:
    """An open package ends once, between its start and today."""
    return first_refusal(
        can_be_changed(status=status),
        possible_if(
            (started_on is None or started_on <= on) and on <= now,
            "The last day must be between the day it started and today.",
        ),
    )


def can_justify_placement(*, is_near: bool, accepted: bool) -> Decision:
    """A placement near the offence or victims is accepted knowingly (S0-24)."""
    return possible_if(
        not is_near or accepted,
        "The placement is near the offence or a victim. Choose another property, or "
        "tick that you know this and say why it is right.",
    )


def can_be_placed(*, suits: bool, note: str, meets_needs: bool, venue: str) -> Decision:
    """A property meets the three points and the access needs, or says what is done (S0-29, S0-38)."""
    return first_refusal(
        possible_if(
            suits or bool(note.strip()),
            "The property does not meet all three points. Enter what is done about it.",
        ),
        possible_if(
            meets_needs or bool(venue.strip()),
            "Enter where the person is seen instead, because the property does not meet "
            "their access needs.",
        ),
    )


def can_plan(*, problems: Iterable[str], elsewhere: str) -> Decision:
    """A shift keeps both limits, and its worker is in one place (S0-11)."""
    return first_refusal(
        possible_if(
            not elsewhere,
            f"This worker is on another shift then, {elsewhere}. "
            "Choose another worker or time.",
        ),
        no_problem(problems),
    )


def can_last(*, starts_at: datetime, ends_at: datetime) -> Decision:
    """A shift ends after it starts, and within a day and an hour (the clocks go back)."""
    hours = (ends_at - starts_at).total_seconds() / 3600
    return first_refusal(
        possible_if(hours > 0, "The shift must end after it starts."),
        possible_if(
            hours <= 25, "A shift is at most one day long. Plan the rest as another."
        ),
    )


def can_have_worked(*, is_settled: bool, starts_at: datetime, at: datetime) -> Decision:
    """What was worked is recorded once, after the shift began."""
    return first_refusal(
        possible_if(not is_settled, "What became of this shift is recorded already."),
        possible_if(
            starts_at <= at, "This shift has not begun. Record it when it is over."
        ),
    )


def can_have_happened(*, happened_at: datetime, at: datetime) -> Decision:
    """What is written down has happened."""
    return possible_if(
        happened_at <= at, "That time is still to come. Enter when it happened."
    )


def can_finish_check(*, is_done: bool, due_at: datetime, at: datetime) -> Decision:
    """A spot check is done once, and not before its time."""
    return first_refusal(
        possible_if(not is_done, "This check is done already. Read what it found."),
        possible_if(
            due_at <= at, "This check is not due yet. Do it at the time that was drawn."
        ),
    )


def can_report(
    *, first_day: date, last_day: date, after: date | None, on: date
) -> Decision:
    """Feedback covers days that have passed and follows the report before (S0-35)."""
    return first_refusal(
        possible_if(
            first_day <= last_day <= on,
            "The report must cover days up to today, the first before the last.",
        ),
        possible_if(
            after is None or first_day > after,
            f"The report before covers days up to {after:%d %B %Y}. Begin after it."
            if after
            else "",
        ),
    )


def joined(things: list[str]) -> str:
    """Return "the terms, the property and what the provider is told"."""
    return " and ".join(filter(None, [", ".join(things[:-1]), *things[-1:]]))
