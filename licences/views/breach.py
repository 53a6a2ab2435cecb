"""A breach of post-sentence supervision: laying it, its hearings, its outcome."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from core import words
from core.clock import today
from core.decisions import require
from core.http import domain_errors_on
from licences import services
from licences.calculations.sanctions import most_curfew_hours
from licences.choices import BreachStatus, BreachType
from licences.forms import GiveReason
from licences.forms import breach as forms
from licences.policies import breach as policies
from licences.presenters import breach as presenters
from licences.selectors import enforcement as selectors
from licences.services import Information
from licences.views.enforcement import case_to_enforce
from licences.views.page import case_to_record, form_page


@require_http_methods(["GET", "POST"])
def lay_information(request: HttpRequest, case_id) -> HttpResponse:
    """Record a breach of supervision laid before the magistrates."""
    user, on = request.user, today()
    case = case_to_enforce(request, case_id)
    orders = {str(each.pk): each for each in selectors.default_orders(user, case)}
    form = forms.LayInformation(
        request.POST or None,
        orders=presenters.order_choices(orders.values()),
        initial={"laid_on": on},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        information = Information(
            kind=BreachType(typed["kind"]),
            failed_on=typed["failed_on"],
            alleged=typed["alleged"],
            court=typed["court"],
            laid_on=typed["laid_on"],
            default_order=orders.get(typed.get("default_order", "")),
            idempotency_key=typed["key"],
        )
        with domain_errors_on(form):
            services.lay_information(
                case=case,
                information=information,
                first_hearing_on=typed["first_hearing_on"],
                by=user,
                on=on,
            )
            messages.info(request, "The information is recorded as laid.")
            return redirect("licences:enforcement", case.pk)
    return form_page(
        request,
        case,
        "licences/enforcement/lay_information.html",
        form=form,
        law_banner=presenters.law_banner(on),
    )


@require_http_methods(["GET", "POST"])
def breach_step(request: HttpRequest, case_id, breach_id) -> HttpResponse:
    """Record the first hearing, or what the court decided."""
    case = case_to_record(request, case_id)
    breach = selectors.get_breach(request.user, case, breach_id)
    status = BreachStatus(breach.status)
    require(policies.can_take_next(status))
    is_listing = status is BreachStatus.LAID
    form = step_form(request, breach)
    if request.method == "POST" and form.is_valid():
        require(policies.can_go_on(seen=form.cleaned_data["seen"], status=status))
        with domain_errors_on(form):
            messages.info(request, take_step(breach, form, by=request.user))
            return redirect("licences:enforcement", case.pk)
    return form_page(
        request,
        case,
        "licences/enforcement/"
        + ("list_hearing.html" if is_listing else "record_outcome.html"),
        form=form,
        matter=presenters.breach_matter(breach, on=today()),
        law_banner=presenters.law_banner(today()),
    )


def step_form(request: HttpRequest, breach: Any) -> Any:
    """Return the form of the step that comes next."""
    seen = {"seen": breach.status}
    if breach.status == BreachStatus.LAID:
        return forms.ListHearing(request.POST or None, initial=seen)
    most = most_curfew_hours(breach.failed_on)
    return forms.RecordOutcome(
        request.POST or None,
        most_hours=most,
        initial=seen | {"outcome_on": breach.hearing.listed_for},
    )


def take_step(breach: Any, form: Any, *, by: Any) -> str:
    """Record the step that comes next, and return the sentence that says so."""
    if breach.status == BreachStatus.LAID:
        listed_for = form.cleaned_data["listed_for"]
        services.list_hearing(breach=breach, listed_for=listed_for, by=by)
        return f"First hearing listed for {words.day(listed_for)}."
    decided = services.record_outcome(
        breach=breach,
        sanction=form.sanction,
        has_absconded=form.cleaned_data["has_absconded"],
        by=by,
        on=today(),
    )
    return f"Outcome recorded: {presenters.outcome_in_words(decided)}."


@require_http_methods(["GET", "POST"])
def adjourn_hearing(request: HttpRequest, case_id, breach_id) -> HttpResponse:
    """Record that the court put the hearing off."""
    case = case_to_record(request, case_id)
    breach = selectors.get_breach(request.user, case, breach_id)
    require(policies.can_be_adjourned(has_hearing=breach.hearing is not None))
    seen = breach.hearing.listed_for.isoformat()
    form = forms.AdjournHearing(request.POST or None, initial={"seen": seen})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        require(policies.can_adjourn_seen(seen=typed["seen"], hearing=seen))
        with domain_errors_on(form):
            services.adjourn_hearing(
                breach=breach,
                listed_for=typed["listed_for"],
                reason=typed["reason"],
                by=request.user,
            )
            until = words.day(typed["listed_for"])
            messages.info(request, f"Adjourned until {until}.")
            return redirect("licences:enforcement", case.pk)
    return form_page(
        request,
        case,
        "licences/enforcement/adjourn.html",
        form=form,
        matter=presenters.breach_matter(breach, on=today()),
    )


@require_http_methods(["GET", "POST"])
def withdraw_breach(request: HttpRequest, case_id, breach_id) -> HttpResponse:
    """Record that the information was withdrawn."""
    case = case_to_enforce(request, case_id)
    breach = selectors.get_breach(request.user, case, breach_id)
    form = GiveReason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.withdraw_breach(
                breach=breach, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "The information is recorded as withdrawn.")
            return redirect("licences:enforcement", case.pk)
    return form_page(
        request,
        case,
        "licences/enforcement/take_back.html",
        form=form,
        title="Withdraw the information",
        about=f"{breach}. The court has not decided yet.",
        button="Withdraw the information",
    )
