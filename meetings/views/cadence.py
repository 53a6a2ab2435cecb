"""The report on who was discussed in time."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from agencies import selectors as agencies
from core.clock import today
from core.decisions import require
from core.http import csv_response
from meetings import permissions, presenters, selectors, services


@require_GET
def cadence(request: HttpRequest) -> HttpResponse:
    """Show that no Red missed a meeting and which Ambers waited too long (S1-25, S1-26)."""
    require(permissions.may_oversee(request.user))
    scheme = own_scheme(request)
    if scheme is None:
        return render(request, "meetings/no_scheme.html", status=409)
    report = selectors.cadence(request.user, scheme, on=today())
    context = {
        "scheme": scheme,
        "view": presenters.cadence_view(report),
        "columns": presenters.SESSION_COLUMNS,
        "amber_length": agencies.clocks_of(scheme)["amber_review"].length,
    }
    return render(request, "meetings/cadence.html", context)


@require_GET
def cadence_csv(request: HttpRequest) -> HttpResponse:
    """Hand over the report for a spreadsheet."""
    require(permissions.may_oversee(request.user))
    scheme = own_scheme(request)
    if scheme is None:
        return render(request, "meetings/no_scheme.html", status=409)
    content = services.export_cadence(scheme=scheme, by=request.user, on=today())
    return csv_response(content, f"cadence-{today():%Y-%m-%d}.csv")


def own_scheme(request: HttpRequest) -> Any:
    """Return the scheme of the area for which the reader acts, or None."""
    return agencies.scheme_of_area(request.user.on_duty.area_id)
