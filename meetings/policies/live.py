"""Can it be done at the meeting now? Values in, a decision with its reason out."""

from datetime import date

from core.decisions import Decision, first_refusal, possible_if
from meetings.policies.agenda import can_change


def can_begin(
    *, is_planned: bool, has_begun: bool, held_on: date, on: date, has_statement: bool
) -> Decision:
    """A meeting begins once, on its day, when there is a statement to sign (S1-19)."""
    return first_refusal(
        can_change(is_planned=is_planned),
        possible_if(not has_begun, "This meeting has already begun."),
        possible_if(
            held_on <= on, "This meeting is still to come. It can begin on its day."
        ),
        possible_if(
            has_statement,
            "There is no confidentiality statement to sign. A manager of the lead "
            "agency writes it in Scheme settings; then the meeting can begin.",
        ),
    )


def can_keep_attendance(*, is_planned: bool, held_on: date, on: date) -> Decision:
    """Who is there is noted on the day, until the meeting is over."""
    return first_refusal(
        possible_if(
            is_planned, "This meeting is over. Its attendance can no longer change."
        ),
        possible_if(
            held_on <= on,
            "This meeting is still to come. Attendance is taken on its day.",
        ),
    )


def can_mark(*, is_here: bool, marks_leaving: bool, marks_apologies: bool) -> Decision:
    """Only who came can leave, and who is here sends no apologies."""
    return first_refusal(
        possible_if(
            is_here or not marks_leaving,
            "They are not marked as here, so they cannot have left.",
        ),
        possible_if(
            not (is_here and marks_apologies),
            "They are marked as here. Mark them as left instead.",
        ),
    )


def can_sign(*, has_signed: bool, has_statement: bool) -> Decision:
    """One signature at each meeting, of a statement that is there (A-29)."""
    return first_refusal(
        possible_if(not has_signed, "This is already signed for this meeting."),
        possible_if(
            has_statement,
            "There is no confidentiality statement to sign. A manager of the lead "
            "agency writes it in Scheme settings.",
        ),
    )


def can_witness(*, is_own: bool) -> Decision:
    """Nobody is the witness of their own signature."""
    return possible_if(
        not is_own, "You cannot witness your own signature. Sign with your account."
    )


def can_be_added(*, is_asked: bool, works_here: bool) -> Decision:
    """Whoever comes is on the list once, for an agency they work for."""
    return first_refusal(
        possible_if(not is_asked, "This person is on the list already."),
        possible_if(works_here, "This person does not work for that agency today."),
    )


def can_write_sheet(
    *, is_under_way: bool, has_signed: bool, is_on_agenda: bool = True
) -> Decision:
    """The sheet is written while the meeting is under way, by who has signed (S1-19)."""
    return first_refusal(
        possible_if(
            is_under_way,
            "The record sheet is written while the meeting is under way.",
        ),
        possible_if(
            has_signed,
            "Sign the confidentiality statement first. Until then no case is shown.",
        ),
        possible_if(is_on_agenda, "This case was taken off the agenda."),
    )


def can_answer_escalation(*, is_answered: bool) -> Decision:
    """An escalation is answered once."""
    return possible_if(not is_answered, "This escalation has been answered already.")
