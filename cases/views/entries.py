"""One entry of the log: its page, what became of it, and withdrawing it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from agencies import selectors as agency_selectors
from cases import forms, permissions, presenters, selectors, services
from cases.forms import forums
from cases.presenters.forum_timeline import SHOWN
from cases.views.recording import open_to_record
from core.clock import now, today
from core.decisions import require
from core.exceptions import NotVisible
from core.http import domain_errors_on, form_status


@dataclass(frozen=True)
class FollowUp:
    """What is recorded later about an entry: its form, what writes it, and the words."""

    form: type[Any]
    write: Callable[..., Any]
    title: str
    said: str


FOLLOW_UPS: dict[str, FollowUp] = {
    "arrest": FollowUp(
        forms.ArrestResult,
        lambda entry, typed, by: services.change_arrest_outcome(
            arrest=entry, by=by, **typed
        ),
        "Record what became of the arrest",
        "What became of the arrest is recorded.",
    ),
    "employment": FollowUp(
        forms.EndEmployment,
        lambda entry, typed, by: services.end_employment(
            spell=entry, by=by, at=now(), **typed
        ),
        "Record that it ended",
        "The end is recorded. A review of the rating and the plan is due.",
    ),
    "safeguarding": FollowUp(
        forms.SafeguardingResult,
        lambda entry, typed, by: services.record_safeguarding_outcome(
            concern=entry, by=by, **typed
        ),
        "Record what was decided",
        "The decision is recorded.",
    ),
    "landlord": FollowUp(
        forms.EndConsent,
        lambda entry, typed, by: services.end_landlord_consent(
            consent=entry, by=by, **typed
        ),
        "Record that the consent was taken back",
        "The consent has ended. Nothing more may be said to the landlord.",
    ),
    "marac": FollowUp(
        forums.MaracResult,
        lambda entry, typed, by: services.record_marac_outcome(
            referral=entry, by=by, on=today(), **typed
        ),
        "Record what came of it",
        "What came of it is recorded.",
    ),
    "victim-contact": FollowUp(
        forums.VictimResult,
        lambda entry, typed, by: services.record_victim_answer(
            contact=entry, by=by, on=today(), **typed
        ),
        "Record the offer and the answer",
        "The offer is recorded.",
    ),
    "approved-premises": FollowUp(
        forums.EndStay,
        lambda entry, typed, by: services.end_premises_stay(
            stay=entry, by=by, on=today(), **typed
        ),
        "Record that the stay ended",
        "The end of the stay is recorded.",
    ),
    "child-protection": FollowUp(
        forums.ConferenceResult,
        lambda entry, typed, by: services.record_child_conference(
            conference=entry, by=by, on=today(), **typed
        ),
        "Record what it decided",
        "What the conference decided is recorded.",
    ),
}


@require_GET
def entry(request: HttpRequest, case_id, kind: str, entry_id) -> HttpResponse:
    """Show one entry, what it said before it was corrected, and who it was passed to."""
    user = request.user
    case = selectors.get_case(user, case_id)
    found = selectors.get_entry(user, case, kind, entry_id)
    context = presenters.case_frame(case, on=today(), current="contacts") | {
        "kind": kind,
        "entry": found,
        "shown": SHOWN[kind](found),
        "code": getattr(found, "code", ""),
        "versions": selectors.versions(user, found) if kind == "contact" else [],
        "passed_to": selectors.shares_of(user, case, [found.pk]).get(found.pk, []),
        "may_pass_on": kind == "intelligence"
        and permissions.may_share_row(user, found),
        "may_correct": permissions.may_correct(user, case, found),
        "may_follow_up": kind in FOLLOW_UPS and permissions.may_work(user, case),
        "follow_up": FOLLOW_UPS[kind].title if kind in FOLLOW_UPS else "",
    }
    return render(request, "cases/entry.html", context)


def draw(request: HttpRequest, case, form, title: str, button: str) -> HttpResponse:
    """Draw one of this module's short forms."""
    context = presenters.case_frame(case, on=today(), current="contacts") | {
        "form": form,
        "title": title,
        "button": button,
    }
    return render(request, "cases/record_event.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, case_id, kind: str, entry_id) -> HttpResponse:
    """Withdraw an entry that was recorded in error."""
    case = selectors.get_case(request.user, case_id)
    found = selectors.get_entry(request.user, case, kind, entry_id)
    require(permissions.may_correct(request.user, case, found))
    form = forms.Withdraw(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.withdraw_entry(
                entry=found,
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=now(),
            )
            messages.info(request, "The entry is withdrawn. It stays on the timeline.")
            return redirect("cases:entry", case.pk, kind, found.pk)
    return draw(request, case, form, f"Withdraw: {found}", "Withdraw it")


@require_http_methods(["GET", "POST"])
def follow_up(request: HttpRequest, case_id, kind: str, entry_id) -> HttpResponse:
    """Record what became of an entry."""
    case = open_to_record(request, case_id)
    found = selectors.get_entry(request.user, case, kind, entry_id)
    following = FOLLOW_UPS.get(kind)
    if following is None:
        raise NotVisible
    form = following.form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            following.write(found, form.cleaned_data, request.user)
            messages.info(request, following.said)
            return redirect("cases:entry", case.pk, kind, found.pk)
    return draw(request, case, form, following.title, "Record it")


@require_http_methods(["GET", "POST"])
def pass_on(request: HttpRequest, case_id, entry_id) -> HttpResponse:
    """Pass one piece of intelligence on to an agency that sees the case."""
    user = request.user
    case = selectors.get_case(user, case_id)
    found = selectors.get_entry(user, case, "intelligence", entry_id)
    require(permissions.may_share_row(user, found))
    ids = set(selectors.sharing_agency_ids(user, case)) - {user.acting.agency_id}
    agencies = {
        str(each.pk): each for each in agency_selectors.agencies() if each.pk in ids
    }
    form = forms.PassOn(
        request.POST or None,
        agencies=[(key, each.name) for key, each in agencies.items()],
    )
    if request.method == "POST" and form.is_valid():
        agency = agencies[form.cleaned_data["agency"]]
        with domain_errors_on(form):
            services.disseminate(
                intelligence=found,
                agency=agency,
                by=user,
                reason=form.cleaned_data["reason"],
            )
            messages.info(request, f"{agency} can now read “{found.title}”.")
            return redirect("cases:entry", case.pk, "intelligence", found.pk)
    context = presenters.case_frame(case, on=today(), current="overview") | {
        "form": form,
        "entry": found,
    }
    return render(request, "cases/pass_on.html", context, status=form_status(form))
