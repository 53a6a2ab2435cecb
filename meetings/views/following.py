"""Following the meeting: the same case on everybody's screen, as far as each may see it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.decisions import require
from meetings import permissions, presenters, selectors
from meetings.views.case_on_sheet import live_context, live_of, shown_of
from meetings.views.room import looked_at, unsigned


@require_GET
def follow(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Show what is before the meeting; the page asks for more by itself."""
    now = beat_of(request, meeting_id)
    if not now.has_signed:
        return unsigned(request, now.meeting)
    context = (
        presenters.meeting_frame(now.meeting, current="sheet")
        | looked_at(request)
        | followed(request, now, is_new=True)
    )
    return render(request, "meetings/follow.html", context)


@require_GET
def pulse(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """
    Answer "anything new?": nothing (204) when not, else the part of the page that changed.

    While the same case stays open only its moving part is sent.
    """
    now = beat_of(request, meeting_id)
    seen, user_id = request.GET.get("seen", ""), request.user.pk
    if presenters.is_same(seen, now, user_id):
        return HttpResponse(status=204)
    is_same_case = presenters.is_same_case(seen, now, user_id)
    context = followed(request, now, is_new=not is_same_case)
    if is_same_case:
        response = render(request, "meetings/follow_live.html", context)
        response["HX-Retarget"] = "#follow-live"
        return response
    return render(request, "meetings/follow_case.html", context)


def beat_of(request: HttpRequest, meeting_id: Any) -> Any:
    """Return where the meeting stands for somebody who attends it."""
    now = selectors.beat(request.user, meeting_id)
    require(permissions.may_attend(request.user, is_asked=now.is_asked))
    return now


def followed(request: HttpRequest, now: Any, *, is_new: bool) -> dict[str, Any]:
    """Return what a follower sees: the open case, or that none is open to them."""
    context: dict[str, Any] = {
        "meeting": now.meeting,
        "seen": presenters.seen_mark(now, request.user.pk),
        "has_signed": now.has_signed,
        "item": None,
    }
    if now.item_id is None:
        return context
    item = selectors.followed_item(request.user, now, is_new=is_new)
    if item is None:
        return context
    live = live_of(request, item)
    if not is_new:
        return context | live_context(request, live)
    back = selectors.background(request.user, item)
    return context | shown_of(request, live, back)
