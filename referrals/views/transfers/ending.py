"""The decision, the handover and what follows it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from core.clock import now, today
from core.decisions import require
from core.forms import Form
from referrals.choices import TransferDutyCode, TransferKind, TransferStep
from referrals.forms import transfer_steps as forms
from referrals.permissions import transfers as permissions
from referrals.policies import transfers as policies
from referrals.presenters import deciding
from referrals.presenters import transfer_reading as presenters
from referrals.rules.transfers import READ_AFTER_HANDOVER
from referrals.selectors import transfers as selectors
from referrals.services import transfers as services
from referrals.views.transfers.page import ask, step_page


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Record what the receiving area's meeting decided (S1-99)."""
    found = selectors.get_transfer(request.user, transfer_id)
    require(permissions.may_decide(request.user, found))
    if request.method != "POST":
        ask(permissions.may_decide(request.user, found), found, TransferStep.DECISION)
    workers = selectors.receiving_workers(request.user, found, on=today())

    def recorded(decision: str, worker: str, reasons: str) -> None:
        said = {"transfer": found, "by": request.user, "on": today()}
        if decision == "refuse":
            services.refuse_transfer(reasons=reasons, **said)
            return
        chosen = workers[worker]
        agreed = services.TakingOn(reasons, chosen.user, chosen.agency)
        services.adopt_transfer(agreed=agreed, **said)

    return step_page(
        request,
        found,
        forms.DecideTransfer(
            request.POST or None,
            workers=[deciding.worker_choice(each) for each in workers.values()],
        ),
        title="Decide the transfer",
        button="Record the decision",
        said="The meeting’s decision is recorded.",
        act=recorded,
        template="referrals/transfers/decide.html",
        answers=presenters.answer_rows(
            selectors.told(request.user, found), hidden=False
        ),
        checks=presenters.check_rows(selectors.address_checks(request.user, found)),
    )


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Hand the case over: within the force, or to another one (S1-99, S1-108)."""
    found = selectors.get_transfer(request.user, transfer_id)
    if not (request.method == "POST" and found.handed_over_on):
        require(permissions.may_send(request.user, found))
    if request.method != "POST":
        ask(permissions.may_send(request.user, found), found, TransferStep.HAND_OVER)
    said = {"transfer": found, "by": request.user, "on": today(), "at": now()}
    if found.kind == TransferKind.EXTERNAL_OUT:
        return step_page(
            request,
            found,
            forms.HandOverElsewhere(request.POST or None),
            title=f"{found.goes_to} takes responsibility",
            button="Record the handover",
            said=f"{found.goes_to} is responsible. Remove the case from our scheme next.",
            act=lambda **typed: services.hand_over_elsewhere(**said, **typed),
        )
    return step_page(
        request,
        found,
        forms.HandOver(request.POST or None),
        title=f"Hand over to {found.goes_to}",
        button="Hand over",
        said=f"Handed over. {found.goes_to} is responsible from now on.",
        act=lambda note, sure: services.hand_over(note=note, **said),
        template="referrals/transfers/hand_over.html",
        weeks=READ_AFTER_HANDOVER.days // 7,
    )


@require_http_methods(["GET", "POST"])
def deselect(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Take the case off our scheme after another force took over (S1-109)."""
    found = selectors.get_transfer(request.user, transfer_id)
    require(permissions.may_send(request.user, found))
    if request.method != "POST":
        ask(permissions.may_send(request.user, found), found, TransferStep.DESELECT)
    return step_page(
        request,
        found,
        Form(request.POST or None),
        title="Remove the case from our scheme",
        button="Remove it",
        said="The case is removed from our scheme. It can be read, and keeps its history.",
        act=lambda: services.deselect(transfer=found, by=request.user, on=today()),
        template="referrals/transfers/deselect.html",
    )


@require_http_methods(["GET", "POST"])
def refused_elsewhere(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Record that the other force does not take the case on."""
    found = selectors.get_transfer(request.user, transfer_id)
    ask(permissions.may_send(request.user, found), found, TransferStep.HAND_OVER)
    return step_page(
        request,
        found,
        forms.Why(request.POST or None),
        title=f"{found.goes_to} does not take the case on",
        button="Record it",
        said="It is recorded. The case stays with us.",
        act=lambda reason: services.refused_elsewhere(
            transfer=found, reason=reason, by=request.user, on=today()
        ),
    )


@require_http_methods(["GET", "POST"])
def duty(request: HttpRequest, transfer_id: Any, code: str) -> HttpResponse:
    """Record what is owed after a transfer as done (S3-82, S3-91)."""
    found = selectors.get_transfer(request.user, transfer_id)
    owed = selectors.get_duty(request.user, found, code)
    require(
        permissions.may_meet(request.user, owed),
        policies.can_meet_duty(
            is_open=owed.is_open, done_on=today(), since=today(), on=today()
        ),
    )
    form_class = (
        forms.MeetPlanUpdate if code == TransferDutyCode.PLAN_UPDATE else forms.MeetDuty
    )
    return step_page(
        request,
        found,
        form_class(request.POST or None, initial={"done_on": today()}),
        title=owed.get_code_display(),
        button="Record it as done",
        said=f"“{owed.get_code_display()}” is recorded as done.",
        act=lambda **typed: services.meet_duty(
            duty=owed, by=request.user, on=today(), **typed
        ),
    )
