"""The list of releases, and who delivers resettlement in which prison."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from agencies.selectors import areas
from core.clock import today
from core.decisions import require
from core.http import domain_errors_on, form_status
from licences import permissions
from licences.forms import prerelease as forms
from licences.presenters import releases as presenters
from licences.selectors import prerelease as selectors
from licences.selectors import releases as listed
from licences.services import prerelease as services


@require_GET
def releases(request: HttpRequest) -> HttpResponse:
    """List who is released in the next twelve weeks, by date, with what is not ready."""
    require(permissions.may_list_releases(request.user))
    user, on = request.user, today()
    form = forms.FilterReleases(
        request.GET or None, areas=[(each.code, each.name) for each in areas()]
    )
    asked = form.cleaned_data if form.is_valid() else {}
    found = listed.releases(
        user, on=on, mine=asked.get("mine", False), area=asked.get("area", "")
    )
    rows = presenters.release_rows(found[: listed.MOST], on=on)
    if asked.get("not_ready"):
        rows = [each for each in rows if each.overdue]
    context = {
        "filter_form": form,
        "rows": rows,
        "counts": presenters.counts(rows),
        "has_more": len(found) > listed.MOST,
        "may_list_providers": permissions.may_list_providers(user),
    }
    return render(request, "licences/prerelease/releases.html", context)


@require_GET
def providers(request: HttpRequest) -> HttpResponse:
    """List who delivers resettlement in which prison (S1-187)."""
    require(permissions.may_list_releases(request.user))
    context = {
        "providers": selectors.providers(),
        "may_change": permissions.may_list_providers(request.user),
    }
    return render(request, "licences/prerelease/providers.html", context)


@require_http_methods(["GET", "POST"])
def provider(request: HttpRequest, provider_id=None) -> HttpResponse:
    """Add a prison's provider, or change it."""
    require(permissions.may_list_providers(request.user))
    row = selectors.get_provider(provider_id) if provider_id else None
    form = forms.NameProvider(
        request.POST or None, initial=presenters.typed_provider(row)
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.record_provider(row=row, by=request.user, **form.cleaned_data)
            messages.info(request, "The list of providers is changed.")
            return redirect("releases:providers")
    context = {"form": form, "row": row}
    return render(
        request, "licences/prerelease/provider.html", context, status=form_status(form)
    )
