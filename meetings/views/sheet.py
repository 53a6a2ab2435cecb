"""The record sheet: the list and one case, saved as it is typed (S1-15, S1-20)."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.clock import now, today
from core.exceptions import ChangedMeanwhile
from core.http import form_status
from meetings import forms, permissions, presenters, selectors, services
from meetings.rules.agreed import advice
from meetings.views.case_on_sheet import case_context, live_of
from meetings.views.room import (
    for_those_who_signed,
    list_url,
    look_of,
    looked_at,
    sheet_url,
)
from referrals.permissions import transfers as transfer_permissions
from referrals.selectors import transfers


@require_GET
def sheet(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Lead those who run the meeting to its sheet, and the others to following it."""
    found = selectors.get_meeting(request.user, meeting_id)
    if not permissions.may_run(request.user, found.scheme):
        return redirect("meetings:follow", found.pk)
    return sheet_list(request, meeting_id=found.pk)


@for_those_who_signed
def sheet_list(request: HttpRequest, found: Any) -> HttpResponse:
    """Show the sheet's list; on the wall, only what everybody in the room may see."""
    user, look = request.user, look_of(request)
    rows = selectors.lines(user, found)
    if look.projector:
        asked = selectors.attendees(found)
        hidden = selectors.kept_from(user, [each.item.case_id for each in rows], asked)
        rows = [each for each in rows if not hidden[each.item.case_id]]
    lines = [
        presenters.sheet_line(
            number,
            each,
            current_id=found.current_item_id if found.is_under_way else None,
            suffix=look.suffix(),
            on=today(),
        )
        for number, each in enumerate(rows, 1)
    ]
    current = next((each for each in lines if each.stage == "Open now"), None)
    context = presenters.meeting_frame(found, current="sheet") | {
        "lines": lines,
        "current": current,
        "following": next((each for each in lines if not each.stage), None),
        "transfers": [] if look.projector else transfers_before(request, found),
        **looked_at(request),
    }
    return render(request, "meetings/sheet.html", context)


def transfers_before(request: HttpRequest, found: Any) -> list[dict[str, str]]:
    """Return the transfers before the meeting, which are no cases of ours yet (S1-99)."""
    return [
        presenters.transfer_row(
            each, decides=bool(transfer_permissions.may_decide(request.user, each))
        )
        for each in transfers.before_meeting(request.user, found.pk)
    ]


@require_http_methods(["GET", "POST"])
@for_those_who_signed
def item(request: HttpRequest, found: Any, item_id: Any) -> HttpResponse:
    """Show one case on the sheet, and save what is said of it."""
    held = selectors.get_sheet_item(request.user, found, item_id)
    if request.method == "GET":
        return draw(request, held)
    live = live_of(request, held)
    form = sheet_form(live, request.POST)
    if not form.is_valid():
        return draw(request, held, form=form)
    try:
        services.save_sheet(item=held, said=said(form), by=request.user, at=now())
    except ChangedMeanwhile as refused:
        return conflicting(request, held, form, refused)
    messages.info(request, "The sheet is saved.")
    return redirect(sheet_url(found, held, request))


@require_POST
@for_those_who_signed
def autosave(request: HttpRequest, found: Any, item_id: Any) -> HttpResponse:
    """Save what is being typed; the answer says which version it is now."""
    held = selectors.get_sheet_item(request.user, found, item_id)
    form = sheet_form(live_of(request, held), request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    try:
        kept = services.save_sheet(
            item=held, said=said(form), by=request.user, at=now()
        )
    except ChangedMeanwhile:
        return HttpResponse(status=409)
    return HttpResponse(status=204, headers={"X-Version": str(kept.version)})


def sheet_form(live: Any, typed: Any = None) -> forms.Sheet:
    """Return the sheet's form: the agencies here that share the case can be ticked."""
    item = live.item
    offered = {pk: str(each) for pk, each in live.here.items()}
    offered |= selectors.agency_words(live.spoken - set(offered))
    return forms.Sheet(
        typed,
        agencies=[(str(pk), name) for pk, name in offered.items()],
        initial={
            "update": item.update,
            "spoken": [str(each) for each in live.spoken],
            "version": item.version,
            "page": uuid.uuid4(),
            "count": 1,
        },
    )


def said(form: forms.Sheet) -> services.Said:
    """Return what was typed as the service takes it."""
    typed = form.cleaned_data
    return services.Said(
        update=typed["update"],
        agencies=frozenset(map(uuid.UUID, typed["spoken"])),
        version=typed["version"],
        page=typed["page"],
        count=typed["count"],
    )


def conflicting(
    request: HttpRequest, held: Any, form: forms.Sheet, refused: ChangedMeanwhile
) -> HttpResponse:
    """Show both versions over the form, which keeps what was typed and may now be saved."""
    held = selectors.get_sheet_item(request.user, held.meeting, held.pk)
    kept = sheet_form(live_of(request, held))
    kept.initial.update(
        {
            "update": form.cleaned_data["update"],
            "spoken": form.cleaned_data["spoken"],
        }
    )
    return draw(request, held, form=kept, conflict=refused, status=409)


def draw(
    request: HttpRequest,
    held: Any,
    *,
    form: forms.Sheet | None = None,
    status: int = 0,
    **more: Any,
) -> HttpResponse:
    """Draw one case of the sheet."""
    live = live_of(request, held)
    form = form or sheet_form(live)
    context = case_context(request, live) | {"form": form} | more
    return render(
        request, "meetings/sheet_item.html", context, status=status or form_status(form)
    )


@require_POST
@for_those_who_signed
def open_item(request: HttpRequest, found: Any, item_id: Any) -> HttpResponse:
    """Put a case before the meeting."""
    held = selectors.get_sheet_item(request.user, found, item_id)
    services.open_item(item=held, by=request.user, at=now())
    return redirect(sheet_url(found, held, request))


@require_POST
@for_those_who_signed
def go_on(request: HttpRequest, found: Any, item_id: Any) -> HttpResponse:
    """Close a case and open the next; what could be clearer is said once before."""
    held = selectors.get_sheet_item(request.user, found, item_id)
    if request.POST.get("anyway") != "yes":
        live = live_of(request, held)
        waits = presenters.waits_for_decision(selectors.background(request.user, held))
        discussed = presenters.discussed(live, on=today(), waits_for_decision=waits)
        missing = advice(discussed, on=today())
        if missing:
            return draw(request, held, advice=missing, status=422)
    following = services.go_on(item=held, by=request.user, at=now())
    if following is None:
        messages.info(request, "That was the last case.")
        return redirect(list_url(found, request))
    return redirect(sheet_url(found, following, request))


@require_GET
@for_those_who_signed
def waiting_guests(request: HttpRequest, found: Any, item_id: Any) -> HttpResponse:
    """Show which guests have come and signed since the case was opened."""
    held = selectors.require_item(request.user, found, item_id)
    is_current = found.is_under_way and found.current_item_id == held.pk
    context = {
        "meeting": found,
        "item": held,
        "outside": selectors.guests_outside(found, held.case, request.user)
        if is_current
        else [],
        **looked_at(request),
    }
    return render(request, "meetings/sheet_guests.html", context)
