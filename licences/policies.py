"""Can it be done now? Values in, a decision with its reason out."""

from collections.abc import Mapping
from datetime import date

from core.decisions import Decision, first_refusal, possible_if
from core.words import day
from licences.choices import (
    AdditionalCondition,
    ConditionKind,
    KeyDateKind,
    SentenceKind,
)


# In a sentence these never come in another order.
ORDER = (
    (KeyDateKind.HDCED, KeyDateKind.CRD),
    (KeyDateKind.HDCAD, KeyDateKind.CRD),
    (KeyDateKind.CRD, KeyDateKind.LED),
    (KeyDateKind.CRD, KeyDateKind.SED),
    (KeyDateKind.ARD, KeyDateKind.SED),
    (KeyDateKind.PRRD, KeyDateKind.SED),
    (KeyDateKind.LED, KeyDateKind.SED),
    (KeyDateKind.SED, KeyDateKind.PSS_END),
    (KeyDateKind.PSS_START, KeyDateKind.PSS_END),
)


def can_record(*, is_open: bool) -> Decision:
    """A closed case is read-only."""
    return possible_if(is_open, "This case is closed. It can be read but not added to.")


def can_record_sentence(
    *,
    is_open: bool,
    kind: SentenceKind,
    offence_date: date | None,
    sentenced_on: date,
    length: int,
    on: date,
) -> Decision:
    """
    A sentence has been passed; one that is worked out needs its offence date and length.

    :param length: years, months, weeks and days together; only whether it is nought counts
    """
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(sentenced_on <= on, "The sentence date must be today or earlier."),
        possible_if(
            offence_date is None or offence_date <= sentenced_on,
            "The offence cannot be later than the sentence.",
        ),
        possible_if(
            not kind.is_calculated or offence_date is not None,
            "The offence date is needed to work out the dates of this sentence.",
        ),
        possible_if(
            not kind.is_calculated or length > 0, "The term must be at least one day."
        ),
    )


def can_correct(*, is_current: bool) -> Decision:
    """A sentence is corrected once; afterwards its correction is."""
    return possible_if(
        is_current,
        "Somebody has corrected this sentence already. Correct theirs instead.",
    )


def can_record_official(
    *,
    is_open: bool,
    kind: KeyDateKind,
    date_known: date,
    received_on: date,
    others: Mapping[KeyDateKind, date],
    on: date,
) -> Decision:
    """An official date has been received, and does not contradict the other official ones."""
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(received_on <= on, "The date was received today or earlier."),
        *(
            in_order(kind, date_known, earlier=earlier, later=later, others=others)
            for earlier, later in ORDER
            if kind in {earlier, later}
        ),
    )


def in_order(
    kind: KeyDateKind,
    date_known: date,
    *,
    earlier: KeyDateKind,
    later: KeyDateKind,
    others: Mapping[KeyDateKind, date],
) -> Decision:
    """Refuse a date on the wrong side of another official one."""
    other = later if kind is earlier else earlier
    theirs = others.get(other, date_known)
    right = date_known <= theirs if kind is earlier else date_known >= theirs
    return possible_if(
        right,
        f"{kind.label} on {day(date_known)} would come "
        f"{'after' if kind is earlier else 'before'} the official "
        f"{other.label.lower()} on {day(theirs)}. Check both with the prison.",
    )


def can_withdraw(*, is_official: bool, is_current: bool) -> Decision:
    """Only an official date in force is withdrawn; an estimate is worked out again."""
    return possible_if(is_official and is_current, "This date is no longer in force.")


def can_receive(
    *,
    is_open: bool,
    is_in_custody: bool,
    received_on: date,
    revoked_on: date | None,
    is_recall: bool,
    released_before_on: date | None,
    on: date,
) -> Decision:
    """Somebody at large is received, after their last release; a recall says when it was."""
    last = released_before_on or received_on
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(
            not is_in_custody, "This person is recorded as in custody already."
        ),
        possible_if(
            received_on <= on,
            "The day they came into custody must be today or earlier.",
        ),
        possible_if(
            received_on >= last,
            f"They were released on {day(last)}. "
            "They cannot have come back before then.",
        ),
        possible_if(
            not is_recall or revoked_on is not None,
            "Enter the day the licence was revoked.",
        ),
        possible_if(
            revoked_on is None or revoked_on <= received_on,
            "The licence is revoked before the return to custody, or on that day.",
        ),
    )


def can_leave(
    *, is_in_custody: bool, received_on: date | None, left_on: date, on: date
) -> Decision:
    """Somebody in prison is released or moved, not before they came nor in the future."""
    came_on = received_on or left_on
    return first_refusal(
        possible_if(is_in_custody, "This person is not recorded as in custody."),
        possible_if(left_on <= on, "The date must be today or earlier."),
        possible_if(
            left_on >= came_on,
            f"They came to this prison on {day(came_on)}. "
            "The date cannot be before then.",
        ),
    )


def can_start_licence(*, expires_on: date | None, released_on: date) -> Decision:
    """A licence needs a last day that is not yet past on release (S1-119)."""
    last_day = expires_on or released_on
    return first_refusal(
        possible_if(
            expires_on is not None,
            "No licence expiry is known. Record the sentence or the official date first.",
        ),
        possible_if(
            last_day >= released_on,
            f"The licence would have expired on {day(last_day)}, before the release.",
        ),
    )


def can_add_condition(
    *,
    is_in_force: bool,
    kind: ConditionKind,
    code: str,
    has_propensity: bool | None,
    is_linked: bool | None,
) -> Decision:
    """A running licence takes conditions; drug testing needs both its tests (S1-131)."""
    is_drug_testing = (
        kind is ConditionKind.ADDITIONAL and code == AdditionalCondition.DRUG_TESTING
    )
    return first_refusal(
        possible_if(
            is_in_force, "This licence is not running, so it takes no conditions."
        ),
        possible_if(
            not is_drug_testing or bool(has_propensity and is_linked),
            "Drug testing needs both: a propensity to misuse a specified class A or B "
            "drug, and that misuse caused, contributed to or is likely to contribute to "
            "offending.",
        ),
    )


def can_remove_condition(*, kind: ConditionKind, is_in_force: bool) -> Decision:
    """Standard conditions stay for as long as the licence (S1-124)."""
    return first_refusal(
        possible_if(is_in_force, "This condition is no longer in force."),
        possible_if(
            kind is not ConditionKind.STANDARD,
            "The standard conditions are on every licence and stay on it.",
        ),
    )


def can_download_licence(*, has_licence: bool) -> Decision:
    """Only a licence that is running is handed over."""
    return possible_if(
        has_licence,
        "No licence is running. One starts when a release on licence is recorded.",
    )
