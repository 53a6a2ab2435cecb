"""The contact log: reading it, writing on it, a home visit from a phone, a correction."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from cases import forms, permissions, presenters, selectors, services
from cases.views.recording import open_to_record
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status


QUIET = timedelta(days=28)  # an agency silent for longer is named on the log (S1-200)
SHOWN = 100


@require_GET
def contacts(request: HttpRequest, case_id) -> HttpResponse:
    """Show the contact and event log of all agencies."""
    user = request.user
    case = selectors.get_case(user, case_id)
    agencies = {each.pk: each.name for each in selectors.sharing_agencies(user, case)}
    context = presenters.case_frame(case, on=today(), current="contacts") | {
        "contacts": selectors.contacts(user, case)[:SHOWN],
        "shown": SHOWN,
        "events": selectors.events(user, case),
        "silences": selectors.silences(
            user, case, agencies=agencies, on=today(), after=QUIET
        ),
        "may_work": permissions.may_work(user, case),
    }
    return render(request, "cases/contacts.html", context)


@require_http_methods(["GET", "POST"])
def log_contact(request: HttpRequest, case_id) -> HttpResponse:
    """Write one contact on the log; sending the page twice writes it once."""
    case = open_to_record(request, case_id)
    moment = timezone.localtime(now())
    form = forms.LogContact(
        request.POST or None,
        sections=forms.writable_sections(request.user.acting.sections),
        types=selectors.contact_types(case.scheme),
        initial={
            "happened_on": moment.date(),
            "happened_at": moment.time(),
            "section": "general",
        },
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            contact = services.NewContact(**form.facts())
            services.log_contact(case=case, contact=contact, by=request.user, at=now())
            messages.info(request, "The contact is on the log.")
            return redirect("cases:contacts", case.pk)
    context = presenters.case_frame(case, on=today(), current="contacts") | {
        "form": form
    }
    return render(request, "cases/log_contact.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def home_visit(request: HttpRequest, case_id) -> HttpResponse:
    """Write a home visit from the doorstep: everything but the words is filled in."""
    case = open_to_record(request, case_id)
    moment = timezone.localtime(now())
    home = selectors.home_of(request.user, case)
    form = forms.HomeVisit(
        request.POST or None,
        initial={
            "found": "seen",
            "happened_on": moment.date(),
            "happened_at": moment.time(),
            "place": str(home) if home and not home.no_fixed_abode else "",
        },
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            contact = services.NewContact(**form.facts())
            services.log_contact(case=case, contact=contact, by=request.user, at=now())
            messages.info(request, "The home visit is on the log.")
            return redirect("cases:contacts", case.pk)
    context = presenters.case_frame(case, on=today(), current="contacts") | {
        "form": form,
        "warnings": selectors.warnings(request.user, case) if case.has_warnings else [],
    }
    return render(request, "cases/home_visit.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def correct_contact(request: HttpRequest, case_id, contact_id) -> HttpResponse:
    """Put a corrected text on the log; the text before stays behind it."""
    case = selectors.get_case(request.user, case_id)
    contact = selectors.get_entry(request.user, case, "contact", contact_id)
    require(permissions.may_correct(request.user, case, contact))
    form = forms.CorrectContact(
        request.POST or None,
        types=selectors.contact_types(case.scheme),
        keeps=contact.kind,
        initial=as_typed(contact),
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            corrected = services.correct_contact(
                contact=contact,
                to=services.NewContact(**form.facts()),
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=now(),
            )
            messages.info(
                request, "The entry is corrected. The text before it is kept."
            )
            return redirect("cases:entry", case.pk, "contact", corrected.pk)
    context = presenters.case_frame(case, on=today(), current="contacts") | {
        "form": form
    }
    return render(
        request, "cases/correct_contact.html", context, status=form_status(form)
    )


def as_typed(contact) -> dict:
    """Return a contact's values by the names of the form's fields."""
    happened = timezone.localtime(contact.happened_at)
    following = contact.next_appointment_at and timezone.localtime(
        contact.next_appointment_at
    )
    plain = (
        "kind",
        "attendance",
        "summary",
        "place",
        "officer_type",
        "seen_by",
        "outcome",
        "next_place",
        "next_with",
        "force_number",
    )
    return {name: getattr(contact, name) for name in plain} | {
        "happened_on": happened.date(),
        "happened_at": happened.time(),
        "next_on": following.date() if following else None,
        "next_at": following.time() if following else None,
    }
