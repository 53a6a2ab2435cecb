"""
Can it be done now? A breach of post-sentence supervision and what the court imposes.

Values in, a decision with its reason out; docs/rules/enforcement.md.
"""

from datetime import date, timedelta

from core.decisions import Decision, first_refusal, possible_if
from core.words import day
from licences import law
from licences.calculations import sanctions
from licences.calculations.sanctions import Sanction
from licences.choices import BreachOutcome, BreachStatus
from licences.lifecycle import supervision_breach as lifecycle
from licences.policies import can_record


def can_fail_on(failed_on: date) -> Decision:
    """Only a failure that began before the abolition is a breach (A-32)."""
    return possible_if(
        not law.is_in_force("pss-repeal", failed_on),
        f"Post-sentence supervision was abolished on {day(law.commenced('pss-repeal'))}: "
        "a failure that began on or after that day is no breach of it. Failures that "
        f"began earlier can still go to court ({law.citation('pss-repeal')}).",
    )


def can_lay(
    *, is_open: bool, failed_on: date, laid_on: date, court: str, on: date
) -> Decision:
    """An information is laid at a magistrates' court, after the failure (S1-140, S1-141)."""
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(laid_on <= on, "The information was laid today or earlier."),
        possible_if(
            failed_on <= laid_on, "The failure was before the information was laid."
        ),
        possible_if(
            "crown" not in court.casefold(),
            "A breach of supervision goes to a magistrates’ court, whatever court "
            "passed the sentence.",
        ),
    )


def can_breach_supervision(
    *, failed_on: date, period: tuple[date, date] | None
) -> Decision:
    """
    A failure counts while supervision ran, and only if it began before the abolition.

    :param period: first and last day of supervision as the law had it on the day of the
        failure, or None when none is known
    """
    first_day, last_day = period or (failed_on, failed_on)
    return first_refusal(
        can_fail_on(failed_on),
        possible_if(
            period is not None,
            "No post-sentence supervision is recorded for this person. Record the "
            "sentence or the official dates first.",
        ),
        possible_if(
            first_day <= failed_on <= last_day,
            f"Supervision ran from {day(first_day)} to {day(last_day)}. "
            f"{day(failed_on)} is outside it.",
        ),
    )


def can_breach_order(
    *,
    is_default_order: bool,
    is_revoked: bool,
    failed_on: date,
    imposed_on: date | None,
    ends_on: date | None,
) -> Decision:
    """A default order goes back to court for a failure while it ran (S1-145)."""
    runs = bool(imposed_on and ends_on and imposed_on <= failed_on <= ends_on)
    return first_refusal(
        possible_if(
            is_default_order,
            "Only a supervision default order goes back to court as breached.",
        ),
        possible_if(not is_revoked, "That default order has already been revoked."),
        possible_if(runs, f"That default order was not in force on {day(failed_on)}."),
    )


def can_take_next(status: BreachStatus) -> Decision:
    """A breach that is over has no next step."""
    return possible_if(
        lifecycle.is_open(status),
        f"This breach is over: {status.label.lower()}. Nothing more is recorded on it.",
    )


def can_be_adjourned(*, has_hearing: bool) -> Decision:
    """A hearing is there to be put off."""
    return possible_if(has_hearing, "No hearing is listed yet. Record the first one.")


def can_adjourn_seen(*, seen: str, hearing: str) -> Decision:
    """The hearing that was in sight is still the one to be put off."""
    return possible_if(
        seen == hearing,
        "Somebody has recorded what became of that hearing. Look at the breach again.",
    )


def can_go_on(*, seen: str, status: BreachStatus) -> Decision:
    """What was recorded was about the breach as it stands, not as it stood."""
    return possible_if(
        seen == status.value,
        f"This breach has moved on: it is at “{status.label}”. Look at it again before "
        "you record more.",
    )


def can_move(before: BreachStatus, after: BreachStatus) -> Decision:
    """A breach goes along its lifecycle; a page left open is told how far it has come."""
    return possible_if(
        lifecycle.may_follow(before, after),
        f"This breach has moved on: it is at “{before.label}”. Look at it again before "
        "you record more.",
    )


def can_list(*, listed_for: date, after: date) -> Decision:
    """A hearing comes after the information, and an adjourned one after the last."""
    return possible_if(
        listed_for >= after,
        f"The hearing must be on or after {day(after)}.",
    )


def can_adjourn(*, hearing_on: date, listed_for: date) -> Decision:
    """A hearing is put off to a later day, on the day or beforehand."""
    return possible_if(
        listed_for > hearing_on,
        f"The next hearing must be after the last one, on {day(hearing_on)}.",
    )


def can_settle(
    sanction: Sanction,
    *,
    failed_on: date,
    hearing_on: date,
    supervision_ends_on: date,
    has_absconded: bool,
    other_runs_until: date | None,
    on: date,
) -> Decision:
    """
    The court's outcome is one that the law lets it reach (S1-142 to S1-146).

    :param supervision_ends_on: as it stood by the law of the day of the failure
    :param other_runs_until: the last day of another sanction still running, or None
    """
    other = other_runs_until or sanction.outcome_on
    return first_refusal(
        possible_if(sanction.outcome_on <= on, "The court decided today or earlier."),
        possible_if(
            sanction.outcome_on >= hearing_on,
            f"The hearing was listed for {day(hearing_on)}. The court cannot have "
            "decided before then.",
        ),
        possible_if(
            not sanction.outcome.is_sanction or other_runs_until is None,
            f"Another sanction runs until {day(other)}, and only one is imposed at a "
            "time. If it is a default order, take its breach back to court.",
        ),
        can_impose(sanction, failed_on=failed_on),
        can_end(
            sanction,
            supervision_ends_on=supervision_ends_on,
            has_absconded=has_absconded,
        ),
    )


def can_impose(sanction: Sanction, *, failed_on: date) -> Decision:
    """The figures keep within the law of the day of the failure (S1-143)."""
    match sanction.outcome:
        case BreachOutcome.FINE:
            return possible_if(
                1 <= (sanction.fine_pounds or 0) <= sanctions.MOST_FINE,
                "A fine is from £1 to £1,000 (level 3).",
            )
        case BreachOutcome.COMMITTAL:
            return possible_if(
                1 <= (sanction.committal_days or 0) <= sanctions.MOST_COMMITTAL,
                "A committal is from 1 to 14 days.",
            )
        case BreachOutcome.UNPAID_WORK:
            least, most = sanctions.UNPAID_WORK
            return possible_if(
                least <= (sanction.unpaid_work_hours or 0) <= most,
                "Unpaid work under a default order is from 20 to 60 hours.",
            )
        case BreachOutcome.CURFEW:
            return can_curfew(sanction, failed_on=failed_on)
        case _:
            return possible_if(allowed=True, reason="")


def can_curfew(sanction: Sanction, *, failed_on: date) -> Decision:
    """A curfew has its least days, and its hours by the date of the failure."""
    most = sanctions.most_curfew_hours(failed_on)
    days, starts = sanction.curfew_days or 0, sanction.outcome_on
    shortest = starts + timedelta(days=max(days, 1) - 1)
    raised = day(law.commenced("curfew-20-hours"))
    return first_refusal(
        possible_if(
            days >= sanctions.LEAST_CURFEW,
            "A curfew under a default order is of at least 20 days.",
        ),
        possible_if(
            sanctions.LEAST_HOURS <= (sanction.curfew_hours or 0) <= most,
            f"A curfew is from 2 to {most} hours a day for this failure: 16 for one "
            f"before {raised}, 20 from then on ({law.citation('curfew-20-hours')}).",
        ),
        possible_if(
            sanction.ends_on is None or sanction.ends_on >= shortest,
            f"{days} days of curfew from {day(starts)} cannot end before "
            f"{day(shortest)}.",
        ),
    )


def can_end(
    sanction: Sanction, *, supervision_ends_on: date, has_absconded: bool
) -> Decision:
    """Only a committal outlasts supervision; an absconder may be dealt with later (S1-146)."""
    outcome, period = sanction.outcome, day(supervision_ends_on)
    is_late = sanction.outcome_on > supervision_ends_on
    is_order = outcome.is_default_order
    last_day = sanction.last_day
    return first_refusal(
        possible_if(
            not is_order or last_day is not None,
            "Enter the last day of the default order.",
        ),
        possible_if(
            not is_order or not is_late,
            f"Supervision ended on {period}. No default order can begin after it.",
        ),
        possible_if(
            not is_order or last_day is None or last_day >= sanction.outcome_on,
            "The order ends on the day it is made, or later.",
        ),
        possible_if(
            not is_order or last_day is None or last_day <= supervision_ends_on,
            f"A default order cannot outlast supervision, which ends on {period}.",
        ),
        possible_if(
            not outcome.is_sanction or not is_late or has_absconded,
            f"Supervision ended on {period}. After it a fine or a committal is "
            "possible only for somebody who had absconded.",
        ),
    )
