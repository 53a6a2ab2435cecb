"""What one reader owes on licences: checks of conditions, and requirements to explain."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    DateField,
    ExpressionWrapper,
    F,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from agencies.models import User
from cases.choices import CaseStatus
from cases.models import Case
from licences.choices import KeyDateKind
from licences.choices.orders import ExplainedAt
from licences.models import (
    ConditionCheck,
    ConditionWatch,
    Licence,
    RequirementsExplained,
)
from licences.rules.supervision import Explaining, explanations
from licences.selectors.across import best_dates


@dataclass(frozen=True)
class ToExplain:
    """A case whose supervision requirements are to be explained, and at which start."""

    case: Case
    owed: Explaining


def checks_due(user: User, *, by: date) -> QuerySet[ConditionWatch, Any]:
    """
    Return the conditions this reader watches whose check falls due by a day, as `due_on`.

    The longest overdue first; `rules.conditions.next_check` counts the same (S3-30, S3-96).
    """
    last = (
        ConditionCheck.objects.visible_to(user)
        .filter(watch=OuterRef("pk"))
        .order_by("-checked_on")
        .values("checked_on")[:1]
    )
    return (
        ConditionWatch.objects.visible_to(user)
        .filter(
            person=user,
            case__status=CaseStatus.ACTIVE,
            condition__removed_on__isnull=True,
            condition__licence__ended_on__isnull=True,
        )
        .annotate(
            due_on=ExpressionWrapper(
                Coalesce(Subquery(last), F("began_on")) + F("every_days"),
                output_field=DateField(),
            )
        )
        .filter(due_on__lte=by)
        .select_related("case__person", "case__lead_worker", "condition")
        .order_by("due_on", "pk")
    )


def to_explain(user: User, *, on: date, by: date) -> list[ToExplain]:
    """
    Return the explanations this reader owes by a day as lead worker, the oldest first.

    At the start of the licence and again of supervision (S1-139, S1-197, A-31). One
    query where nobody has supervision to come, four where somebody has.
    """
    led = {
        case.pk: case
        for case in Case.objects.visible_to(user)
        .on_cohort()
        .filter(lead_worker=user, supervision_ends_on__gte=on)
        .select_related("person", "lead_worker")
    }
    if not led:
        return []
    best = best_dates(user, list(led))
    licensed = dict(
        Licence.objects.visible_to(user)
        .filter(case__in=led, ended_on__isnull=True)
        .values_list("case_id", "starts_on")
    )
    given: dict[Any, list[tuple[ExplainedAt, date, date]]] = {}
    for row in RequirementsExplained.objects.visible_to(user).filter(case__in=led):
        told = (ExplainedAt(row.stage), row.explained_on, row.starts_on)
        given.setdefault(row.case_id, []).append(told)
    found = []
    for case_id, case in led.items():
        starts = best.get(case_id, {}).get(KeyDateKind.PSS_START)
        begins, from_day = starts.day if starts else None, licensed.get(case_id)
        owed = explanations(
            licence_starts_on=from_day,
            pss_starts_on=begins,
            explained=[
                (stage, day)
                for stage, day, start in given.get(case_id, [])
                if start in {begins, from_day}
            ],
        )
        found += [
            ToExplain(case, each)
            for each in owed
            if each.explained_on is None and each.due_on <= by
        ]
    return sorted(found, key=lambda each: each.owed.due_on)
