"""Pages about who comes to a meeting: asking, telling, apologies, the calendar entry."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status
from meetings import (
    forms,
    permissions,
    policies,
    presenters,
    selectors,
    services,
)
from meetings.notifications.invitations import entry_of


@require_GET
def people(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Show who is asked, who has been told, and who cannot come."""
    found = selectors.get_meeting(request.user, meeting_id)
    asked = selectors.people_asked(request.user, found)
    open_to_answer = policies.can_answer(
        is_planned=found.is_planned, has_begun=found.started_at is not None
    )
    for each in asked:
        each.meeting = found
    context = {
        **presenters.meeting_frame(found, current="people"),
        "rows": [
            presenters.asked_row(
                each,
                version=found.version,
                may_answer=bool(
                    open_to_answer and permissions.may_answer(request.user, each)
                ),
            )
            for each in asked
        ],
        "open_seats": presenters.open_seats(selectors.seats(found), asked),
        "untold": sum(
            each.told_version is None or each.told_version < found.version
            for each in asked
        ),
        "arranges": bool(permissions.may_arrange(request.user, found.scheme))
        and found.is_planned,
        "may_cancel": policies.can_cancel(
            is_planned=found.is_planned,
            has_begun=found.started_at is not None,
            strands_transfers=False,
        ),
    }
    return render(request, "meetings/people.html", context)


@require_http_methods(["GET", "POST"])
def ask_somebody(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Ask a member, a deputy or a guest to the meeting."""
    found = selectors.get_meeting(request.user, meeting_id)
    require(
        permissions.may_arrange(request.user, found.scheme),
        policies.can_change(is_planned=found.is_planned),
    )
    working = selectors.people_to_ask(found, on=today())
    members = {
        str(each.pk): each
        for each in selectors.people_asked(request.user, found)
        if each.standing == "member"
    }
    listed = {
        str(each.item.case_id): each.item.case
        for each in selectors.agenda_as_it_stands(request.user, found, on=today())
    }
    form = forms.AskSomebody(
        request.POST or None,
        people=[(key, f"{each.user} ({each.agency})") for key, each in working.items()],
        members=[(key, str(each.person)) for key, each in members.items()],
        listed=[(key, presenters.case_choice(case)) for key, case in listed.items()],
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        member = working[typed["person"]]
        with domain_errors_on(form):
            services.ask_somebody(
                meeting=found,
                person=member.user,
                agency=member.agency,
                standing=typed["standing"],
                deputy_for=members.get(typed["deputy_for"]),
                cases=[listed[key] for key in typed["cases"]],
                by=request.user,
            )
            messages.info(
                request, f"{member.user} is asked. Send the invitations when ready."
            )
            return redirect("meetings:people", found.pk)
    context = {"form": form, "meeting": found}
    return render(
        request, "meetings/ask_somebody.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, meeting_id: Any, attendee_id: Any) -> HttpResponse:
    """Say whether somebody comes."""
    found = selectors.get_meeting(request.user, meeting_id)
    attendee = selectors.get_attendee(found, attendee_id)
    require(permissions.may_answer(request.user, attendee))
    comes = None if attendee.apologies_at is None else False
    form = forms.Answer(
        request.POST or None, initial={"comes": comes, "note": attendee.apologies_note}
    )
    if attendee.person_id != request.user.pk:
        form.fields["comes"].label = f"Is {attendee.person} coming?"
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            if form.cleaned_data["comes"]:
                services.come_after_all(attendee=attendee, by=request.user)
                messages.info(request, f"{attendee.person} is coming.")
            else:
                services.send_apologies(
                    attendee=attendee,
                    note=form.cleaned_data["note"],
                    by=request.user,
                    at=now(),
                )
                messages.info(request, f"Apologies of {attendee.person} are noted.")
            return redirect("meetings:people", found.pk)
    context = {"form": form, "meeting": found, "attendee": attendee}
    return render(request, "meetings/answer.html", context, status=form_status(form))


@require_POST
def tell(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Send the invitations to everybody who does not know how the meeting stands."""
    found = selectors.get_meeting(request.user, meeting_id)
    number = services.tell_people(meeting=found, by=request.user, at=now())
    messages.info(request, presenters.told(number))
    return redirect("meetings:people", found.pk)


@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Cancel the meeting."""
    found = selectors.get_meeting(request.user, meeting_id)
    require(
        permissions.may_arrange(request.user, found.scheme),
        policies.can_cancel(
            is_planned=found.is_planned,
            has_begun=found.started_at is not None,
            strands_transfers=False,
        ),
    )
    form = forms.Cancel(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.cancel_meeting(
                meeting=found, by=request.user, at=now(), **form.cleaned_data
            )
            messages.info(request, "The meeting is cancelled. Those invited are told.")
            return redirect("meetings:meetings")
    context = {"form": form, "meeting": found}
    return render(request, "meetings/cancel.html", context, status=form_status(form))


@require_GET
def calendar(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Hand over the meeting as a calendar entry; it names nobody."""
    found = selectors.get_meeting(request.user, meeting_id)
    return HttpResponse(
        entry_of(found),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="meeting.ics"'},
    )
