"""The weekly practitioners' meeting: its page, and that it was held (S1-35)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from agencies import selectors as agencies
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status
from meetings import forms, permissions, policies, presenters, selectors, services


@require_GET
def huddle(request: HttpRequest) -> HttpResponse:
    """Show the week of the area's Reds, wanted, releases and news."""
    require(permissions.may_read(request.user))
    scheme = own_scheme(request)
    if scheme is None:
        return render(request, "meetings/no_scheme.html", status=409)
    form = forms.ShowAmbers(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    on = today()
    week = selectors.huddle(
        request.user, scheme, on=on, ambers=bool(asked.get("ambers"))
    )
    latest = week.latest
    context = {
        "scheme": scheme,
        "form": form,
        "span": presenters.huddle_week(on),
        "groups": presenters.watched_groups(week.people, on=on),
        "has_more": week.has_more,
        "most": selectors.MOST_WATCHED,
        "latest": latest,
        "held_today": latest is not None and latest.held_on == on,
        "present": presenters.attendance_line(week.present),
        "may_record": permissions.may_record_huddle(request.user, scheme),
    }
    return render(request, "meetings/huddle.html", context)


@require_http_methods(["GET", "POST"])
def record_huddle(request: HttpRequest) -> HttpResponse:
    """Record that the practitioners met today, with who was there."""
    scheme = own_scheme(request)
    if scheme is None:
        return render(request, "meetings/no_scheme.html", status=409)
    require(permissions.may_record_huddle(request.user, scheme))
    latest = selectors.latest_huddle(request.user, scheme)
    people = {
        str(each.user_id): each for each in selectors.practitioners(scheme, on=today())
    }
    form = forms.HuddleHeld(
        request.POST or None,
        people=[(key, f"{each.user} ({each.agency})") for key, each in people.items()],
        initial={"place": latest.place if latest else "", "covered": "reds"},
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.record_huddle(
                scheme=scheme,
                huddle=described(form, people),
                by=request.user,
                at=now(),
            )
            messages.info(request, "The meeting is recorded as held today.")
            return redirect("meetings:huddle")
    context = {
        "form": form,
        "can": policies.can_record_huddle(
            latest_on=latest.held_on if latest else None, on=today(), present=1
        ),
    }
    return render(
        request, "meetings/record_huddle.html", context, status=form_status(form)
    )


def own_scheme(request: HttpRequest) -> Any:
    """Return the scheme of the area for which one acts, or None."""
    acting = request.user.acting
    return agencies.scheme_of_area(acting and acting.area_id)


def described(form: forms.HuddleHeld, people: dict[str, Any]) -> services.Huddle:
    """Return what was typed as the service takes it."""
    typed = form.cleaned_data
    return services.Huddle(
        present=[people[key] for key in typed["present"]],
        place=typed["place"],
        ambers=typed["covered"] == "ambers",
    )
