"""Actions: adding one, looking at it, saying what became of it, giving it on."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core.clock import today
from core.http import domain_errors_on, form_status
from plans import forms, permissions, presenters, selectors, services
from plans.views.opening import (
    chosen,
    framed,
    open_plan,
    open_to_change,
    people,
    writable_sections,
)


@require_http_methods(["GET", "POST"])
def add_action(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Add an action; sending the page twice adds it once."""
    user, case = request.user, open_to_change(request, case_id)
    objectives = {
        str(each.pk): each for each in selectors.active_objectives(user, case)
    }
    form = forms.AddAction(
        request.POST or None,
        people=people(user, case),
        objectives=[(pk, each.text) for pk, each in objectives.items()],
        sections=writable_sections(user),
        initial={"objective": request.GET.get("objective", "")},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        new = services.NewAction(
            what=typed["what"],
            **chosen(user, case, typed["person"]),
            due_on=typed["due_on"],
            objective=objectives.get(typed.get("objective", "")),
            section=typed.get("section", "general"),
            sentence_plan=typed["sentence_plan"],
            idempotency_key=typed["key"],
        )
        with domain_errors_on(form):
            services.add_action(case=case, action=new, by=user, on=today())
            messages.info(request, f"Action added for {new.person}.")
            return redirect("plans:plan", case.pk)
    context = framed(case, form=form)
    return render(request, "plans/add_action.html", context, status=form_status(form))


@require_GET
def action(request: HttpRequest, case_id: UUID, action_id: UUID) -> HttpResponse:
    """Show one action with everything written about it."""
    user, case = request.user, open_plan(request, case_id)
    found = selectors.get_action(user, case, action_id)
    context = framed(
        case,
        action=found,
        row=presenters.action_row(found, on=today()),
        facts=presenters.action_facts(found),
        entries=presenters.update_entries(selectors.updates(user, found), found),
        may_plan=permissions.may_plan(user, case),
    )
    return render(request, "plans/action.html", context)


@require_http_methods(["GET", "POST"])
def progress(request: HttpRequest, case_id: UUID, action_id: UUID) -> HttpResponse:
    """Say how an action is going and what becomes of it (S1-29)."""
    case = open_to_change(request, case_id)
    found = selectors.get_action(request.user, case, action_id)
    form = forms.Progress(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            said = settle(found, form.cleaned_data, by=request.user)
            messages.info(request, said)
            return redirect("plans:plan", case.pk)
    context = framed(case, form=form, row=presenters.action_row(found, on=today()))
    return render(request, "plans/progress.html", context, status=form_status(form))


def settle(found: Any, typed: dict[str, Any], *, by: Any) -> str:
    """Do what was chosen, and return the sentence that says so."""
    doing = {"action": found, "by": by, "on": today()}
    match typed["outcome"]:
        case "discharge":
            services.discharge_action(**doing, text=typed["text"])
            return "The action is discharged."
        case "carry_over":
            services.carry_over_action(
                **doing, until=typed["until"], reason=typed["text"]
            )
            return "The action is carried over."
        case "drop":
            services.drop_action(**doing, text=typed["text"])
            return "The action is closed as no longer needed."
    services.record_progress(**doing, text=typed["text"])
    return "Progress recorded."


@require_http_methods(["GET", "POST"])
def reassign(request: HttpRequest, case_id: UUID, action_id: UUID) -> HttpResponse:
    """Give an action to somebody else."""
    user, case = request.user, open_to_change(request, case_id)
    found = selectors.get_action(user, case, action_id)
    form = forms.Reassign(request.POST or None, people=people(user, case))
    if request.method == "POST" and form.is_valid():
        who = chosen(user, case, form.cleaned_data["person"])
        with domain_errors_on(form):
            services.reassign_action(
                action=found,
                **who,
                by=user,
                on=today(),
                reason=form.cleaned_data["reason"],
            )
            messages.info(request, f"The action is now {who['person']}’s.")
            return redirect(found)
    context = framed(case, form=form, row=presenters.action_row(found, on=today()))
    return render(request, "plans/reassign.html", context, status=form_status(form))
