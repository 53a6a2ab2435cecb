"""Can it be done now? Values in, a decision with its reason out."""

from datetime import date

from core.decisions import Decision, first_refusal, possible_if


def can_arrange(*, held_on: date, on: date) -> Decision:
    """A meeting is arranged for today or later."""
    return possible_if(held_on >= on, "A meeting is arranged for today or a later day.")


def can_be_led_by(*, chair_chairs: bool, coordinator_coordinates: bool) -> Decision:
    """The chair holds that role in the area, and so does the co-ordinator (S1-8, S1-20)."""
    return first_refusal(
        possible_if(
            chair_chairs,
            "The person chosen to chair does not hold the Chair’s role in this area.",
        ),
        possible_if(
            coordinator_coordinates,
            "The person chosen as co-ordinator does not hold that role in this area.",
        ),
    )


def can_change(*, is_planned: bool) -> Decision:
    """Once held, a meeting and its agenda are a record."""
    return possible_if(
        is_planned, "This meeting has been held. Its agenda can no longer change."
    )


def can_take_place(*, has_other_meeting: bool) -> Decision:
    """A scheme holds one meeting at a time."""
    return possible_if(
        not has_other_meeting,
        "This scheme already has a meeting at that time on that day.",
    )


def can_list(
    *, is_planned: bool, is_listed: bool, is_open: bool, is_in_scheme: bool
) -> Decision:
    """A case of this scheme stands once on the agenda of a meeting still to come."""
    return first_refusal(
        can_change(is_planned=is_planned),
        possible_if(is_in_scheme, "This case belongs to another area’s scheme."),
        possible_if(is_open, "This case is closed."),
        possible_if(
            not is_listed, "This case is on the agenda of this meeting already."
        ),
    )


def can_hear(*, is_of_area: bool) -> Decision:
    """A transfer goes before a meeting of the area it goes to."""
    return possible_if(
        is_of_area, "Choose a meeting of the area that the person goes to."
    )


def can_take_off(*, is_planned: bool, is_removed: bool) -> Decision:
    """An item is taken off once, before the meeting is held."""
    return first_refusal(
        can_change(is_planned=is_planned),
        possible_if(not is_removed, "This item has already been taken off the agenda."),
    )


def can_be_held(*, is_planned: bool, held_on: date, on: date) -> Decision:
    """A meeting was held on its day or before today, and is recorded so once."""
    return first_refusal(
        possible_if(is_planned, "This meeting has already been recorded as held."),
        possible_if(
            held_on <= on,
            "This meeting is still to come. Record it as held on its day.",
        ),
    )


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


def can_answer(*, is_answered: bool) -> Decision:
    """An escalation is answered once."""
    return possible_if(not is_answered, "This escalation has been answered already.")
