"""The minutes of a meeting: reading, drafting, agreeing, putting right, a copy on paper."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.clock import now
from core.decisions import require
from core.exceptions import NotVisible
from core.http import domain_errors_on, form_status, pdf_response
from meetings import (
    documents,
    forms,
    permissions,
    policies,
    presenters,
    selectors,
    services,
)


@require_GET
def minutes(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Show the minutes as this reader may see them; that a recipient opened them is noted."""
    found = selectors.get_meeting(request.user, meeting_id)
    frame = presenters.meeting_frame(found, current="minutes")
    arranges = permissions.may_arrange(request.user, found.scheme)
    if not found.is_over:
        return render(request, "meetings/no_minutes.html", frame)
    page = selectors.minutes_page(request.user, found)
    services.note_opened(meeting=found, by=request.user, at=now())
    record = page.record
    can = documents.can_correct(record, at=now())
    standing, tone = presenters.standing_words(record, can_correct=can)
    context = {
        **frame,
        "page": page,
        "record": record,
        "facts": documents.meeting_facts(found),
        "standing": standing,
        "tone": tone,
        "agreed": documents.agreed_words(record),
        "corrections_line": presenters.corrections_line(record, can_correct=can),
        "attendance": presenters.attendance_rows(page.attendees),
        "transfers": [
            presenters.transfer_row(each, decides=False) for each in page.transfers
        ],
        "arranges": arranges,
        "agrees": permissions.may_agree(request.user, found.scheme),
        "corrects": can and permissions.may_correct(request.user, found.scheme),
    }
    return render(request, "meetings/minutes.html", context)


def opened(request: HttpRequest, meeting_id: Any) -> Any:
    """
    Return the minutes of a meeting.

    :raises NotVisible: when the meeting is not there for this reader, or has none
    """
    found = selectors.get_meeting(request.user, meeting_id)
    record = selectors.minutes_of(found)
    if record is None:
        raise NotVisible
    return record


@require_POST
def draft(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Begin the minutes of a meeting that was recorded as held."""
    found = selectors.get_meeting(request.user, meeting_id)
    services.draft_minutes(meeting=found, by=request.user, at=now())
    messages.info(request, "The minutes are drafted from the record.")
    return redirect("meetings:minutes", found.pk)


@require_http_methods(["GET", "POST"])
def notes(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Write the general notes of a draft."""
    record = opened(request, meeting_id)
    require(
        permissions.may_arrange(request.user, record.meeting.scheme),
        policies.can_write_notes(is_agreed=record.is_agreed),
    )
    form = forms.WriteNotes(request.POST or None, initial={"notes": record.notes})
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.write_notes(
                minutes=record,
                notes=form.cleaned_data["notes"],
                version=version(request),
                by=request.user,
            )
            messages.info(request, "The general notes are saved.")
            return redirect("meetings:minutes", record.meeting_id)
    context = {
        **presenters.meeting_frame(record.meeting, current="minutes"),
        "form": form,
        "version": request.POST.get("version", record.version),
    }
    return render(request, "meetings/notes.html", context, status=form_status(form))


def version(request: HttpRequest) -> int:
    """Return the version the page was drawn from; nonsense matches none."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 9 else 0


@require_POST
def agree(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Agree the minutes as the Chair."""
    record = opened(request, meeting_id)
    services.agree_minutes(
        minutes=record, version=version(request), by=request.user, at=now()
    )
    messages.info(request, "The minutes are agreed.")
    return redirect("meetings:minutes", record.meeting_id)


@require_http_methods(["GET", "POST"])
def correct(
    request: HttpRequest, meeting_id: Any, entry_id: Any = None
) -> HttpResponse:
    """Put something right in agreed minutes: in one case's entry, or in the general notes."""
    record = opened(request, meeting_id)
    entry = (
        selectors.get_entry(request.user, record.meeting, entry_id)
        if entry_id
        else None
    )
    require(
        permissions.may_correct(request.user, record.meeting.scheme),
        policies.can_correct(
            is_agreed=record.is_agreed, until=record.corrections_until, at=now()
        ),
    )
    form = forms.Correct(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            said = services.Correction(**form.cleaned_data)
            given = {"correction": said, "by": request.user, "at": now()}
            if entry is None:
                services.correct_notes(minutes=record, **given)
            else:
                services.correct_entry(entry=entry, **given)
            messages.info(request, "The correction is in the minutes.")
            return redirect("meetings:minutes", record.meeting_id)
    context = {
        **presenters.meeting_frame(record.meeting, current="minutes"),
        "form": form,
        "entry": entry,
        "record": record,
    }
    return render(request, "meetings/correct.html", context, status=form_status(form))


@require_GET
def minutes_pdf(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Hand over a copy of the minutes; its name never carries a person's."""
    found = selectors.get_meeting(request.user, meeting_id)
    made = services.download_minutes(meeting=found, by=request.user, at=now())
    return pdf_response(made.content, made.filename)
