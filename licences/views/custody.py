"""Coming into prison, moving, and leaving."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from core.clock import today
from core.http import domain_errors_on
from licences import forms, selectors, services
from licences.choices import CustodyReason
from licences.services import Reception
from licences.views.page import case_to_record, form_page


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, case_id) -> HttpResponse:
    """Record a reception into prison."""
    case = case_to_record(request, case_id)
    form = forms.Receive(request.POST or None, initial={"received_on": today()})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        reception = Reception(
            prison=typed["prison"],
            received_on=typed["received_on"],
            reason=CustodyReason(typed["reason"]),
            category=typed["category"],
            revoked_on=typed["revoked_on"] or typed["revoked_again_on"],
        )
        with domain_errors_on(form):
            services.receive_into_custody(
                case=case, reception=reception, by=request.user, on=today()
            )
            messages.info(request, f"In custody: {reception.prison}.")
            return redirect("licences:custody", case.pk)
    return form_page(request, case, "licences/receive.html", form=form)


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, case_id) -> HttpResponse:
    """Record a move to another prison."""
    case = case_to_record(request, case_id)
    form = forms.Move(request.POST or None, initial={"moved_on": today()})
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.move_prison(
                case=case, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "The move is recorded.")
            return redirect("licences:custody", case.pk)
    return form_page(request, case, "licences/move.html", form=form)


@require_http_methods(["GET", "POST"])
def release(request: HttpRequest, case_id) -> HttpResponse:
    """Record a release, on licence or without one."""
    case = case_to_record(request, case_id)
    expects_licence = bool(case.licence_ends_on and case.licence_ends_on >= today())
    form = forms.Release(
        request.POST or None,
        initial={"released_on": today(), "on_licence": expects_licence or None},
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.release_from_custody(
                case=case, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "The release is recorded.")
            return redirect("licences:custody", case.pk)
    return form_page(
        request,
        case,
        "licences/release.html",
        form=form,
        stay=selectors.open_spell(request.user, case),
    )
