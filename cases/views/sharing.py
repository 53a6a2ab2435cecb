"""With whom a case is shared, why, and until when."""

from datetime import datetime, time

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from agencies import selectors as agency_selectors
from cases import forms, permissions, presenters, selectors
from cases import sharing as grants
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status


@require_GET
def sharing(request: HttpRequest, case_id) -> HttpResponse:
    """Show every share, in force and ended."""
    user = request.user
    case = selectors.get_case(user, case_id)
    context = presenters.case_frame(case, on=today(), current="sharing") | {
        "shares": presenters.share_rows(selectors.grants(user, case), at=now()),
        "may_share": permissions.may_share(user, case),
    }
    return render(request, "cases/sharing.html", context)


@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, case_id) -> HttpResponse:
    """Share the case with one more agency."""
    case = selectors.get_case(request.user, case_id)
    require(permissions.may_share(request.user, case))
    already = set(selectors.sharing_agency_ids(request.user, case))
    agencies = {
        str(each.pk): each
        for each in agency_selectors.agencies()
        if each.pk not in already
    }
    choices = [(key, each.name) for key, each in agencies.items()]
    form = forms.ShareCase(request.POST or None, agencies=choices)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        agency = agencies[typed["agency"]]
        with domain_errors_on(form):
            grants.share_case(
                case=case,
                agency=agency,
                level=typed["level"],
                reason=typed["reason"],
                until=end_of(typed["until"]),
                by=request.user,
                at=now(),
            )
            messages.info(request, f"{agency} can now see {case}.")
            return redirect("cases:sharing", case.pk)
    context = presenters.case_frame(case, on=today(), current="sharing") | {
        "form": form
    }
    return render(request, "cases/share.html", context, status=form_status(form))


def end_of(day) -> datetime | None:
    """Return the last instant of a day: a share's last day counts whole."""
    return timezone.make_aware(datetime.combine(day, time.max)) if day else None


@require_http_methods(["GET", "POST"])
def end_share(request: HttpRequest, case_id, grant_id) -> HttpResponse:
    """End one share now."""
    case = selectors.get_case(request.user, case_id)
    require(permissions.may_share(request.user, case))
    grant = selectors.get_grant(request.user, case, grant_id)
    form = forms.EndShare(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            grants.revoke_grant(
                grant=grant,
                by=request.user,
                at=now(),
                reason=form.cleaned_data["reason"],
            )
            messages.info(request, f"{grant.principal} can no longer see {case}.")
            return redirect("cases:sharing", case.pk)
    context = presenters.case_frame(case, on=today(), current="sharing") | {
        "form": form,
        "grant": grant,
    }
    return render(request, "cases/end_share.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def share_row(request: HttpRequest, case_id, row_id) -> HttpResponse:
    """Share one sensitive record on with an agency that sees the case (originator only)."""
    case = selectors.get_case(request.user, case_id)
    note = selectors.get_note(request.user, case, row_id)
    require(permissions.may_share_row(request.user, note))
    ids = set(selectors.sharing_agency_ids(request.user, case)) - {
        request.user.acting.agency_id
    }
    agencies = {
        str(each.pk): each for each in agency_selectors.agencies() if each.pk in ids
    }
    choices = [(key, each.name) for key, each in agencies.items()]
    form = forms.ShareRow(request.POST or None, agencies=choices)
    if request.method == "POST" and form.is_valid():
        agency = agencies[form.cleaned_data["agency"]]
        with domain_errors_on(form):
            grants.share_row(
                row=note,
                agency=agency,
                by=request.user,
                reason=form.cleaned_data["reason"],
            )
            messages.info(request, f"{agency} can now read “{note.title}”.")
            return redirect(case)
    context = presenters.case_frame(case, on=today(), current="overview") | {
        "form": form,
        "note": note,
    }
    return render(request, "cases/share_row.html", context, status=form_status(form))
