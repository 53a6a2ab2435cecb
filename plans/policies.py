"""Can it be done now? Values in, a decision with its reason out."""

from collections.abc import Sequence
from datetime import date, time

from core import words
from core.daytime import plain_time
from core.decisions import Decision, first_refusal, possible_if
from plans.rules import Clash


def can_name(*, shares_case: bool, reads_section: bool, agency: str) -> Decision:
    """An action is given to a person of an agency that can see it (S1-42)."""
    return first_refusal(
        possible_if(
            shares_case,
            f"This case is not shared with {agency}, or the person no longer works there. "
            "Choose a person from the list.",
        ),
        possible_if(
            reads_section,
            f"{agency} cannot read that part of the case, so the action would be hidden "
            "from the person who has to do it.",
        ),
    )


def can_fall_due(*, due_on: date, on: date) -> Decision:
    """An action is time-bound, and its time is still to come (S1-32)."""
    return possible_if(due_on >= on, "The due date must be today or in the future.")


def can_update(*, is_open: bool) -> Decision:
    """A closed action keeps its history as it is."""
    return possible_if(
        is_open, "This action is closed already. Add a new one if more is to be done."
    )


def can_carry_over(*, due_on: date, until: date, on: date) -> Decision:
    """Carrying over moves the due date on, into the future (S1-29)."""
    return possible_if(
        until > due_on and until >= on,
        "The new due date must be later than the present one, and not in the past.",
    )


def can_close_objective(*, is_active: bool, open_actions: int) -> Decision:
    """An objective ends once nobody is still doing something for it."""
    those = "action is" if open_actions == 1 else "actions are"
    return first_refusal(
        possible_if(is_active, "This objective is closed already."),
        possible_if(
            open_actions == 0,
            f"{open_actions} {those} still open. Say what became of them first.",
        ),
    )


def can_issue(*, actions: int, has_situation: bool, is_changed: bool) -> Decision:
    """A version says how things are, what is to be done, and something new."""
    return first_refusal(
        possible_if(
            has_situation, "Describe the current situation before issuing the plan."
        ),
        possible_if(actions > 0, "A plan without an action cannot be issued."),
        possible_if(is_changed, "Nothing has changed since the last version."),
    )


def can_offer(*, taken: Sequence[str]) -> Decision:
    """A session is offered once at a time (S1-111)."""
    return possible_if(
        not taken,
        f"Already offered and not ended: {', '.join(taken)}. Record what became of it first.",
    )


def can_count_from(*, counted_from: date | None, on: date) -> Decision:
    """An accredited programme is counted from an order or release that has happened (S3-86)."""
    return possible_if(
        counted_from is None or counted_from <= on,
        "The order or release cannot be in the future.",
    )


def can_move(
    *, may_follow: bool, before: str, after: str, needs_reason: bool, reason: str
) -> Decision:
    """A status follows the one before it; declining and stopping say why."""
    return first_refusal(
        possible_if(may_follow, f"“{before}” cannot be followed by “{after}”."),
        possible_if(
            not needs_reason or bool(reason.strip()), "Enter why, in a sentence."
        ),
    )


def can_happen(
    *, happened_on: date, since: date, on: date, is_to_come: bool
) -> Decision:
    """What has happened is not in the future, a booking not in the past, nothing before its start."""
    if is_to_come:
        return possible_if(
            happened_on >= on, "The day booked must be today or in the future."
        )
    return first_refusal(
        possible_if(happened_on <= on, "The day cannot be in the future."),
        possible_if(
            happened_on >= since, f"The day cannot be before {words.day(since)}."
        ),
    )


def can_leave_service(
    *, is_completed: bool, next_service: str, nothing_next: bool
) -> Decision:
    """Nobody leaves a service without the next one named, or the word that none is needed (S2-45)."""
    return possible_if(
        not is_completed or bool(next_service.strip()) or nothing_next,
        "Name the next service, or say that none is needed.",
    )


def can_close_gap(*, is_open: bool) -> Decision:
    """A gap is met once."""
    return possible_if(is_open, "This gap is recorded as met already.")


def clash_in_words(clash: Clash) -> str:
    """Return "Fishing on 28 November 2026, 9am to 12 noon"."""
    times = f"{plain_time(clash.starts_at)} to {plain_time(clash.ends_at)}"
    return f"{clash.name} on {words.day(clash.day)}, {times}"


def can_fit(*, clashes: Sequence[Clash], accepted: bool) -> Decision:
    """Two things at one time are added only by somebody who has been told (S2-30)."""
    met = "; ".join(clash_in_words(each) for each in clashes)
    return possible_if(
        accepted or not clashes,
        f"This is at the same time as: {met}. "
        "Change the time, or tick the box to add it all the same.",
    )


def can_run(
    *,
    starts_at: time,
    ends_at: time,
    first_day: date,
    last_day: date | None,
    happens: bool,
) -> Decision:
    """An activity ends after it starts, and comes round at least once."""
    return first_refusal(
        possible_if(ends_at > starts_at, "It must end after it starts."),
        possible_if(
            last_day is None or last_day >= first_day,
            "The last day must be the first day or later.",
        ),
        possible_if(
            happens, "None of the chosen days falls between first and last day."
        ),
    )


def can_end_activity(
    *, is_on: bool, last_day: date | None, first_day: date
) -> Decision:
    """An activity leaves the timetable once, from a day in its time."""
    return first_refusal(
        possible_if(is_on, "It is off the timetable already."),
        possible_if(
            last_day is None or last_day >= first_day,
            f"It began on {words.day(first_day)}. To take it off altogether, choose that it was a mistake.",
        ),
    )
