"""Pages about one agenda: adding cases, taking them off, putting a referral before it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agencies import selectors as agencies
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status
from meetings import forms, permissions, policies, presenters, selectors, services
from referrals import permissions as referral_permissions
from referrals import policies as referral_policies
from referrals import selectors as referrals
from referrals.permissions import transfers as transfer_permissions
from referrals.policies import transfers as transfer_policies
from referrals.selectors import transfers


@require_http_methods(["GET", "POST"])
def add_items(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Put cases on the agenda by hand: any that is looked for."""
    found = selectors.get_meeting(request.user, meeting_id)
    require(
        permissions.may_arrange(request.user, found.scheme),
        policies.can_change(is_planned=found.is_planned),
    )
    find = forms.FindCase(request.GET or None)
    text = request.GET.get("q", "").strip()
    offered = {
        str(each.pk): each
        for each in selectors.found_cases(request.user, found, text=text)
    }
    form = forms.AddItems(
        request.POST or None,
        offered=[(key, presenters.case_choice(each)) for key, each in offered.items()],
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            chosen = [offered[key] for key in form.cleaned_data["cases"]]
            for case in chosen:
                services.list_case(
                    meeting=found,
                    case=case,
                    reason=form.cleaned_data["reason"],
                    by=request.user,
                )
            messages.info(request, presenters.added(len(chosen)))
            return redirect(found)
    context = {
        "form": form,
        "find": find,
        "meeting": found,
        "text": text,
        "offered": offered,
    }
    return render(request, "meetings/add_items.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def remove_item(request: HttpRequest, meeting_id: Any, item_id: Any) -> HttpResponse:
    """Take an item off the agenda, saying why."""
    found = selectors.get_meeting(request.user, meeting_id)
    item = selectors.get_item(request.user, found, item_id)
    require(permissions.may_arrange(request.user, found.scheme))
    form = forms.TakeOff(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.take_off(
                item=item, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, f"{item.case} is taken off the agenda.")
            return redirect(found)
    context = {"form": form, "meeting": found, "item": item}
    return render(
        request, "meetings/remove_item.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def put_referral(request: HttpRequest, referral_id: Any) -> HttpResponse:
    """Put a referral before a meeting; what its research lacks is said, not forbidden."""
    referral = referrals.get_submitted(request.user, referral_id)
    require(referral_permissions.may_prepare(request.user, referral))
    present = selectors.item_of_referral(request.user, referral.pk)
    upcoming = {
        str(each.pk): each
        for each in selectors.meetings_to_choose(
            request.user, scheme_id=referral.scheme_id, on=today()
        )
        if present is None or each.pk != present.meeting_id
    }
    form = forms.PutBefore(
        request.POST or None,
        meetings=[presenters.meeting_choice(each) for each in upcoming.values()],
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            chosen = upcoming[form.cleaned_data["meeting"]]
            services.list_referral(
                meeting=chosen, referral=referral, by=request.user, at=now()
            )
            messages.info(request, f"{referral} goes to the {chosen}.")
            return redirect(chosen)
    context = {
        "form": form,
        "referral": referral,
        "present": present,
        "upcoming": upcoming,
        "gaps": referrals.research_gaps(request.user, referral),
        "can": referral_policies.can_prepare(
            **referrals.preparation(referral, on=today())
        ),
    }
    return render(
        request, "meetings/put_referral.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def put_transfer(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Put a transfer from another area before one of our meetings, the next one first (S1-99)."""
    found = transfers.get_transfer(request.user, transfer_id)
    require(transfer_permissions.may_put(request.user, found))
    scheme = agencies.scheme_of_area(found.to_area_id)
    upcoming = {
        str(each.pk): each
        for each in selectors.meetings_to_choose(
            request.user, scheme_id=scheme and scheme.pk, on=today()
        )
        if each.pk != found.meeting_id
    }
    form = forms.PutBefore(
        request.POST or None,
        meetings=[presenters.meeting_choice(each) for each in upcoming.values()],
        initial={"meeting": next(iter(upcoming), "")},
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            chosen = upcoming[form.cleaned_data["meeting"]]
            services.list_transfer(
                meeting=chosen, transfer=found, by=request.user, on=today()
            )
            messages.info(request, f"The transfer goes to the {chosen}.")
            return redirect(found)
    context = {
        "form": form,
        "transfer": found,
        "upcoming": upcoming,
        "title": "Put before a meeting",
        "can": transfer_policies.can_go_on(
            visited=transfers.address_found(request.user, found),
            has_contact_point=found.contact_point_id is not None,
        ),
    }
    return render(
        request, "meetings/put_transfer.html", context, status=form_status(form)
    )
