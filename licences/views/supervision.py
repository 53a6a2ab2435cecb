"""Post-sentence supervision: proposing what release is on, and explaining it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from cases.presenters import case_frame
from cases.selectors import get_case
from core.clock import today
from core.exceptions import NotVisible
from licences import permissions
from licences.choices import AdditionalCondition
from licences.choices.orders import ExplainedAt
from licences.forms import orders as forms
from licences.policies.orders import can_require_pss
from licences.presenters import requirements as presenters
from licences.selectors import prerelease as plans
from licences.selectors import requirements as selectors
from licences.services import supervision as services
from licences.views.answering import Asked, answered
from licences.views.page import case_to_record


@require_GET
def page(request: HttpRequest, case_id) -> HttpResponse:
    """Show whether supervision follows, its requirements, and what was explained."""
    user, on = request.user, today()
    case = get_case(user, case_id)
    found = selectors.supervision(user, case)
    context = case_frame(case, on=on, current="custody") | {
        "found": found,
        "follows": can_require_pss(
            last_day=found.last_day, absent_because=found.absent_because, on=on
        ),
        "explaining": presenters.explaining_rows(
            found.explaining, case, ends_on=found.last_day, on=on
        ),
        "may_record": permissions.may_record(user, case),
    }
    return render(request, "licences/prerelease/supervision.html", context)


@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, case_id) -> HttpResponse:
    """Propose licence conditions and requirements together (S1-198)."""
    user, on = request.user, today()
    case = case_to_record(request, case_id)
    found = selectors.supervision(user, case)
    follows = can_require_pss(
        last_day=found.last_day, absent_because=found.absent_because, on=on
    )
    form = forms.Propose(request.POST or None, with_pss=bool(follows))

    def send(typed) -> None:
        proposal = services.Proposal(
            conditions=tuple(map(AdditionalCondition, typed["conditions"])),
            wording=typed["wording"],
            why=typed["why"],
            requirements=form.requirements,
        )
        services.propose_for_release(case=case, proposal=proposal, by=user, on=on)

    plan = plans.release_plan(user, case)
    asked = Asked(
        title="Propose conditions for release",
        said="The proposal is recorded.",
        back="licences:pre_release",
        button="Record the proposal",
        lines=presenters.proposal_lines(case, plan, follows, on=on),
    )
    return answered(request, case, form, asked, send)


@require_http_methods(["GET", "POST"])
def explain(request: HttpRequest, case_id, stage: str) -> HttpResponse:
    """Record that the requirements were explained (S1-139, S1-197)."""
    user, case = request.user, case_to_record(request, case_id)
    if stage not in ExplainedAt.values:
        raise NotVisible
    at = ExplainedAt(stage)
    owed = selectors.supervision(user, case).owed(at)
    form = forms.Explain(
        request.POST or None,
        may_dismiss=bool(owed and owed.may_dismiss),
        initial={"explained_on": today()},
    )

    def record(typed) -> None:
        explanation = services.Explanation(**typed | {"stage": at})
        services.record_explained(
            case=case, explanation=explanation, by=user, on=today()
        )

    asked = Asked(
        title=f"Requirements explained {at.label[:1].lower()}{at.label[1:]}",
        said="The explanation is recorded.",
        back="licences:supervision",
    )
    return answered(request, case, form, asked, record)
