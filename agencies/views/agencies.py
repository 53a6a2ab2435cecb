"""The administrator's pages about agencies."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from agencies import forms, selectors, services
from core.clock import today
from core.decisions import require
from core.http import domain_errors_on, form_status


def area_choices() -> list[tuple[str, str]]:
    """Return the areas to choose from."""
    return [(str(area.pk), area.name) for area in selectors.areas()]


def chosen_area(area_id: str):
    """Return the area chosen, or None."""
    return next((area for area in selectors.areas() if str(area.pk) == area_id), None)


@require_GET
def agencies(request: HttpRequest) -> HttpResponse:
    """List every agency with its area, kind and how many people act for it."""
    require(services.may_administer(request.user))
    return render(
        request,
        "agencies/agencies.html",
        {"agencies": selectors.agencies_with_people(on=today())},
    )


@require_http_methods(["GET", "POST"])
def add_agency(request: HttpRequest) -> HttpResponse:
    """Add an agency."""
    require(services.may_administer(request.user))
    form = forms.AddAgency(request.POST or None, areas=area_choices())
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            details = form.cleaned_data | {
                "area": chosen_area(form.cleaned_data["area"])
            }
            agency = services.add_agency(**details, by=request.user)
            messages.info(request, f"{agency} was added. Nobody acts for it yet.")
            return redirect("agencies:agencies")
    return render(
        request, "agencies/add_agency.html", {"form": form}, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def agency(request: HttpRequest, agency_id) -> HttpResponse:
    """Show an agency and its people; change its particulars."""
    require(services.may_administer(request.user))
    agency = selectors.get_agency(agency_id)
    initial = {
        "name": agency.name,
        "area": str(agency.area_id or ""),
        "email": agency.email,
        "phone": agency.phone,
        "is_active": agency.is_active,
    }
    form = forms.ChangeAgency(
        request.POST or None, initial=initial, areas=area_choices()
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            details = form.cleaned_data | {
                "area": chosen_area(form.cleaned_data["area"])
            }
            services.change_agency(agency=agency, **details, by=request.user)
            messages.info(request, f"{agency.name} was changed.")
            return redirect("agencies:agencies")
    context = {
        "agency": agency,
        "form": form,
        "memberships": selectors.members(agency, on=today()),
    }
    return render(request, "agencies/agency.html", context, status=form_status(form))
