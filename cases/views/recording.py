"""Pages on which people record on a case."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cases import forms, needs, permissions, policies, presenters, selectors, services
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
    """Rate the pathways again beside what was said last; only what is different is written."""
    case = open_to_record(request, case_id)
    history = selectors.needs_history(request.user, case)
    rows = needs.pathway_rows(history)
    form = forms.AssessNeeds(
        request.POST or None,
        rows=rows,
        initial={"seen_at": max((n.recorded_at for n in history), default=None)},
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            written = services.reassess_needs(
                case=case,
                rows=[services.NeedRow(**each) for each in form.answers()],
                seen_at=form.cleaned_data["seen_at"],
                by=request.user,
                on=today(),
            )
            number = len(written)
            pathways = "pathway is" if number == 1 else "pathways are"
            messages.info(
                request, f"{number} {pathways} assessed anew. The others stay."
            )
            return redirect("cases:needs", case.pk)
    context = presenters.case_frame(case, on=today(), current="needs") | {"form": form}
    return render(request, "cases/assess_needs.html", context, status=form_status(form))
