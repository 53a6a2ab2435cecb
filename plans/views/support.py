"""Opening a case to see what is done for its needs: every such page begins here."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from cases import needs
from cases import permissions as case_permissions
from cases import policies as case_policies
from cases import selectors as cases
from cases.presenters import case_frame
from core.clock import today
from core.decisions import require


def open_case(request: HttpRequest, case_id: UUID):
    """Return the case, with the look recorded."""
    return cases.get_case(request.user, case_id)


def open_to_support(request: HttpRequest, case_id: UUID):
    """Return the case when this person may record on it now."""
    case = open_case(request, case_id)
    require(
        case_permissions.may_work(request.user, case),
        case_policies.can_record(is_open=case.is_open),
    )
    return case


def supported(case: Any, current: str, **context: Any) -> dict[str, Any]:
    """Return the context of a page within Needs; `current` is its key there."""
    frame = case_frame(case, on=today(), current="needs")
    return frame | {"sub_tabs": needs.sub_tabs(current)} | context
