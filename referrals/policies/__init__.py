"""Can it be done now? Values in, a decision with its reason out."""

from datetime import date

from cases.choices import MappaLevel
from core.decisions import Decision, first_refusal, possible_if
from referrals import lifecycle
from referrals.choices import AdminTask, Status


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


UNDECIDED = (
    Status.SUBMITTED,
    Status.IN_RESEARCH,
    Status.READY_FOR_PANEL,
    Status.DEFERRED,
)
NEEDS_DISCUSSION = (
    "This person is under 18. Record the discussion between the IOM Detective Sergeant "
    "and the youth offending team first."
)


def can_research(*, status: str) -> Decision:
    """Research is added from submission until the decision (S1-45)."""
    return possible_if(
        status in UNDECIDED, "This referral has been decided. Research cannot be added."
    )


def can_check_on(*, checked_on: date, on: date) -> Decision:
    """A source was checked, or people spoke, today or before."""
    return possible_if(checked_on <= on, "The date must be today or in the past.")


def can_recommend(*, status: str) -> Decision:
    """The team recommends a rating once it has begun its research (S1-46)."""
    return first_refusal(
        possible_if(
            status in UNDECIDED,
            "This referral has been decided. The recommendation stays as it was.",
        ),
        possible_if(
            status != Status.SUBMITTED,
            "Record some research before recommending a RAG class.",
        ),
    )


def can_prepare(*, status: str, is_child: bool, is_discussed: bool) -> Decision:
    """
    A referral goes before a meeting until it is decided.

    Gaps in the research are said on the page and forbid nothing; a child's goes only
    after the full discussion with the youth offending team (S1-70, A-26).
    """
    return first_refusal(
        possible_if(status in UNDECIDED, "This referral has been decided."),
        possible_if(not is_child or is_discussed, NEEDS_DISCUSSION),
    )


def can_decide(*, status: str) -> Decision:
    """The meeting decides what was put before it, once (S1-23)."""
    return first_refusal(
        possible_if(
            status != Status.WITHDRAWN, "The referring agency withdrew this referral."
        ),
        possible_if(status in UNDECIDED, "This referral has already been decided."),
        possible_if(
            status == Status.READY_FOR_PANEL,
            "The co-ordinator puts a referral before a meeting before it is decided.",
        ),
    )


def can_adopt(
    *,
    status: str,
    is_child: bool,
    is_discussed: bool,
    mappa_level: str,
    is_mappa_agreed: bool,
) -> Decision:
    """
    Adoption waits for the child's discussion and, at MAPPA level 3, for agreement.

    S1-70 and A-26 for children; S1-37, S1-95 and A-10 for MAPPA, which has the
    overarching responsibility.
    """
    return first_refusal(
        can_decide(status=status),
        possible_if(not is_child or is_discussed, NEEDS_DISCUSSION),
        possible_if(
            mappa_level != MappaLevel.THREE or is_mappa_agreed,
            "MAPPA manages this person at level 3. Record that MAPPA agrees to manage "
            "them together with IOM first, or do not adopt.",
        ),
    )


def can_defer(*, status: str, until: date, on: date) -> Decision:
    """A deferred referral comes back on a later day."""
    return first_refusal(
        can_decide(status=status),
        possible_if(until > on, "The date must be in the future."),
    )


def can_complete(*, is_open: bool, done_on: date, on: date) -> Decision:
    """An administration task is done once, today or before (S1-181)."""
    return first_refusal(
        possible_if(is_open, "This task is settled already."),
        possible_if(done_on <= on, "The date must be today or in the past."),
    )


def can_withhold(*, code: str, is_open: bool) -> Decision:
    """Only telling the person can be withheld, before they are told (A-24)."""
    return first_refusal(
        possible_if(
            code == AdminTask.PERSON_NOTIFIED,
            "Only telling the person can be withheld.",
        ),
        possible_if(is_open, "This task is settled already."),
    )
