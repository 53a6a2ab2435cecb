"""The directory of services: finding one, and keeping it right."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agencies import forms, presenters, selectors, services
from agencies.views.agencies import area_choices
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status
from core.working_days import bank_holidays


# Bank holidays by which an entry's hours are read: the country the schemes are in.
HOLIDAYS = "england_wales"


def moment() -> dict[str, Any]:
    """Return the time on the clock and the bank holidays, by which hours are read."""
    at = timezone.localtime(now()).replace(tzinfo=None)
    return {"at": at, "holidays": bank_holidays(HOLIDAYS)}


@require_GET
def directory(request: HttpRequest) -> HttpResponse:
    """List the services, narrowed by what they are for, where, and whether they are open."""
    form = forms.FilterDirectory(request.GET, areas=area_choices())
    form.is_valid()
    chosen = form.cleaned_data
    only = chosen.get("only") or []
    filters = selectors.DirectoryFilters(
        words=(chosen.get("q") or "").strip(),
        kind=chosen.get("kind", ""),
        tier=chosen.get("tier", ""),
        area_id=chosen.get("area", ""),
    )
    rows = presenters.entry_views(selectors.directory(filters), **moment())
    if "open" in only:
        rows = [row for row in rows if row.is_open]
    if "stale" in only:
        rows = [row for row in rows if row.is_stale]
    context = {
        "rows": rows,
        "filter_form": form,
        "filtered": bool(only) or filters != selectors.DirectoryFilters(),
        "may_configure": services.may_configure(request.user),
    }
    return render(request, "agencies/directory.html", context)


@require_GET
def directory_entry(request: HttpRequest, entry_id) -> HttpResponse:
    """Show one service: where, when, how to get somebody in."""
    entry = selectors.get_entry(entry_id)
    context = {
        "view": presenters.entry_view(entry, **moment()),
        "entry": entry,
        "hours_columns": ("Day", "Hours"),
        "may_configure": services.may_configure(request.user),
    }
    return render(request, "agencies/directory_entry.html", context)


def facts(typed: dict[str, Any]) -> services.EntryFacts:
    """Return what was typed as the directory keeps it."""
    chosen = set(typed["areas"])
    return services.EntryFacts(
        **{
            name: value
            for name, value in typed.items()
            if name not in {"version", "areas"} and not name.startswith("hours_")
        },
        areas=tuple(each for each in selectors.areas() if str(each.pk) in chosen),
    )


@require_http_methods(["GET", "POST"])
def add_entry(request: HttpRequest) -> HttpResponse:
    """Put a service in the directory."""
    require(services.may_configure(request.user))
    form = forms.DirectoryEntryForm(request.POST or None, areas=area_choices())
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            entry = services.add_entry(
                facts=facts(form.cleaned_data), by=request.user, on=today()
            )
            messages.info(request, f"{entry} is in the directory.")
            return redirect(entry)
    context = {"form": form, "title": "Add a service"}
    return render(
        request, "agencies/directory_form.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def change_entry(request: HttpRequest, entry_id) -> HttpResponse:
    """Change what the directory says of a service."""
    require(services.may_configure(request.user))
    entry = selectors.get_entry(entry_id)
    form = forms.ChangeDirectoryEntry(
        request.POST or None,
        initial=presenters.entry_initial(entry),
        areas=area_choices(),
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.change_entry(
                entry=entry,
                facts=facts(form.cleaned_data),
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                on=today(),
            )
            messages.info(request, f"{entry} was changed, and counts as checked today.")
            return redirect(entry)
    context = {"form": form, "title": f"Change {entry}", "entry": entry}
    return render(
        request, "agencies/directory_form.html", context, status=form_status(form)
    )


@require_POST
def check_entry(request: HttpRequest, entry_id) -> HttpResponse:
    """Say that an entry is still right."""
    require(services.may_configure(request.user))
    entry = selectors.get_entry(entry_id)
    services.check_entry(entry=entry, by=request.user, on=today())
    messages.info(request, f"{entry} counts as checked today.")
    return redirect(entry)
