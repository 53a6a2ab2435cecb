"""Recall: the decision in principle, each next step, Part B, and giving it up."""

from datetime import date, datetime, time
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on
from licences import permissions, services
from licences.choices import RecallKind, RecallStatus
from licences.forms import GiveReason
from licences.forms import enforcement as forms
from licences.policies import enforcement as policies
from licences.presenters import recall as presenters
from licences.selectors import enforcement as selectors
from licences.selectors.supervision import licence_to_recall_from, recall_facts
from licences.services import NewRecall, Return, Revocation
from licences.views.enforcement import case_to_enforce
from licences.views.page import case_to_record, form_page


def instant(day: date, at: time) -> datetime:
    """Return a day and a time of day as one aware instant."""
    return timezone.make_aware(datetime.combine(day, at))


def this_minute() -> time:
    """Return the local time of day, to the minute."""
    return timezone.localtime(now()).time().replace(second=0, microsecond=0)


@require_http_methods(["GET", "POST"])
def decide_recall(request: HttpRequest, case_id) -> HttpResponse:
    """Decide in principle to recall; only what the law of the day allows is offered."""
    user, on = request.user, today()
    case = case_to_enforce(request, case_id)
    licence = licence_to_recall_from(user, case, on)
    require(policies.can_begin_recall(has_had_licence=licence is not None))
    form = forms.DecideRecall(
        request.POST or None,
        facts=recall_facts(user, case, licence, on),
        initial={"decided_on": on, "decided_at": this_minute()},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        recall = NewRecall(
            kind=RecallKind(typed["kind"]),
            reasons=typed["reasons"],
            decided_at=instant(typed["decided_on"], typed["decided_at"]),
            idempotency_key=typed["key"],
        )
        with domain_errors_on(form):
            made = services.decide_recall(case=case, recall=recall, by=user, at=now())
            due = presenters.recall_clock(made, at=now())
            messages.info(
                request,
                f"Recall decided in principle. Part A and all papers: {due.text.lower()}.",
            )
            return redirect("licences:enforcement", case.pk)
    return form_page(
        request,
        case,
        "licences/enforcement/decide_recall.html",
        form=form,
        not_open=presenters.not_open(form.options),
    )


FORMS = {
    RecallStatus.DECIDED: forms.ReportSent,
    RecallStatus.REPORT_SENT: forms.ReportReceived,
    RecallStatus.RECEIVED: forms.Revoked,
    RecallStatus.REVOKED: forms.Returned,
}


@require_http_methods(["GET", "POST"])
def recall_step(request: HttpRequest, case_id, recall_id) -> HttpResponse:
    """Record the next step of a recall, whichever it is."""
    user = request.user
    case = case_to_record(request, case_id)
    recall = selectors.get_recall(user, case, recall_id)
    status = RecallStatus(recall.status)
    require(policies.can_take_next(status))
    if status is RecallStatus.DECIDED:
        require(permissions.may_enforce(user, case))
    form = step_form(request, case, recall)
    if request.method == "POST" and form.is_valid():
        require(policies.can_go_on(seen=form.cleaned_data["seen"], status=status))
        with domain_errors_on(form):
            messages.info(request, take_step(recall, form.cleaned_data, by=user))
            return redirect("licences:enforcement", case.pk)
    return form_page(
        request,
        case,
        "licences/enforcement/recall_step.html",
        form=form,
        matter=presenters.recall_matter(recall, at=now(), on=today()),
        not_open=presenters.not_open(getattr(form, "options", ())),
    )


def step_form(request: HttpRequest, case: Any, recall: Any) -> Any:
    """Return the form of the step that comes next."""
    status = RecallStatus(recall.status)
    initial: dict[str, Any] = {
        "seen": status.value,
        "happened_on": today(),
        "happened_at": this_minute(),
        "revoked_on": today(),
        "kind": recall.kind,
        "returned_on": today(),
        "prison": case.prison,
    }
    more = {}
    if status is RecallStatus.RECEIVED:
        more["facts"] = recall_facts(request.user, case, recall.licence, today())
    return FORMS[status](request.POST or None, initial=initial, **more)


def take_step(recall: Any, typed: dict[str, Any], *, by: Any) -> str:
    """Record the step that comes next, and return the sentence that says so."""
    doing = {"recall": recall, "by": by}
    if recall.status == RecallStatus.REVOKED:
        back = Return(typed["prison"], typed["returned_on"], typed["category"])
        services.record_return(**doing, back=back, on=today())
        return f"Back in custody: {back.prison}. The dates are worked out again."
    at = instant(typed["happened_on"], typed["happened_at"])
    if recall.status == RecallStatus.DECIDED:
        services.send_report(**doing, sent_at=at, at=now())
        return "Part A and all papers are recorded as sent."
    if recall.status == RecallStatus.REPORT_SENT:
        services.record_receipt(**doing, received_at=at, at=now())
        return "PPCS has the report and all papers."
    revocation = Revocation(at, RecallKind(typed["kind"]), typed["revoked_on"])
    services.record_revocation(**doing, revocation=revocation, at=now())
    return "The licence is revoked. The person is unlawfully at large until returned."


@require_http_methods(["GET", "POST"])
def cancel_recall(request: HttpRequest, case_id, recall_id) -> HttpResponse:
    """Give up a recall before the licence is revoked."""
    case = case_to_enforce(request, case_id)
    recall = selectors.get_recall(request.user, case, recall_id)
    form = GiveReason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.cancel_recall(
                recall=recall, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "The recall is cancelled. The licence goes on.")
            return redirect("licences:enforcement", case.pk)
    return form_page(
        request,
        case,
        "licences/enforcement/take_back.html",
        form=form,
        title="Cancel the recall",
        about=f"{recall}: {recall.get_status_display().lower()}. Tell PPCS as well, if "
        "it has the report.",
        button="Cancel the recall",
    )


@require_http_methods(["GET", "POST"])
def send_part_b(request: HttpRequest, case_id, recall_id) -> HttpResponse:
    """Record that the day-28 report on a standard recall was sent."""
    case = case_to_enforce(request, case_id)
    recall = selectors.get_recall(request.user, case, recall_id)
    form = forms.SendPartB(request.POST or None, initial={"sent_on": today()})
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.send_part_b(
                recall=recall, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "Part B is recorded as sent.")
            return redirect("licences:enforcement", case.pk)
    return form_page(
        request, case, "licences/enforcement/part_b.html", form=form, recall=recall
    )
