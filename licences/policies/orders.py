"""Can an order, a requirement or a proposal be recorded now?"""

from collections.abc import Sequence
from datetime import date

from core.decisions import Decision, first_refusal, possible_if
from core.periods import add_months
from core.words import day
from licences import law
from licences.choices.orders import ExplainedAt, RequirementKind
from licences.policies import can_record
from licences.rules.supervision import RECENT_MONTHS


# Sentencing Act 2020: an order lasts at most three years (s.206) and a suspended sentence
# at most two (s.288); unpaid work is 40 to 300 hours (Schedule 9, paragraph 2).
LONGEST_ORDER_MONTHS = 36
LONGEST_SUSPENDED_MONTHS = 24
UNPAID_WORK_HOURS = (40, 300)


def can_record_order(
    *,
    is_open: bool,
    is_suspended: bool,
    starts_on: date,
    ends_on: date,
    custodial_months: int | None,
    on: date,
) -> Decision:
    """An order was made, and runs no longer than the law allows."""
    longest = LONGEST_SUSPENDED_MONTHS if is_suspended else LONGEST_ORDER_MONTHS
    words = "two" if is_suspended else "three"
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(starts_on <= on, "The order was made today or earlier."),
        possible_if(ends_on > starts_on, "The order ends after the day it is made."),
        possible_if(
            ends_on <= add_months(starts_on, longest),
            f"An order of this kind lasts at most {words} years.",
        ),
        possible_if(
            not is_suspended or bool(custodial_months),
            "Enter the term that is suspended, in months.",
        ),
        possible_if(
            not custodial_months or custodial_months <= LONGEST_SUSPENDED_MONTHS,
            "A suspended sentence is two years or less.",
        ),
    )


def can_end_order(
    *, is_running: bool, starts_on: date, ended_on: date, on: date
) -> Decision:
    """A running order ends once, not before it began."""
    return first_refusal(
        possible_if(is_running, "This order has ended already."),
        possible_if(ended_on <= on, "The day it ended must be today or earlier."),
        possible_if(
            ended_on >= starts_on,
            f"The order was made on {day(starts_on)}. It cannot have ended before then.",
        ),
    )


def can_add_requirement(
    *,
    is_running: bool,
    kind: RequirementKind,
    starts_on: date,
    ends_on: date,
    amount: int | None,
    order_starts_on: date,
    is_there_already: bool,
) -> Decision:
    """A requirement belongs to a running order; hours and days are those the court set."""
    least, most = UNPAID_WORK_HOURS
    return first_refusal(
        possible_if(is_running, "This order has ended."),
        possible_if(
            starts_on >= order_starts_on,
            f"The order was made on {day(order_starts_on)}. "
            "A requirement cannot start before then.",
        ),
        possible_if(ends_on >= starts_on, "The requirement ends after it starts."),
        possible_if(
            not kind.unit or bool(amount), f"Enter how many {kind.unit} the court set."
        ),
        possible_if(
            kind is not RequirementKind.UNPAID_WORK or least <= (amount or 0) <= most,
            f"Unpaid work is {least} to {most} hours.",
        ),
        possible_if(
            not is_there_already,
            "This requirement is on the order already, from the same day.",
        ),
    )


def can_record_progress(
    *, is_running: bool, unit: str, done_on: date, starts_on: date, on: date
) -> Decision:
    """Hours or days are counted off a running requirement that has them."""
    return first_refusal(
        possible_if(is_running, "This order has ended."),
        possible_if(bool(unit), "Nothing is counted off this requirement."),
        possible_if(
            starts_on <= done_on <= on,
            f"Enter a day between {day(starts_on)} and today.",
        ),
    )


def can_require_pss(
    *, last_day: date | None, absent_because: str, on: date
) -> Decision:
    """
    Requirements are offered only where post-sentence supervision follows (S1-133, S1-198).

    :param last_day: the best known last day of it, or None
    :param absent_because: why there is none, in the calculator's words
    """
    row = law.BY_KEY["pss-repeal"]
    abolished = law.is_in_force("pss-repeal", on)
    return first_refusal(
        possible_if(
            not abolished,
            f"Post-sentence supervision was abolished on "
            f"{day(law.commenced('pss-repeal'))} ({row.citation}). "
            "Propose licence conditions only.",
        ),
        possible_if(
            last_day is not None,
            f"No post-sentence supervision follows: "
            f"{absent_because or 'no date for it is known'}. "
            "Propose licence conditions only.",
        ),
    )


def can_propose(
    *, has_conditions: bool, why: str, changed: Sequence[str], needs_wording: bool
) -> Decision:
    """A proposal says why, and leaves the fixed wording alone (S1-139f, S1-139g)."""
    return first_refusal(
        possible_if(
            not needs_wording, "Enter the wording of the licence conditions proposed."
        ),
        possible_if(
            not has_conditions or bool(why.strip()),
            "Enter why the conditions are necessary and proportionate.",
        ),
        possible_if(
            not changed,
            f"Change only the words in square brackets: {', '.join(changed)}.",
        ),
    )


def can_explain(
    *,
    is_owed: bool,
    is_done: bool,
    stage: ExplainedAt,
    explained_on: date,
    dismisses: bool,
    may_dismiss: bool,
    on: date,
) -> Decision:
    """The requirements are explained at each start; an explanation given lately may stand."""
    return first_refusal(
        possible_if(
            is_owed,
            "There is nothing to explain yet: "
            f"no date is known for {stage.label.lower().removeprefix('at ')}.",
        ),
        possible_if(not is_done, "This explanation is recorded already."),
        possible_if(explained_on <= on, "The day must be today or earlier."),
        possible_if(
            not dismisses or may_dismiss,
            f"They were not explained in the {RECENT_MONTHS} months before. "
            "Explain them again.",
        ),
    )
