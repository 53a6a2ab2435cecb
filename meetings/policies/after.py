"""Can it be done after the meeting now? Values in, a decision with its reason out."""

from datetime import date, datetime

from core.decisions import Decision, first_refusal, possible_if


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
