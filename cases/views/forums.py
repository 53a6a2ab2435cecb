"""A case's page "Other forums": MAPPA, MARAC, victims, approved premises, children."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cases import permissions, presenters, selectors, services
from cases.forms import forums as forms
from cases.presenters import forums as in_words
from cases.views.recording import open_to_record
from core.clock import today
from core.http import domain_errors_on, form_status


@require_GET
def forums(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Show what other forums do with the person, as far as this reader may know."""
    user, on = request.user, today()
    case = selectors.get_case(user, case_id)
    found = selectors.forums(user, case)
    context = presenters.case_frame(case, on=on, current="forums") | {
        "level": found.level,
        "level_rows": in_words.level_rows(found.level),
        "history": in_words.level_history(found.levels),
        "referrals": in_words.referral_rows(found.referrals),
        "meetings": in_words.meeting_rows(found.meetings, on=on),
        "marac": in_words.entry_rows("marac", found.marac, on=on),
        "victims": in_words.entry_rows("victim-contact", found.victims, on=on),
        "stays": in_words.entry_rows("approved-premises", found.stays, on=on),
        "conferences": in_words.entry_rows(
            "child-protection", found.conferences, on=on
        ),
        "may_work": case.is_open and bool(permissions.may_work(user, case)),
    }
    return render(request, "cases/forums.html", context)


def filled(
    request: HttpRequest,
    case: Any,
    form: Any,
    *,
    write: Callable[[], Any],
    title: str,
    button: str,
    said: str,
) -> HttpResponse:
    """Draw a short form of this page, or write what it says and go back."""
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            write()
            messages.info(request, said)
            return redirect("cases:forums", case.pk)
    context = presenters.case_frame(case, on=today(), current="forums") | {
        "form": form,
        "title": title,
        "button": button,
    }
    return render(request, "cases/record_event.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def refer_mappa(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Record a referral between IOM and MAPPA, either way (S1-96)."""
    case = open_to_record(request, case_id)
    form = forms.ReferBetween(request.POST or None, initial={"made_on": today()})
    return filled(
        request,
        case,
        form,
        write=lambda: services.refer_between(
            case=case,
            referral=services.NewMappaReferral(**form.cleaned_data),
            by=request.user,
            on=today(),
        ),
        title="Referral between IOM and MAPPA",
        button="Record it",
        said="The referral is recorded. Its answer is waited for.",
    )


@require_http_methods(["GET", "POST"])
def answer_referral(
    request: HttpRequest, case_id: Any, mappa_referral_id: Any
) -> HttpResponse:
    """Record what became of a referral between IOM and MAPPA."""
    case = open_to_record(request, case_id)
    found = selectors.get_mappa_referral(request.user, case, mappa_referral_id)
    form = forms.AnswerReferral(request.POST or None, initial={"answered_on": today()})
    return filled(
        request,
        case,
        form,
        write=lambda: services.answer_referral(
            referral=found, by=request.user, **form.cleaned_data
        ),
        title=f"Answer: {found}",
        button="Record it",
        said="The answer is recorded.",
    )


@require_http_methods(["GET", "POST"])
def list_meeting(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Put the day of a MAPPA meeting on the case."""
    case = open_to_record(request, case_id)
    form = forms.ListMeeting(request.POST or None)
    return filled(
        request,
        case,
        form,
        write=lambda: services.list_mappa_meeting(
            case=case, by=request.user, **form.cleaned_data
        ),
        title="MAPPA meeting",
        button="Record it",
        said="The MAPPA meeting is on the case.",
    )


@require_http_methods(["GET", "POST"])
def joint_attendance(request: HttpRequest, case_id: Any, joint_id: Any) -> HttpResponse:
    """Record whether both workers were at a meeting (S1-195)."""
    case = open_to_record(request, case_id)
    found = selectors.get_joint_meeting(request.user, case, joint_id)
    form = forms.TakeAttendance(
        request.POST or None,
        initial={
            "version": found.version,
            "offender_manager": found.offender_manager,
            "police_offender_manager": found.police_offender_manager,
            "why_missed": found.why_missed,
            "minutes_reference": found.minutes_reference,
        },
    )
    return filled(
        request,
        case,
        form,
        write=lambda: services.take_joint_attendance(
            meeting=found,
            who=services.WhoWent(**forms.who_went(form)),
            version=form.cleaned_data["version"],
            by=request.user,
            on=today(),
        ),
        title=f"Who went: {found}",
        button="Save",
        said="Who went is recorded.",
    )


@require_http_methods(["GET", "POST"])
def follow_up_missed(request: HttpRequest, case_id: Any, joint_id: Any) -> HttpResponse:
    """Record what was done about a meeting that somebody missed."""
    case = open_to_record(request, case_id)
    found = selectors.get_joint_meeting(request.user, case, joint_id)
    form = forms.FollowUpMissed(request.POST or None)
    return filled(
        request,
        case,
        form,
        write=lambda: services.follow_up_missed(
            meeting=found, by=request.user, on=today(), **form.cleaned_data
        ),
        title=f"Missed: {found}",
        button="Save",
        said="What was done is recorded. The flag is off the case.",
    )
