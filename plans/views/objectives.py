"""Objectives: setting one and ending it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core.clock import today
from core.http import domain_errors_on, form_status
from plans import forms, selectors, services
from plans.views.opening import framed, open_to_change, writable_sections


@require_http_methods(["GET", "POST"])
def add_objective(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Add what is to be achieved."""
    case = open_to_change(request, case_id)
    form = forms.AddObjective(
        request.POST or None, sections=writable_sections(request.user)
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.add_objective(case=case, by=request.user, **form.cleaned_data)
            messages.info(request, "The objective is in the plan.")
            return redirect("plans:plan", case.pk)
    context = framed(case, form=form)
    return render(
        request, "plans/add_objective.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def close_objective(
    request: HttpRequest, case_id: UUID, objective_id: UUID
) -> HttpResponse:
    """End an objective as achieved or given up."""
    case = open_to_change(request, case_id)
    objective = selectors.get_objective(request.user, case, objective_id)
    form = forms.CloseObjective(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.close_objective(
                objective=objective, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "The objective is closed.")
            return redirect("plans:plan", case.pk)
    context = framed(case, form=form, objective=objective)
    return render(
        request, "plans/close_objective.html", context, status=form_status(form)
    )
