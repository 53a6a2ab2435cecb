"""Can somebody be removed, reviewed or brought back now? Values in, a decision out."""

from dataclasses import dataclass
from datetime import date

from cases.policies import can_record
from core.decisions import Decision, first_refusal, possible_if
from referrals.choices import RemovalGround
from referrals.lifecycle import OPEN_REMOVALS


OPEN = OPEN_REMOVALS
NOT_FUTURE = "The date must be today or in the past."


def can_be_on_cohort(*, is_on_cohort: bool, is_open: bool) -> Decision:
    """Only a case on the cohort is reviewed, or proposed for removal."""
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(
            is_on_cohort,
            "This person has not been adopted yet. The meeting decides the referral "
            "instead.",
        ),
    )


def can_propose(*, is_on_cohort: bool, is_open: bool, has_open: bool) -> Decision:
    """One proposal at a time on one ground."""
    return first_refusal(
        can_be_on_cohort(is_on_cohort=is_on_cohort, is_open=is_open),
        possible_if(
            not has_open,
            "Removal is already proposed and waits for the Chair. Add what you know to "
            "the contact log.",
        ),
    )


def can_review(
    *, is_on_cohort: bool, is_open: bool, reviewed_on: date, on: date
) -> Decision:
    """A review is of a case on the cohort, today or before (S1-183)."""
    return first_refusal(
        can_be_on_cohort(is_on_cohort=is_on_cohort, is_open=is_open),
        possible_if(reviewed_on <= on, NOT_FUTURE),
    )


def can_state(*, is_open: bool, latest_on: date | None, on: date) -> Decision:
    """What is stated for the removal is true today, on an open case."""
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(latest_on is None or latest_on <= on, NOT_FUTURE),
    )


def can_decide(*, status: str) -> Decision:
    """A proposal is decided once."""
    return possible_if(
        status in OPEN, "This proposal has been decided. The decision stands."
    )


@dataclass(frozen=True)
class Leaving:
    """What has to be in place before somebody leaves (S1-39, S1-40)."""

    ground: str
    needs_officer: bool
    has_officer: bool
    officer_is_responsible: bool
    exit_plan: str
    next_appointment_on: date | None
    expected_release_on: date | None
    is_wanted: bool
    met_on: date


def can_approve(leaving: Leaving, *, status: str, on: date) -> Decision:
    """
    Nobody leaves while support would lapse (S1-39, A-14).

    On licence or supervision, or where probation leads, a responsible officer has the
    exit plan and the next appointment is made.
    """
    return first_refusal(
        can_decide(status=status),
        possible_if(leaving.met_on <= on, "The meeting must be today or in the past."),
        possible_if(
            not leaving.is_wanted,
            "This person is wanted for arrest. The police end the wanted alert before "
            "the case closes.",
        ),
        can_leave_supported(leaving, on=on),
        possible_if(
            leaving.ground != RemovalGround.CUSTODY
            or leaving.expected_release_on is not None,
            "Enter when release is expected, so that the case comes back to a meeting "
            "before then.",
        ),
    )


def can_leave_supported(leaving: Leaving, *, on: date) -> Decision:
    """Somebody supervised leaves with an officer, a plan and an appointment (S1-39)."""
    if not leaving.needs_officer:
        return possible_if(allowed=True, reason="")
    return first_refusal(
        possible_if(
            leaving.has_officer,
            "Name the responsible officer: this person is supervised, and support must "
            "not lapse.",
        ),
        possible_if(
            leaving.officer_is_responsible,
            "The responsible officer must work for probation, the youth offending team "
            "or criminal justice social work.",
        ),
        possible_if(
            bool(leaving.exit_plan.strip()),
            "Enter the exit plan that the responsible officer completes.",
        ),
        possible_if(
            leaving.next_appointment_on is not None
            and leaving.next_appointment_on >= on,
            "Enter the next appointment, today or later, so that support does not lapse.",
        ),
    )


def can_refuse(
    *, status: str, ground: str, agreed_with: str, agreed_on: date | None, on: date
) -> Decision:
    """
    Somebody stays on the scheme; at MAPPA level 3 by recorded agreement only (A-10).

    Five years' custody ends the registration: it is deferred or put right, not refused.
    """
    return first_refusal(
        can_decide(status=status),
        possible_if(
            ground != RemovalGround.CUSTODY,
            "Five years’ custody ends the registration. Defer the decision if the "
            "sentence is under appeal, or correct the sentence if it is wrong.",
        ),
        possible_if(
            ground != RemovalGround.MAPPA_3
            or (bool(agreed_with.strip()) and agreed_on is not None),
            "At MAPPA level 3 somebody stays on the scheme only by agreement. Enter who "
            "in MAPPA agreed and when.",
        ),
        possible_if(
            agreed_on is None or agreed_on <= on,
            "The date of the agreement must be today or in the past.",
        ),
    )


def can_defer(*, status: str, until: date, on: date) -> Decision:
    """A deferred proposal comes back on a later day."""
    return first_refusal(
        can_decide(status=status),
        possible_if(until > on, "The date must be in the future."),
    )


def can_reconsider(
    *, is_closed_for_custody: bool, is_settled: bool, is_on_scheme_again: bool
) -> Decision:
    """Re-registration is considered once, after removal for five years' custody (S1-36)."""
    return first_refusal(
        possible_if(
            is_closed_for_custody,
            "Only somebody removed for five years’ custody comes back before release.",
        ),
        possible_if(
            not is_settled,
            "Re-registration has been considered, and the outcome stands.",
        ),
        possible_if(
            not is_on_scheme_again, "This person has been referred again already."
        ),
    )


def can_refer_again(*, is_open: bool, is_on_scheme_again: bool) -> Decision:
    """Somebody who left is referred again as a new episode; one at a time."""
    return first_refusal(
        possible_if(
            not is_open, "This case is open. Somebody who has left is referred again."
        ),
        possible_if(
            not is_on_scheme_again,
            "This person already has an open case on this scheme.",
        ),
    )
