"""Can a condition be watched, a tag recorded, an appointment settled now?"""

from datetime import date

from core.decisions import Decision, first_refusal, possible_if
from core.words import day
from licences.choices import AdditionalCondition
from licences.choices.monitoring import CheckResult, TagKind
from licences.policies import can_record


def can_watch(
    *, is_open: bool, is_in_force: bool, is_restrictive: bool, shares_case: bool
) -> Decision:
    """A restrictive condition in force is watched by somebody who shares the case."""
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(is_in_force, "This condition is no longer in force."),
        possible_if(
            is_restrictive, "Only conditions that restrict somebody are watched."
        ),
        possible_if(
            shares_case,
            "This person’s agency does not share the case. Share it with them first.",
        ),
    )


def can_check(
    *,
    is_open: bool,
    is_in_force: bool,
    checked_on: date,
    began_on: date,
    result: CheckResult,
    note: str,
    on: date,
) -> Decision:
    """A check is made while the condition is in force; what was found is told."""
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(is_in_force, "This condition is no longer in force."),
        possible_if(
            began_on <= checked_on <= on,
            f"Enter a day between {day(began_on)} and today.",
        ),
        possible_if(
            result is CheckResult.KEPT or bool(note.strip()), "Enter what was found."
        ),
    )


def can_fit_tag(
    *,
    is_open: bool,
    kind: TagKind,
    starts_on: date,
    ends_on: date | None,
    consented_on: date | None,
    wears_one: bool,
    on: date,
) -> Decision:
    """A tag is fitted once at a time; a voluntary one rests on consent (S1-164)."""
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(
            not wears_one, "This tag is recorded already. Record its end first."
        ),
        possible_if(starts_on <= on, "The tag was fitted today or earlier."),
        possible_if(
            ends_on is None or ends_on >= starts_on, "The tag ends after it starts."
        ),
        possible_if(
            kind is not TagKind.VOLUNTARY
            or (consented_on is not None and consented_on <= starts_on),
            "A voluntary tag needs the person’s consent, given before it is fitted.",
        ),
    )


def can_record_tag_event(
    *,
    starts_on: date,
    removed_on: date | None,
    happened_on: date,
    is_after: bool,
    on: date,
) -> Decision:
    """What happens with a tag happens while it is worn, or is an offence after it."""
    return first_refusal(
        possible_if(
            starts_on <= happened_on <= on,
            f"Enter a day between {day(starts_on)} and today.",
        ),
        possible_if(
            not is_after or (removed_on is not None and happened_on >= removed_on),
            "The tag is still worn on that day: record it as an offence on the tag.",
        ),
        possible_if(
            is_after or removed_on is None or happened_on <= removed_on,
            "The tag had come off by that day.",
        ),
    )


def can_remove_tag(
    *, is_worn: bool, starts_on: date, removed_on: date, on: date
) -> Decision:
    """A tag comes off once."""
    return first_refusal(
        possible_if(is_worn, "The tag is recorded as off already."),
        possible_if(
            starts_on <= removed_on <= on,
            f"Enter a day between {day(starts_on)} and today.",
        ),
    )


def can_record_appointment(
    *,
    is_open: bool,
    code: str,
    held_on: date,
    added_on: date,
    removed_on: date | None,
    is_there_already: bool,
    on: date,
) -> Decision:
    """An appointment is held under a drug appointment condition in force that day (S1-132)."""
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(
            code == AdditionalCondition.DRUG_APPOINTMENT,
            "Only a drug appointment condition has appointments.",
        ),
        possible_if(
            added_on <= held_on <= on, f"Enter a day between {day(added_on)} and today."
        ),
        possible_if(
            removed_on is None or held_on <= removed_on,
            "The condition was off the licence by then.",
        ),
        possible_if(
            not is_there_already, "An appointment is recorded for that day already."
        ),
    )
