"""Family at case conferences: the person's permission, invitations, letters (S4-12)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.selectors import get_case, in_scotland
from core.clock import now, today
from core.http import pdf_response
from meetings.forms import conferences as forms
from meetings.selectors import conferences as selectors
from meetings.services import families as services
from meetings.views.conferences import PAGE, case_to_record, filled


@require_http_methods(["GET", "POST"])
def permit(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Record that the person lets a relative come."""
    case = case_to_record(request, case_id)
    form = forms.Permit(request.POST or None, initial={"given_on": today()})
    return filled(
        request,
        case,
        form,
        write=lambda: services.record_permission(
            case=case,
            permission=services.NewPermission(**form.cleaned_data),
            by=request.user,
            on=today(),
        ),
        title="The person lets a relative come",
        said="The permission is recorded. The person can take it back at any time.",
    )


@require_POST
def withdraw(request: HttpRequest, case_id: Any, permission_id: Any) -> HttpResponse:
    """Record that the person takes a permission back; it counts at once."""
    case = case_to_record(request, case_id)
    found = selectors.get_permission(request.user, case, permission_id)
    services.withdraw_permission(permission=found, by=request.user, on=today())
    messages.info(
        request,
        "The permission is taken back. The relative is off every list, and how to reach "
        "them is wiped.",
    )
    return redirect(PAGE, case.pk)


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, case_id: Any, conference_id: Any) -> HttpResponse:
    """Invite a relative whom the person lets come."""
    user, case = request.user, case_to_record(request, case_id)
    conference = selectors.get_conference(user, case, conference_id)
    allowed = {str(each.pk): each for each in selectors.may_come(user, case)}
    form = forms.InviteFamily(
        request.POST or None,
        relatives=[(key, str(each)) for key, each in allowed.items()],
    )
    return filled(
        request,
        case,
        form,
        write=lambda: services.invite_family(
            conference=conference,
            permission=allowed[form.cleaned_data["permission"]],
            by=user,
        ),
        title="Invite family",
        said="The relative is on the list. Print the letter of invitation next.",
        back=("conferences:conference", conference.pk),
    )


@require_GET
def letter(request: HttpRequest, case_id: Any, invitation_id: Any) -> HttpResponse:
    """Hand over the letter by which a relative is let in, while the permission stands."""
    case = in_scotland(get_case(request.user, case_id))
    found = selectors.get_family_invitation(request.user, case, invitation_id)
    made = services.make_letter(invitation=found, by=request.user, at=now())
    return pdf_response(made.content, f"invitation-{case.reference}.pdf")
