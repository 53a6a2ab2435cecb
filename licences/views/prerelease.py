"""The pre-release plan: its page, and recording a step."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.presenters import case_frame
from cases.selectors import get_case
from core.clock import today
from core.exceptions import NotVisible
from licences import permissions
from licences.choices.prerelease import Step, StepStatus
from licences.forms import prerelease as forms
from licences.presenters import prerelease as presenters
from licences.rules.prerelease import QUESTIONS
from licences.selectors import prerelease as selectors
from licences.services import prerelease as services
from licences.views.answering import Asked, answered, chosen, people
from licences.views.page import case_to_record


@require_GET
def plan(request: HttpRequest, case_id) -> HttpResponse:
    """Show what has to be in place before release: what is late first, then by date."""
    user, on = request.user, today()
    case = get_case(user, case_id)
    found = selectors.release_plan(user, case)
    context = case_frame(case, on=on, current="custody") | {
        "plan": found,
        "page": presenters.plan_view(found, case, on=on) if found else None,
        "may_record": permissions.may_record(user, case),
    }
    return render(request, "licences/prerelease/plan.html", context)


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, case_id, step: str) -> HttpResponse:
    """Record what became of one step, and whose it is."""
    user, case = request.user, case_to_record(request, case_id)
    found = selectors.release_plan(user, case)
    if found is None or step not in Step.values or step == Step.PROPOSAL:
        raise NotVisible
    planned = found.step(Step(step))
    form = forms.RecordStep(
        request.POST or None,
        questions=QUESTIONS.get(planned.step, {}),
        answers=planned.row.answers if planned.row else {},
        people=people(user, case),
        usually=presenters.usual_owner(planned.step, found, case),
        initial=presenters.typed_step(planned, on=today()),
    )

    def record(typed) -> None:
        services.record_step(
            case=case,
            step=planned.step,
            facts=services.StepFacts(
                status=StepStatus(typed["status"]),
                done_on=typed["done_on"],
                note=typed["note"],
                answers=form.answers,
                **chosen(user, case, typed["person"]),
            ),
            version=typed["version"],
            by=user,
            on=today(),
        )

    asked = Asked(
        title=planned.step.label,
        said=f"{planned.step.label}: recorded.",
        back="licences:pre_release",
        lines=presenters.why_due(planned),
    )
    return answered(request, case, form, asked, record)


@require_POST
def moves_seen(request: HttpRequest, case_id) -> HttpResponse:
    """Say that the new release date was seen."""
    case = case_to_record(request, case_id)
    services.note_moves_seen(case=case, by=request.user, on=today())
    messages.info(request, "Noted: you have seen the new release date.")
    return redirect("licences:pre_release", case.pk)
