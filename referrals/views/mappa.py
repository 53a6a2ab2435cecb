"""Recording how MAPPA manages somebody on the cohort."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from agencies import selectors as agencies
from cases import selectors as cases
from cases.policies import can_record
from cases.services import MappaFacts
from core.clock import today
from core.decisions import require
from core.http import domain_errors_on
from referrals.forms import mappa as forms
from referrals.permissions import removal as permissions
from referrals.services import removals as services
from referrals.views.scheme import form_page


@require_http_methods(["GET", "POST"])
def mappa(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Record at which level MAPPA manages the person, and who goes to both meetings (S1-96)."""
    case = cases.get_case(request.user, case_id)
    require(
        permissions.may_review(request.user, case), can_record(is_open=case.is_open)
    )
    groups, people = workers_by_agency(request.user, case)
    form = forms.RecordMappa(
        request.POST or None,
        workers=groups,
        jurisdiction=case.jurisdiction,
        initial=forms.typed_before(cases.mappa_management(request.user, case)),
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.record_mappa_management(
                case=case,
                facts=facts(form, people),
                seen=form.cleaned_data["seen"],
                by=request.user,
                on=today(),
            )
            messages.info(request, "The MAPPA level is recorded.")
            return redirect("cases:forums", case.pk)
    return form_page(request, case, form, title="MAPPA level", button="Save")


def facts(form: forms.RecordMappa, people: dict[str, Any]) -> MappaFacts:
    """Return what was typed with the people themselves."""
    typed = form.facts()
    for name in ("offender_manager", "police_offender_manager"):
        typed[name] = people.get(typed[name])
    return MappaFacts(**typed)


def workers_by_agency(
    user: Any, case: Any
) -> tuple[list[tuple[str, list[tuple[str, str]]]], dict[str, Any]]:
    """Return who may be named, agency by agency, and each by their id."""
    members = list(
        agencies.workers_of_agencies(cases.sharing_agency_ids(user, case), on=today())
    )
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in members:
        groups.setdefault(each.agency.name, []).append(
            (str(each.user_id), each.user.full_name)
        )
    return list(groups.items()), {str(each.user_id): each.user for each in members}
