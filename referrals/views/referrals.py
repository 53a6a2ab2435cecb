"""The list of referrals and the page of each."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from agencies import selectors as agencies
from agencies.roles import Permission
from core.clock import today
from referrals import forms, permissions, presenters, selectors
from referrals.presenters.register import decision_rows
from referrals.views.actions import actions_on


@require_GET
def referrals(request: HttpRequest) -> HttpResponse:
    """List the agency's drafts, then what was submitted, with whose turn it is."""
    query = request.GET.copy()
    query.setdefault("status", forms.OPEN)
    form = forms.ReferralFilter(query)
    status = form.cleaned_data["status"] if form.is_valid() else forms.OPEN
    asked = request.GET.get("page", "1")
    page = selectors.list_referrals(
        request.user,
        status=status,
        page=int(asked) if asked.isdecimal() and len(asked) < 6 else 1,
    )
    context = {
        "drafts": presenters.draft_rows(selectors.drafts(request.user)),
        "rows": presenters.referral_rows(page.rows),
        "filter_form": form,
        "filtered": status != forms.OPEN,
        "paging": presenters.paging(query, page),
        "may_make": permissions.may_make(request.user),
        "scheme": agencies.scheme_of_area(request.user.on_duty.area_id),
        "may_work": request.user.holds(Permission.CASE_WORK),
    }
    return render(request, "referrals/referrals.html", context)


@require_GET
def referral(request: HttpRequest, referral_id: uuid.UUID) -> HttpResponse:
    """Read the whole form back, with its history and what can be done."""
    found = selectors.get_referral(request.user, referral_id)
    if found.is_draft:
        return redirect("referrals:draft", found.pk)
    if found.case is None:
        return render(request, "referrals/withdrawn.html", {"referral": found})
    answers = selectors.answers(request.user, found)
    holder, next_step = presenters.next_step(
        found.status, lead_agency=found.scheme.lead_agency.name
    )
    earlier = selectors.earlier_decisions(
        request.user, found.case.person, besides=found
    )
    context = {
        "referral": found,
        "earlier": decision_rows(earlier),
        "head": presenters.head(found, on=today()),
        "holder": holder,
        "next_step": next_step,
        "sections": presenters.read_back(answers, missing=presenters.HIDDEN),
        "is_partly_hidden": presenters.is_partly_hidden(answers),
        "further_groups": presenters.FURTHER_GROUPS,
        "history": presenters.history(
            found, selectors.status_changes(request.user, found)
        ),
        "actions": actions_on(request.user, found),
    }
    return render(request, "referrals/referral.html", context)
