"""Days added, given back and at large."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from core.clock import today
from licences import forms as licence_forms
from licences.choices.monitoring import AdjustmentKind
from licences.forms import orders as forms
from licences.selectors.days import get_adjustment
from licences.services import days as services
from licences.views.answering import Asked, answered
from licences.views.page import case_to_record


BACK = "licences:custody"
ESTIMATED = "The estimated dates are worked out again at once."


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, case_id) -> HttpResponse:
    """Record added days, days given back, or time at large."""
    case = case_to_record(request, case_id)
    form = forms.RecordDays(request.POST or None)

    def save(typed) -> None:
        found = services.Days(**typed | {"kind": AdjustmentKind(typed["kind"])})
        services.record_days(case=case, days=found, by=request.user, on=today())

    asked = Asked(
        title="Record days added, given back or at large",
        said="The days are recorded and the estimated dates worked out again.",
        back=BACK,
        lines=(f"{ESTIMATED} An official date stays until the prison gives another.",),
    )
    return answered(request, case, form, asked, save)


@require_http_methods(["GET", "POST"])
def came_back(request: HttpRequest, case_id, adjustment_id) -> HttpResponse:
    """Record that somebody at large came back."""
    case = case_to_record(request, case_id)
    adjustment = get_adjustment(request.user, case, adjustment_id)
    form = forms.RecordReturn(request.POST or None, initial={"returned_on": today()})

    def save(typed) -> None:
        services.record_return(
            adjustment=adjustment, **typed, by=request.user, on=today()
        )

    asked = Asked(
        title="Record the return",
        said="The return is recorded and the estimated dates worked out again.",
        back=BACK,
        lines=(str(adjustment), ESTIMATED),
    )
    return answered(request, case, form, asked, save)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, case_id, adjustment_id) -> HttpResponse:
    """Take back days recorded by mistake."""
    case = case_to_record(request, case_id)
    adjustment = get_adjustment(request.user, case, adjustment_id)
    form = licence_forms.GiveReason(request.POST or None)

    def save(typed) -> None:
        services.withdraw_days(
            adjustment=adjustment, **typed, by=request.user, on=today()
        )

    asked = Asked(
        title="Take back these days",
        said="The days are taken back.",
        back=BACK,
        button="Take them back",
        lines=(str(adjustment), ESTIMATED),
    )
    return answered(request, case, form, asked, save)
