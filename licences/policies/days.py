"""Can days be added, given back or counted as at large now?"""

from datetime import date

from core.decisions import Decision, first_refusal, possible_if
from core.words import day
from licences.choices.monitoring import AdjustmentKind


MOST_DAYS = 3650  # ten years: anything longer is a slip of the keyboard


def can_record_days(
    *,
    kind: AdjustmentKind,
    on_day: date,
    days: int | None,
    sentenced_on: date | None,
    added: int,
    is_at_large: bool,
    is_there_already: bool,
    on: date,
) -> Decision:
    """
    Days belong to a sentence passed before them; no more are given back than were added.

    :param sentenced_on: the earliest sentence recorded, or None
    :param added: days added and not given back
    """
    first_sentence = sentenced_on or on_day
    return first_refusal(
        possible_if(
            sentenced_on is not None,
            "No sentence is recorded. Record it first: days are counted on a sentence.",
        ),
        possible_if(on_day <= on, "The date must be today or earlier."),
        possible_if(
            on_day >= first_sentence,
            f"The first sentence was passed on {day(first_sentence)}. "
            "The date cannot be before then.",
        ),
        possible_if(
            not is_there_already,
            "This is recorded for that day already. Take the other one back first.",
        ),
        _right_number(kind, on_day, days, added=added, is_at_large=is_at_large, on=on),
    )


def _right_number(
    kind: AdjustmentKind,
    on_day: date,
    days: int | None,
    *,
    added: int,
    is_at_large: bool,
    on: date,
) -> Decision:
    if kind is AdjustmentKind.AT_LARGE:
        return first_refusal(
            possible_if(
                days is not None or not is_at_large,
                "This person is recorded as at large already.",
            ),
            possible_if(
                days is None or (on - on_day).days >= days,
                "They would come back after today. Leave the days empty while they are "
                "still at large.",
            ),
        )
    return first_refusal(
        possible_if(bool(days), "Enter how many days."),
        possible_if(
            kind is not AdjustmentKind.RESTORED or (days or 0) <= added,
            f"Only {added} added day{'' if added == 1 else 's'} can be given back.",
        ),
    )


def can_record_return(
    *, is_at_large: bool, first_day: date, returned_on: date, on: date
) -> Decision:
    """Somebody at large comes back on a later day, not in the future."""
    return first_refusal(
        possible_if(is_at_large, "The return is recorded already."),
        possible_if(returned_on <= on, "The return must be today or earlier."),
        possible_if(
            returned_on > first_day,
            f"They went at large on {day(first_day)}. The return is after that day.",
        ),
    )


def can_withdraw_days(*, is_in_force: bool, leaves_negative: bool) -> Decision:
    """What was recorded by mistake is taken back once; given-back days go first."""
    return first_refusal(
        possible_if(is_in_force, "This was taken back already."),
        possible_if(
            not leaves_negative,
            "Some of these days were given back. Take that back first.",
        ),
    )
