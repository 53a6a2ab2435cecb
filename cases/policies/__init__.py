"""Can it be done now? Values in, a decision with its reason out."""

from collections.abc import Set as AbstractSet
from datetime import date, datetime

from cases.choices import GrantBasis
from cases.contact_types import ALWAYS
from core.decisions import Decision, first_refusal, possible_if


def can_share(
    *, at: datetime, until: datetime | None, agency_is_active: bool
) -> Decision:
    """A share ends after it starts, and goes to an agency that is still working."""
    if not agency_is_active:
        return possible_if(allowed=False, reason="That agency is no longer active.")
    return possible_if(
        until is None or until > at, "The last day of the share must be today or later."
    )


def can_revoke(*, basis: str, revoked_at: datetime | None) -> Decision:
    """The lead agency's own grant stays: a case always has somebody answerable."""
    if revoked_at is not None:
        return possible_if(allowed=False, reason="This share has already ended.")
    return possible_if(
        basis != GrantBasis.LEAD,
        "The lead agency always keeps its share. Transfer the case to change the lead.",
    )


def can_record(*, is_open: bool) -> Decision:
    """A closed case is read-only and keeps its history."""
    return possible_if(is_open, "This case is closed. It can be read but not added to.")


def can_lead(
    *,
    is_open: bool,
    is_supervised: bool,
    worker_agency_kind: str,
    officer_kinds: tuple[str, ...],
) -> Decision:
    """On licence or supervision the lead worker must be the responsible officer (S1-50)."""
    if not is_open:
        return can_record(is_open=False)
    return possible_if(
        not is_supervised or worker_agency_kind in officer_kinds,
        "This person is on licence or supervision, so the lead worker must be their "
        "responsible officer in probation or the youth offending team.",
    )


def can_happen_on(*, happened_on: date, today: date) -> Decision:
    """A contact is recorded after it happened; later ones are appointments."""
    return possible_if(
        happened_on <= today,
        "The contact cannot be in the future. Record a planned visit as the next appointment.",
    )


def can_take_responsibility(*, since: datetime | None, at: datetime) -> Decision:
    """Responsibility passes on after it was taken: who answers today is never rewritten."""
    return possible_if(
        since is None or at > since,
        "Another area became responsible after that. Choose a later day.",
    )


def can_move_on(*, began: date | None, on: date) -> Decision:
    """A new address starts no earlier than the one it ends."""
    return possible_if(
        began is None or on >= began,
        f"The address before began on {began:%d %B %Y}. Enter that day or a later one."
        if began
        else "",
    )


def can_reassess(*, changed: int) -> Decision:
    """Only what is different is written, so something must be."""
    return possible_if(
        changed > 0,
        "Nothing is different from the last assessment, so nothing was recorded.",
    )


def can_rate_need(
    *, pathway: str, needs_action: bool, needs: str, actions: str
) -> Decision:
    """Red and Amber say the needs and the actions (S1-177, Q3)."""
    return possible_if(
        not needs_action or bool(needs.strip() and actions.strip()),
        f"Enter the needs and the actions for {pathway.lower()}, because it is Red or Amber.",
    )


def can_review_change(*, reviewed_at: datetime | None) -> Decision:
    """A significant change is reviewed once; what changes later is a change of its own."""
    return possible_if(
        reviewed_at is None, "This change has been reviewed already. Read the outcome."
    )


def can_have_happened(*, on: date, today: date) -> Decision:
    """What is recorded as an event has happened."""
    return possible_if(
        on <= today, "The day cannot be in the future. Enter today or an earlier day."
    )


def can_withdraw(*, withdrawn_at: datetime | None) -> Decision:
    """What was withdrawn stays as it is."""
    return possible_if(
        withdrawn_at is None,
        "This entry was withdrawn as recorded in error. Record a new one.",
    )


def can_have_result(
    *, positive_for: list[str], negative_for: list[str], was_refused: bool
) -> Decision:
    """A test has a result for each substance it looked for, or was refused."""
    if was_refused:
        return possible_if(
            not positive_for and not negative_for,
            "A test that was refused has no results. Take the substances out.",
        )
    if set(positive_for) & set(negative_for):
        return possible_if(
            allowed=False,
            reason="A substance is either positive or negative. Choose one for each.",
        )
    return possible_if(
        bool(positive_for or negative_for),
        "Enter the result for at least one substance, or that the test was refused.",
    )


def can_follow_offence(*, on: date, offence_date: date | None) -> Decision:
    """Nobody is convicted before the offence."""
    return possible_if(
        offence_date is None or offence_date <= on,
        "The conviction is before the offence. Check both days.",
    )


def can_end(*, first_day: date, ended_on: date | None, on: date) -> Decision:
    """Something that began ends once, and not before it began."""
    if ended_on is not None:
        return possible_if(
            allowed=False, reason=f"This ended already, on {ended_on:%d %B %Y}."
        )
    return possible_if(
        on >= first_day,
        f"It began on {first_day:%d %B %Y}. Enter that day or a later one.",
    )


def can_refer_on(*, raised_on: date, referred_on: date | None, today: date) -> Decision:
    """A concern is referred after it was raised, and by today."""
    return possible_if(
        referred_on is None or raised_on <= referred_on <= today,
        "The day of the referral must be between the day of the concern and today.",
    )


def can_have_safeguarding_outcome(*, referred_on: date | None) -> Decision:
    """Only a service that was asked decides."""
    return possible_if(
        referred_on is not None,
        "Enter to whom the concern was referred, and when, before its outcome.",
    )


NOT_TO_PARTNERS = {("5x5x5", "1"), ("5x5x5", "3"), ("5x5x5", "4")}


def can_disseminate(*, system: str, handling_code: str, to_police: bool) -> Decision:
    """
    A handling code says who may be given intelligence.

    5x5x5: 1 law enforcement only, 2 partners, 3 law enforcement abroad, 4 nobody
    outside the agency, 5 as its conditions say. 3x5x2: P shared lawfully, C as its
    conditions say.
    """
    if (system, handling_code) == ("5x5x5", "4"):
        return possible_if(
            allowed=False,
            reason="Handling code 4 keeps this inside your agency. "
            "It cannot be passed on until it is graded again.",
        )
    return possible_if(
        to_police or (system, handling_code) not in NOT_TO_PARTNERS,
        f"Handling code {handling_code} is for law enforcement only. "
        "It cannot be passed to this agency.",
    )


GRADES = {
    "3x5x2": ("123", "ABCDE", "PC"),
    "5x5x5": ("ABCDE", "12345", "12345"),
}
NEEDS_CONDITIONS = {("3x5x2", "C"), ("5x5x5", "5")}


def can_grade(
    *,
    system: str,
    source_evaluation: str,
    assessment: str,
    handling_code: str,
    handling_conditions: str,
) -> Decision:
    """A grading is whole, in one system, and says its conditions where its code has any."""
    allowed = GRADES.get(system, ("", "", ""))
    graded = (source_evaluation, assessment, handling_code)
    if any(
        not mark or mark not in marks
        for mark, marks in zip(graded, allowed, strict=True)
    ):
        return possible_if(
            allowed=False,
            reason=f"{''.join(graded)} is not a {system} grading. "
            "Choose the source, the assessment and the handling code of one system.",
        )
    return possible_if(
        (system, handling_code) not in NEEDS_CONDITIONS
        or bool(handling_conditions.strip()),
        f"Handling code {handling_code} has conditions. Enter what they are.",
    )


def can_score(*, problem: str, scored_on: date, on: date) -> Decision:
    """A score fits its tool (`problem` says how it does not) and was worked out by today."""
    return first_refusal(
        possible_if(not problem, f"{problem}."),
        possible_if(
            scored_on <= on, "The date of the score must be today or in the past."
        ),
    )


def can_hide(kinds: AbstractSet[str]) -> Decision:
    """The classes ask for home visits, and what fits nowhere needs a place (S1-170, S1-182)."""
    return possible_if(
        not kinds & ALWAYS,
        "Home visits and “Other contact” stay on the list: the classes ask for home "
        "visits, and what fits nowhere else needs a place.",
    )
