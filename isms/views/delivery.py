"""What is delivered: the log on a phone, spot checks, breaches, the daily programme."""

from random import SystemRandom
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

from core import words
from core.clock import now, today
from core.decisions import require
from isms import forms, permissions, presenters, selectors, services
from isms.choices import CheckFinding
from isms.views.page import Asked, Opened, open_package, open_to, through


def page_of(opened: Opened) -> str:
    """Return the address of a package's delivery."""
    return reverse("isms:delivery", args=[opened.package.pk])


@require_GET
def delivery(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Show what was delivered, the latest first."""
    opened = open_package(request, package_id, "delivery")
    found = selectors.delivery(request.user, opened.package)
    context = opened.frame | {
        "view": presenters.delivery_view(
            found,
            opened.package,
            agency_id=request.user.on_duty.agency_id,
            at=now(),
        ),
        "may_deliver": permissions.may_deliver(request.user, opened.package),
    }
    return render(request, "isms/delivery.html", context)


def this_moment() -> dict[str, Any]:
    """Return now as a form's day and time."""
    moment = timezone.localtime(now())
    return {"happened_on": moment.date(), "happened_at": moment.time()}


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Write on the log from a phone: everything but the words is filled in."""
    opened = open_to(request, package_id, "delivery", permissions.may_deliver)
    form = forms.WriteEntry(
        request.POST or None, initial={"kind": "shift"} | this_moment()
    )

    def act() -> tuple[str, Any]:
        services.write_entry(
            package=opened.package,
            entry=services.NewEntry(**form.facts()),
            by=request.user,
            at=now(),
        )
        return "It is on the log.", page_of(opened)

    return through(request, opened, form, Asked("Write on the log", "Log it"), act)


@require_http_methods(["GET", "POST"])
def draw(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Draw the times of spot checks."""
    opened = open_to(request, package_id, "delivery", permissions.may_deliver)
    form = forms.DrawChecks(request.POST or None, initial={"number": 2})

    def act() -> tuple[str, Any]:
        drawn = services.draw_checks(
            package=opened.package,
            number=form.cleaned_data["number"],
            by=request.user,
            at=now(),
            dice=SystemRandom(),
        )
        times = "time is" if len(drawn) == 1 else "times are"
        return f"{len(drawn)} {times} drawn.", page_of(opened)

    return through(
        request, opened, form, Asked("Plan spot checks", "Draw the times"), act
    )


@require_http_methods(["GET", "POST"])
def finish_check(
    request: HttpRequest, package_id: UUID, check_id: UUID
) -> HttpResponse:
    """Record what a spot check found; anything wrong goes on to the report."""
    opened = open_to(request, package_id, "delivery", permissions.may_deliver)
    check = selectors.get_check(request.user, opened.package, check_id)
    form = forms.FinishCheck(request.POST or None)

    def act() -> tuple[str, Any]:
        services.finish_check(
            check=check, by=request.user, at=now(), **form.cleaned_data
        )
        if check.finding == CheckFinding.AS_AGREED:
            return "The check is recorded.", page_of(opened)
        then = reverse("isms:report_found", args=[opened.package.pk, check.pk])
        return "The check is recorded. Now report what was wrong.", then

    asked = Asked("Spot check", "Record it", f"Drawn for {words.moment(check.due_at)}.")
    return through(request, opened, form, asked, act)


@require_http_methods(["GET", "POST"])
def report(
    request: HttpRequest, package_id: UUID, check_id: UUID | None = None
) -> HttpResponse:
    """Report a breach of the agreement, by itself or as a spot check found it."""
    opened = open_to(request, package_id, "delivery", permissions.may_deliver)
    package = opened.package
    check = check_id and selectors.get_check(request.user, package, check_id)
    form = forms.ReportBreach(
        request.POST or None,
        initial=this_moment() | ({"what": check.note} if check else {}),
    )

    def act() -> tuple[str, Any]:
        breach = services.report_breach(
            package=package,
            happened_at=form.moment(),
            what=form.cleaned_data["what"],
            is_serious=form.cleaned_data["is_serious"],
            by=request.user,
            at=now(),
            check=check,
            idempotency_key=form.cleaned_data["key"],
        )
        police = " and the police" if len(breach.agency_ids) > 1 else ""
        return f"Reported to {package.supervisor}{police}.", page_of(opened)

    asked = Asked(
        "Report a breach of the agreement",
        "Report it now",
        f"{package.supervisor} is told at once. Police: "
        f"{package.get_police_rule_display().lower()}.",
        "If anybody is in danger now, ring 999 first.",
    )
    return through(request, opened, form, asked, act)


@require_POST
def acknowledge(
    request: HttpRequest, package_id: UUID, breach_id: UUID
) -> HttpResponse:
    """Say that one's agency has taken note of a breach."""
    opened = open_package(request, package_id, "delivery")
    breach = selectors.get_breach(request.user, opened.package, breach_id)
    require(permissions.may_acknowledge(request.user, breach))
    services.acknowledge_breach(breach=breach, by=request.user, at=now())
    messages.info(request, "Your agency has taken note of the breach.")
    return redirect(page_of(opened))


@require_http_methods(["GET", "POST"])
def add_item(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Put something on the daily programme."""
    opened = open_to(request, package_id, "delivery", permissions.may_deliver)
    form = forms.AddToProgramme(request.POST or None)

    def act() -> tuple[str, Any]:
        typed = dict(form.cleaned_data)
        typed["idempotency_key"] = typed.pop("key")
        typed["weekdays"] = tuple(int(each) for each in typed["weekdays"])
        item = services.add_to_programme(
            package=opened.package, item=services.NewItem(**typed), by=request.user
        )
        return f"{item} is on the programme.", page_of(opened)

    return through(
        request, opened, form, Asked("Add to the daily programme", "Add it"), act
    )


@require_POST
def remove_item(request: HttpRequest, package_id: UUID, item_id: UUID) -> HttpResponse:
    """Take something off the daily programme."""
    opened = open_to(request, package_id, "delivery", permissions.may_deliver)
    item = selectors.get_item(request.user, opened.package, item_id)
    services.remove_from_programme(item=item, by=request.user, on=today())
    messages.info(request, f"{item} is off the programme.")
    return redirect(page_of(opened))
