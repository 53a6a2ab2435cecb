"""Pages on which people record on a case."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cases import forms, permissions, policies, presenters, selectors, services
from cases.choices import Pathway
from core.clock import today
from core.decisions import require
from core.http import domain_errors_on, form_status


def open_to_record(request: HttpRequest, case_id):
    """Return the case when this person may record on it now."""
    case = selectors.get_case(request.user, case_id)
    require(
        permissions.may_work(request.user, case),
        policies.can_record(is_open=case.is_open),
    )
    return case


@require_http_methods(["GET", "POST"])
def add_note(request: HttpRequest, case_id) -> HttpResponse:
    """Record information in one section: police, health, victim … or general."""
    case = open_to_record(request, case_id)
    form = forms.AddNote(
        request.POST or None,
        sections=forms.writable_sections(request.user.acting.sections),
        initial={"about_on": today()},
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            note = services.add_note(case=case, by=request.user, **form.cleaned_data)
            messages.info(request, f"Recorded under “{note.get_section_display()}”.")
            return redirect(case)
    context = presenters.case_frame(case, on=today(), current="overview") | {
        "form": form
    }
    return render(request, "cases/add_note.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def assess_needs(request: HttpRequest, case_id) -> HttpResponse:
    """Rate the pathways again; the assessments before stay."""
    case = open_to_record(request, case_id)
    initial = {
        f"{need.pathway}_{part}": getattr(need, part)
        for need in selectors.latest_needs(request.user, case)
        for part in ("rating", "needs", "actions")
    }
    form = forms.AssessNeeds(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        rows = [
            services.NeedRow(
                pathway=value,
                rating=typed[f"{value}_rating"],
                needs=typed[f"{value}_needs"],
                actions=typed[f"{value}_actions"],
            )
            for value in Pathway.values
            if typed[f"{value}_rating"]
        ]
        with domain_errors_on(form):
            services.assess_needs(case=case, rows=rows, by=request.user, on=today())
            messages.info(request, "The needs as you assessed them today are recorded.")
            return redirect("cases:needs", case.pk)
    context = presenters.case_frame(case, on=today(), current="needs") | {"form": form}
    return render(request, "cases/assess_needs.html", context, status=form_status(form))
