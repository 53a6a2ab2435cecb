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


def can_record_huddle(*, latest_on: date | None, on: date, present: int) -> Decision:
    """The practitioners' meeting is recorded once a day, with who was there (S1-35)."""
    return first_refusal(
        possible_if(
            latest_on != on,
            "The practitioners’ meeting is already recorded as held today.",
        ),
        possible_if(present > 0, "Select who was there."),
    )
