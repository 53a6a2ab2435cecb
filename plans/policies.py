"""Can it be done now? Values in, a decision with its reason out."""

from datetime import date

from core.decisions import Decision, first_refusal, possible_if


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
