"""Pages of a meeting's papers: the pack, and written updates."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cases import selectors as cases
from cases.choices import Section
from cases.permissions import may_print, may_work
from core.clock import now, today
from core.decisions import require
from core.exceptions import NotVisible
from core.http import domain_errors_on, form_status, pdf_response
from meetings import forms, presenters, selectors, services


@require_GET
def pack(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Show the reader's pack: every case they see on the agenda, and how it stands."""
    found = selectors.get_meeting(request.user, meeting_id)
    context = {
        **presenters.meeting_frame(found, current="pack"),
        "pack": presenters.pack_view(selectors.pack(request.user, found, on=today())),
        "agency": request.user.on_duty.agency_name,
        "may_print": may_print(request.user),
    }
    return render(request, "meetings/pack.html", context)


@require_GET
def pack_pdf(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Hand over the reader's pack as PDF."""
    found = selectors.get_meeting(request.user, meeting_id)
    made = services.download_pack(meeting=found, by=request.user, at=now())
    return pdf_response(made.content, made.filename)


@require_http_methods(["GET", "POST"])
def write_update(
    request: HttpRequest,
    meeting_id: Any,
    case_id: UUID,
    section: str = Section.GENERAL,
) -> HttpResponse:
    """Write to the meeting about a case, in place of attending (S1-34)."""
    found = selectors.get_meeting(request.user, meeting_id)
    case = cases.get_case(request.user, case_id)
    require(may_work(request.user, case))
    selectors.require_listed(request.user, found, case, on=today())
    sections = presenters.update_sections(request.user.on_duty.sections)
    if section not in dict(sections):
        raise NotVisible
    before = selectors.own_update(request.user, found, case, section)
    form = forms.WriteUpdate(
        request.POST or None,
        initial={
            "text": before.text if before else "",
            "version": before.version if before else 0,
        },
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.write_update(
                meeting=found,
                case=case,
                section=section,
                by=request.user,
                at=now(),
                **form.cleaned_data,
            )
            messages.info(request, "Your update is with the meeting’s papers.")
            return redirect("meetings:pack", found.pk)
    context = {
        "form": form,
        "meeting": found,
        "case": case,
        "when": presenters.meeting_time(found),
        "section": Section(section),
        "others": [each for each in sections if each[0] != section],
        "is_late": found.updates_due_on is not None and today() > found.updates_due_on,
    }
    return render(
        request, "meetings/write_update.html", context, status=form_status(form)
    )


@require_GET
def next_update(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Lead from a reminder about a case to the update that its next meeting waits for."""
    case = cases.get_case(request.user, case_id)
    found = selectors.next_hearing(request.user, case, on=today())
    if found is None:
        return redirect(case)
    return redirect("meetings:write_update", found.pk, case.pk)
