"""The auditor's page: who did and who saw what. Reading it is itself recorded."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from audit import forms, permissions, presenters, selectors, services
from audit.choices import Operation, Purpose
from core.decisions import require


@require_GET
def events(request: HttpRequest) -> HttpResponse:
    """Show the record, the newest first."""
    require(permissions.may_read(request.user))
    names = selectors.actor_names()
    form = forms.FilterEvents(
        request.GET or None, actors=[(str(key), name) for key, name in names.items()]
    )
    chosen = form.cleaned_data if form.is_valid() else {}
    filters = selectors.EventFilters(
        operation=chosen.get("operation", ""),
        actor=chosen.get("actor") or None,
        case=chosen.get("case"),
        first_day=chosen.get("first_day"),
        last_day=chosen.get("last_day"),
    )
    asked = request.GET.get("page", "1")
    page = max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1
    found, more = selectors.events(filters, page=page)
    services.record(
        "audit.read", operation=Operation.CONSULT, purpose=Purpose.OVERSIGHT
    )
    query = request.GET.copy()
    query["page"] = str(page + 1)
    older = f"?{query.urlencode()}" if more else ""
    return render(
        request,
        "audit/events.html",
        {"filter_form": form, "rows": presenters.rows(found, names), "older": older},
    )
