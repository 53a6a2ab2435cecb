"""Beginning a transfer, writing what the receiving area is told, sending it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agencies import selectors as agencies
from cases import selectors as cases
from cases.presenters import case_frame
from core.clock import today
from core.decisions import require
from core.exceptions import NotVisible
from core.forms import Form
from core.http import domain_errors_on, form_status
from referrals.choices import TransferKind, TransferStep, TransferTopic
from referrals.forms import transfer_steps as step_forms
from referrals.forms import transfers as forms
from referrals.permissions import transfers as permissions
from referrals.policies import transfers as policies
from referrals.presenters import transfer_reading as reading
from referrals.selectors import transfers as selectors
from referrals.services import transfers as services
from referrals.views.transfers.page import ask, step_page


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Begin a transfer of a case: within the force or to another one."""
    case = cases.get_case(request.user, case_id)
    require(permissions.may_start(request.user, case))
    schemes = {
        str(each.pk): each for each in agencies.schemes() if each.pk != case.scheme_id
    }
    form = forms.StartTransfer(
        request.POST or None,
        areas=[(key, str(each.area)) for key, each in schemes.items()],
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        with domain_errors_on(form):
            made = services.start_transfer(
                case=case,
                to=schemes.get(typed["where"]),
                elsewhere=typed["elsewhere"],
                first_contact_on=typed["first_contact_on"],
                first_contact_with=typed["first_contact_with"],
                by=request.user,
                on=today(),
            )
            messages.info(request, f"The transfer to {made.goes_to} is started.")
            return redirect(made)
    context = case_frame(case, on=today(), current="overview") | {"form": form}
    return render(
        request, "referrals/transfers/start.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def start_in(request: HttpRequest) -> HttpResponse:
    """Begin a transfer in from another force."""
    scheme = agencies.scheme_of_area(
        request.user.acting and request.user.acting.area_id
    )
    require(permissions.may_start_in(request.user, scheme))
    form = forms.StartIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            made = services.start_transfer_in(
                scheme=scheme,
                subject=services.From(**form.cleaned_data),
                by=request.user,
                on=today(),
            )
            messages.info(request, f"The transfer from {made.comes_from} is started.")
            return redirect(made)
    return render(
        request,
        "referrals/transfers/start_in.html",
        {"form": form, "scheme": scheme},
        status=form_status(form),
    )


@require_http_methods(["GET", "POST"])
def topic(request: HttpRequest, transfer_id: Any, code: str) -> HttpResponse:
    """Write what the receiving area is told under one topic (S1-97)."""
    found = selectors.get_transfer(request.user, transfer_id)
    if code not in TransferTopic.values:
        raise NotVisible
    asked = TransferTopic(code)
    ask(permissions.may_prepare(request.user, found), found, TransferStep(code))
    answer = selectors.told(request.user, found).get(code)
    form = forms.Tell(
        request.POST or None,
        topic=asked,
        initial={
            "version": answer.version if answer else 0,
            "text": answer.text
            if answer
            else selectors.begun_answer(request.user, found, asked),
        },
    )
    return step_page(
        request,
        found,
        form,
        title=asked.label,
        said=f"{asked.label} saved.",
        act=lambda **typed: services.tell(
            transfer=found, topic=asked, by=request.user, **typed
        ),
        heading_is_label=True,
    )


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Check what the receiving area is told, then send it; a pack is sent from its own page."""
    found = selectors.get_transfer(request.user, transfer_id)
    ask(permissions.may_send(request.user, found), found, TransferStep.SEND)
    if found.kind == TransferKind.EXTERNAL_OUT:
        return redirect("referrals:transfer_pack", found.pk)
    return step_page(
        request,
        found,
        Form(request.POST or None),
        title=f"Send to {found.goes_to}",
        button="Send it now",
        said=f"Sent to {found.receiving_agency}. The next step is theirs.",
        act=lambda: services.send_transfer(transfer=found, by=request.user, on=today()),
        template="referrals/transfers/send.html",
        answers=reading.answer_rows(selectors.told(request.user, found), hidden=False),
        can=policies.can_tell(missing=selectors.untold(found)),
    )


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Take a transfer back, saying why."""
    found = selectors.get_transfer(request.user, transfer_id)
    require(
        permissions.may_withdraw(request.user, found),
        policies.can_withdraw(kind=found.kind, status=found.status),
    )
    return step_page(
        request,
        found,
        step_forms.Why(request.POST or None),
        title="Withdraw the transfer",
        button="Withdraw it",
        said="The transfer is withdrawn.",
        act=lambda reason: services.withdraw_transfer(
            transfer=found, reason=reason, by=request.user, on=today()
        ),
    )
