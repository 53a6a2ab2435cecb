"""Pages of the Chair's decision: which way, then its particulars."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status
from rag.choices import RagClass
from referrals import permissions, policies, selectors, services
from referrals.forms import decide as forms
from referrals.presenters import deciding as presenters
from referrals.presenters.register import decision_rows
from referrals.rules import criteria as rules
from referrals.selectors import transfers


View = Callable[..., HttpResponse]


def for_the_chair(view: View) -> View:
    """
    Load the referral for its Chair, and hand it to the view.

    Opened when it cannot be decided now, it leads to the referral, which says so; sent
    by the second of two, it says what the first decided. The service asks both again.
    """

    @wraps(view)
    def loaded(request: HttpRequest, referral_id: Any) -> HttpResponse:
        referral = selectors.get_submitted(request.user, referral_id)
        require(permissions.may_decide(request.user, referral))
        can = policies.can_decide(status=referral.status)
        if request.method == "POST":
            services.refuse_decided(
                referral=referral,
                by=request.user,
                yours=view.__name__.capitalize(),
                reasons=request.POST.get("reasons", ""),
            )
        elif not can:
            messages.info(request, can.reason)
            return redirect(referral)
        return view(request, referral)

    return require_http_methods(["GET", "POST"])(loaded)


@for_the_chair
def decide(request: HttpRequest, referral: Any) -> HttpResponse:
    """Show what the meeting has heard, and ask which way it decided."""
    can_adopt = policies.can_adopt(**selectors.adoption(referral, on=today()))
    form = forms.Decide(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["decision"]
        if chosen != "adopt" or can_adopt:
            return redirect(f"referrals:{chosen}", referral.pk)
        form.add_error("decision", can_adopt.reason)
    context = {
        "referral": referral,
        "form": form,
        "can_adopt": can_adopt,
        "rows": presenters.before_the_meeting(referral),
        "criteria": presenters.criteria_card(
            selectors.nomination(request.user, referral, on=today())
        ),
        "earlier": decision_rows(
            selectors.earlier_decisions(
                request.user, referral.case.person, besides=referral
            )
        ),
        "gaps": selectors.research_gaps(request.user, referral),
        "proposal": selectors.rag_proposal(request.user, referral.case, on=today()),
        "is_early": presenters.is_before_meeting(referral, on=today()),
        "age_known": referral.case.person.date_of_birth is not None,
    }
    return render(request, "referrals/decide.html", context, status=form_status(form))


@for_the_chair
def adopt(request: HttpRequest, referral: Any) -> HttpResponse:
    """Take the person on: class, lead worker, shares, administration."""
    if request.method != "POST":
        require(policies.can_adopt(**selectors.adoption(referral, on=today())))
    partners = selectors.partners(request.user, referral, on=today(), at=now())
    transfer = transfers.of_referral(request.user, referral)
    form = forms.Adopt(
        request.POST or None,
        workers=[presenters.worker_choice(each) for each in partners.workers.values()],
        agencies={key: str(each) for key, each in partners.offered.items()},
        goes_against=goes_against(request, referral, adopts=True),
        is_transfer=transfer is not None,
        initial={
            "rag_class": RagClass.RED
            if transfer
            else referral.recommended_rag or referral.referrer_rag,
            "agencies": partners.named,
        },
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.adopt_referral(
                referral=referral,
                adoption=adoption(referral, form, partners),
                by=request.user,
                on=today(),
                at=now(),
            )
            messages.info(
                request,
                f"{referral.case.person.plain_name} is adopted. What is still to be "
                "done is below, with who does it and by when.",
            )
            return redirect("referrals:administration", referral.pk)
    context = {
        "referral": referral,
        "form": form,
        "partners": partners,
        "transfer": transfer,
        "proposal": selectors.rag_proposal(request.user, referral.case, on=today()),
    }
    return render(request, "referrals/adopt.html", context, status=form_status(form))


def adoption(referral: Any, form: forms.Adopt, partners: Any) -> services.Adoption:
    """Return what was typed as the service takes it."""
    typed = form.cleaned_data
    membership = partners.workers[typed["worker"]]
    return services.Adoption(
        reasons=typed["reasons"],
        rag_class=typed["rag_class"],
        lead_worker=membership.user,
        lead_agency=membership.agency,
        met_on=referral.prepared_for_meeting_on or today(),
        partners={partners.offered[key]: level for key, level in form.levels().items()},
        tell_social_services=typed["tell_social_services"],
        against_criteria=typed.get("against_criteria", ""),
    )


def goes_against(request: HttpRequest, referral: Any, *, adopts: bool) -> bool:
    """Tell whether this decision is the other one than the criteria point to (A-16)."""
    found = selectors.nomination(request.user, referral, on=today())
    return rules.goes_against(found.advice, adopts=adopts)


@for_the_chair
def reject(request: HttpRequest, referral: Any) -> HttpResponse:
    """Record that the person is not adopted, and why."""
    form = forms.Reject(
        request.POST or None,
        goes_against=goes_against(request, referral, adopts=False),
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.reject_referral(
                referral=referral, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "The decision not to adopt is recorded.")
            return redirect(referral)
    context = {"referral": referral, "form": form}
    return render(request, "referrals/reject.html", context, status=form_status(form))


@for_the_chair
def defer(request: HttpRequest, referral: Any) -> HttpResponse:
    """Put the decision off, until when and why."""
    form = forms.Defer(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.defer_referral(
                referral=referral, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(
                request, "The referral is deferred. It is back with the co-ordinator."
            )
            return redirect(referral)
    context = {"referral": referral, "form": form}
    return render(request, "referrals/defer.html", context, status=form_status(form))
