"""Pages on scores, and on what the person was asked about themselves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cases import facts as questions
from cases import forms, permissions, presenters, selectors, services
from cases.prompts import prompts
from cases.views.recording import open_to_record
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status


@require_GET
def scores(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show every score with its tool, years, band, date and source (A-27)."""
    case = selectors.get_case(request.user, case_id)
    context = presenters.case_frame(case, on=today(), current="person") | {
        "scores": [
            (each, permissions.may_withdraw(request.user, case, each))
            for each in selectors.every_score(request.user, case)
        ],
        "may_work": permissions.may_work(request.user, case),
    }
    return render(request, "cases/scores.html", context)


@require_http_methods(["GET", "POST"])
def record_score(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Record one score; the ones before stay."""
    case = open_to_record(request, case_id)
    form = forms.RecordScore(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            score = services.record_score(
                case=case,
                score=services.NewScore(**form.cleaned_data),
                by=request.user,
                on=today(),
            )
            messages.info(request, f"{score} is recorded.")
            return redirect("cases:scores", case.pk)
    context = presenters.case_frame(case, on=today(), current="person") | {
        "form": form,
        "title": "Record a score",
        "button": "Record the score",
    }
    return render(request, "cases/person_form.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def withdraw_score(request: HttpRequest, case_id: UUID, score_id: UUID) -> HttpResponse:
    """Withdraw a score that was recorded by mistake."""
    case = open_to_record(request, case_id)
    score = selectors.get_score(request.user, case, score_id)
    require(permissions.may_withdraw(request.user, case, score))
    form = forms.Withdraw(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.withdraw_score(
                score=score, by=request.user, at=now(), **form.cleaned_data
            )
            messages.info(
                request,
                f"{score} is withdrawn. It stays in the list and counts no more.",
            )
            return redirect("cases:scores", case.pk)
    context = presenters.case_frame(case, on=today(), current="person") | {
        "form": form,
        "title": f"Withdraw: {score}",
        "button": "Withdraw it",
    }
    return render(request, "cases/person_form.html", context, status=form_status(form))


def worth_asking(user: Any, case: Any, known: Any) -> list[Any]:
    """Return the prompts that follow from what this reader sees (S1-84, S1-85)."""
    needs = {each.pathway: each.rating for each in selectors.latest_needs(user, case)}
    return list(prompts(known.chosen, needs))


@require_GET
def facts(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what the person said about themselves, and what is worth asking."""
    user = request.user
    case = selectors.get_case(user, case_id)
    known = selectors.facts(user, case)
    may_work = permissions.may_work(user, case)
    context = presenters.case_frame(case, on=today(), current="person") | {
        "rows": questions.rows(known.answers, sees_sensitive=bool(may_work)),
        "history": selectors.facts_history(user, case),
        "prompts": worth_asking(user, case, known),
        "may_work": may_work,
    }
    return render(request, "cases/facts.html", context)


@require_http_methods(["GET", "POST"])
def ask_facts(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Record what the person answers; every question may be left or declined."""
    case = open_to_record(request, case_id)
    known = selectors.facts(request.user, case)
    form = forms.AskFacts(
        request.POST or None,
        initial=forms.typed_before(known.answers) | {"seen": known.mark},
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.record_facts(
                case=case,
                answers=form.answers,
                seen=form.cleaned_data["seen"],
                by=request.user,
                on=today(),
            )
            messages.info(request, "The answers are recorded.")
            return redirect("cases:facts", case.pk)
    context = presenters.case_frame(case, on=today(), current="person") | {"form": form}
    return render(request, "cases/ask_facts.html", context, status=form_status(form))
