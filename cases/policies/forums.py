"""Can it be done now, of what other forums do? Values in, a decision with its reason out."""

from datetime import date

from cases.choices import MappaLevel
from cases.choices.forums import Presence
from core.decisions import Decision, first_refusal, possible_if


def can_manage_under_mappa(
    *,
    level: str,
    is_critical: bool,
    attends_both: bool,
    review_on: date | None,
    since: date,
    began: date | None,
    on: date,
) -> Decision:
    """A level has a day, and only a level has a review, a critical flag and duties (S1-96)."""
    return first_refusal(
        possible_if(
            since <= on, "The level cannot begin in the future. Enter today or earlier."
        ),
        possible_if(
            began is None or since >= began,
            f"The level before began on {began:%d %B %Y}. Enter that day or a later one."
            if began
            else "",
        ),
        possible_if(
            bool(level) or not (is_critical or attends_both or review_on),
            "Somebody MAPPA no longer manages is not critical, has no review there and "
            "nobody to send. Clear those answers.",
        ),
        possible_if(
            not is_critical or level == MappaLevel.THREE,
            "Only a case at level 3 is marked critical. Check the level.",
        ),
    )


def can_name_both(
    *, attends_both: bool, offender_manager: object, police_offender_manager: object
) -> Decision:
    """Managed by both, both workers are named, and they are two people (S1-96, S1-195)."""
    return first_refusal(
        possible_if(
            not attends_both or bool(offender_manager and police_offender_manager),
            "Name the offender manager and the police offender manager: both go to both "
            "meetings.",
        ),
        possible_if(
            not attends_both or offender_manager != police_offender_manager,
            "The offender manager and the police offender manager are two people. "
            "Choose another for one of them.",
        ),
    )


def can_be_referred(*, waits: bool, made_on: date, on: date) -> Decision:
    """One referral each way waits at a time."""
    return first_refusal(
        possible_if(
            not waits,
            "A referral this way is waiting for its answer. Record the answer first.",
        ),
        possible_if(
            made_on <= on, "The day of the referral must be today or in the past."
        ),
    )


def can_be_answered(*, answered: bool, made_on: date, answered_on: date) -> Decision:
    """A referral is answered once, after it was made."""
    return first_refusal(
        possible_if(
            not answered, "This referral has its answer already. Make a new one."
        ),
        possible_if(
            answered_on >= made_on,
            f"It was made on {made_on:%d %B %Y}. Enter that day or a later one.",
        ),
    )


def can_meet_on(*, is_there: bool) -> Decision:
    """One meeting of a forum is on the case once."""
    return possible_if(
        not is_there, "A meeting on that day is listed already. Open it below."
    )


def can_take_attendance(
    *, meets_on: date, on: date, presences: tuple[str, str], why: str
) -> Decision:
    """Who went is recorded after the meeting, and an absence says why."""
    return first_refusal(
        possible_if(
            meets_on <= on, "The meeting is still to come. Record who went after it."
        ),
        possible_if(
            Presence.ABSENT not in presences or bool(why.strip()),
            "Enter why somebody was not there.",
        ),
    )


def can_follow_up(*, is_missed: bool, is_followed_up: bool) -> Decision:
    """What was missed is followed up once."""
    return first_refusal(
        possible_if(is_missed, "Nobody was missing from this meeting."),
        possible_if(not is_followed_up, "This was followed up already. Read it below."),
    )


def can_be_heard(*, referred_on: date, heard_on: date | None) -> Decision:
    """MARAC hears a case after its referral (S1-44)."""
    return possible_if(
        heard_on is None or heard_on >= referred_on,
        f"It was referred on {referred_on:%d %B %Y}. Enter that day or a later one.",
    )


def can_offer_contact(
    *, sentenced_on: date, offered_on: date | None, on: date
) -> Decision:
    """Contact is offered between the sentence and today (S3-105)."""
    return possible_if(
        offered_on is None or sentenced_on <= offered_on <= on,
        "The day of the offer must be between the sentence and today.",
    )


def can_answer_contact(*, offered_on: date | None, answer: str) -> Decision:
    """A victim answers an offer that was made."""
    return possible_if(
        not answer or offered_on is not None,
        "Enter the day contact was offered before the answer.",
    )


def can_stay(*, first_day: date, planned_last_day: date) -> Decision:
    """A stay is planned to end after it begins."""
    return possible_if(
        planned_last_day >= first_day,
        f"The stay begins on {first_day:%d %B %Y}. Enter that day or a later one.",
    )


def can_decide_conference(
    *, meets_on: date, on: date, review_on: date | None
) -> Decision:
    """A conference decides on its day, and its review comes later."""
    return first_refusal(
        possible_if(
            meets_on <= on,
            "The conference is still to come. Record what it decided after it.",
        ),
        possible_if(
            review_on is None or review_on > meets_on,
            "The next conference comes after this one. Check the day.",
        ),
    )
