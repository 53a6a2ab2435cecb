"""Opening a case's plan: every page of it begins here."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from audit.choices import Purpose
from cases import policies as case_policies
from cases import selectors as cases
from cases.choices import Section
from cases.presenters import case_frame
from core.clock import today
from core.decisions import require
from plans import permissions, selectors


def open_plan(request: HttpRequest, case_id: UUID):
    """Return the case, with the look at its plan recorded."""
    return cases.get_case(
        request.user, case_id, event="plan.opened", purpose=Purpose.PLAN
    )


def open_to_change(request: HttpRequest, case_id: UUID):
    """Return the case when this person may change its plan now."""
    case = open_plan(request, case_id)
    require(
        permissions.may_plan(request.user, case),
        case_policies.can_record(is_open=case.is_open),
    )
    return case


def framed(case: Any, **context: Any) -> dict[str, Any]:
    """Return the context of a plan's page."""
    return case_frame(case, on=today(), current="plan") | context


def writable_sections(user: Any) -> list[tuple[str, str]]:
    """Return the sensitive sections this person writes, with their names."""
    return [(each, Section(each).label) for each in user.acting.sections]


def people(user: Any, case: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return who can be given an action, grouped by agency, for a list to choose from."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in selectors.assignees(user, case, on=today()):
        label = ", ".join(filter(None, (each.person.full_name, each.person.job_title)))
        key = f"{each.agency.pk}:{each.person.pk}"
        groups.setdefault(each.agency.name, []).append((key, label))
    return list(groups.items())


def chosen(user: Any, case: Any, key: str) -> dict[str, Any]:
    """Return the agency and person that a choice of `people` stands for."""
    return next(
        {"agency": each.agency, "person": each.person}
        for each in selectors.assignees(user, case, on=today())
        if f"{each.agency.pk}:{each.person.pk}" == key
    )
