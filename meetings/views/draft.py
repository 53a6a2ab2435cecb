"""Pages about an agenda before and after it is issued: order, putting off, issuing, asking."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cases import selectors as cases
from cases.presenters import case_frame
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status
from meetings import (
    forms,
    permissions,
    policies,
    presenters,
    selectors,
    services,
)
from meetings.rules import agenda as rules


@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Issue the agenda once the Chair agrees it (S1-12)."""
    found = selectors.get_meeting(request.user, meeting_id)
    require(
        permissions.may_issue(request.user, found),
        policies.can_issue(
            is_planned=found.is_planned, is_issued=found.issued_at is not None
        ),
    )
    form = forms.Issue(request.POST or None)
    form.fields["agreed"].label = f"{found.chair} agrees this agenda as Chair"
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.issue_agenda(meeting=found, by=request.user, at=now())
            messages.info(request, "The agenda is issued.")
            return redirect(found)
    items = selectors.draft_items(request.user, found, on=today())
    context = {
        "form": form,
        "meeting": found,
        "counts": presenters.ground_counts(items),
        "columns": ("Why", "Cases"),
    }
    return render(request, "meetings/issue.html", context, status=form_status(form))


@require_POST
def add_due(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Add everything that has come due since the agenda was issued."""
    found = selectors.get_meeting(request.user, meeting_id)
    number = services.add_newly_due(meeting=found, by=request.user, on=today())
    messages.info(request, presenters.added(number))
    return redirect(found)


@require_http_methods(["GET", "POST"])
def put_off(request: HttpRequest, meeting_id: Any, case_id: UUID) -> HttpResponse:
    """Put a case off to a later meeting, or to none, saying why."""
    found = selectors.get_meeting(request.user, meeting_id)
    require(permissions.may_arrange(request.user, found.scheme))
    case = cases.get_case(request.user, case_id)
    selectors.require_listed(request.user, found, case, on=today())
    later = {
        str(each.pk): each
        for each in selectors.later_meetings(request.user, found, on=today())
    }
    form = forms.PutOff(
        request.POST or None,
        meetings=[presenters.meeting_choice(each) for each in later.values()],
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.put_off(
                meeting=found,
                case=case,
                to=later.get(form.cleaned_data["to"]),
                reason=form.cleaned_data["reason"],
                by=request.user,
                on=today(),
            )
            messages.info(request, f"{case} is put off.")
            return redirect(found)
    context = {
        "form": form,
        "meeting": found,
        "case": case,
        "can": policies.can_put_off(
            is_planned=found.is_planned,
            is_listed=True,
            stays=rules.stays(case),
            is_later=True,
        ),
    }
    return render(request, "meetings/put_off.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def order(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Set the order in which the meeting takes its cases."""
    found = selectors.get_meeting(request.user, meeting_id)
    require(
        permissions.may_arrange(request.user, found.scheme),
        policies.can_change(is_planned=found.is_planned),
    )
    items = [
        each.item
        for each in selectors.agenda_as_it_stands(request.user, found, on=today())
    ]
    names = [(str(each.case_id), str(each.case.person)) for each in items]
    form = forms.Order(request.POST or None, names=names)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            drawn = form.cleaned_data.pop("drawn").split()
            services.reorder(
                meeting=found,
                drawn=[UUID(key) for key in drawn],
                typed={UUID(key): place for key, place in form.cleaned_data.items()},
                by=request.user,
                on=today(),
            )
            messages.info(request, "The order is changed.")
            return redirect(found)
    context = {
        "form": form,
        "meeting": found,
        "rows": [(form[str(each.case_id)], each) for each in items],
    }
    return render(request, "meetings/order.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask for a case to be heard at the next meeting."""
    case = cases.get_case(request.user, case_id)
    require(permissions.may_ask(request.user, case))
    form = forms.AskFor(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.ask_for(
                case=case, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "The next meeting is asked to discuss this case.")
            return redirect("meetings:ask", case.pk)
    context = {
        **case_frame(case, on=today(), current=""),
        "form": form,
        "asked": [
            (each, permissions.may_take_back(request.user, each))
            for each in selectors.requests_on(request.user, case)
        ],
        "can": policies.can_ask(is_live=case.status == "active", has_asked=False),
    }
    return render(request, "meetings/ask.html", context, status=form_status(form))


@require_POST
def take_back(request: HttpRequest, case_id: UUID, request_id: UUID) -> HttpResponse:
    """Take a request back."""
    case = cases.get_case(request.user, case_id)
    found = selectors.get_request(request.user, case, request_id)
    services.take_back(request=found, by=request.user, on=today())
    messages.info(request, "The request is taken back.")
    return redirect("meetings:ask", case.pk)
