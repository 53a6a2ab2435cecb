"""Setting objectives and ending them."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.choices import Section
from cases.models import Case
from core.decisions import require
from plans import policies
from plans.choices import ActionStatus, ObjectiveStatus
from plans.models import Action, Objective
from plans.services.writing import may_change


@transaction.atomic
def add_objective(
    *,
    case: Case,
    text: str,
    by: User,
    pathway: str = "",
    risk: str = "",
    section: str = Section.GENERAL,
) -> Objective:
    """
    Add what the plan is to achieve, with the need or risk it answers, as the next in order.

    :raises NotPermitted: if `by` may not change this plan, or that section of it
    :raises NotPossible: if the case is closed
    """
    may_change(by, case, section)
    before = Objective.objects.visible_to(by).filter(case=case)
    highest = before.aggregate(highest=Max("position"))["highest"] or 0
    objective = Objective(
        case=case,
        text=text,
        pathway=pathway,
        risk=risk,
        position=highest + 1,
        section=section,
        originator_id=by.own_principal,
        recorded_by=by,
    )
    objective.save()
    audit.record(
        "plan.objective_added",
        subject=objective,
        operation=Operation.COLLECT,
        pathway=pathway,
    )
    return objective


@transaction.atomic
def close_objective(
    *, objective: Objective, status: ObjectiveStatus, by: User, on: date, note: str
) -> Objective:
    """
    End an objective as achieved or removed, with what to remember of it.

    :raises NotPermitted: if `by` may not change this plan
    :raises NotPossible: if it is closed already, or an action for it is still open
    """
    may_change(by, objective.case, objective.section)
    rows = Objective.objects.visible_to(by).select_for_update(of=("self",))
    locked = rows.get(pk=objective.pk)
    still_open = Action.objects.visible_to(by).filter(
        objective=locked, status=ActionStatus.OPEN
    )
    require(
        policies.can_close_objective(
            is_active=locked.is_active, open_actions=still_open.count()
        )
    )
    locked.close(status=status, by=by, on=on, note=note)
    locked.save()
    audit.record("plan.objective_closed", subject=locked, status=status)
    return locked
