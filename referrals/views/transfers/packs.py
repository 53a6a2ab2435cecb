"""The transfer pack: made, copied, sent (S1-106 to S1-108)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core.clock import now, today
from core.decisions import require
from core.exceptions import NotVisible
from core.forms import Form
from core.http import domain_errors_on, form_status
from referrals.choices import TransferKind, TransferStep
from referrals.forms import transfer_steps as forms
from referrals.permissions import transfers as permissions
from referrals.policies import transfers as policies
from referrals.presenters import transfer_pack as presenters
from referrals.selectors import transfers as selectors
from referrals.services import transfers as services
from referrals.views.transfers.page import ask, step_page


def open_pack(request: HttpRequest, transfer_id: Any) -> Any:
    """
    Return a transfer that may have a pack.

    :raises NotVisible: for a transfer that goes to no other force
    """
    found = selectors.get_transfer(request.user, transfer_id)
    if found.kind != TransferKind.EXTERNAL_OUT:
        raise NotVisible
    require(permissions.may_send(request.user, found))
    return found


@require_http_methods(["GET", "POST"])
def pack(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Show the packs made, and make one from what is recorded now."""
    found = open_pack(request, transfer_id)
    form = Form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            made = services.make_pack(transfer=found, by=request.user, on=today())
            messages.info(
                request, f"Pack {made.number} is made. Check it, then send it."
            )
            return redirect("referrals:transfer_pack", found.pk)
    packs = selectors.packs(request.user, found)
    context = {
        "transfer": found,
        "form": form,
        "packs": packs,
        "sections": presenters.pack_sections(packs[0].content) if packs else None,
        "can": policies.can_tell(missing=selectors.untold(found)),
        "can_make": policies.can_take(
            kind=found.kind, status=found.status, step=TransferStep.PACK
        ),
    }
    return render(
        request, "referrals/transfers/pack.html", context, status=form_status(form)
    )


@require_GET
def pack_pdf(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Hand over a copy of the latest pack as PDF."""
    return copied(request, transfer_id, as_pdf=True)


@require_GET
def pack_json(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Hand over a copy of the latest pack as JSON."""
    return copied(request, transfer_id, as_pdf=False)


def copied(request: HttpRequest, transfer_id: Any, *, as_pdf: bool) -> HttpResponse:
    """Return a copy of the latest pack to be saved; its name never carries the person's."""
    found = open_pack(request, transfer_id)
    latest = selectors.get_pack(request.user, found)
    latest.transfer = found
    copy = services.take_copy(pack=latest, as_pdf=as_pdf, by=request.user, at=now())
    return HttpResponse(
        copy.content,
        content_type=copy.content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{copy.filename}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "X-Content-SHA256": latest.content_sha256,
        },
    )


@require_http_methods(["GET", "POST"])
def pack_sent(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Record to whom the pack went, how and when."""
    found = open_pack(request, transfer_id)
    latest = selectors.get_pack(request.user, found)
    latest.transfer = found
    ask(permissions.may_send(request.user, found), found, TransferStep.SEND)
    return step_page(
        request,
        found,
        forms.PackSent(request.POST or None, initial={"sent_on": today()}),
        title=f"Pack {latest.number} was sent",
        button="Record the sending",
        said=f"It is recorded that pack {latest.number} went to {found.goes_to}.",
        act=lambda **typed: services.record_sent(
            pack=latest,
            sending=services.Sending(**typed),
            by=request.user,
            on=today(),
        ),
    )
