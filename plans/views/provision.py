"""Services and gaps: one case's, and the lists over every case the reader sees."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from agencies import selectors as agencies
from agencies.roles import Permission
from cases import permissions as case_permissions
from core.clock import today
from core.decisions import permitted_if, require
from core.http import domain_errors_on, form_status
from plans import forms, presenters, selectors, services
from plans.choices import ServiceStatus
from plans.lifecycle import SERVICE_NEXT
from plans.views.support import open_case, open_to_support, supported


@require_GET
def services_of(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show where the person was referred, how long it takes, and what nobody meets."""
    user, case = request.user, open_case(request, case_id)
    context = supported(
        case,
        "services",
        rows=presenters.service_rows(
            selectors.service_referrals(user, case), on=today()
        ),
        gaps=selectors.gaps(user, case),
        may_work=case_permissions.may_work(user, case),
    )
    return render(request, "plans/services.html", context)


def grouped(entries: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the directory to choose from, grouped by what a service is for."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in entries:
        groups.setdefault(each.get_kind_display(), []).append((str(each.pk), each.name))
    return sorted(groups.items())


@require_http_methods(["GET", "POST"])
def refer(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Record a referral to a service; sending the page twice records it once."""
    user, case = request.user, open_to_support(request, case_id)
    entries = {str(each.pk): each for each in agencies.directory()}
    form = forms.ReferToService(
        request.POST or None,
        services=grouped(entries.values()),
        initial={"sent_on": today(), "service": request.GET.get("service", "")},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        key = typed.pop("key")
        typed["service"] = entries.get(typed["service"])
        with domain_errors_on(form):
            sent = services.refer_to_service(
                case=case,
                referral=services.NewServiceReferral(**typed, idempotency_key=key),
                by=user,
                on=today(),
            )
            messages.info(
                request, f"The referral to {sent} is recorded; the wait is counted."
            )
            return redirect("support:services", case.pk)
    context = supported(case, "services", form=form)
    return render(request, "plans/refer.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def outcome(request: HttpRequest, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """Show one referral to a service, and record what became of it."""
    case = open_to_support(request, case_id)
    found = selectors.get_service_referral(request.user, case, referral_id)
    following = SERVICE_NEXT[ServiceStatus(found.status)]
    form = forms.ServiceOutcome(
        request.POST or None,
        # A form sent twice must be able to say again what it said.
        statuses=[
            (each.value, each.label)
            for each in ServiceStatus
            if each in following or (request.method == "POST" and each == found.status)
        ],
        initial={"seen": found.status, "happened_on": today()},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        seen = typed.pop("seen")
        with domain_errors_on(form):
            moved = services.move_service_referral(
                referral=found,
                outcome=services.Outcome(**typed),
                seen=seen,
                by=request.user,
                on=today(),
            )
            messages.info(request, f"{moved}: {moved.get_status_display().lower()}.")
            return redirect("support:services", case.pk)
    context = supported(
        case,
        "services",
        form=form,
        referral=found,
        facts=presenters.service_facts(found, on=today()),
        entries=presenters.step_entries(found.steps.all()),
    )
    return render(
        request, "plans/service_outcome.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def note_gap(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Record a need that no service meets; sending the page twice records it once."""
    case = open_to_support(request, case_id)
    form = forms.NoteGap(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        key = typed.pop("key")
        with domain_errors_on(form):
            services.note_gap(
                case=case, **typed, idempotency_key=key, by=request.user, on=today()
            )
            messages.info(request, "The gap is recorded, and counted.")
            return redirect("support:services", case.pk)
    context = supported(case, "services", form=form)
    return render(request, "plans/note_gap.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def close_gap(request: HttpRequest, case_id: UUID, gap_id: UUID) -> HttpResponse:
    """Record that a need is met now."""
    case = open_to_support(request, case_id)
    gap = selectors.get_gap(request.user, case, gap_id)
    form = forms.CloseGap(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.close_gap(
                gap=gap, note=form.cleaned_data["note"], by=request.user, on=today()
            )
            messages.info(request, "The need is recorded as met.")
            return redirect("support:services", case.pk)
    context = supported(case, "services", form=form, gap=gap)
    return render(request, "plans/close_gap.html", context, status=form_status(form))


def may_see_lists(request: HttpRequest) -> None:
    """Go on only for people who work cases."""
    require(
        permitted_if(
            request.user.holds(Permission.CASE_READ), "Your role does not open cases."
        )
    )


@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """List who waits for a service, the longest first, and how each route fares (S1-186)."""
    may_see_lists(request)
    rows = presenters.service_rows(selectors.waiting(request.user), on=today())
    context = {
        "rows": rows,
        "too_long": sum(row.is_too_long for row in rows),
        "most": selectors.MOST,
        "route_columns": presenters.ROUTE_COLUMNS,
        "routes": presenters.route_rows(selectors.route_outcomes(request.user)),
    }
    return render(request, "plans/waiting.html", context)


@require_GET
def gaps(request: HttpRequest) -> HttpResponse:
    """Count and list the needs that no service meets (S2-25)."""
    may_see_lists(request)
    context = {
        "gaps": selectors.open_gaps(request.user),
        "columns": presenters.GAP_COLUMNS,
        "counts": presenters.gap_table(selectors.gap_counts(request.user)),
        "most": selectors.MOST,
    }
    return render(request, "plans/gaps.html", context)
