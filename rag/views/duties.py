"""Recording what meets a duty: done, assessed, agreed; and the panel of the overview."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from agencies.selectors import clocks_of
from cases.presenters import case_frame
from cases.selectors import get_case
from core.clock import today
from core.decisions import require
from core.http import domain_errors_on, form_status
from rag import forms, permissions, presenters, selectors, services
from rag.choices import RecordedDuty


@require_GET
def duties(request: HttpRequest, case_id) -> HttpResponse:
    """Show how the duties of the class stand: the panel of the overview."""
    user, on = request.user, today()
    case = get_case(user, case_id)
    states = selectors.states_of(user, [case], on=on).get(case.pk, ())
    rows = presenters.duty_rows(states, case_id=case.pk, clocks=clocks_of(case.scheme))
    context = case_frame(case, on=on, current="rating") | {
        "duties": rows,
        "panel": presenters.duty_panel(rows, states),
        "may_work": permissions.may_work(user, case),
    }
    if request.htmx:
        return render(request, "rag/duties_panel.html", context)
    return render(request, "rag/duties.html", context)


@require_http_methods(["GET", "POST"])
def record_duty(request: HttpRequest, case_id, duty: str) -> HttpResponse:
    """Record that a duty was done."""
    user = request.user
    case = get_case(user, case_id)
    if duty not in RecordedDuty.values:
        raise Http404
    require(permissions.may_record_duty(user, case, duty))
    form = forms.RecordDuty(request.POST or None, initial={"done_on": today()})
    label = RecordedDuty(duty).label
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.record_duty(
                case=case, duty=duty, by=user, on=today(), **form.cleaned_data
            )
            messages.info(request, f"Recorded: {label[0].lower()}{label[1:]}.")
            return redirect("rag:rating", case.pk)
    context = case_frame(case, on=today(), current="rating") | {
        "form": form,
        "label": label,
    }
    return render(request, "rag/record_duty.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def assess_monitoring(request: HttpRequest, case_id) -> HttpResponse:
    """Record whether electronic monitoring would suit (S1-191)."""
    user = request.user
    case = get_case(user, case_id)
    require(permissions.may_work(user, case))
    form = forms.AssessMonitoring(
        request.POST or None, initial={"assessed_on": today()}
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.assess_monitoring(
                case=case,
                assessment=services.Monitoring(**form.cleaned_data),
                by=user,
                on=today(),
            )
            messages.info(request, "The assessment is recorded.")
            return redirect("rag:rating", case.pk)
    context = case_frame(case, on=today(), current="rating") | {"form": form}
    return render(
        request, "rag/assess_monitoring.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def agree_frequency(request: HttpRequest, case_id) -> HttpResponse:
    """Record how often a meeting agreed to supervise (S1-203)."""
    user = request.user
    case = get_case(user, case_id)
    require(permissions.may_work(user, case))
    now = selectors.current_frequency(user, case)
    form = forms.AgreeFrequency(
        request.POST or None,
        initial={"agreed_on": today(), "version": now.number if now else 0},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        version = typed.pop("version")
        with domain_errors_on(form):
            agreed = services.agree_frequency(
                case=case,
                frequency=services.Frequency(**typed),
                version=version,
                by=user,
                on=today(),
            )
            messages.info(request, f"Agreed: {agreed}.")
            return redirect("rag:rating", case.pk)
    context = case_frame(case, on=today(), current="rating") | {
        "form": form,
        "now": now,
    }
    return render(
        request, "rag/agree_frequency.html", context, status=form_status(form)
    )
