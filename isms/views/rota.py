"""A package's rota: one week, planning a shift, what became of it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from agencies.selectors import workers
from core import words
from core.clock import now, today
from isms import forms, permissions, presenters, selectors, services
from isms.calculations import instant, monday_of
from isms.forms.rota import until
from isms.presenters.rota import COLUMNS
from isms.views.page import Asked, open_package, open_to, through


def asked_day(request: HttpRequest, name: str) -> date:
    """Return the day asked for; nonsense means today."""
    try:
        day = date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return today()
    return day if 2000 <= day.year <= 2100 else today()


def week_url(package: Any, day: date) -> str:
    """Return the address of a day's week."""
    return f"{reverse('isms:rota', args=[package.pk])}?week={monday_of(day):%Y-%m-%d}"


@require_GET
def rota(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Show one week: planned against agreed and both limits, gaps and breaches (S0-11)."""
    opened = open_package(request, package_id, "rota")
    monday = monday_of(asked_day(request, "week"))
    week = selectors.rota_week(request.user, opened.package, monday=monday)
    context = opened.frame | {
        "week": presenters.rota_view(week, now=now()),
        "columns": COLUMNS,
        "may_deliver": permissions.may_deliver(request.user, opened.package),
    }
    return render(request, "isms/rota.html", context)


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Put a worker on the rota."""
    opened = open_to(request, package_id, "rota", permissions.may_deliver)
    staff = list(workers(opened.package.provider, on=today()))
    form = forms.PlanShift(
        request.POST or None,
        workers=[(str(each.pk), str(each)) for each in staff],
        initial={"day": asked_day(request, "day")},
    )

    def act() -> tuple[str, Any]:
        stint = form.stint()
        shift = services.plan_shift(
            package=opened.package,
            worker=next(each for each in staff if str(each.pk) == stint.worker),
            stint=stint,
            by=request.user,
            idempotency_key=form.cleaned_data["key"],
        )
        said = f"{shift.worker} is on the rota, {words.moment(shift.starts_at)}."
        return said, week_url(opened.package, form.cleaned_data["day"])

    return through(request, opened, form, Asked("Plan a shift", "Plan it"), act)


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, package_id: UUID, shift_id: UUID) -> HttpResponse:
    """Record the hours really worked, or that nobody came."""
    opened = open_to(request, package_id, "rota", permissions.may_deliver)
    shift = selectors.get_shift(request.user, opened.package, shift_id)
    starts, ends = map(timezone.localtime, (shift.starts_at, shift.ends_at))
    form = forms.RecordWorked(
        request.POST or None,
        initial={"what": "worked", "starts": starts.time(), "ends": ends.time()},
    )

    def act() -> tuple[str, Any]:
        typed = form.cleaned_data
        if typed["what"] == "missed":
            services.record_missed(
                shift=shift, note=typed["note"], by=request.user, at=now()
            )
        else:
            worked = services.Worked(
                instant(starts.date(), typed["starts"]),
                until(starts.date(), typed["starts"], typed["ends"]),
                typed["note"],
            )
            services.record_worked(
                shift=shift, worked=worked, by=request.user, at=now()
            )
        return "The shift is recorded.", week_url(opened.package, starts.date())

    asked = Asked(
        "What became of the shift?",
        "Record it",
        f"{shift.worker}, planned {words.moment(shift.starts_at)} to "
        f"{words.moment(shift.ends_at)}.",
    )
    return through(request, opened, form, asked, act)


@require_POST
def cancel(request: HttpRequest, package_id: UUID, shift_id: UUID) -> HttpResponse:
    """Take a shift off the rota."""
    opened = open_to(request, package_id, "rota", permissions.may_deliver)
    shift = selectors.get_shift(request.user, opened.package, shift_id)
    services.cancel_shift(shift=shift, by=request.user)
    messages.info(request, f"{shift.worker} is off the rota at that time.")
    return redirect(
        week_url(opened.package, timezone.localtime(shift.starts_at).date())
    )
