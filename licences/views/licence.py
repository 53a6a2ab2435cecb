"""The conditions on a licence."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from cases.selectors import get_case
from core.clock import now, today
from core.exceptions import NotVisible
from core.http import domain_errors_on, pdf_response
from licences import forms, selectors, services
from licences.choices import ConditionKind
from licences.services import NewCondition
from licences.views.page import case_to_record, form_page


@require_http_methods(["GET", "POST"])
def add_condition(request: HttpRequest, case_id) -> HttpResponse:
    """Add an additional or bespoke condition to the running licence."""
    case = case_to_record(request, case_id)
    licence = selectors.running_licence(request.user, case)
    if licence is None:
        raise NotVisible
    form = forms.AddCondition(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        condition = NewCondition(**typed | {"kind": ConditionKind(typed["kind"])})
        with domain_errors_on(form):
            services.add_condition(
                licence=licence, condition=condition, by=request.user, on=today()
            )
            messages.info(request, "The condition is on the licence.")
            return redirect("licences:custody", case.pk)
    return form_page(
        request, case, "licences/add_condition.html", form=form, licence=licence
    )


@require_http_methods(["GET", "POST"])
def remove_condition(request: HttpRequest, case_id, condition_id) -> HttpResponse:
    """Take a condition off the licence, saying why."""
    case = case_to_record(request, case_id)
    condition = selectors.get_condition(request.user, case, condition_id)
    form = forms.GiveReason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.remove_condition(
                condition=condition, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "The condition is off the licence.")
            return redirect("licences:custody", case.pk)
    return form_page(
        request, case, "licences/remove_condition.html", form=form, condition=condition
    )


@require_GET
def licence_pdf(request: HttpRequest, case_id) -> HttpResponse:
    """Hand over a copy of the running licence; its name never carries the person's."""
    case = get_case(request.user, case_id)
    made = services.download_licence(case=case, by=request.user, at=now())
    return pdf_response(made.content, made.filename)
