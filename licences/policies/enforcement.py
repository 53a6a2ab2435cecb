"""
Can it be done now? Warnings, decisions on a breach of licence, and recall.

Values in, a decision with its reason out; docs/rules/enforcement.md.
"""

from dataclasses import dataclass
from datetime import date, datetime

from core.decisions import Decision, first_refusal, possible_if
from core.words import day, moment
from licences.calculations.recall_options import RecallOption
from licences.choices import (
    RecallKind,
    RecallStatus,
    SupervisedUnder,
    WarningLevel,
    WarningReason,
)
from licences.lifecycle import recall as lifecycle
from licences.policies import can_record


MISSED, FAILED = "unacceptable_absence", "failed_to_comply"
WARNED_FOR = {
    WarningReason.UNACCEPTABLE_ABSENCE: {"", MISSED},
    WarningReason.FAILED_TO_COMPLY: {"", FAILED},
}


@dataclass(frozen=True)
class WarningFacts:
    """
    A warning about to be given, and what stands on the case.

    `attendance` is what became of the appointment it is linked to, "" without one;
    `final_until` is the last day of a final warning in force, or None.
    """

    level: WarningLevel
    reason: WarningReason
    issued_on: date
    expires_on: date
    under: SupervisedUnder | None
    attendance: str = ""
    final_until: date | None = None


def can_warn(facts: WarningFacts, *, is_open: bool, on: date) -> Decision:
    """A warning is given on a licence or under supervision, for a failure as it is logged."""
    issued_on, until = facts.issued_on, facts.final_until or facts.issued_on
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(issued_on <= on, "The warning was given today or earlier."),
        possible_if(
            facts.under is not None,
            f"No licence or supervision was running on {day(issued_on)}, so there was "
            "nothing to warn under.",
        ),
        possible_if(
            facts.expires_on > issued_on,
            "A warning runs out after the day it is given.",
        ),
        possible_if(
            facts.level is not WarningLevel.FIRST or facts.final_until is None,
            f"A final warning is in force until {day(until)}. Record what is decided "
            "about the breach instead of another first warning.",
        ),
        possible_if(
            facts.attendance in WARNED_FOR.get(facts.reason, {facts.attendance}),
            "The contact log says something else about that appointment. Correct the "
            "log or choose another reason.",
        ),
    )


def can_withdraw_warning(*, is_open: bool, is_withdrawn: bool) -> Decision:
    """A warning is taken back once."""
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(not is_withdrawn, "This warning has already been taken back."),
    )


def can_decide_breach(
    *, is_open: bool, is_on_licence: bool, happened_on: date, on: date
) -> Decision:
    """A breach of licence is decided on once it has happened while the licence ran."""
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(happened_on <= on, "The breach happened today or earlier."),
        possible_if(
            is_on_licence,
            f"No licence was in force on {day(happened_on)}, so nothing on it could be "
            "breached.",
        ),
    )


def can_endorse(*, is_open: bool, is_endorsed: bool, is_own_decision: bool) -> Decision:
    """A manager endorses another's decision, once."""
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(not is_endorsed, "This decision has already been endorsed."),
        possible_if(
            not is_own_decision,
            "You made this decision. Another manager or the Chair endorses it.",
        ),
    )


def can_decide_recall(
    *,
    is_open: bool,
    is_england_wales: bool,
    is_on_licence: bool,
    is_under_way: bool,
    decided_at: datetime,
    at: datetime,
) -> Decision:
    """A recall is decided while the licence runs, one at a time (S1-125, S1-127)."""
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(
            is_england_wales,
            "These recalls are England and Wales’s. Record a Scottish recall as coming "
            "into custody.",
        ),
        possible_if(decided_at <= at, "The decision was made now or earlier."),
        possible_if(
            not is_under_way,
            "A recall is under way already. Record its next step, or cancel it first.",
        ),
        possible_if(
            is_on_licence,
            f"No licence was in force on {day(decided_at)}, so there is nothing to "
            "recall them from.",
        ),
    )


def can_begin_recall(*, has_had_licence: bool) -> Decision:
    """Somebody who never had a licence here cannot be recalled from one."""
    return possible_if(
        has_had_licence,
        "No licence is recorded. Record the release on licence first.",
    )


def can_choose(option: RecallOption) -> Decision:
    """The law of the day allows that kind of recall (S1-126)."""
    return possible_if(
        option.is_open, f"{option.kind.label}: not open. {option.because}"
    )


def can_take_next(status: RecallStatus) -> Decision:
    """A recall that is over has no next step."""
    return possible_if(
        lifecycle.is_open(status),
        f"This recall is over: {status.label.lower()}. Nothing more is recorded on it.",
    )


def can_go_on(*, seen: str, status: RecallStatus) -> Decision:
    """What was recorded was about the recall as it stands, not as it stood."""
    return possible_if(
        seen == status.value,
        f"This recall has moved on: it is at “{status.label}”. Look at it again before "
        "you record more.",
    )


def can_move(before: RecallStatus, after: RecallStatus) -> Decision:
    """A recall goes along its lifecycle; a page left open is told how far it has come."""
    if after is RecallStatus.CANCELLED and before is RecallStatus.REVOKED:
        return possible_if(
            allowed=False,
            reason="The licence has been revoked, so the recall can no longer be "
            "cancelled here. Ask PPCS.",
        )
    return possible_if(
        lifecycle.may_follow(before, after),
        f"This recall has moved on: it is at “{before.label}”. Look at it again before "
        "you record more.",
    )


def can_happen_at(
    *, happened_at: datetime, after: datetime, what_was: str, at: datetime
) -> Decision:
    """
    A step happens after the one before it, and not in the future.

    :param what_was: the step before it in words, as in "the decision in principle"
    """
    return first_refusal(
        possible_if(happened_at <= at, "The time must be now or earlier."),
        possible_if(
            happened_at >= after,
            f"That is before {what_was}, on {moment(after)}.",
        ),
    )


def can_revoke(*, revoked_on: date, decided_on: date, processed_on: date) -> Decision:
    """The licence is revoked between the decision in principle and its processing."""
    return first_refusal(
        possible_if(
            revoked_on >= decided_on,
            f"The recall was decided on {day(decided_on)}. The licence cannot have been "
            "revoked before then.",
        ),
        possible_if(
            revoked_on <= processed_on,
            "The licence was revoked on the day PPCS processed the recall, or earlier.",
        ),
    )


def can_come_back(
    *,
    status: RecallStatus,
    kind: RecallKind,
    revoked_on: date | None,
    said: tuple[str, date | None],
) -> Decision:
    """
    Coming into custody on recall agrees with the recall that is under way.

    :param said: the reason for custody and the day of revocation as they are given
    """
    due = (kind.custody_reason.value, revoked_on)
    return first_refusal(
        possible_if(
            status is RecallStatus.REVOKED,
            f"The recall under way is at “{status.label}”. Record the revocation on the "
            "page Enforcement first.",
        ),
        possible_if(
            said == due,
            f"The recall under way is a {kind.custody_reason.label.lower()}, revoked on "
            f"{day(revoked_on) if revoked_on else 'no day yet'}. Record the return on "
            "the page Enforcement.",
        ),
    )


def can_return(*, returned_on: date, revoked_on: date, on: date) -> Decision:
    """Somebody comes back on the day of revocation or later, and not in the future."""
    return first_refusal(
        possible_if(returned_on <= on, "The day of return must be today or earlier."),
        possible_if(
            returned_on >= revoked_on,
            f"The licence was revoked on {day(revoked_on)}. They cannot have been "
            "returned before then.",
        ),
    )


def can_send_part_b(
    *, kind: RecallKind, status: RecallStatus, is_sent: bool, sent_on: date, on: date
) -> Decision:
    """Part B follows a standard recall on day 28, never a fixed-term one (S1-129)."""
    return first_refusal(
        possible_if(
            kind is RecallKind.STANDARD,
            "A fixed-term recall needs no Part B report.",
        ),
        possible_if(
            status is RecallStatus.RETURNED,
            "Part B is sent once the person is back in custody.",
        ),
        possible_if(not is_sent, "Part B has already been sent."),
        possible_if(sent_on <= on, "The report was sent today or earlier."),
    )
