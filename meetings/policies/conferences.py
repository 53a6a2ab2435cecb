"""Can it be done now, in integrated case management? Values in, a decision out."""

from collections.abc import Collection
from datetime import date

from core.decisions import Decision, first_refusal, possible_if
from core.words import day


NAMES = {"police": "the police", "social_work": "criminal justice social work"}


def can_plan(
    *, is_convicted: bool, sentenced_on: date, ends_on: date, on: date
) -> Decision:
    """Every convicted prisoner has a plan, and nobody else (S4-5)."""
    return first_refusal(
        possible_if(
            is_convicted,
            "A Community Integration Plan is for somebody serving a sentence. Record "
            "coming into custody first.",
        ),
        possible_if(
            sentenced_on <= on, "The day of the sentence must be today or in the past."
        ),
        possible_if(
            ends_on > sentenced_on,
            "The sentence ends after it was passed. Check both days.",
        ),
    )


def can_arrange(*, is_there: bool, meets_on: date, on: date) -> Decision:
    """A conference is arranged for a day to come, once."""
    return first_refusal(
        possible_if(meets_on >= on, "The conference must be today or later."),
        possible_if(not is_there, "A conference is arranged for that day already."),
    )


def can_change_list(*, is_held: bool) -> Decision:
    """Who is invited stands once the conference was held."""
    return possible_if(
        not is_held, "The conference was held. Who was invited stays as it was."
    )


def can_invite(*, is_invited: bool) -> Decision:
    """Somebody is invited once."""
    return possible_if(not is_invited, "They are invited already.")


def can_invite_family(*, withdrawn_on: date | None) -> Decision:
    """Family comes only while the person lets them (S4-12)."""
    return possible_if(
        withdrawn_on is None,
        "The person has taken the permission back, so this relative is not invited.",
    )


def can_hold(
    *,
    is_held: bool,
    meets_on: date,
    on: date,
    missing: Collection[str],
    must_tell_mappa: bool,
) -> Decision:
    """
    A conference is held once, on its day; before release police and social work are asked
    where the risk is high (S4-11), and the MAPPA co-ordinator is told (S4-21).
    """
    absent = " and ".join(NAMES[each] for each in sorted(missing))
    return first_refusal(
        possible_if(not is_held, "This conference is recorded already."),
        possible_if(
            meets_on <= on,
            f"The conference is on {day(meets_on)}. Record it after that.",
        ),
        possible_if(
            not missing, f"The risk is high, so invite {absent} before the conference."
        ),
        possible_if(
            not must_tell_mappa,
            "MAPPA manages this person. Enter the day its co-ordinator was told.",
        ),
    )


def can_withdraw(*, withdrawn_on: date | None) -> Decision:
    """A permission is taken back once."""
    return possible_if(withdrawn_on is None, "This permission was taken back already.")


def can_permit(*, is_permitted: bool, given_on: date, on: date) -> Decision:
    """A relative is let come once, by today."""
    return first_refusal(
        possible_if(
            not is_permitted, "The person lets this relative come already. See below."
        ),
        possible_if(
            given_on <= on, "The day of the permission must be today or in the past."
        ),
    )


def can_assess(*, is_there: bool) -> Decision:
    """An assessment for a programme is recorded once."""
    return possible_if(
        not is_there,
        "This programme was recorded with that day already. Open it and change it there.",
    )


def can_respond(
    *, offered_on: date | None, response: str, signed_on: date | None
) -> Decision:
    """Taking part is a choice: it answers an offer, and only who takes part signs (S4-15)."""
    return first_refusal(
        possible_if(
            not response or offered_on is not None,
            "Enter the day the programme was offered before the answer.",
        ),
        possible_if(
            signed_on is None or response == "accepted",
            "Only somebody who takes part signs the contract. Clear the day.",
        ),
    )
