"""Can this be recorded towards the release now?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from core.decisions import Decision, first_refusal, possible_if
from core.words import day
from licences.choices.prerelease import CurfewOutcome, CurfewParty, Step, StepStatus
from licences.policies import can_record


def can_plan_release(*, is_open: bool, custody_since: date | None) -> Decision:
    """A plan is made for somebody in prison, on an open case."""
    return first_refusal(
        can_record(is_open=is_open),
        possible_if(
            custody_since is not None,
            "This person is not recorded as in custody, so there is no release to plan.",
        ),
    )


def can_record_step(
    *,
    step: Step,
    status: StepStatus,
    done_on: date | None,
    note: str,
    unanswered: Sequence[str],
    done: Mapping[Step, date],
    custody_since: date,
    on: date,
) -> Decision:
    """A step is done on a day in this custody with its questions answered, or not needed and why."""
    if status is StepStatus.NOT_NEEDED:
        return _can_be_left_out(step, note)
    is_done = status is StepStatus.DONE
    when = (done_on if is_done else None) or custody_since
    part_1_on = done.get(Step.SCREENING_1)
    return first_refusal(
        possible_if(not is_done or done_on is not None, "Enter the day it was done."),
        possible_if(when <= on, "The day it was done must be today or earlier."),
        possible_if(
            when >= custody_since,
            f"They came into custody on {day(custody_since)}. "
            "It cannot have been done before then.",
        ),
        possible_if(
            not is_done or step is not Step.SCREENING_2 or part_1_on is not None,
            "Part 2 follows part 1. Record part 1 first.",
        ),
        possible_if(
            not is_done or step is not Step.SCREENING_2 or when >= (part_1_on or when),
            f"Part 1 was done on {day(part_1_on or when)}. Part 2 cannot be before it.",
        ),
        possible_if(
            not is_done or step is not Step.REPORT or Step.GATE not in done,
            "They are met at the gate, so they need not report that day.",
        ),
        possible_if(
            not is_done or not unanswered,
            f"Answer this before the step is done: {'; '.join(unanswered)}.",
        ),
    )


def _can_be_left_out(step: Step, note: str) -> Decision:
    return first_refusal(
        possible_if(
            step is not Step.REPORT,
            "Somebody who is not met at the gate must report that day. "
            "Arrange one or the other.",
        ),
        possible_if(
            step is not Step.SCREENING_1,
            "Everybody is screened on reception, so part 1 is always needed.",
        ),
        possible_if(bool(note.strip()), "Enter why it is not needed."),
    )


def can_name_owner(*, shares_case: bool) -> Decision:
    """A step goes to somebody whose agency shares the case."""
    return possible_if(
        shares_case,
        "This person’s agency does not share the case. Share it with them first.",
    )


def can_give_view(*, given_on: date, custody_since: date, on: date) -> Decision:
    """A view on curfew is given during this custody."""
    return possible_if(
        custody_since <= given_on <= on,
        f"Enter a day between {day(custody_since)} and today.",
    )


def can_decide_curfew(
    *,
    outcome: CurfewOutcome,
    views: Collection[CurfewParty],
    address: str,
    approved: bool,
    decided_on: date,
    custody_since: date,
    on: date,
) -> Decision:
    """Police and probation are both heard before the decision (S1-75)."""
    missing = [each.label.lower() for each in CurfewParty if each not in views]
    return first_refusal(
        possible_if(
            not missing,
            f"Record the {' and the '.join(missing)} view first: both are heard "
            "before a decision.",
        ),
        possible_if(
            outcome is not CurfewOutcome.APPROVED or bool(address.strip()),
            "Enter the curfew address.",
        ),
        possible_if(
            outcome is not CurfewOutcome.WITHDRAWN or approved,
            "There is no approval to withdraw.",
        ),
        possible_if(
            custody_since <= decided_on <= on,
            f"Enter a day between {day(custody_since)} and today.",
        ),
    )


def can_list_prison(*, is_listed: bool) -> Decision:
    """A prison has one resettlement provider."""
    return possible_if(
        not is_listed, "This prison is on the list already. Change its row instead."
    )
