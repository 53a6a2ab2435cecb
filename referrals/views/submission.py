"""Checking the answers, submitting the referral, taking it back."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core.clock import now, today
from core.decisions import require
from core.exceptions import NotPossible
from core.http import domain_errors_on, form_status
from referrals import forms, permissions, policies, presenters, selectors, services
from referrals.forms.nomination import WhatIsNew
from referrals.presenters.register import decision_rows
from referrals.questions import Topic
from referrals.views.drafts import topic_url


@require_GET
def check(request: HttpRequest, referral_id: uuid.UUID) -> HttpResponse:
    """Read the whole form back, with everything missing or wrong in plain words."""
    referral = selectors.get_draft(request.user, referral_id)
    return show_check(request, referral)


def show_check(
    request: HttpRequest, referral: Any, *, refused: str = "", status: int = 200
) -> HttpResponse:
    """Draw the check page; `refused` is why it could not be submitted."""
    whole = forms.WholeForm(referral.answers)
    matching = selectors.matching(request.user, referral, whole)
    known = matching.chosen
    earlier = selectors.earlier_decisions(request.user, known)
    needs_news = selectors.turned_down_on(request.user, known) is not None
    urls = {topic: topic_url(referral, topic) for topic in Topic}
    texts = presenters.answers_in_words(
        whole.values, agency_name=referral.referring_agency.name
    )
    started = {topic for topic in Topic if whole.is_started(topic)}
    context = {
        "referral": referral,
        "name": presenters.draft_name(referral.answers),
        "sections": presenters.read_back(
            texts, urls=urls, missing="Not answered", only=started
        ),
        "problems": presenters.grouped(whole.problems(), urls=urls),
        "unsettled": matching.unsettled,
        "chosen": known,
        "earlier": decision_rows(earlier),
        "needs_news": needs_news,
        "is_ready": not whole.problem_count
        and not matching.unsettled
        and (not needs_news or referral.what_is_new),
        "further_groups": presenters.FURTHER_GROUPS,
        "refused": refused,
        "lead_agency": referral.scheme.lead_agency,
    }
    return render(request, "referrals/check.html", context, status=status)


@require_http_methods(["GET", "POST"])
def what_is_new(request: HttpRequest, referral_id: uuid.UUID) -> HttpResponse:
    """Say what has changed since the person was turned down."""
    referral = selectors.get_draft(request.user, referral_id)
    form = WhatIsNew(request.POST or None, initial={"text": referral.what_is_new})
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.say_what_is_new(
                referral=referral, by=request.user, at=now(), **form.cleaned_data
            )
            messages.info(request, "What is new is saved.")
            return redirect("referrals:check", referral.pk)
    whole = forms.WholeForm(referral.answers)
    known = selectors.matching(request.user, referral, whole).chosen
    earlier = selectors.earlier_decisions(request.user, known)
    context = {
        "referral": referral,
        "form": form,
        "earlier": decision_rows(earlier),
    }
    return render(
        request, "referrals/what_is_new.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, referral_id: uuid.UUID) -> HttpResponse:
    """Send the referral; sent twice, it is one referral."""
    referral = selectors.get_referral(request.user, referral_id)
    if referral.submitted_on:
        return redirect("referrals:submitted", referral.pk)
    if request.method == "GET":
        return redirect("referrals:check", referral.pk)
    version = request.POST.get("version", "")
    try:
        sent = services.submit_referral(
            referral=referral,
            version=int(version) if version.isdecimal() and len(version) < 9 else 0,
            by=request.user,
            on=today(),
            at=now(),
        )
    except NotPossible as refusal:
        draft = selectors.get_draft(request.user, referral_id)
        return show_check(request, draft, refused=refusal.reason, status=409)
    return redirect("referrals:submitted", sent.pk)


@require_GET
def submitted(request: HttpRequest, referral_id: uuid.UUID) -> HttpResponse:
    """Say that it was sent, who has it now, and what happens next."""
    referral = selectors.get_submitted(request.user, referral_id)
    holder, next_step = presenters.next_step(
        referral.status, lead_agency=referral.scheme.lead_agency.name
    )
    context = {"referral": referral, "holder": holder, "next_step": next_step}
    return render(request, "referrals/submitted.html", context)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, referral_id: uuid.UUID) -> HttpResponse:
    """Take the referral back."""
    referral = selectors.get_referral(request.user, referral_id)
    require(
        permissions.may_withdraw(request.user, referral),
        policies.can_withdraw(status=referral.status),
    )
    posted = request.POST if request.method == "POST" else None
    form = forms.WithdrawReferral(posted, is_draft=referral.is_draft)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.withdraw_referral(
                referral=referral,
                reason=form.cleaned_data.get("reason", ""),
                by=request.user,
                on=today(),
                at=now(),
            )
            messages.info(request, f"{referral.reference} was withdrawn.")
            return redirect("referrals:referrals")
    context = {"referral": referral, "form": form, "name": name_of(referral)}
    return render(request, "referrals/withdraw.html", context, status=form_status(form))


def name_of(referral: Any) -> str:
    """Return whom a referral is about, so far as it is known."""
    if referral.case:
        return str(referral.case.person)
    return presenters.draft_name(referral.answers)
