"""Pages of the administration that follows adoption (S1-181)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from cases.policies import can_record
from core.clock import today
from core.decisions import Decision, first_refusal, require
from core.http import domain_errors_on, form_status
from referrals import permissions, policies, selectors, services
from referrals.forms import decide as forms
from referrals.presenters import deciding as presenters


@require_GET
def administration(request: HttpRequest, referral_id: Any) -> HttpResponse:
    """Show what follows adoption: who does it, by when, and what is done."""
    referral = selectors.get_submitted(request.user, referral_id)
    rows = [
        presenters.task_row(
            task,
            on=today(),
            may_complete=may_settle(
                permissions.may_complete(request.user, task), referral
            ),
            may_withhold=may_settle(
                permissions.may_withhold(request.user, task), referral
            ),
            complete_url=reverse(
                "referrals:complete_task", args=[referral.pk, task.code]
            ),
            withhold_url=reverse("referrals:withhold_notification", args=[referral.pk]),
        )
        for task in selectors.administration(request.user, referral)
    ]
    context = {"referral": referral, "rows": rows, "today": today()}
    return render(request, "referrals/administration.html", context)


def may_settle(may: Decision, referral: Any) -> Decision:
    """Leave a row as it is once the case is closed."""
    return first_refusal(may, can_record(is_open=referral.case.is_open))


@require_http_methods(["GET", "POST"])
def complete_task(request: HttpRequest, referral_id: Any, code: str) -> HttpResponse:
    """Record one task as done."""
    referral = selectors.get_submitted(request.user, referral_id)
    task = selectors.get_task(request.user, referral, code)
    require(
        permissions.may_complete(request.user, task),
        policies.can_complete(is_open=task.is_open, done_on=today(), on=today()),
    )
    form = forms.CompleteTask(request.POST or None, initial={"done_on": today()})
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.complete_task(
                task=task, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, f"“{task.get_code_display()}” is recorded as done.")
            return redirect("referrals:administration", referral.pk)
    context = {"referral": referral, "form": form, "task": task}
    return render(
        request,
        "referrals/administration_done.html",
        context,
        status=form_status(form),
    )


@require_http_methods(["GET", "POST"])
def withhold_notification(request: HttpRequest, referral_id: Any) -> HttpResponse:
    """Authorise not telling the person, and say why (A-24)."""
    referral = selectors.get_submitted(request.user, referral_id)
    task = selectors.get_task(request.user, referral, "person_notified")
    require(
        permissions.may_withhold(request.user, task),
        policies.can_withhold(code=task.code, is_open=task.is_open),
    )
    form = forms.Withhold(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.withhold_notification(
                task=task, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "It is recorded that the person is not to be told.")
            return redirect("referrals:administration", referral.pk)
    context = {"referral": referral, "form": form, "task": task}
    return render(
        request,
        "referrals/administration_withhold.html",
        context,
        status=form_status(form),
    )
