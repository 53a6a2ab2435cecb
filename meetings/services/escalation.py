"""What a meeting passes on to the Local IOM Delivery Group, and what came back (S1-17, S1-147)."""

from datetime import date
from uuid import UUID

from django.db import transaction

from agencies.models import User
from audit import services as audit
from core.decisions import require
from meetings import permissions, policies, presenters, selectors
from meetings.models import AgendaItem, Escalation
from meetings.services.room import changed, opened


@transaction.atomic
def escalate(
    *, item: AgendaItem, what: str, wanted: str, key: UUID, by: User, on: date
) -> Escalation:
    """
    Put to the delivery group what the agencies cannot settle among themselves (S1-17).

    :param key: names one sending: sent again, it is written once
    :raises NotPermitted: if `by` does not run the meeting, or only reads the case
    :raises NotPossible: if the sheet cannot be written now
    """
    meeting, held = opened(item, by=by)
    mine = Escalation.objects.visible_to(by).filter(case=held.case_id)
    if before := mine.filter(idempotency_key=key).first():
        return before
    raised = drafted(held, what=what, wanted=wanted, by=by, on=on)
    raised.idempotency_key = key
    raised.save(force_insert=True)
    changed(meeting)
    audit.record("escalation.raised", subject=raised, meeting=meeting.pk)
    return raised


def escalate_carried_over(*, item: AgendaItem, by: User, on: date) -> list[Escalation]:
    """
    Escalate each action of the case that has been carried over three times or more.

    Once for each action while its escalation is open. An action in a part of the case
    that not everybody reads is flagged where it is read, and never put on this list.
    """
    raised = []
    for action in selectors.to_escalate(by, item.case):
        made = drafted(item, by=by, on=on, **presenters.carried_over_words(action))
        made.action_id = action.pk
        made.save(force_insert=True)
        audit.record("escalation.raised", subject=made, action=action.pk)
        raised.append(made)
    return raised


def drafted(
    item: AgendaItem, *, what: str, wanted: str, by: User, on: date
) -> Escalation:
    """Return an escalation, not yet saved."""
    return Escalation(
        item=item,
        case_id=item.case_id,
        what=what.strip(),
        wanted=wanted.strip(),
        raised_on=on,
        recorded_by=by,
    )


@transaction.atomic
def answer_escalation(
    *, escalation: Escalation, answer: str, by: User, on: date
) -> Escalation:
    """
    Write down what the delivery group answered.

    :raises NotPermitted: if `by` does not oversee the case for its lead agency
    :raises NotPossible: if it is answered already
    """
    require(permissions.may_answer_escalation(by, escalation.case))
    held = (
        Escalation.objects.visible_to(by)
        .select_for_update(of=("self",))
        .get(pk=escalation.pk)
    )
    require(policies.can_answer_escalation(is_answered=held.answered_on is not None))
    held.answer, held.answered_on, held.answered_by = answer.strip(), on, by
    held.save(update_fields=["answer", "answered_on", "answered_by"])
    audit.record("escalation.answered", subject=held)
    return held
