"""What changed on a case since its scheme last met: a panel of the overview, or a page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cases.presenters import case_frame
from cases.selectors import get_case
from core.clock import today
from plans import presenters, selectors


@require_GET
def changes(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what changed since the last meeting, agency by agency, in about five lines."""
    user, on = request.user, today()
    case = get_case(user, case_id)
    since = case.scheme.last_meeting_on
    context = case_frame(case, on=on, current="overview") | {"since": since}
    if since:
        found = selectors.changes_since(user, [case], since=since)
        context["lines"] = presenters.change_lines(found[case.pk])
    if request.htmx:
        return render(request, "plans/changes_panel.html", context)
    return render(request, "plans/changes.html", context)
