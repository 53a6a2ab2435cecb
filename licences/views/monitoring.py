"""Watching: restrictive conditions, tags, and drug appointments."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from cases.presenters import case_frame
from cases.selectors import get_case
from core.clock import today
from licences import permissions
from licences import selectors as licences
from licences.choices.monitoring import (
    AppointmentOutcome,
    CheckResult,
    TagEnd,
    TagEventKind,
    TagKind,
)
from licences.forms import monitoring as forms
from licences.presenters import monitoring as presenters
from licences.selectors import monitoring as selectors
from licences.services import monitoring as services
from licences.services import tags
from licences.views.answering import Asked, answered, chosen, people
from licences.views.page import case_to_record


BACK = "licences:monitoring"


@require_GET
def page(request: HttpRequest, case_id) -> HttpResponse:
    """Show every restrictive condition with its next check, the tags, the appointments."""
    user, on = request.user, today()
    case = get_case(user, case_id)
    found = selectors.monitoring(user, case)
    context = case_frame(case, on=on, current="custody") | {
        "found": found,
        "watched": presenters.watched_rows(found.watched, on=on),
        "tags": presenters.tag_rows(found.tags, on=on),
        "appointments": presenters.appointment_rows(found.appointments),
        "may_record": permissions.may_record(user, case),
    }
    return render(request, "licences/prerelease/monitoring.html", context)


@require_http_methods(["GET", "POST"])
def watch(request: HttpRequest, case_id, condition_id) -> HttpResponse:
    """Say how a condition is watched, by whom and how often."""
    user, case = request.user, case_to_record(request, case_id)
    condition = licences.get_condition(user, case, condition_id)
    form = forms.WatchCondition(
        request.POST or None,
        people=people(user, case),
        initial=presenters.typed_watch(selectors.watch_of(user, condition)),
    )

    def save(typed) -> None:
        services.watch_condition(
            condition=condition,
            watch=services.Watch(
                how=typed["how"],
                every_days=typed["every_days"],
                **chosen(user, case, typed["person"]),
            ),
            version=typed["version"],
            by=user,
            on=today(),
        )

    asked = Asked(
        title="Say how this condition is watched",
        said="The condition is watched.",
        back=BACK,
        lines=presenters.condition_lines(condition),
    )
    return answered(request, case, form, asked, save)


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, case_id, watch_id) -> HttpResponse:
    """Record a check."""
    user, case = request.user, case_to_record(request, case_id)
    watched = selectors.get_watch(user, case, watch_id)
    form = forms.RecordCheck(request.POST or None, initial={"checked_on": today()})

    def save(typed) -> None:
        made = services.Check(**typed | {"result": CheckResult(typed["result"])})
        services.record_check(watch=watched, check=made, by=user, on=today())

    asked = Asked(
        title="Record a check",
        said="The check is recorded.",
        back=BACK,
        lines=presenters.condition_lines(watched.condition),
    )
    return answered(request, case, form, asked, save)


@require_http_methods(["GET", "POST"])
def appointment(request: HttpRequest, case_id, condition_id) -> HttpResponse:
    """Record what became of a drug appointment (S1-132)."""
    user, case = request.user, case_to_record(request, case_id)
    condition = licences.get_condition(user, case, condition_id)
    form = forms.RecordAppointment(request.POST or None, initial={"held_on": today()})

    def save(typed) -> None:
        services.record_appointment(
            condition=condition,
            **typed | {"outcome": AppointmentOutcome(typed["outcome"])},
            by=user,
            on=today(),
        )

    asked = Asked(
        title="Record a drug appointment",
        said="The appointment is recorded.",
        back=BACK,
        lines=presenters.condition_lines(condition),
    )
    return answered(request, case, form, asked, save)


@require_http_methods(["GET", "POST"])
def fit(request: HttpRequest, case_id) -> HttpResponse:
    """Record that a tag was fitted."""
    case = case_to_record(request, case_id)
    form = forms.FitTag(request.POST or None)

    def save(typed) -> None:
        fitting = tags.Fitting(**typed | {"kind": TagKind(typed["kind"])})
        tags.fit_tag(case=case, fitting=fitting, by=request.user, on=today())

    asked = Asked(title="Record a tag", said="The tag is recorded.", back=BACK)
    return answered(request, case, form, asked, save)


@require_http_methods(["GET", "POST"])
def event(request: HttpRequest, case_id, tag_id) -> HttpResponse:
    """Record what happened with a tag."""
    case = case_to_record(request, case_id)
    tag = selectors.get_tag(request.user, case, tag_id)
    form = forms.RecordTagEvent(request.POST or None, initial={"happened_on": today()})

    def save(typed) -> None:
        happening = tags.Happening(**typed | {"kind": TagEventKind(typed["kind"])})
        tags.record_tag_event(tag=tag, happening=happening, by=request.user, on=today())

    asked = Asked(
        title="Record what happened with the tag",
        said="What happened is recorded.",
        back=BACK,
        lines=(str(tag),),
    )
    return answered(request, case, form, asked, save)


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, case_id, tag_id) -> HttpResponse:
    """Record that a tag came off."""
    case = case_to_record(request, case_id)
    tag = selectors.get_tag(request.user, case, tag_id)
    form = forms.RemoveTag(request.POST or None, initial={"removed_on": today()})

    def save(typed) -> None:
        tags.remove_tag(
            tag=tag,
            removed_on=typed["removed_on"],
            because=TagEnd(typed["because"]),
            by=request.user,
            on=today(),
        )

    asked = Asked(
        title="Record that the tag came off",
        said="The tag is recorded as off.",
        back=BACK,
        lines=(str(tag),),
    )
    return answered(request, case, form, asked, save)
