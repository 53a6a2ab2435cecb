"""What meetings put to the Local IOM Delivery Group, and its answers (S1-17, S1-147)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core.clock import today
from core.decisions import require
from core.http import domain_errors_on, form_status
from meetings import forms, permissions, policies, selectors, services


@require_GET
def escalations(request: HttpRequest) -> HttpResponse:
    """List what waits for an answer, then what was answered."""
    require(permissions.may_read(request.user))
    context = selectors.escalation_lists(request.user) | {
        "may_answer": permissions.may_oversee(request.user)
    }
    return render(request, "meetings/escalations.html", context)


@require_http_methods(["GET", "POST"])
def answer_escalation(request: HttpRequest, escalation_id: Any) -> HttpResponse:
    """Write down what the group answered."""
    found = selectors.get_escalation(request.user, escalation_id)
    require(permissions.may_answer_escalation(request.user, found.case))
    form = forms.AnswerEscalation(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.answer_escalation(
                escalation=found, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "The answer is recorded.")
            return redirect("meetings:escalations")
    context = {
        "form": form,
        "escalation": found,
        "can": policies.can_answer_escalation(
            is_answered=found.answered_on is not None
        ),
    }
    return render(
        request, "meetings/answer_escalation.html", context, status=form_status(form)
    )
