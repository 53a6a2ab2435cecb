"""Recording something besides a contact: one chooser, and one short form for each kind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from cases import forms, permissions, presenters, services
from cases.forms import forums
from cases.views.recording import open_to_record
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status


@dataclass(frozen=True)
class Recording:
    """
    One kind of event: its form, the service that writes it, and its words.

    `given_as` is the service's name for the facts, `facts` what they are made into,
    `days` the form's fields that begin at today, `tab` where the event is listed.
    """

    form: type[forms.Withdraw] | Any
    write: Callable[..., Any]
    given_as: str
    facts: type[Any]
    title: str
    said: str
    days: tuple[str, ...] = ()
    tab: str = "contacts"
    only_police: bool = False


RECORDINGS: dict[str, Recording] = {
    "arrest": Recording(
        forms.Arrest,
        services.record_arrest,
        "arrest",
        services.NewArrest,
        "Record an arrest",
        "The arrest is recorded. A review of the rating and the plan is due.",
        days=("happened_on",),
    ),
    "drug-test": Recording(
        forms.DrugTest,
        services.record_drug_test,
        "test",
        services.NewDrugTest,
        "Record a drug test",
        "The drug test is recorded.",
        days=("tested_on",),
    ),
    "conviction": Recording(
        forms.Conviction,
        services.record_conviction,
        "conviction",
        services.NewConviction,
        "Record a conviction",
        "The conviction is recorded.",
        days=("convicted_on",),
    ),
    "incident": Recording(
        forms.Incident,
        services.record_incident,
        "incident",
        services.NewIncident,
        "Record an incident",
        "The incident is recorded.",
        days=("happened_on",),
    ),
    "employment": Recording(
        forms.Employment,
        services.begin_employment,
        "spell",
        services.NewEmployment,
        "Record work or training",
        "It is recorded. A review of the rating and the plan is due.",
        days=("first_day",),
        tab="person",
    ),
    "safeguarding": Recording(
        forms.Safeguarding,
        services.raise_safeguarding_concern,
        "concern",
        services.NewConcern,
        "Record a safeguarding concern",
        "The concern is recorded.",
        days=("raised_on",),
        tab="person",
    ),
    "landlord": Recording(
        forms.Landlord,
        services.record_landlord_consent,
        "consent",
        services.NewConsent,
        "Record consent to tell a landlord",
        "The consent is recorded.",
        days=("consented_on",),
        tab="person",
    ),
    "intelligence": Recording(
        forms.Intelligence,
        services.record_intelligence,
        "intelligence",
        services.NewIntelligence,
        "Record intelligence",
        "The intelligence is recorded. Only police can read it until it is passed on.",
        days=("about_on",),
        tab="overview",
        only_police=True,
    ),
    "marac": Recording(
        forums.Marac,
        services.refer_to_marac,
        "referral",
        services.NewMarac,
        "Record a referral to MARAC",
        "The referral is recorded. Only those who work with victims, and your agency, "
        "can read it.",
        days=("referred_on",),
        tab="forums",
    ),
    "victim-contact": Recording(
        forums.VictimContact,
        services.begin_victim_contact,
        "contact",
        services.NewVictimContact,
        "Record contact owed to a victim",
        "It is recorded. Only those who work with victims, and your agency, can read it.",
        tab="forums",
    ),
    "approved-premises": Recording(
        forums.Premises,
        services.begin_premises_stay,
        "stay",
        services.NewStay,
        "Record a stay in approved premises",
        "The stay is recorded.",
        days=("first_day",),
        tab="forums",
    ),
    "child-protection": Recording(
        forums.ChildConference,
        services.list_child_conference,
        "conference",
        services.NewConference,
        "Record a child-protection conference",
        "The conference is recorded. Only those who work in child protection, and your "
        "agency, can read it.",
        tab="forums",
    ),
}


@require_GET
def record(request: HttpRequest, case_id) -> HttpResponse:
    """Offer everything that can be recorded on the case."""
    case = open_to_record(request, case_id)
    context = presenters.case_frame(case, on=today(), current="overview") | {
        "choices": presenters.things_to_record(
            case, police=bool(permissions.may_add_intelligence(request.user))
        )
    }
    return render(request, "cases/record.html", context)


@require_http_methods(["GET", "POST"])
def record_event(request: HttpRequest, case_id, kind: str) -> HttpResponse:
    """Record one event; sending the page twice writes it once."""
    recording = RECORDINGS.get(kind)
    case = open_to_record(request, case_id)
    if recording is None:
        raise Http404
    if recording.only_police:
        require(permissions.may_add_intelligence(request.user))
    form = form_for(recording, request)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            facts = recording.facts(**form.facts())
            recording.write(
                case=case, by=request.user, at=now(), **{recording.given_as: facts}
            )
            messages.info(request, recording.said)
            return redirect(f"cases:{recording.tab}", case.pk)
    context = presenters.case_frame(case, on=today(), current=recording.tab) | {
        "form": form,
        "title": recording.title,
        "button": "Record it",
    }
    return render(request, "cases/record_event.html", context, status=form_status(form))


def form_for(recording: Recording, request: HttpRequest) -> Any:
    """Return a recording's form, its days at today and its time at now."""
    moment = timezone.localtime(now())
    initial: dict[str, Any] = dict.fromkeys(recording.days, moment.date())
    options: dict[str, Any] = {}
    if issubclass(recording.form, forms.WithSection):
        options["sections"] = forms.writable_sections(request.user.acting.sections)
    return recording.form(request.POST or None, initial=initial, **options)
