"""Coming back: the release that is waited for, and being referred again (S1-36)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from cases import selectors as cases
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on
from referrals.forms import removal as forms
from referrals.permissions import removal as permissions
from referrals.selectors import removal as selectors
from referrals.services import removals as services
from referrals.views.scheme import form_page


@require_http_methods(["GET", "POST"])
def expected_release(
    request: HttpRequest, case_id: Any, removal_id: Any
) -> HttpResponse:
    """Keep the release date of somebody removed in step with the prison's."""
    case = cases.get_case(request.user, case_id)
    found = selectors.get_removal(request.user, case, removal_id)
    require(permissions.may_oversee(request.user, case))
    form = forms.ExpectedRelease(
        request.POST or None, initial={"expected_on": found.expected_release_on}
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.change_expected_release(
                removal=found, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "The release date is changed.")
            return redirect(found)
    return form_page(request, case, form, title="Release expected", button="Save")


@require_http_methods(["GET", "POST"])
def reconsider(request: HttpRequest, case_id: Any, removal_id: Any) -> HttpResponse:
    """Record that re-registration was considered, and why not now."""
    case = cases.get_case(request.user, case_id)
    found = selectors.get_removal(request.user, case, removal_id)
    require(permissions.may_oversee(request.user, case))
    form = forms.Reconsider(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.reconsider(
                removal=found, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(
                request, "It is recorded that the person is not referred again now."
            )
            return redirect(found)
    return form_page(
        request, case, form, title="Re-registration considered", button="Record it"
    )


@require_POST
def refer_again(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Begin a new referral of somebody who left; this episode stays as it is."""
    case = cases.get_case(request.user, case_id)
    draft = services.refer_again(case=case, by=request.user, at=now())
    messages.info(
        request,
        f"Referral {draft.reference} is begun, with who the person is filled in. "
        f"{case.reference} stays as it is.",
    )
    return redirect(draft)
