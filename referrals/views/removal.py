"""One proposal to remove somebody: read it, decide it, and the check-list after it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from cases import selectors as cases
from cases.presenters import case_frame
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status
from referrals import permissions as task_permissions
from referrals import policies as task_policies
from referrals import services as task_services
from referrals.choices import RemovalGround
from referrals.forms import decide as task_forms
from referrals.forms import removal as forms
from referrals.permissions import removal as permissions
from referrals.policies import removal as policies
from referrals.presenters import deciding as task_presenters
from referrals.presenters import removal as presenters
from referrals.selectors import leaving
from referrals.selectors import removal as selectors
from referrals.services import removals as services


View = Callable[..., HttpResponse]


@require_GET
def removal(request: HttpRequest, case_id: Any, removal_id: Any) -> HttpResponse:
    """Show a proposal with what the record says, its decision and its check-list."""
    user, on = request.user, today()
    case = cases.get_case(user, case_id)
    found = selectors.get_removal(user, case, removal_id)
    is_weighed = found.is_open and not found.is_mandatory
    lines = (
        leaving.readiness_of(user, case, on=on)
        if is_weighed
        else selectors.findings(user, found)
    )
    may_oversee = permissions.may_oversee(user, case)
    context = case_frame(case, on=on, current="scheme") | {
        "removal": found,
        "head": presenters.head(found),
        "proposal": presenters.proposal_facts(found),
        "decision": presenters.decision_facts(found) if found.decided_on else [],
        "grounds": presenters.ground_rows(lines),
        "history": presenters.history(found, selectors.changes(user, found)),
        "may_decide": permissions.may_decide(user, case),
        "can_stay": found.ground != RemovalGround.CUSTODY,
        "rows": task_rows(request, found),
        "comes_back": may_oversee
        and policies.can_reconsider(
            is_closed_for_custody=found.ground == RemovalGround.CUSTODY
            and found.status == "approved",
            is_settled=found.reconsidered_on is not None,
            is_on_scheme_again=selectors.has_open_episode(user, case),
        ),
    }
    return render(request, "referrals/removal/removal.html", context)


def task_rows(request: HttpRequest, found: Any) -> list[Any]:
    """Return the check-list with what the reader may do about each row."""
    args = [found.case_id, found.pk]
    return [
        task_presenters.task_row(
            task,
            on=today(),
            may_complete=task_permissions.may_complete(request.user, task),
            may_withhold=task_permissions.may_withhold(request.user, task),
            complete_url=reverse("scheme:complete", args=[*args, task.code]),
            withhold_url=reverse("scheme:withhold", args=args),
        )
        for task in selectors.administration(request.user, found)
    ]


def for_the_chair(view: View) -> View:
    """
    Load the proposal for its Chair, and hand it to the view.

    Opened when it is decided, it leads to the proposal, which says so; sent by the
    second of two, the service says what the first decided.
    """

    @wraps(view)
    def loaded(request: HttpRequest, case_id: Any, removal_id: Any) -> HttpResponse:
        case = cases.get_case(request.user, case_id)
        found = selectors.get_removal(request.user, case, removal_id)
        require(permissions.may_decide(request.user, case))
        can = policies.can_decide(status=found.status)
        if request.method == "GET" and not can:
            messages.info(request, can.reason)
            return redirect(found)
        return view(request, found)

    return require_http_methods(["GET", "POST"])(loaded)


def decision_page(
    request: HttpRequest, found: Any, form: Any, template: str, **more: Any
) -> HttpResponse:
    """Draw one of the decision's pages."""
    context = case_frame(found.case, on=today(), current="scheme") | {
        "removal": found,
        "form": form,
        **more,
    }
    return render(
        request, f"referrals/removal/{template}.html", context, status=form_status(form)
    )


@for_the_chair
def approve(request: HttpRequest, found: Any) -> HttpResponse:
    """Remove somebody: who carries on support, the exit plan, the check-list (S1-39)."""
    on, case = today(), found.case
    needs_officer = leaving.needs_officer(case, on=on)
    people = selectors.people_to_name(request.user, case, on=on)
    choices = [task_presenters.worker_choice(each) for each in people.values()]
    form = forms.ApproveRemoval(
        request.POST or None,
        people=choices,
        officers=[
            task_presenters.worker_choice(each)
            for each in people.values()
            if each.agency.kind in cases.OFFICER_KINDS
        ],
        asks_release=found.ground == RemovalGround.CUSTODY,
        needs_officer=needs_officer,
        initial=first_answers(found, people),
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.approve_removal(
                removal=found,
                support=support(form, people),
                by=request.user,
                on=on,
                at=now(),
            )
            messages.info(
                request,
                f"{case.person.plain_name} is removed from the cohort. What is still to "
                "be done is below, with who does it and by when.",
            )
            return redirect(found)
    return decision_page(request, found, form, "approve", needs_officer=needs_officer)


def first_answers(found: Any, people: Any) -> dict[str, Any]:
    """Return what the form opens with: the case's lead worker carries on."""
    case = found.case
    lead = next(
        (
            key
            for key, each in people.items()
            if each.user_id == case.lead_worker_id
            and each.agency_id == case.lead_worker_agency_id
        ),
        "",
    )
    is_officer = lead and people[lead].agency.kind in cases.OFFICER_KINDS
    return {
        "version": found.version,
        "lead": lead,
        "exit_plan_owner": lead,
        "officer": lead if is_officer else "",
        "expected_release_on": case.release_on,
    }


def support(form: forms.ApproveRemoval, people: Any) -> services.Support:
    """Return what was typed as the service takes it."""
    typed = form.cleaned_data | {
        each: people[form.cleaned_data[each]] for each in ("lead", "exit_plan_owner")
    }
    typed["officer"] = people.get(typed["officer"])
    return services.Support(**typed)


@for_the_chair
def refuse(request: HttpRequest, found: Any) -> HttpResponse:
    """Record that somebody stays on the scheme, and why."""
    form = forms.RefuseRemoval(
        request.POST or None,
        asks_agreement=found.ground == RemovalGround.MAPPA_3,
        initial={"version": found.version},
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.refuse_removal(
                removal=found,
                refusal=services.Refusal(**form.cleaned_data),
                by=request.user,
                on=today(),
            )
            messages.info(request, "The decision is recorded: the person stays.")
            return redirect(found)
    return decision_page(request, found, form, "refuse")


@for_the_chair
def defer(request: HttpRequest, found: Any) -> HttpResponse:
    """Put the decision off, until when and why."""
    form = forms.DeferRemoval(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.defer_removal(
                removal=found,
                deferral=services.Deferral(**form.cleaned_data),
                by=request.user,
                on=today(),
            )
            messages.info(request, "The decision is deferred.")
            return redirect(found)
    return decision_page(request, found, form, "defer")


@require_http_methods(["GET", "POST"])
def complete(
    request: HttpRequest, case_id: Any, removal_id: Any, code: str
) -> HttpResponse:
    """Record one row of the check-list as done."""
    case = cases.get_case(request.user, case_id)
    found = selectors.get_removal(request.user, case, removal_id)
    task = selectors.get_task(request.user, found, code)
    require(
        task_permissions.may_complete(request.user, task),
        task_policies.can_complete(is_open=task.is_open, done_on=today(), on=today()),
    )
    form = task_forms.CompleteTask(request.POST or None, initial={"done_on": today()})
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            task_services.complete_task(
                task=task, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, f"“{task.get_code_display()}” is recorded as done.")
            return redirect(found)
    return decision_page(request, found, form, "done", task=task)


@require_http_methods(["GET", "POST"])
def withhold(request: HttpRequest, case_id: Any, removal_id: Any) -> HttpResponse:
    """Authorise not telling the person that they were removed, and say why (A-24)."""
    case = cases.get_case(request.user, case_id)
    found = selectors.get_removal(request.user, case, removal_id)
    task = selectors.get_task(request.user, found, "person_notified")
    require(
        task_permissions.may_withhold(request.user, task),
        task_policies.can_withhold(code=task.code, is_open=task.is_open),
    )
    form = task_forms.Withhold(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            task_services.withhold_notification(
                task=task, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "It is recorded that the person is not to be told.")
            return redirect(found)
    return decision_page(request, found, form, "withhold", task=task)
