"""Can it be done now? Values in, a decision with its reason out."""

from datetime import date, datetime

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


def can_be_held(
    *, is_planned: bool, held_on: date, on: date, is_under_way: bool = False
) -> Decision:
    """A meeting was held on its day or before today, and is recorded so once."""
    return first_refusal(
        possible_if(
            not is_under_way, "This meeting has begun here. End it when it is over."
        ),
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


def can_end(
    *, is_under_way: bool, unreached: int, carried: int, reason: str, has_next: bool
) -> Decision:
    """A meeting that has begun ends once, and says why it did not reach what it did not."""
    return first_refusal(
        possible_if(
            is_under_way, "This meeting has not begun, or has already been ended."
        ),
        possible_if(
            not unreached or bool(reason.strip()),
            "Enter why the meeting did not reach every case.",
        ),
        possible_if(
            not carried or has_next,
            "No later meeting is arranged to put the cases to. Arrange it first, or "
            "leave them as not reached.",
        ),
    )


def can_draft(*, is_over: bool) -> Decision:
    """Minutes are drafted from what was recorded, once the meeting is over."""
    return possible_if(
        is_over, "The minutes are drafted when the meeting has been held."
    )


def can_write_notes(*, is_agreed: bool) -> Decision:
    """Agreed minutes are not rewritten: what is wrong in them is corrected."""
    return possible_if(
        not is_agreed,
        "The Chair has agreed these minutes. Record a correction instead.",
    )


def can_agree(*, is_agreed: bool) -> Decision:
    """Minutes are agreed once (S1-12)."""
    return possible_if(not is_agreed, "These minutes have already been agreed.")


def can_correct(*, is_agreed: bool, until: datetime | None, at: datetime) -> Decision:
    """Agreed minutes are put right for some days, then locked."""
    return first_refusal(
        possible_if(
            is_agreed,
            "These minutes are still a draft. Change the draft instead.",
        ),
        possible_if(
            until is not None and at <= until,
            "The time for corrections is over, and the minutes are locked. Say what is "
            "wrong at the next meeting.",
        ),
    )


def can_circulate(*, is_drafted: bool, present: int) -> Decision:
    """What is sent is there to read, and there is somebody to send it to (S1-22)."""
    return first_refusal(
        possible_if(
            is_drafted, "Record the meeting as held and draft its minutes first."
        ),
        possible_if(
            present > 0,
            "Nobody is recorded as attending. Record who was there first.",
        ),
    )


def can_chase(*, is_opened: bool, asked_today: bool) -> Decision:
    """Somebody is reminded while they have not opened it, once a day."""
    return first_refusal(
        possible_if(not is_opened, "They have opened it already."),
        possible_if(not asked_today, "They were sent it today. Remind them tomorrow."),
    )
