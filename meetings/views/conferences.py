"""A Scottish prisoner's plan and case conferences: their pages and forms."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agencies.selectors import clocks_of
from cases.permissions import may_work
from cases.policies import can_record
from cases.presenters import case_frame
from cases.selectors import get_case, in_scotland
from core.clock import today
from core.decisions import require
from core.exceptions import NotVisible
from core.http import domain_errors_on, form_status
from meetings.forms import conferences as forms
from meetings.presenters import conferences as presenters
from meetings.selectors import conferences as selectors
from meetings.services import conferences as services
from meetings.services import programmes


PAGE = "conferences:management"


def case_to_record(request: HttpRequest, case_id: Any) -> Any:
    """Return a Scottish case on which this person may record now."""
    case = in_scotland(get_case(request.user, case_id))
    require(may_work(request.user, case), can_record(is_open=case.is_open))
    return case


@require_GET
def management(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Show the plan, what conference is owed, family and programmes."""
    user, on = request.user, today()
    case = in_scotland(get_case(user, case_id))
    found, clocks = selectors.management(user, case), clocks_of(case.scheme)
    release_on = case.release_on
    context = case_frame(case, on=on, current="custody") | {
        "plan": found.plan,
        "rows": presenters.plan_rows(found.plan, clocks=clocks, on=on)
        if found.plan
        else [],
        "owed": presenters.owed_row(
            found.plan, release_on=release_on, clocks=clocks, on=on
        )
        if found.plan
        else None,
        "conferences": presenters.conference_rows(found.conferences, on=on),
        "permissions": found.permissions,
        "programmes": presenters.programme_rows(
            found.programmes, release_on=release_on, on=on
        ),
        "may_record": case.is_open and bool(may_work(user, case)),
    }
    return render(request, "meetings/conferences/management.html", context)


def filled(
    request: HttpRequest,
    case: Any,
    form: Any,
    *,
    write: Callable[[], Any],
    title: str,
    said: str,
    back: tuple[str, Any] | None = None,
) -> HttpResponse:
    """Draw a form of these pages, or write what it says and go back."""
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            write()
            messages.info(request, said)
            route, row = back or (PAGE, None)
            return redirect(route, case.pk, *filter(None, (row,)))
    context = case_frame(case, on=today(), current="custody") | {
        "form": form,
        "title": title,
    }
    return render(
        request, "meetings/conferences/form.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def write_plan(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Begin the Community Integration Plan, or change it."""
    user, case = request.user, case_to_record(request, case_id)
    plan = selectors.current_plan(user, case)
    fields = (*services.PlanFacts.__dataclass_fields__, "version")
    initial = {name: getattr(plan, name) for name in fields} if plan else {"version": 0}
    form = forms.WritePlan(request.POST or None, initial=initial)
    return filled(
        request,
        case,
        form,
        write=lambda: services.write_plan(
            case=case,
            plan=plan,
            facts=services.PlanFacts(**form.facts()),
            version=form.cleaned_data["version"],
            by=user,
            on=today(),
        ),
        title="Community Integration Plan",
        said="The plan is saved.",
    )


@require_POST
def end_plan(request: HttpRequest, case_id: Any) -> HttpResponse:
    """End the plan: this time in prison is over."""
    case = case_to_record(request, case_id)
    services.end_plan(plan=plan_of(request, case), by=request.user, on=today())
    messages.info(request, "The plan has ended. It stays on record.")
    return redirect(PAGE, case.pk)


def plan_of(request: HttpRequest, case: Any) -> Any:
    """Return the current plan; without one, what hangs on it is not there."""
    plan = selectors.current_plan(request.user, case)
    if plan is None:
        raise NotVisible
    return plan


@require_http_methods(["GET", "POST"])
def arrange(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Arrange a case conference."""
    case = case_to_record(request, case_id)
    plan = plan_of(request, case)
    form = forms.Arrange(request.POST or None, initial={"kind": plan.next_kind})
    return filled(
        request,
        case,
        form,
        write=lambda: services.arrange_conference(
            plan=plan,
            conference=services.NewCaseConference(**form.cleaned_data),
            by=request.user,
            on=today(),
        ),
        title="Arrange a case conference",
        said="The conference is arranged. The usual people are on its list.",
    )


@require_GET
def conference(request: HttpRequest, case_id: Any, conference_id: Any) -> HttpResponse:
    """Show one conference: who is invited, and what it agreed."""
    user = request.user
    case = in_scotland(get_case(user, case_id))
    found = selectors.get_conference(user, case, conference_id)
    context = case_frame(case, on=today(), current="custody") | {
        "conference": found,
        "invitations": presenters.invitation_rows(
            selectors.invitations(user, found), is_held=found.held_on is not None
        ),
        "is_past": found.meets_on <= today(),
        "may_record": case.is_open and bool(may_work(user, case)),
    }
    return render(request, "meetings/conferences/conference.html", context)


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, case_id: Any, conference_id: Any) -> HttpResponse:
    """Invite somebody of an agency."""
    case = case_to_record(request, case_id)
    found = selectors.get_conference(request.user, case, conference_id)
    form = forms.Invite(request.POST or None)
    return filled(
        request,
        case,
        form,
        write=lambda: services.invite(
            conference=found, by=request.user, **form.cleaned_data
        ),
        title="Invite somebody",
        said="They are on the list.",
        back=("conferences:conference", found.pk),
    )


@require_http_methods(["GET", "POST"])
def held(request: HttpRequest, case_id: Any, conference_id: Any) -> HttpResponse:
    """Record what a conference agreed, and who came."""
    case = case_to_record(request, case_id)
    found = selectors.get_conference(request.user, case, conference_id)
    invited = [
        (str(each.pk), str(each))
        for each in selectors.invitations(request.user, found)
        if each.withdrawn_on is None
    ]
    form = forms.HeldForm(request.POST or None, invited=invited)
    return filled(
        request,
        case,
        form,
        write=lambda: services.record_conference(
            conference=found,
            held=services.Held(
                form.cleaned_data["agreed"],
                frozenset(map(UUID, form.cleaned_data["came"])),
                form.cleaned_data["mappa_told_on"],
            ),
            by=request.user,
            on=today(),
        ),
        title=f"Record: {found}",
        said="The conference is recorded. The next one follows from it.",
        back=("conferences:conference", found.pk),
    )


@require_http_methods(["GET", "POST"])
def offer_programme(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Record a programme assessed for and offered."""
    case = case_to_record(request, case_id)
    return programme_form(request, case, None)


@require_http_methods(["GET", "POST"])
def programme(request: HttpRequest, case_id: Any, offer_id: Any) -> HttpResponse:
    """Record what became of a programme."""
    case = case_to_record(request, case_id)
    return programme_form(
        request, case, selectors.get_programme(request.user, case, offer_id)
    )


def programme_form(request: HttpRequest, case: Any, offer: Any) -> HttpResponse:
    """Draw the form of a programme, or write it."""
    fields = programmes.ProgrammeFacts.__dataclass_fields__
    initial = {name: getattr(offer, name) for name in fields} if offer else None
    if initial:
        initial["response"] = initial["response"] or forms.NO_RESPONSE
        initial["seen"] = offer.standing
    form = forms.Programme(request.POST or None, initial=initial)
    return filled(
        request,
        case,
        form,
        write=lambda: programmes.record_programme(
            case=case,
            offer=offer,
            facts=programmes.ProgrammeFacts(**form.facts()),
            by=request.user,
            on=today(),
            seen=form.cleaned_data["seen"],
        ),
        title=str(offer) if offer else "Programme",
        said="It is recorded. Only those who may read health information, and your "
        "agency, can read it.",
    )
