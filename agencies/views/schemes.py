"""The manager's pages about how a scheme runs: its clocks and what its meeting is called."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agencies import forms, selectors, services
from agencies.clocks import CLOCKS
from core.clock import today
from core.decisions import require
from core.http import domain_errors_on, form_status


@require_GET
def schemes(request: HttpRequest) -> HttpResponse:
    """List the schemes."""
    require(services.may_configure(request.user))
    return render(request, "agencies/schemes.html", {"schemes": selectors.schemes()})


@require_http_methods(["GET", "POST"])
def scheme(request: HttpRequest, scheme_id) -> HttpResponse:
    """Show and change a scheme's settings; every value shows the guide's and its source."""
    require(services.may_configure(request.user))
    scheme = selectors.get_scheme(scheme_id)
    initial = {"version": scheme.version, "meeting_name": scheme.meeting_name} | {
        f"clock_{code}": clock.value
        for code, clock in selectors.clocks_of(scheme).items()
    }
    form = forms.ConfigureScheme(request.POST or None, initial=initial, clocks=CLOCKS)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.configure_scheme(
                scheme=scheme,
                meeting_name=form.cleaned_data["meeting_name"],
                values=form.values,
                version=form.cleaned_data["version"],
                by=request.user,
            )
            messages.info(request, f"The settings of the {scheme} were changed.")
            return redirect(scheme)
    context = {"scheme": scheme, "form": form}
    return render(request, "agencies/scheme.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def programmes(request: HttpRequest, scheme_id) -> HttpResponse:
    """Show what the scheme offers beside the routeways, and add to it (S1-60, S1-118)."""
    require(services.may_configure(request.user))
    scheme = selectors.get_scheme(scheme_id)
    form = forms.OfferProgramme(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            made = services.offer_programme(
                scheme=scheme, **form.cleaned_data, by=request.user, on=today()
            )
            messages.info(request, f"{made} is offered from today.")
            return redirect("agencies:programmes", scheme.pk)
    context = {
        "scheme": scheme,
        "form": form,
        "programmes": selectors.programmes(scheme),
    }
    return render(
        request, "agencies/programmes.html", context, status=form_status(form)
    )


@require_POST
def withdraw_programme(request: HttpRequest, scheme_id, programme_id) -> HttpResponse:
    """Take a programme off what the scheme offers."""
    require(services.may_configure(request.user))
    scheme = selectors.get_scheme(scheme_id)
    programme = selectors.get_programme(scheme, programme_id)
    services.withdraw_programme(programme=programme, by=request.user, on=today())
    messages.info(request, f"{programme} is no longer offered to anybody new.")
    return redirect("agencies:programmes", scheme.pk)
