"""Naming the lead worker."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agencies import selectors as agency_selectors
from cases import forms, permissions, presenters, selectors, services
from core.clock import today
from core.decisions import require
from core.http import domain_errors_on, form_status


@require_http_methods(["GET", "POST"])
def name_lead_worker(request: HttpRequest, case_id) -> HttpResponse:
    """Name who leads the case, from the agencies that share it (S1-50)."""
    case = selectors.get_case(request.user, case_id)
    require(permissions.may_lead(request.user, case))
    members = {
        str(each.pk): each
        for each in agency_selectors.workers_of_agencies(
            selectors.sharing_agency_ids(request.user, case), on=today()
        )
    }
    form = forms.NameLeadWorker(
        request.POST or None,
        workers=grouped(members.values()),
        initial={"version": case.version},
    )
    if request.method == "POST" and form.is_valid():
        chosen = members[form.cleaned_data["worker"]]
        with domain_errors_on(form):
            services.assign_lead_worker(
                case=case,
                worker=chosen.user,
                agency=chosen.agency,
                by=request.user,
                on=today(),
                version=form.cleaned_data["version"],
            )
            messages.info(request, f"{chosen.user} now leads {case}.")
            return redirect(case)
    context = presenters.case_frame(case, on=today(), current="overview") | {
        "form": form
    }
    return render(
        request, "cases/name_lead_worker.html", context, status=form_status(form)
    )


def grouped(members) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return people to choose from, agency by agency."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for member in members:
        groups.setdefault(member.agency.name, []).append(
            (str(member.pk), member.user.full_name)
        )
    return list(groups.items())
