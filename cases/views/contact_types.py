"""The manager's page on the contact types that a scheme uses."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agencies import selectors as agencies
from agencies import services as agency_services
from cases import forms, selectors, services
from core.decisions import require
from core.http import domain_errors_on, form_status


@require_http_methods(["GET", "POST"])
def contact_types(request: HttpRequest, scheme_id) -> HttpResponse:
    """Show and change what a scheme calls the contact types, and which it leaves out."""
    require(agency_services.may_configure(request.user))
    scheme = agencies.get_scheme(scheme_id)
    form = forms.ChooseContactTypes(
        request.POST or None, initial=forms.as_chosen(selectors.contact_types(scheme))
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.choose_contact_types(
                scheme=scheme,
                types=form.types,
                seen=form.cleaned_data["seen"],
                by=request.user,
            )
            messages.info(request, f"The contact types of the {scheme} were changed.")
            return redirect(scheme)
    context = {"scheme": scheme, "form": form}
    return render(
        request, "cases/contact_types.html", context, status=form_status(form)
    )
