"""Opening a meeting for those who run it, and how they look at its pages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from core.decisions import require
from meetings import permissions, presenters, selectors


View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Look:
    """How a page of the sheet is looked at: on the wall, and with or without its keys."""

    projector: bool
    keys: bool

    def suffix(self, **instead: bool) -> str:
        """Return what an address ends with to keep the look, or to change a part of it."""
        projector = instead.get("projector", self.projector)
        keys = instead.get("keys", self.keys)
        asked = {"view": "projector"} if projector else {}
        asked |= {} if keys else {"keys": "off"}
        return f"?{urlencode(asked)}" if asked else ""


def look_of(request: HttpRequest) -> Look:
    """Return how the page is asked for."""
    return Look(
        projector=request.GET.get("view") == "projector",
        keys=request.GET.get("keys") != "off",
    )


def looked_at(request: HttpRequest) -> dict[str, Any]:
    """Return what the templates need to keep or change the look."""
    look = look_of(request)
    return {
        "projector": look.projector,
        "keys": look.keys,
        "suffix": look.suffix(),
        "other_view": look.suffix(projector=not look.projector) or "?",
        "other_keys": look.suffix(keys=not look.keys) or "?",
    }


def for_those_who_run_it(view: View) -> View:
    """Load the meeting for its co-ordinator or Chair, and hand it to the view."""

    @wraps(view)
    def loaded(request: HttpRequest, meeting_id: Any, **ids: Any) -> HttpResponse:
        found = selectors.get_meeting(request.user, meeting_id)
        require(permissions.may_run(request.user, found.scheme))
        return view(request, found, **ids)

    return loaded


def for_those_who_signed(view: View) -> View:
    """
    Load the meeting for its co-ordinator or Chair once they have signed (S1-19).

    Until then no case is shown, and nothing can be written: a link to sign is. What is not
    on the agenda is missing, signed or not.
    """

    @wraps(view)
    def loaded(request: HttpRequest, found: Any, **ids: Any) -> HttpResponse:
        if selectors.has_signed(found, request.user):
            return view(request, found, **ids)
        if "item_id" in ids:
            selectors.require_item(request.user, found, ids["item_id"])
        if request.method == "POST":
            return redirect("meetings:sign", found.pk)
        return unsigned(request, found)

    return for_those_who_run_it(loaded)


def unsigned(request: HttpRequest, found: Any) -> HttpResponse:
    """Show that nothing is shown, and why."""
    context = presenters.meeting_frame(found, current="sheet")
    return render(request, "meetings/unsigned.html", context)


def sheet_url(meeting: Any, item: Any, request: HttpRequest) -> str:
    """Return the address of a case on the sheet, looked at as now."""
    url = reverse("meetings:sheet_item", args=[meeting.pk, item.pk])
    return f"{url}{look_of(request).suffix()}"


def list_url(meeting: Any, request: HttpRequest) -> str:
    """Return the address of the sheet's list, looked at as now."""
    url = reverse("meetings:sheet", args=[meeting.pk])
    return f"{url}{look_of(request).suffix()}"
