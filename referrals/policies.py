"""Can it be done now? Values in, a decision with its reason out."""

from core.decisions import Decision, first_refusal, possible_if
from referrals import lifecycle
from referrals.choices import Status


def can_edit(*, status: str) -> Decision:
    """A referral is written until it is submitted or withdrawn."""
    return first_refusal(
        possible_if(
            status != Status.WITHDRAWN,
            "This referral was withdrawn. Start a new one.",
        ),
        possible_if(
            status == Status.DRAFT,
            "This referral has been submitted, so its answers can no longer be changed.",
        ),
    )


def can_submit(
    *, status: str, problems: int, unsettled: int, open_case: str
) -> Decision:
    """
    A referral is submitted whole, about one person, once.

    `problems` counts what is missing or wrong, `unsettled` people who may be the same
    one, `open_case` is the reference of the person's open case on the scheme, or "".
    """
    things = "1 answer is" if problems == 1 else f"{problems} answers are"
    return first_refusal(
        can_edit(status=status),
        possible_if(
            problems == 0,
            f"{things} missing or wrong. Put them right before you submit.",
        ),
        possible_if(
            unsettled == 0,
            "Say first whether this is one of the people already known.",
        ),
        possible_if(
            not open_case,
            f"This person already has an open case on this scheme ({open_case}). "
            "Add what you know to that case instead.",
        ),
    )


def can_withdraw(*, status: str) -> Decision:
    """A referral is withdrawn until it is decided."""
    return possible_if(
        lifecycle.may_follow(Status(status), Status.WITHDRAWN),
        "This referral has been decided or withdrawn already.",
    )
