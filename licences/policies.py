"""Can it be done now? Values in, a decision with its reason out."""

from collections.abc import Mapping
from datetime import date

from core.decisions import Decision, possible_if
from core.words import day
from licences.choices import (
    AdditionalCondition,
    ConditionKind,
    KeyDateKind,
    SentenceKind,
)


CLOSED = "This case is closed. It can be read but not added to."
# In a sentence these never come in another order; releases are compared with the ends.
ORDER = (
    (KeyDateKind.HDCED, KeyDateKind.CRD),
    (KeyDateKind.HDCAD, KeyDateKind.CRD),
    (KeyDateKind.CRD, KeyDateKind.LED),
    (KeyDateKind.PRRD, KeyDateKind.SED),
    (KeyDateKind.ARD, KeyDateKind.SED),
    (KeyDateKind.CRD, KeyDateKind.SED),
    (KeyDateKind.LED, KeyDateKind.SED),
    (KeyDateKind.SED, KeyDateKind.PSS_END),
    (KeyDateKind.PSS_START, KeyDateKind.PSS_END),
)


def can_record(*, is_open: bool) -> Decision:
    """A closed case is read-only."""
    return possible_if(is_open, CLOSED)


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
    if not is_open:
        return can_record(is_open=False)
    if sentenced_on > on:
        return possible_if(False, "The sentence date must be today or earlier.")
    if not kind.is_calculated:
        return possible_if(True, "")
    if offence_date is None:
        return possible_if(
            False, "The offence date is needed to work out the dates of this sentence."
        )
    if offence_date > sentenced_on:
        return possible_if(False, "The offence cannot be later than the sentence.")
    return possible_if(length > 0, "The term must be at least one day.")


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
    if not is_open:
        return can_record(is_open=False)
    if received_on > on:
        return possible_if(False, "The date was received today or earlier.")
    for earlier, later in ORDER:
        if kind is earlier and later in others and date_known > others[later]:
            return _out_of_order(kind, date_known, later, others[later], "after")
        if kind is later and earlier in others and date_known < others[earlier]:
            return _out_of_order(kind, date_known, earlier, others[earlier], "before")
    return possible_if(True, "")


def _out_of_order(
    kind: KeyDateKind, mine: date, other: KeyDateKind, theirs: date, how: str
) -> Decision:
    return possible_if(
        False,
        f"{kind.label} on {day(mine)} would come {how} the official "
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
    if not is_open:
        return can_record(is_open=False)
    if is_in_custody:
        return possible_if(False, "This person is recorded as in custody already.")
    if received_on > on:
        return possible_if(
            False, "The day they came into custody must be today or earlier."
        )
    if released_before_on is not None and received_on < released_before_on:
        return possible_if(
            False,
            f"They were released on {day(released_before_on)}. "
            "They cannot have come back before then.",
        )
    if is_recall and revoked_on is None:
        return possible_if(False, "Enter the day the licence was revoked.")
    return possible_if(
        revoked_on is None or revoked_on <= received_on,
        "The licence is revoked before the return to custody, or on that day.",
    )


def can_leave(
    *, is_in_custody: bool, received_on: date | None, left_on: date, on: date
) -> Decision:
    """Somebody in prison is released or moved, not before they came nor in the future."""
    if not is_in_custody or received_on is None:
        return possible_if(False, "This person is not recorded as in custody.")
    if left_on > on:
        return possible_if(False, "The date must be today or earlier.")
    return possible_if(
        left_on >= received_on,
        f"They came to this prison on {day(received_on)}. The date cannot be before then.",
    )


def can_start_licence(*, expires_on: date | None, released_on: date) -> Decision:
    """A licence needs a last day that is not yet past on release (S1-119)."""
    if expires_on is None:
        return possible_if(
            False,
            "No licence expiry is known. Record the sentence or the official date first.",
        )
    return possible_if(
        expires_on >= released_on,
        f"The licence would have expired on {day(expires_on)}, before the release.",
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
    if not is_in_force:
        return possible_if(
            False, "This licence is not running, so it takes no conditions."
        )
    if kind is ConditionKind.ADDITIONAL and code == AdditionalCondition.DRUG_TESTING:
        return possible_if(
            bool(has_propensity and is_linked),
            "Drug testing needs both: a propensity to misuse a specified class A or B drug, "
            "and that misuse caused, contributed to or is likely to contribute to offending.",
        )
    return possible_if(True, "")


def can_remove_condition(*, kind: ConditionKind, is_in_force: bool) -> Decision:
    """Standard conditions stay for as long as the licence (S1-124)."""
    if not is_in_force:
        return possible_if(False, "This condition is no longer in force.")
    return possible_if(
        kind is not ConditionKind.STANDARD,
        "The standard conditions are on every licence and stay on it.",
    )
