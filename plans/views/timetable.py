"""A person's week: seeing it, adding to it, printing it for them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cases import permissions as case_permissions
from core.clock import now, today
from core.http import domain_errors_on, form_status
from plans import forms, permissions, policies, presenters, selectors, services
from plans.choices import Repeats
from plans.rules import monday_of
from plans.views.opening import writable_sections
from plans.views.support import open_case, open_to_support, supported


def asked_week(request: HttpRequest) -> date:
    """Return the Monday of the week asked for; nonsense means this week."""
    try:
        day = date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        day = today()
    return monday_of(day if 2000 <= day.year <= 2100 else today())


@require_GET
def timetable(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show one week of the timetable (S2-30)."""
    user, case = request.user, open_case(request, case_id)
    week = selectors.week(user, case, monday=asked_week(request))
    context = supported(
        case,
        "timetable",
        week=presenters.week_view(week, on=today()),
        may_work=case_permissions.may_work(user, case),
        may_print=permissions.may_download(user, case),
    )
    return render(request, "plans/timetable.html", context)


def typed_activity(form: forms.AddActivity) -> services.NewActivity:
    """Return what was typed as it would go on the timetable."""
    typed = dict(form.cleaned_data)
    del typed["despite_clash"]
    typed["idempotency_key"] = typed.pop("key")
    typed["weekdays"] = tuple(int(each) for each in typed["weekdays"])
    return services.NewActivity(**typed)


def clashes_of(form: forms.AddActivity, case: Any, user: Any) -> list[str]:
    """Return what a refused activity would be at the same time as, in words."""
    if not (form.is_bound and form.non_field_errors()):
        return []
    met = services.meets(case=case, activity=typed_activity(form), by=user, on=today())
    return [policies.clash_in_words(each) for each in met]


@require_http_methods(["GET", "POST"])
def add_activity(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Put something on the timetable; what it would clash with is shown first."""
    user, case = request.user, open_to_support(request, case_id)
    form = forms.AddActivity(
        request.POST or None,
        sections=writable_sections(user),
        initial={"first_day": today(), "repeats": Repeats.WEEKLY.value},
    )
    if request.method == "POST" and form.is_valid():
        new = typed_activity(form)
        with domain_errors_on(form):
            services.add_activity(
                case=case,
                activity=new,
                by=user,
                on=today(),
                despite_clash=form.cleaned_data["despite_clash"],
            )
            messages.info(request, f"{new.what} is on the timetable.")
            return redirect("support:timetable", case.pk)
    context = supported(case, "timetable", form=form, met=clashes_of(form, case, user))
    return render(request, "plans/add_activity.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def end_activity(
    request: HttpRequest, case_id: UUID, activity_id: UUID
) -> HttpResponse:
    """Give something on the timetable its last day, or take it off."""
    case = open_to_support(request, case_id)
    activity = selectors.get_activity(request.user, case, activity_id)
    form = forms.EndActivity(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.end_activity(
                activity=activity,
                last_day=form.cleaned_data["last_day"],
                by=request.user,
                on=today(),
            )
            messages.info(request, f"The timetable is changed: {activity}.")
            return redirect("support:timetable", case.pk)
    context = supported(case, "timetable", form=form, activity=activity)
    return render(request, "plans/end_activity.html", context, status=form_status(form))


@require_GET
def sheet(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Hand over the week on paper for the person; its name never carries theirs."""
    case = open_case(request, case_id)
    made = services.print_week(
        case=case, monday=asked_week(request), by=request.user, at=now()
    )
    return HttpResponse(
        made.content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{made.filename}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
