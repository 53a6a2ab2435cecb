"""
What is decided of a case while it is before the meeting, through the services that own it.

Each does its app's own act, with the meeting's id, and lets those who follow know.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from agencies.models import User
from audit import services as audit
from cases import services as cases
from cases.choices.events import ChangeKind
from meetings.choices import ReviewDecision
from meetings.models import AgendaItem
from meetings.services.escalation import escalate_carried_over
from meetings.services.room import changed, opened
from plans import services as plans
from rag import services as ratings
from referrals.choices import ReviewOutcome
from referrals.services import removals


@transaction.atomic
def add_action(*, item: AgendaItem, action: plans.NewAction, by: User, on: date) -> Any:
    """
    Agree an action at the meeting: it stands in the plan, and nothing is retyped (S1-21, S1-32).

    :raises NotPermitted: as `plans.services.add_action`, or if `by` does not run the meeting
    :raises NotPossible: as there, or if the sheet cannot be written now
    """
    meeting, held = opened(item, by=by)
    added = plans.add_action(
        case=held.case, action=replace(action, meeting_id=meeting.pk), by=by, on=on
    )
    changed(meeting)
    audit.record("sheet.action_added", subject=held, action=added.pk)
    return added


@dataclass(frozen=True)
class Outcome:
    """What became of an action: `kind` is progress, discharge, carry_over or drop (S1-29)."""

    kind: str
    text: str
    until: date | None = None


@transaction.atomic
def settle_action(
    *, item: AgendaItem, action: Any, outcome: Outcome, by: User, on: date
) -> None:
    """
    Say what became of an action; carried over the third time, it goes to the delivery group.

    :raises NotPermitted: as the plan's own services, or if `by` does not run the meeting
    :raises NotPossible: as there, or if the sheet cannot be written now
    """
    meeting, held = opened(item, by=by)
    doing: dict[str, Any] = {"action": action, "by": by, "on": on}
    match outcome.kind:
        case "discharge":
            plans.discharge_action(**doing, text=outcome.text)
        case "carry_over" if outcome.until:
            plans.carry_over_action(**doing, until=outcome.until, reason=outcome.text)
            escalate_carried_over(item=held, by=by, on=on)
        case "drop":
            plans.drop_action(**doing, text=outcome.text)
        case _:
            plans.record_progress(**doing, text=outcome.text)
    changed(meeting)
    audit.record("sheet.action_settled", subject=held, action=action.pk)


@transaction.atomic
def rate(
    *, item: AgendaItem, rag_class: str, reasons: str, number: int, by: User, on: date
) -> Any:
    """
    Rate the case at the meeting, the rules' proposal kept beside it (S1-25, S1-26).

    :param number: the rating that was on the page, 0 for none yet
    :raises NotPermitted: as `rag.services.rate_case`, or if `by` does not run the meeting
    :raises NotPossible: as there, or if the sheet cannot be written now
    :raises ChangedMeanwhile: if somebody else rated it first
    """
    meeting, held = opened(item, by=by)
    made = ratings.rate_case(
        case=held.case,
        rag_class=rag_class,
        reasons=reasons,
        version=number,
        meeting_id=meeting.pk,
        by=by,
        on=on,
    )
    changed(meeting)
    audit.record("sheet.rated", subject=held, rating=made.pk)
    return made


@transaction.atomic
def review(
    *,
    item: AgendaItem,
    decision: ReviewDecision | str,
    reason: str,
    key: UUID,
    by: User,
    on: date,
) -> AgendaItem:
    """
    Retain or drop somebody, and why; Drop proposes the removal (S1-183, S1-38).

    :param key: names one sending: sent again, it is written once
    :raises NotPermitted: if `by` does not run the meeting or does not work the case
    :raises NotPossible: if the case is not on the cohort, or the sheet cannot be written
    """
    meeting, held = opened(item, by=by)
    decision = ReviewDecision(decision)
    removals.review_case(
        case=held.case,
        review=removals.Review(
            outcome=ReviewOutcome(decision.value),
            justification=reason,
            reviewed_on=on,
            key=key,
            met_on=min(meeting.held_on, on),
        ),
        by=by,
        on=on,
    )
    held.review, held.review_reason = decision, reason.strip()
    held.save(update_fields=["review", "review_reason"])
    changed(meeting)
    audit.record("sheet.reviewed", subject=held, decision=decision)
    return held


@transaction.atomic
def agree_frequency(
    *, item: AgendaItem, frequency: ratings.Frequency, number: int, by: User, on: date
) -> Any:
    """
    Decide how often somebody is supervised: a value with its expiry and its meeting (S1-203).

    :param number: the frequency that was on the page, 0 for none yet
    :raises NotPermitted: if `by` does not run the meeting or does not work the case
    :raises NotPossible: if the dates cannot be, or the sheet cannot be written now
    :raises ChangedMeanwhile: if somebody else recorded one first
    """
    meeting, held = opened(item, by=by)
    agreed = ratings.agree_frequency(
        case=held.case,
        frequency=replace(frequency, meeting_id=meeting.pk),
        version=number,
        by=by,
        on=on,
    )
    changed(meeting)
    audit.record("sheet.frequency_agreed", subject=held, frequency=agreed.pk)
    return agreed


@transaction.atomic
def note_change(
    *,
    item: AgendaItem,
    kind: ChangeKind | str,
    what: str,
    happened_on: date,
    by: User,
    at: datetime,
) -> Any:
    """
    Note a significant change that the meeting was told of; its review follows (S3-28).

    :raises NotPermitted: if `by` does not run the meeting or does not work the case
    :raises NotPossible: if the day is to come, or the sheet cannot be written now
    """
    meeting, held = opened(item, by=by)
    noted = cases.note_significant_change(
        case=held.case,
        kind=ChangeKind(kind),
        what=what,
        happened_on=happened_on,
        by=by,
        at=at,
    )
    changed(meeting)
    audit.record("sheet.change_noted", subject=held, change=noted.pk)
    return noted
