"""Sessions and programmes: what is offered, offering more, what became of one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from agencies import selectors as agencies
from agencies.choices import ProgrammeKind
from cases import permissions as case_permissions
from cases import selectors as cases
from core.clock import today
from core.http import domain_errors_on, form_status
from plans import forms, presenters, selectors, services
from plans.catalogue import WIDER
from plans.choices import InterventionKind, InterventionStatus
from plans.lifecycle import NEXT
from plans.views.support import open_case, open_to_support, supported


@require_GET
def interventions(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show how far the person has come, routeway by routeway, and other programmes."""
    user, case = request.user, open_case(request, case_id)
    found = list(selectors.interventions(user, case))
    ratings = presenters.rated(cases.latest_needs(user, case))
    context = supported(
        case,
        "interventions",
        routeways=presenters.routeway_rows(found, ratings, on=today()),
        others=presenters.other_rows(found, on=today()),
        may_work=case_permissions.may_work(user, case),
    )
    return render(request, "plans/interventions.html", context)


@require_http_methods(["GET", "POST"])
def offer_sessions(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Offer sessions of the routeways; sending the page twice offers them once."""
    user, case = request.user, open_to_support(request, case_id)
    taken = [each.code for each in selectors.interventions(user, case) if each.is_open]
    # A form sent again offers what it offered: its own sessions must still be there.
    held = [] if request.method == "POST" else taken
    form = forms.OfferSessions(
        request.POST or None, routeways=presenters.session_choices(held)
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        with domain_errors_on(form):
            made = services.offer_sessions(
                case=case,
                codes=form.chosen(),
                words=services.OwnWords(typed["problem"], typed["solution"]),
                idempotency_key=typed["key"],
                by=user,
                on=today(),
            )
            number = "1 session is" if len(made) == 1 else f"{len(made)} sessions are"
            messages.info(request, f"{number} offered.")
            return redirect("support:interventions", case.pk)
    context = supported(case, "interventions", form=form)
    return render(
        request, "plans/offer_sessions.html", context, status=form_status(form)
    )


def on_offer(case: Any) -> dict[str, dict[str, str]]:
    """Return what the scheme offers beside the routeways, by key: kind, name, provider."""
    own = {
        str(each.pk): {"kind": each.kind, "name": each.name, "provider": each.provider}
        for each in agencies.programmes(case.scheme)
        if each.withdrawn_on is None
    }
    guide = {
        name: {"kind": ProgrammeKind.GROUPWORK.value, "name": name, "provider": ""}
        for name in WIDER
    }
    return guide | own


@require_http_methods(["GET", "POST"])
def offer_programme(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Offer a group or programme; sending the page twice offers it once."""
    user, case = request.user, open_to_support(request, case_id)
    offered = on_offer(case)
    form = forms.OfferProgramme(
        request.POST or None,
        programmes=[(key, each["name"]) for key, each in offered.items()],
        accredited=[
            key
            for key, each in offered.items()
            if each["kind"] == ProgrammeKind.ACCREDITED
        ],
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        other = {"kind": InterventionKind.OTHER.value, "name": typed["other_name"]}
        with domain_errors_on(form):
            made = services.offer_programme(
                case=case,
                programme=services.NewProgramme(
                    **offered.get(typed["programme"], other),
                    pathway=typed["pathway"],
                    counted_from=typed["counted_from"],
                    idempotency_key=typed["key"],
                ),
                by=user,
                on=today(),
            )
            messages.info(request, f"{made.name} is offered.")
            return redirect("support:interventions", case.pk)
    context = supported(case, "interventions", form=form)
    return render(
        request, "plans/offer_programme.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def intervention(
    request: HttpRequest, case_id: UUID, intervention_id: UUID
) -> HttpResponse:
    """Show one session or programme with its history, and record what became of it."""
    case = open_to_support(request, case_id)
    found = selectors.get_intervention(request.user, case, intervention_id)
    steps = list(found.steps.all())
    following = NEXT[InterventionStatus(found.status)]
    form = forms.MoveIntervention(
        request.POST or None,
        # A form sent twice must be able to say again what it said.
        statuses=[
            (each.value, each.label)
            for each in InterventionStatus
            if each in following or (request.method == "POST" and each == found.status)
        ],
        initial={"steps": len(steps), "happened_on": today()},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        with domain_errors_on(form):
            moved = services.move_intervention(
                intervention=found,
                to=typed["to"],
                happened_on=typed["happened_on"],
                note=typed["note"],
                steps_seen=typed["steps"],
                by=request.user,
                on=today(),
            )
            messages.info(
                request, f"{moved.name}: {moved.get_status_display().lower()}."
            )
            return redirect("support:interventions", case.pk)
    context = supported(
        case,
        "interventions",
        form=form,
        intervention=found,
        entries=presenters.step_entries(steps),
    )
    return render(request, "plans/intervention.html", context, status=form_status(form))
