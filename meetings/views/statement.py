"""The lead agency's manager sets what everybody at a meeting signs (S1-19, S1-148)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agencies import selectors as agencies
from core.clock import now
from core.decisions import require
from core.http import domain_errors_on, form_status
from meetings import forms, permissions, selectors, services


@require_http_methods(["GET", "POST"])
def statement(request: HttpRequest, scheme_id: Any) -> HttpResponse:
    """Show the statement in force with the versions before, and put a new one in its place."""
    require(permissions.may_configure(request.user))
    scheme = agencies.get_scheme(scheme_id)
    require(permissions.may_set_statement(request.user, scheme))
    present = selectors.current_statement(scheme)
    form = forms.SetStatement(
        request.POST or None,
        initial={
            "text": present.text if present else "",
            "agreement_title": present.agreement_title if present else "",
            "agreement_version": present.agreement_version if present else "",
            "number": present.number if present else 0,
        },
    )
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        number = typed.pop("number")
        with domain_errors_on(form):
            made = services.set_statement(
                scheme=scheme,
                wording=services.Wording(**typed),
                number=number,
                by=request.user,
                at=now(),
            )
            messages.info(
                request, f"Version {made.number} is signed from the next meeting on."
            )
            return redirect("meetings:statement", scheme.pk)
    context = {
        "form": form,
        "scheme": scheme,
        "present": present,
        "versions": selectors.statements(scheme),
    }
    return render(request, "meetings/statement.html", context, status=form_status(form))
