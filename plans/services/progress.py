"""Saying what became of an action: progress, discharged, carried over (S1-29, S1-30)."""

from datetime import date

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from core.decisions import require
from core.exceptions import NotVisible
from plans import policies
from plans.choices import ActionStatus, UpdateKind
from plans.models import Action, ActionUpdate
from plans.services.writing import may_change


@transaction.atomic
def record_progress(*, action: Action, text: str, by: User, on: date) -> ActionUpdate:
    """
    Write how an open action is going; it stays open and due when it was.

    :raises NotPermitted: if `by` may not change this plan
    :raises NotPossible: if the action is closed
    """
    may_change(by, action.case, action.section)
    held = locked(action, by)
    require(policies.can_update(is_open=held.is_open))
    update = written(held, UpdateKind.PROGRESS, by=by, on=on, text=text)
    audit.record("plan.action_progressed", subject=held, operation=Operation.COLLECT)
    return update


@transaction.atomic
def discharge_action(*, action: Action, text: str, by: User, on: date) -> Action:
    """
    Close an action as done, and say what was done.

    :raises NotPermitted: if `by` may not change this plan
    :raises NotPossible: if the action is closed already
    """
    may_change(by, action.case, action.section)
    held = closed(action, ActionStatus.DISCHARGED, by=by, on=on)
    written(held, UpdateKind.DISCHARGED, by=by, on=on, text=text)
    audit.record("plan.action_discharged", subject=held)
    return held


@transaction.atomic
def drop_action(*, action: Action, text: str, by: User, on: date) -> Action:
    """
    Close an action that is no longer needed, and say why.

    :raises NotPermitted: if `by` may not change this plan
    :raises NotPossible: if the action is closed already
    """
    may_change(by, action.case, action.section)
    held = closed(action, ActionStatus.NO_LONGER_NEEDED, by=by, on=on)
    written(held, UpdateKind.NO_LONGER_NEEDED, by=by, on=on, text=text)
    audit.record("plan.action_dropped", subject=held)
    return held


@transaction.atomic
def carry_over_action(
    *, action: Action, until: date, reason: str, by: User, on: date
) -> Action:
    """
    Move an open action's due date on, counting how often, and keep why (S1-29).

    :raises NotPermitted: if `by` may not change this plan
    :raises NotPossible: if the action is closed, or `until` is no later or already past
    """
    may_change(by, action.case, action.section)
    held = locked(action, by)
    require(
        policies.can_update(is_open=held.is_open),
        policies.can_carry_over(due_on=held.due_on, until=until, on=on),
    )
    before = held.due_on
    held.carry_over(until=until)
    held.save(update_fields=["due_on", "times_carried_over"])
    update = drafted(held, UpdateKind.CARRIED_OVER, by=by, on=on, text=reason)
    update.due_before, update.due_after = before, until
    update.save()
    audit.record(
        "plan.action_carried_over",
        subject=held,
        due_on=until,
        times=held.times_carried_over,
    )
    return held


def locked(action: Action, by: User) -> Action:
    """
    Return the action as it is now, kept from others until this transaction ends.

    :raises NotVisible: if it is not there for `by`
    """
    rows = Action.objects.visible_to(by).select_for_update(of=("self",))
    found = rows.filter(pk=action.pk).first()
    if found is None:
        raise NotVisible
    return found


def closed(action: Action, status: ActionStatus, *, by: User, on: date) -> Action:
    """Close an action that is open now."""
    held = locked(action, by)
    require(policies.can_update(is_open=held.is_open))
    held.close(status=status, by=by, on=on)
    held.save(update_fields=["status", "closed_on", "closed_by"])
    return held


def drafted(
    action: Action, kind: UpdateKind, *, by: User, on: date, text: str
) -> ActionUpdate:
    """Return an update in the action's own section, not yet saved."""
    return ActionUpdate(
        case_id=action.case_id,
        action=action,
        kind=kind,
        made_on=on,
        text=text,
        section=action.section,
        originator_id=by.own_principal,
        recorded_by=by,
    )


def written(
    action: Action, kind: UpdateKind, *, by: User, on: date, text: str
) -> ActionUpdate:
    """Write an update."""
    update = drafted(action, kind, by=by, on=on, text=text)
    update.save()
    return update
