"""Pages on who the person is, and on warnings about visiting them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases import forms, permissions, presenters, selectors, services
from cases.facts import practical
from cases.views.recording import open_to_record
from core.clock import now, today
from core.http import domain_errors_on, form_status


@require_GET
def person(request: HttpRequest, case_id) -> HttpResponse:
    """Show who the person is: numbers, addresses and telephones, with their history."""
    case = selectors.get_case(request.user, case_id)
    context = presenters.case_frame(case, on=today(), current="person") | {
        "identity": presenters.identity(selectors.identity(request.user, case)),
        "scores": selectors.scores(request.user, case)[:3],
        "facts": practical(selectors.facts(request.user, case).answers),
        "warnings": selectors.warnings(request.user, case),
        "circumstances": selectors.circumstances(request.user, case),
        "may_work": permissions.may_work(request.user, case),
    }
    return render(request, "cases/person.html", context)


def form_page(
    request: HttpRequest, case, form, title: str, button: str
) -> HttpResponse:
    """Draw one of this module's plain forms."""
    context = presenters.case_frame(case, on=today(), current="person") | {
        "form": form,
        "title": title,
        "button": button,
    }
    return render(request, "cases/person_form.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def record_identifier(request: HttpRequest, case_id) -> HttpResponse:
    """Record a number the person is known by; the one before is kept."""
    case = open_to_record(request, case_id)
    form = forms.RecordIdentifier(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            made = services.record_identifier(
                person=case.person, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, f"The {made.get_kind_display()} is recorded.")
            return redirect("cases:person", case.pk)
    return form_page(request, case, form, "Record a number", "Record it")


@require_http_methods(["GET", "POST"])
def change_address(request: HttpRequest, case_id) -> HttpResponse:
    """Record where the person lives now; the address before is kept."""
    case = open_to_record(request, case_id)
    form = forms.ChangeAddress(request.POST or None, initial={"since": today()})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        with domain_errors_on(form):
            home = services.Home(
                lines=typed["lines"],
                postcode=typed["postcode"],
                no_fixed_abode=typed["home"] == "none",
                tenure=typed["tenure"],
                is_hostel_of_concern="hostel" in typed["marks"],
                has_previous_associations="associations" in typed["marks"],
            )
            services.move_home(
                case=case, home=home, by=request.user, on=typed["since"], at=now()
            )
            messages.info(
                request, "The address is recorded. The one before is in the history."
            )
            return redirect("cases:person", case.pk)
    return form_page(request, case, form, "Record an address", "Record it")


@require_http_methods(["GET", "POST"])
def add_number(request: HttpRequest, case_id) -> HttpResponse:
    """Record a number to reach the person on."""
    case = open_to_record(request, case_id)
    form = forms.AddNumber(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.add_number(
                person=case.person, by=request.user, **form.cleaned_data
            )
            messages.info(request, "The telephone number is recorded.")
            return redirect("cases:person", case.pk)
    return form_page(request, case, form, "Record a telephone number", "Record it")


@require_http_methods(["GET", "POST"])
def add_warning(request: HttpRequest, case_id) -> HttpResponse:
    """Record a warning; it shows on the head of every page of the case."""
    case = open_to_record(request, case_id)
    form = forms.AddWarning(request.POST or None, initial={"warned_on": today()})
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.add_warning(case=case, by=request.user, **form.cleaned_data)
            messages.info(
                request, "The warning is on the head of every page of the case."
            )
            return redirect("cases:person", case.pk)
    return form_page(request, case, form, "Add a warning", "Add the warning")


@require_POST
def end_warning(request: HttpRequest, case_id, warning_id) -> HttpResponse:
    """Take a warning down."""
    case = open_to_record(request, case_id)
    warning = selectors.get_warning(request.user, case, warning_id)
    services.end_warning(warning=warning, by=request.user, on=today())
    messages.info(request, "The warning was taken down. It stays in the history.")
    return redirect("cases:person", case.pk)
