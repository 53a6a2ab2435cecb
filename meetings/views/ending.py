"""Ending a meeting that is under way."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core import words
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status
from meetings import forms, permissions, policies, presenters, selectors, services


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """End the meeting: what it did not reach, and who was there if nobody wrote it down."""
    found = selectors.get_meeting(request.user, meeting_id)
    require(
        permissions.may_arrange(request.user, found.scheme),
        policies.can_end(
            is_under_way=found.is_under_way,
            unreached=0,
            carried=0,
            reason="",
            has_next=True,
        ),
    )
    items = {str(each.pk): each for each in selectors.undiscussed(request.user, found)}
    people = nobody_noted(found)
    later = selectors.next_meeting(found, on=today())
    form = forms.EndMeeting(
        request.POST or None,
        items=[(key, presenters.case_choice(each.case)) for key, each in items.items()],
        hints={key: each.reason for key, each in items.items()},
        people=[(key, f"{each.user} ({each.agency})") for key, each in people.items()],
        has_next=later is not None,
        initial={"carried": list(items)},
    )
    sent = request.method == "POST"
    if sent and form.is_valid():
        with domain_errors_on(form):
            ended = services.end_meeting(
                meeting=found,
                by=request.user,
                at=now(),
                unreached=unreached(form),
                present=[people[key] for key in form.cleaned_data.get("present", [])],
            )
            messages.info(request, "The meeting has ended. Its minutes are drafted.")
            return redirect("meetings:minutes", ended.pk)
    context = {
        **presenters.meeting_frame(found, current="agenda"),
        "form": form,
        "items": items,
        "later": later,
        "later_on": words.day(later.held_on) if later else "",
    }
    return render(request, "meetings/end.html", context, status=form_status(form))


def nobody_noted(found: Any) -> dict[str, Any]:
    """Return who may have been there, when nobody's arrival is on record."""
    if any(each.arrived_at for each in selectors.attendees_of(found)):
        return {}
    return {
        str(each.user_id): each
        for each in selectors.practitioners(found.scheme, on=today())
    }


def unreached(form: forms.EndMeeting) -> services.Unreached:
    """Return what becomes of the cases not reached, as the service takes it."""
    typed = form.cleaned_data
    return services.Unreached(
        carried=frozenset(UUID(each) for each in typed.get("carried", [])),
        reason=typed.get("reason", ""),
    )
