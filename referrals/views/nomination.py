"""Pages on cohort, criteria and agreement, the register, and decisions compared."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from agencies import selectors as agencies
from cases.permissions import may_withdraw
from core.clock import now, today
from core.decisions import require
from core.exceptions import NotVisible
from core.http import domain_errors_on, form_status
from core.periods import add_months
from referrals import permissions, policies, presenters, selectors, services
from referrals.choices import Cohort, Measure
from referrals.forms import nomination as forms
from referrals.presenters import register as register_presenters
from referrals.rules import criteria as rules


@require_http_methods(["GET", "POST"])
def cohort(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Say for which cohort the person is considered."""
    referral = to_research(request, referral_id)
    form = forms.ChooseCohort(
        request.POST or None, initial={"cohort": selectors.cohort_of(referral)}
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.choose_cohort(
                referral=referral, by=request.user, **form.cleaned_data
            )
            messages.info(request, "The cohort is recorded.")
            return redirect("referrals:research", referral.pk)
    context = {"referral": referral, "form": form}
    return render(request, "referrals/cohort.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def agree(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Record that the person agreed to join a voluntary cohort (S2-11)."""
    referral = to_research(request, referral_id)
    form = forms.Agree(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.record_agreement(
                referral=referral,
                agreement=services.Agreement(**form.cleaned_data),
                by=request.user,
                on=today(),
            )
            messages.info(request, "The person’s agreement to join is recorded.")
            return redirect("referrals:research", referral.pk)
    context = {"referral": referral, "form": form}
    return render(request, "referrals/agree.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def withdraw_agreement(
    request: HttpRequest, referral_id: UUID, agreement_id: UUID
) -> HttpResponse:
    """Withdraw an agreement to join that was recorded by mistake (S2-11)."""
    referral = to_research(request, referral_id)
    agreement = selectors.get_agreement(request.user, referral, agreement_id)
    require(may_withdraw(request.user, referral.case, agreement))
    form = forms.WithdrawAgreement(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.withdraw_agreement(
                referral=referral,
                agreement=agreement,
                by=request.user,
                at=now(),
                **form.cleaned_data,
            )
            messages.info(request, "The agreement is withdrawn and counts no more.")
            return redirect("referrals:research", referral.pk)
    context = {"referral": referral, "form": form, "agreement": agreement}
    return render(
        request, "referrals/withdraw_agreement.html", context, status=form_status(form)
    )


def to_research(request: HttpRequest, referral_id: UUID) -> Any:
    """Return the referral when this person may research it now."""
    referral = selectors.get_submitted(request.user, referral_id)
    require(
        permissions.may_research(request.user, referral),
        policies.can_research(status=referral.status),
    )
    return referral


@require_GET
def criteria(request: HttpRequest, scheme_id: UUID) -> HttpResponse:
    """Show by which criteria a scheme takes people on, cohort by cohort (A-16)."""
    require(permissions.may_read(request.user))
    scheme = agencies.get_scheme(scheme_id)
    may_set = permissions.may_set_criteria(request.user, scheme)
    cards = register_presenters.cohort_cards(
        selectors.all_criteria(scheme), scheme_id=scheme.pk, sets=bool(may_set)
    )
    context = {"scheme": scheme, "cards": cards, "may_set": may_set}
    return render(request, "referrals/criteria.html", context)


@require_http_methods(["GET", "POST"])
def set_criteria(request: HttpRequest, scheme_id: UUID, cohort: str) -> HttpResponse:
    """Set one cohort's thresholds; an empty one is no criterion."""
    require(permissions.may_set_some_criteria(request.user))
    scheme = agencies.get_scheme(scheme_id)
    if cohort not in Cohort.values:
        raise NotVisible
    require(permissions.may_set_criteria(request.user, scheme))
    now = selectors.criteria_of(scheme, cohort)
    form = forms.SetCriteria(
        request.POST or None,
        initial={
            "seen": rules.mark(now),
            "asked": [
                each.value for each in Measure if each.is_yes_or_no and each in now
            ],
            **{each.value: value.normalize() for each, value in now.items()},
        },
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.set_criteria(
                scheme=scheme,
                cohort=cohort,
                thresholds=form.thresholds,
                seen=form.cleaned_data["seen"],
                by=request.user,
                on=today(),
            )
            messages.info(request, f"The criteria of “{Cohort(cohort).label}” are set.")
            return redirect("referrals:criteria", scheme.pk)
    context = {"scheme": scheme, "cohort": Cohort(cohort), "form": form}
    return render(
        request, "referrals/set_criteria.html", context, status=form_status(form)
    )


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """List who was rejected or deferred, when, by whom and why."""
    form = forms.RegisterFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    months = int(chosen.get("months") or 0)
    asked = request.GET.get("page", "1")
    page = selectors.register(
        request.user,
        selectors.RegisterFilters(
            decision=chosen.get("decision", ""),
            since=add_months(today(), -months) if months else None,
        ),
        page=int(asked) if asked.isdecimal() and len(asked) < 6 else 1,
    )
    context = {
        "rows": register_presenters.decision_rows(page.rows),
        "filter_form": form,
        "filtered": any(chosen.values()) or not form.is_valid(),
        "paging": presenters.paging(request.GET, page),
    }
    return render(request, "referrals/register.html", context, status=form_status(form))


@require_GET
def comparisons(request: HttpRequest) -> HttpResponse:
    """Show how decisions fall across groups of people, small numbers left out (S1-149)."""
    tables = [
        register_presenters.comparison_table(each)
        for each in selectors.comparisons(request.user, on=today())
    ]
    context = {"tables": tables, "before": rules.quarter_began(today())}
    return render(request, "referrals/comparisons.html", context)
