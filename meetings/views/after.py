"""After a meeting: sending its papers round, and the actions it agreed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from core.clock import now, today
from core.http import csv_response
from core.spreadsheets import csv_bytes
from meetings import forms, permissions, policies, presenters, selectors, services


@require_GET
def circulation(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Show to whom the papers went, by when they are due, and who has opened them."""
    found = selectors.get_meeting(request.user, meeting_id)
    arranges = permissions.may_arrange(request.user, found.scheme)
    page = selectors.circulation(request.user, found)
    clock, tone, sentence = presenters.circulation_clock(
        due_at=page.due_at, sent_at=page.sent_at, at=now()
    )
    context = {
        **presenters.meeting_frame(found, current="circulation"),
        "page": page,
        "clock": clock,
        "tone": tone,
        "sentence": sentence,
        "rows": presenters.recipient_rows(
            page.recipients, chases=bool(arranges), on=today()
        ),
        "arranges": arranges,
        "can_circulate": policies.can_circulate(
            is_drafted=page.record is not None,
            present=len(page.to_send) + len(page.recipients),
        ),
    }
    return render(request, "meetings/circulation.html", context)


@require_POST
def circulate(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Issue the plans that changed and tell everybody who attended where to read them."""
    found = selectors.get_meeting(request.user, meeting_id)
    done = services.circulate(meeting=found, by=request.user, at=now())
    messages.info(request, presenters.circulated_words(done.told, done.issued))
    return redirect("meetings:circulation", found.pk)


@require_POST
def chase(request: HttpRequest, meeting_id: Any, recipient_id: Any) -> HttpResponse:
    """Send the link again to somebody who has not opened it."""
    found = selectors.get_meeting(request.user, meeting_id)
    recipient = selectors.get_recipient(found, recipient_id)
    services.chase(recipient=recipient, by=request.user, at=now())
    messages.info(request, f"{recipient.person} is sent the link again.")
    return redirect("meetings:circulation", found.pk)


@require_GET
def meeting_actions(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """List the actions a meeting agreed, with what became of them."""
    found = selectors.get_meeting(request.user, meeting_id)
    everything = selectors.meeting_actions(request.user, found)
    form = forms.FilterActions(request.GET or None, agencies=agencies_in(everything))
    rows = selectors.narrowed(everything, asked(form))
    context = {
        **presenters.meeting_frame(found, current="actions"),
        "filter_form": form,
        "counts": presenters.action_counts(everything, on=today()),
        "rows": presenters.agreed_rows(rows, on=today()),
        "agreed_any": bool(everything),
        "query": request.GET.urlencode(),
    }
    return render(request, "meetings/actions.html", context)


@require_GET
def actions_csv(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Hand over the same actions for a spreadsheet, without names."""
    found = selectors.get_meeting(request.user, meeting_id)
    everything = selectors.meeting_actions(request.user, found)
    form = forms.FilterActions(request.GET or None, agencies=agencies_in(everything))
    rows = selectors.narrowed(everything, asked(form))
    services.note_actions_taken_away(meeting=found, rows=rows, by=request.user)
    content = csv_bytes(
        presenters.ACTION_COLUMNS, [presenters.action_cells(each) for each in rows]
    )
    return csv_response(content, f"actions-{found.held_on:%Y-%m-%d}.csv")


def agencies_in(actions: list[Any]) -> list[tuple[str, str]]:
    """Return the agencies that have an action, to choose from."""
    found = {str(each.action.agency_id): str(each.action.agency) for each in actions}
    return sorted(found.items(), key=lambda each: each[1])


def asked(form: forms.FilterActions) -> selectors.ActionFilters:
    """Return what the list is narrowed to; nonsense narrows nothing."""
    typed = form.cleaned_data if form.is_valid() else {}
    return selectors.ActionFilters(
        agency=typed.get("agency", ""),
        status=typed.get("status", ""),
        flagged=bool(typed.get("flagged")),
    )
