"""The steps either area takes on the way: address, contact, forms, documents, contact point."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core.clock import now, today
from core.decisions import require
from core.forms import Form
from core.http import domain_errors_on, form_status
from referrals.choices import AddressCheckKind, TransferStep
from referrals.forms import transfer_steps as forms
from referrals.permissions import transfers as permissions
from referrals.policies import transfers as policies
from referrals.presenters import deciding
from referrals.presenters import transfer_reading as presenters
from referrals.selectors import transfers as selectors
from referrals.services import transfers as services
from referrals.views.transfers.page import ask, step_page


@require_http_methods(["GET", "POST"])
def address(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Record what the screening or the joint home visit found (S1-105, S1-193)."""
    found = selectors.get_transfer(request.user, transfer_id)
    kind = services.kind_of_check(found)
    ask(services.may_check(request.user, found), found, TransferStep(kind.value))
    told = selectors.told(request.user, found).get("proposed_address")
    form_class = (
        forms.HomeVisit if kind is AddressCheckKind.HOME_VISIT else forms.CheckAddress
    )
    return step_page(
        request,
        found,
        form_class(
            request.POST or None,
            initial={"address": told.text if told else "", "checked_on": today()},
        ),
        title=kind.label
        if kind is AddressCheckKind.HOME_VISIT
        else "Screen the address",
        said="What the check found is recorded.",
        act=lambda **typed: services.check_address(
            transfer=found,
            check=services.AddressFound(**typed),
            by=request.user,
            on=today(),
        ),
        checks=presenters.check_rows(selectors.address_checks(request.user, found)),
    )


@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Record that the receiving force was contacted (S1-106)."""
    found = selectors.get_transfer(request.user, transfer_id)
    ask(permissions.may_prepare(request.user, found), found, TransferStep.CONTACT)
    initial = {
        "contacted_on": found.first_contact_on,
        "contact": found.first_contact_with,
    }
    return step_page(
        request,
        found,
        forms.Contact(request.POST or None, initial=initial),
        title=f"Contact {found.goes_to}",
        said="The contact is recorded.",
        act=lambda **typed: services.contact_receiving_area(
            transfer=found, by=request.user, on=today(), **typed
        ),
    )


@require_http_methods(["GET", "POST"])
def their_forms(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Record what became of the receiving area's own forms (S1-107)."""
    found = selectors.get_transfer(request.user, transfer_id)
    ask(permissions.may_prepare(request.user, found), found, TransferStep.FORMS)
    initial = {"needed": found.forms_needed, "settled_on": found.forms_settled_on}
    return step_page(
        request,
        found,
        forms.TheirForms(request.POST or None, initial=initial),
        title=f"Forms of {found.goes_to}",
        said="Their forms are settled.",
        act=lambda **typed: services.settle_forms(
            transfer=found, by=request.user, on=today(), **typed
        ),
    )


@require_http_methods(["GET", "POST"])
def documents(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Record what came from the other force (S1-101)."""
    found = selectors.get_transfer(request.user, transfer_id)
    ask(permissions.may_receive(request.user, found), found, TransferStep.DOCUMENTS)
    initial = {
        "received_on": found.documents_received_on,
        "documents": found.documents,
        "contribution": found.contribution,
    }
    return step_page(
        request,
        found,
        forms.Documents(request.POST or None, initial=initial),
        title=f"Documents from {found.comes_from}",
        said="The documents are recorded.",
        act=lambda **typed: services.receive_documents(
            transfer=found, by=request.user, on=today(), **typed
        ),
    )


@require_http_methods(["GET", "POST"])
def contact_point(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Name the receiving area's single point of contact (S1-100)."""
    found = selectors.get_transfer(request.user, transfer_id)
    ask(permissions.may_receive(request.user, found), found, TransferStep.CONTACT_POINT)
    workers = selectors.receiving_workers(request.user, found, on=today())
    return step_page(
        request,
        found,
        forms.ContactPoint(
            request.POST or None,
            workers=[deciding.worker_choice(each) for each in workers.values()],
        ),
        title="Single point of contact",
        button="Name them",
        said="The single point of contact is named.",
        act=lambda worker: services.name_contact_point(
            transfer=found, membership=workers[worker], by=request.user, on=today()
        ),
    )


@require_http_methods(["GET", "POST"])
def referral(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Start the referral by which somebody comes from another force (S1-102)."""
    found = selectors.get_transfer(request.user, transfer_id)
    require(permissions.may_put(request.user, found))
    if found.referral_id and request.method == "GET":
        return redirect("referrals:referral", found.referral_id)
    form = Form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            made = services.start_referral_in(transfer=found, by=request.user, at=now())
            messages.info(
                request,
                f"The referral is started. Fill it in with {found.comes_from}.",
            )
            return redirect("referrals:draft", made.referral_id)
    ask(permissions.may_put(request.user, found), found, TransferStep.REFERRAL)
    context = {
        "transfer": found,
        "form": form,
        "can": policies.can_go_on(
            visited=selectors.address_found(request.user, found),
            has_contact_point=found.contact_point_id is not None,
        ),
    }
    return render(
        request, "referrals/transfers/referral.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def refuse_address(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """End a transfer whose address was found unsuitable."""
    found = selectors.get_transfer(request.user, transfer_id)
    ask(permissions.may_put(request.user, found), found, TransferStep.HOME_VISIT)
    return step_page(
        request,
        found,
        forms.Why(request.POST or None),
        title="End the transfer: the address is unsuitable",
        button="End it",
        said="The transfer has ended. The person stays where they are.",
        act=lambda reason: services.refuse_address(
            transfer=found, reason=reason, by=request.user, on=today()
        ),
    )
