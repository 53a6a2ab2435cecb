"""A case's page "Scheme": how the person came on, reviews, removal, episodes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases import selectors as cases
from cases.policies import can_record
from cases.presenters import case_frame
from core.clock import today
from core.decisions import Decision, first_refusal, require
from core.exceptions import NotVisible
from core.http import domain_errors_on, form_status
from referrals import permissions as referral_permissions
from referrals.choices import ReadyGround, ReviewOutcome
from referrals.forms import removal as forms
from referrals.permissions import removal as permissions
from referrals.policies import removal as policies
from referrals.presenters import removal as presenters
from referrals.selectors import leaving
from referrals.selectors import removal as selectors
from referrals.services import removals as services


TITLES = {
    ReadyGround.INTELLIGENCE: "The police’s statement on intelligence",
    ReadyGround.DRUG_TESTS: "Drug test results",
    ReadyGround.OTHER_FORUM: "Managed in another forum",
}


@require_GET
def removals(request: HttpRequest) -> HttpResponse:
    """List what waits for the Chair, the mandatory first, and what is still to finish."""
    found, on = selectors.leavers(request.user, on=today()), today()
    context = {
        "waiting": [presenters.waiting_row(each, on=on) for each in found.waiting],
        "unfinished": [
            presenters.unfinished_row(each, on=on) for each in found.unfinished
        ],
        "returns": [presenters.return_row(each, on=on) for each in found.returns],
        "decided": [presenters.decided_row(each) for each in found.decided],
    }
    return render(request, "referrals/removal/removals.html", context)


def can_propose(case: Any, *, has_open: bool) -> Decision:
    """Answer whether removal can be proposed now."""
    return policies.can_propose(
        is_on_cohort=case.status == "active", is_open=case.is_open, has_open=has_open
    )


@require_GET
def scheme(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Show how the person came on, how reviews went, and whether they should leave."""
    user, on = request.user, today()
    case = cases.get_case(user, case_id)
    proposals = selectors.removals(user, case)
    unproven = any(each.is_open and not each.is_mandatory for each in proposals)
    referral = selectors.referral_of(user, case)
    lines = leaving.readiness_of(user, case, on=on) if case.is_open else ()
    episodes = selectors.episodes(user, case)
    context = case_frame(case, on=on, current="scheme") | {
        "referral": referral,
        "referral_facts": presenters.referral_facts(referral, case),
        "proposals": [presenters.head(each) for each in proposals],
        "grounds": presenters.ground_rows(
            lines,
            case_id=case.pk,
            may_state=lambda ground: permissions.may_state(user, case, ground),
        ),
        "in_short": presenters.in_short(lines) if lines else "",
        "to_raise": leaving.grounds_to_raise(user, case, referral, proposals)
        if case.status == "active"
        else [],
        "reviews": selectors.reviews(user, case),
        "episodes": presenters.episode_rows(episodes, case),
        "propose": first_refusal(
            permissions.may_propose(user, case), can_propose(case, has_open=unproven)
        ),
        "may_propose": permissions.may_propose(user, case),
        "may_review": permissions.may_review(user, case),
        "refer_again": first_refusal(
            referral_permissions.may_make(user),
            policies.can_refer_again(
                is_open=case.is_open,
                is_on_scheme_again=any(
                    each.is_open and each.scheme_id == case.scheme_id
                    for each in episodes
                ),
            ),
        ),
    }
    return render(request, "referrals/removal/scheme.html", context)


def form_page(
    request: HttpRequest,
    case: Any,
    form: Any,
    *,
    title: str,
    button: str,
    hint: str = "",
) -> HttpResponse:
    """Draw one of the plain forms of a case's page "Scheme"."""
    context = case_frame(case, on=today(), current="scheme") | {
        "form": form,
        "title": title,
        "button": button,
        "hint": hint,
    }
    return render(
        request, "referrals/removal/form.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Propose that somebody leave on the progress made; sent twice, it is proposed once."""
    case = cases.get_case(request.user, case_id)
    require(permissions.may_propose(request.user, case))
    form = forms.ProposeRemoval(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            made = services.propose_removal(
                case=case, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "Removal is proposed. The Chair decides it.")
            return redirect(made)
    if request.method == "GET":
        require(can_propose(case, has_open=has_open(request, case)))
    return form_page(
        request,
        case,
        form,
        title="Propose removal",
        button="Propose removal",
        hint="It goes on the agenda of the next meeting, with what the record shows.",
    )


def has_open(request: HttpRequest, case: Any) -> bool:
    """Tell whether somebody has proposed removal on progress already."""
    return any(
        each.is_open and not each.is_mandatory
        for each in selectors.removals(request.user, case)
    )


@require_POST
def raise_now(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Propose removal at once on what the record asks for, without waiting for the job."""
    case = cases.get_case(request.user, case_id)
    raised = services.raise_for_case(case=case, by=request.user, on=today())
    messages.info(
        request,
        "Removal is proposed. The Chair decides it."
        if raised
        else "Removal is proposed already.",
    )
    return redirect("scheme:scheme", case.pk)


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Record that somebody is retained or dropped, and why (S1-183)."""
    case = cases.get_case(request.user, case_id)
    require(
        permissions.may_review(request.user, case),
        policies.can_be_on_cohort(
            is_on_cohort=case.status == "active", is_open=case.is_open
        ),
    )
    form = forms.ReviewCase(request.POST or None, initial={"reviewed_on": today()})
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            written = services.review_case(
                case=case,
                review=services.Review(**form.cleaned_data),
                by=request.user,
                on=today(),
            )
            dropped = written.outcome == ReviewOutcome.DROP
            messages.info(
                request,
                "Review recorded. Removal is proposed, and the Chair decides it."
                if dropped
                else "Review recorded: the person stays on the cohort.",
            )
            return redirect("scheme:scheme", case.pk)
    return form_page(
        request, case, form, title="Record a review", button="Record the review"
    )


@require_http_methods(["GET", "POST"])
def state(request: HttpRequest, case_id: Any, ground: str) -> HttpResponse:
    """State what one of the five grounds rests on (S1-38)."""
    case = cases.get_case(request.user, case_id)
    if ground not in forms.STATEMENTS:
        raise NotVisible
    require(
        permissions.may_state(request.user, case, ground),
        can_record(is_open=case.is_open),
    )
    form = forms.STATEMENTS[ground](request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.make_statement(
                case=case,
                stated=services.Stated(
                    ground=ReadyGround(ground),
                    key=form.cleaned_data["key"],
                    **form.stated(),
                ),
                by=request.user,
                on=today(),
            )
            messages.info(request, "The statement is recorded with today’s date.")
            return redirect("scheme:scheme", case.pk)
    return form_page(
        request, case, form, title=TITLES[ReadyGround(ground)], button="Record it"
    )
