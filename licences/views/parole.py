"""Parole in Scotland: its page and its steps."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.presenters import case_frame
from cases.selectors import get_case, in_scotland
from core.clock import today
from licences import permissions, selectors
from licences.choices import ConditionKind
from licences.forms import AddCondition
from licences.forms import parole as forms
from licences.presenters import parole as presenters
from licences.selectors import parole as reading
from licences.services import NewCondition
from licences.services import parole as services
from licences.views.answering import Asked, answered, chosen, people
from licences.views.page import case_to_record


BACK = "licences:parole"


@require_GET
def parole(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Show how parole stands: the clock, the reports under five heads, hearing, decision."""
    user, on = request.user, today()
    case = in_scotland(get_case(user, case_id))
    found = reading.parole(user, case)
    process = found.process
    context = case_frame(case, on=on, current="custody") | {
        "process": process,
        "rows": presenters.process_rows(process, on=on) if process else [],
        "groups": presenters.report_groups(found.reports, case_id=case.pk, on=on),
        "missing": presenters.headings_missing(found.reports),
        "conditions": found.conditions,
        "before": found.before,
        "is_due": bool(process and process.opens_on <= on),
        "may_record": case.is_open and bool(permissions.may_record(user, case)),
    }
    return render(request, "licences/parole.html", context)


@require_POST
def open_parole(request: HttpRequest, case_id: Any, process_id: Any) -> HttpResponse:
    """Begin parole."""
    case = in_scotland(case_to_record(request, case_id))
    process = reading.get_process(request.user, case, process_id)
    services.open_parole(process=process, by=request.user, on=today())
    messages.info(request, "Parole has begun. Ask for the reports next.")
    return redirect(BACK, case.pk)


@require_http_methods(["GET", "POST"])
def ask_report(request: HttpRequest, case_id: Any, process_id: Any) -> HttpResponse:
    """Ask somebody for a report."""
    user, case = request.user, in_scotland(case_to_record(request, case_id))
    process = reading.get_process(user, case, process_id)
    form = forms.AskReport(
        request.POST or None,
        people=people(user, case),
        initial={"heading": request.GET.get("heading", "")},
    )

    def ask(typed: dict[str, Any]) -> None:
        who = chosen(user, case, typed["person"])
        services.ask_for_report(
            process=process,
            asked=services.AskedReport(
                heading=typed["heading"],
                writer=who["person"],
                agency=who["agency"],
                due_on=typed["due_on"],
            ),
            by=user,
            on=today(),
        )

    asked = Asked(
        "Ask for a report",
        "The report is asked for. It is on the writer’s list of work.",
        BACK,
        "Ask for it",
    )
    return answered(request, case, form, asked, ask)


@require_http_methods(["GET", "POST"])
def receive_report(
    request: HttpRequest, case_id: Any, parole_report_id: Any
) -> HttpResponse:
    """Record that a report is in."""
    case = in_scotland(case_to_record(request, case_id))
    report = reading.get_report(request.user, case, parole_report_id)
    form = forms.ReceiveReport(request.POST or None, initial={"received_on": today()})
    asked = Asked(f"Report: {report}", "The report is in.", BACK)
    return answered(
        request,
        case,
        form,
        asked,
        lambda typed: services.receive_report(
            report=report, by=request.user, on=today(), **typed
        ),
    )


@require_http_methods(["GET", "POST"])
def list_hearing(request: HttpRequest, case_id: Any, process_id: Any) -> HttpResponse:
    """Record the day of the hearing."""
    case = in_scotland(case_to_record(request, case_id))
    process = reading.get_process(request.user, case, process_id)
    form = forms.ListHearing(request.POST or None)
    asked = Asked("Parole hearing", "The hearing is listed.", BACK)
    return answered(
        request,
        case,
        form,
        asked,
        lambda typed: services.list_hearing(process=process, by=request.user, **typed),
    )


@require_http_methods(["GET", "POST"])
def decide_parole(request: HttpRequest, case_id: Any, process_id: Any) -> HttpResponse:
    """Record the Parole Board's decision."""
    case = in_scotland(case_to_record(request, case_id))
    process = reading.get_process(request.user, case, process_id)
    form = forms.Decide(request.POST or None)
    asked = Asked("The Parole Board’s decision", "The decision is recorded.", BACK)
    return answered(
        request,
        case,
        form,
        asked,
        lambda typed: services.decide_parole(
            process=process,
            decision=services.ParoleDecision(**typed),
            by=request.user,
            on=today(),
        ),
    )


@require_http_methods(["GET", "POST"])
def set_condition(request: HttpRequest, case_id: Any, process_id: Any) -> HttpResponse:
    """Record a condition the Board set; it goes on the licence when that begins."""
    user, case = request.user, in_scotland(case_to_record(request, case_id))
    process = reading.get_process(user, case, process_id)
    form = AddCondition(request.POST or None)

    def write(typed: dict[str, Any]) -> None:
        services.set_parole_condition(
            process=process,
            condition=NewCondition(**typed | {"kind": ConditionKind(typed["kind"])}),
            licence=selectors.running_licence(user, case),
            by=user,
            on=today(),
        )

    asked = Asked(
        "Condition of release",
        "The condition is recorded. It goes on the licence when that begins.",
        BACK,
    )
    return answered(request, case, form, asked, write)


@require_http_methods(["GET", "POST"])
def close_parole(request: HttpRequest, case_id: Any, process_id: Any) -> HttpResponse:
    """Close parole without a decision."""
    case = in_scotland(case_to_record(request, case_id))
    process = reading.get_process(request.user, case, process_id)
    form = forms.CloseParole(request.POST or None)
    asked = Asked("Close parole without a decision", "Parole is closed.", BACK)
    return answered(
        request,
        case,
        form,
        asked,
        lambda typed: services.close_parole(
            process=process, by=request.user, on=today(), **typed
        ),
    )
