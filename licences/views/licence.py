"""The conditions on a licence."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from core.clock import today
from core.exceptions import NotVisible
from core.http import domain_errors_on
from licences import forms, selectors, services
from licences.choices import ConditionKind
from licences.rules.conditions import impractical_conditions
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
        request,
        case,
        "licences/add_condition.html",
        form=form,
        licence=licence,
        impractical=impractical_conditions(
            starts_on=today(), expires_on=licence.expires_on
        ),
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
