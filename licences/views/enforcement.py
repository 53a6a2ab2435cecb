"""Enforcement: the page, warnings, and what is decided about a breach of licence."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.presenters import case_frame
from cases.selectors import get_case
from core import words
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on
from core.periods import add_months
from licences import permissions, services
from licences.choices import BreachAnswer, BreachType, WarningLevel, WarningReason
from licences.forms import GiveReason
from licences.forms import enforcement as forms
from licences.policies import enforcement as policies
from licences.presenters import enforcement as presenters
from licences.presenters.breach import breach_matter, law_banner
from licences.presenters.recall import recall_matter
from licences.selectors import enforcement as selectors
from licences.services import BreachFacts, NewWarning
from licences.views.page import form_page


@require_GET
def enforcement(request: HttpRequest, case_id) -> HttpResponse:
    """Show what is in hand, whose turn it is, how long is left, and what was done before."""
    user, at, on = request.user, now(), today()
    case = get_case(user, case_id)
    page = selectors.enforcement_page(user, case, on=on)
    recalls = [recall_matter(each, at=at, on=on) for each in page.recalls]
    breaches = [breach_matter(each, on=on) for each in page.breaches]
    context = case_frame(case, on=on, current="custody") | {
        "recalls": recalls,
        "breaches": breaches,
        "warnings": presenters.warning_rows(page.warnings, on=on),
        "decisions": presenters.decision_rows(page.decisions, reader_id=user.pk),
        "licence": page.licence,
        "is_under_way": page.recall is not None,
        "has_earlier_recalls": not all(each.is_open for each in recalls),
        "has_decided_breaches": not all(each.is_open for each in breaches),
        "law_banner": law_banner(on) if breaches else "",
        "may_record": permissions.may_record(user, case),
        "may_enforce": permissions.may_enforce(user, case),
        "may_endorse": permissions.may_endorse(user, case),
    }
    return render(request, "licences/enforcement/enforcement.html", context)


def case_to_enforce(request: HttpRequest, case_id):
    """Return the case when this person may enforce supervision on it now."""
    case = get_case(request.user, case_id)
    require(
        permissions.may_enforce(request.user, case),
        policies.can_record(is_open=case.is_open),
    )
    return case


@require_http_methods(["GET", "POST"])
def give_warning(request: HttpRequest, case_id) -> HttpResponse:
    """Record a warning; sending the page twice records it once."""
    user, on = request.user, today()
    case = case_to_enforce(request, case_id)
    form = forms.GiveWarning(
        request.POST or None,
        contacts=presenters.contact_choices(selectors.failures(user, case, on=on)),
        initial={"issued_on": on, "expires_on": add_months(on, 12)},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        chosen = typed["contact"]
        warning = NewWarning(
            level=WarningLevel(typed["level"]),
            reason=WarningReason(typed["reason"]),
            details=typed["details"],
            issued_on=typed["issued_on"],
            expires_on=typed["expires_on"],
            contact=selectors.get_contact(user, case, chosen) if chosen else None,
            idempotency_key=typed["key"],
        )
        with domain_errors_on(form):
            given = services.give_warning(case=case, warning=warning, by=user, on=on)
            until = words.day(given.expires_on)
            messages.info(
                request, f"{given.get_level_display()} recorded, until {until}."
            )
            return redirect("licences:enforcement", case.pk)
    return form_page(request, case, "licences/enforcement/give_warning.html", form=form)


@require_http_methods(["GET", "POST"])
def withdraw_warning(request: HttpRequest, case_id, warning_id) -> HttpResponse:
    """Take back a warning given by mistake."""
    case = case_to_enforce(request, case_id)
    warning = selectors.get_warning(request.user, case, warning_id)
    form = GiveReason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.withdraw_warning(
                warning=warning, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "The warning is taken back.")
            return redirect("licences:enforcement", case.pk)
    return form_page(
        request,
        case,
        "licences/enforcement/take_back.html",
        form=form,
        title="Take back a warning",
        about=f"{warning}: {warning.get_reason_display().lower()}. It stays in the "
        "history as taken back.",
        button="Take the warning back",
    )


# Where to go on once it is decided, and what is said there.
GOES_ON = {
    BreachAnswer.WARNING: (
        "licences:give_warning",
        "The decision is recorded. Record the warning as it is given.",
    ),
    BreachAnswer.RECALL: (
        "licences:decide_recall",
        "The decision is recorded. Go on with the recall: 24 hours for the papers.",
    ),
    BreachAnswer.NO_ACTION: ("licences:enforcement", "The decision is recorded."),
}


@require_http_methods(["GET", "POST"])
def decide_breach(request: HttpRequest, case_id) -> HttpResponse:
    """Record an alleged breach of licence, the evidence, and what is decided."""
    case = case_to_enforce(request, case_id)
    form = forms.DecideBreach(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        facts = BreachFacts(
            kind=BreachType(typed["kind"]),
            happened_on=typed["happened_on"],
            alleged=typed["alleged"],
            evidence=typed["evidence"],
            answer=BreachAnswer(typed["answer"]),
            reasons=typed["reasons"],
            idempotency_key=typed["key"],
        )
        with domain_errors_on(form):
            services.decide_breach(case=case, facts=facts, by=request.user, on=today())
            route, said = GOES_ON[facts.answer]
            messages.info(request, said)
            return redirect(route, case.pk)
    return form_page(
        request, case, "licences/enforcement/decide_breach.html", form=form
    )


@require_POST
def endorse_decision(request: HttpRequest, case_id, decision_id) -> HttpResponse:
    """Endorse a colleague's decision about a breach."""
    case = get_case(request.user, case_id)
    require(permissions.may_endorse(request.user, case))
    decision = selectors.get_decision(request.user, case, decision_id)
    services.endorse_decision(decision=decision, by=request.user, on=today())
    messages.info(request, "The decision is endorsed.")
    return redirect("licences:enforcement", case.pk)
