"""Home detention curfew: the two views, and the decision."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from core.clock import today
from licences.choices.prerelease import CurfewOutcome, CurfewParty
from licences.forms import prerelease as forms
from licences.services import prerelease as services
from licences.views.answering import Asked, answered
from licences.views.page import case_to_record


@require_http_methods(["GET", "POST"])
def give_view(request: HttpRequest, case_id) -> HttpResponse:
    """Record the police's or probation's view (S1-75)."""
    case = case_to_record(request, case_id)
    kind = request.user.acting.kind
    form = forms.GiveView(
        request.POST or None,
        initial={
            "given_on": today(),
            "party": kind if kind in CurfewParty.values else "",
        },
    )

    def give(typed) -> None:
        view = services.View(**typed | {"party": CurfewParty(typed["party"])})
        services.give_curfew_view(case=case, view=view, by=request.user, on=today())

    asked = Asked(
        title="Give a view on home detention curfew",
        said="The view is recorded.",
        back="licences:pre_release",
    )
    return answered(request, case, form, asked, give)


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, case_id) -> HttpResponse:
    """Record what the prison decided."""
    case = case_to_record(request, case_id)
    form = forms.DecideCurfew(request.POST or None, initial={"decided_on": today()})

    def settle(typed) -> None:
        services.decide_curfew(
            case=case,
            **typed | {"outcome": CurfewOutcome(typed["outcome"])},
            by=request.user,
            on=today(),
        )

    asked = Asked(
        title="Record the curfew decision",
        said="The decision is recorded.",
        back="licences:pre_release",
        lines=(
            "When curfew is approved, record the approved date as an official date too.",
            "It then becomes the release date.",
        ),
    )
    return answered(request, case, form, asked, settle)
