"""Pages about meetings that come round."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agencies import selectors as agencies
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status
from meetings import forms, permissions, policies, presenters, selectors, services
from meetings.choices import MeetingKind, Repeats, SeatRole
from meetings.views.meetings import choices, leaders, version


@require_GET
def all_series(request: HttpRequest) -> HttpResponse:
    """List the area's series of meetings."""
    require(permissions.may_read(request.user))
    scheme = agencies.scheme_of_area(request.user.on_duty.area_id)
    if scheme is None:
        return render(request, "meetings/no_scheme.html", status=409)
    context = {
        "scheme": scheme,
        "rows": [
            (each, presenters.comes_round(each))
            for each in selectors.series_of(request.user, scheme)
        ],
        "arranges": permissions.may_arrange(request.user, scheme),
    }
    return render(request, "meetings/all_series.html", context)


@require_http_methods(["GET", "POST"])
def start_series(request: HttpRequest) -> HttpResponse:
    """Start a series of the area for which one acts."""
    scheme = agencies.scheme_of_area(
        request.user.acting and request.user.acting.area_id
    )
    if scheme is None:
        return render(request, "meetings/no_scheme.html", status=409)
    require(permissions.may_arrange(request.user, scheme))
    leading = leaders(scheme)
    form = forms.SeriesDetails(
        request.POST or None,
        initial={"name": scheme.meeting_name, "minutes": 120, "quorum": 0},
        **choices(leading),
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            made = services.start_series(
                scheme=scheme, facts=facts(form, leading), by=request.user, on=today()
            )
            messages.info(request, f"{made} is started. Give its core members seats.")
            return redirect(made)
    context = {"form": form, "title": "Start a series", "scheme": scheme}
    return render(
        request, "meetings/series_form.html", context, status=form_status(form)
    )


@require_GET
def series(request: HttpRequest, series_id: Any) -> HttpResponse:
    """Show one series with its seats."""
    found = selectors.get_series(request.user, series_id)
    arranges = permissions.may_arrange(request.user, found.scheme)
    context = {
        "series": found,
        "facts": presenters.series_facts(found),
        "seats": selectors.seats_of(found),
        "arranges": arranges and found.ended_on is None,
    }
    return render(request, "meetings/series.html", context)


@require_http_methods(["GET", "POST"])
def arrange_next(request: HttpRequest, series_id: Any) -> HttpResponse:
    """Arrange the next meetings of a series."""
    found = selectors.get_series(request.user, series_id)
    require(
        permissions.may_arrange(request.user, found.scheme),
        policies.can_arrange_next(is_ended=found.ended_on is not None, count=1),
    )
    form = forms.ArrangeNext(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            made = services.arrange_next(
                series=found,
                by=request.user,
                on=today(),
                at=now(),
                **form.cleaned_data,
            )
            messages.info(request, presenters.arranged(made))
            return redirect("meetings:meetings")
    context = {
        "form": form,
        "series": found,
        "turns": [
            presenters.turn_words(each)
            for each in services.next_turns(found, count=6, on=today())
        ],
    }
    return render(
        request, "meetings/arrange_next.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def change_series(request: HttpRequest, series_id: Any) -> HttpResponse:
    """Change a series; what is arranged already stays as it is."""
    found = selectors.get_series(request.user, series_id)
    require(permissions.may_arrange(request.user, found.scheme))
    leading = leaders(found.scheme)
    form = forms.SeriesDetails(
        request.POST or None,
        initial=presenters.series_initial(found),
        **choices(leading),
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.change_series(
                series=found,
                facts=facts(form, leading),
                version=version(request),
                by=request.user,
                on=today(),
            )
            messages.info(request, "The series is changed.")
            return redirect(found)
    context = {
        "form": form,
        "title": "Change the series",
        "series": found,
        "version": request.POST.get("version", found.version),
    }
    return render(
        request, "meetings/series_form.html", context, status=form_status(form)
    )


@require_POST
def end_series(request: HttpRequest, series_id: Any) -> HttpResponse:
    """End a series."""
    found = selectors.get_series(request.user, series_id)
    services.end_series(series=found, by=request.user, on=today())
    messages.info(request, "The series is ended. Its arranged meetings stay.")
    return redirect("meetings:all_series")


@require_http_methods(["GET", "POST"])
def add_seat(request: HttpRequest, series_id: Any) -> HttpResponse:
    """Give an agency a seat on a series."""
    found = selectors.get_series(request.user, series_id)
    require(permissions.may_arrange(request.user, found.scheme))
    teams = {str(each.pk): each for each in agencies.agencies(area=found.scheme.area)}
    working = {
        str(each.user_id): each
        for each in agencies.workers_of_agencies(
            [each.pk for each in teams.values()], on=today()
        )
    }
    form = forms.AddSeat(
        request.POST or None,
        agencies=[(key, str(each)) for key, each in teams.items()],
        people=[(key, f"{each.user} ({each.agency})") for key, each in working.items()],
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        member = working.get(typed["person"])
        with domain_errors_on(form):
            services.add_seat(
                series=found,
                seat=services.SeatFacts(
                    agency=teams[typed["agency"]],
                    role=SeatRole(typed["role"]),
                    person=member.user if member else None,
                ),
                by=request.user,
            )
            messages.info(request, "The seat is added.")
            return redirect(found)
    context = {"form": form, "series": found}
    return render(request, "meetings/add_seat.html", context, status=form_status(form))


@require_POST
def remove_seat(request: HttpRequest, series_id: Any, seat_id: Any) -> HttpResponse:
    """Take a seat away."""
    found = selectors.get_series(request.user, series_id)
    seat = selectors.get_seat(found, seat_id)
    services.remove_seat(seat=seat, by=request.user)
    messages.info(request, "The seat is taken away.")
    return redirect(found)


def facts(
    form: forms.SeriesDetails, leading: dict[str, dict[str, Any]]
) -> services.SeriesFacts:
    """Return what was typed as the service takes it."""
    typed = form.cleaned_data
    return services.SeriesFacts(
        **{
            **typed,
            "kind": MeetingKind(typed["kind"]),
            "repeats": Repeats(typed["repeats"]),
            "weekday": int(typed["weekday"]),
            "chair": leading["chairs"][typed["chair"]].user,
            "coordinator": leading["coordinators"][typed["coordinator"]].user,
        }
    )
