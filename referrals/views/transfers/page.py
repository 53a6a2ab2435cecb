"""One page of one step: load, ask, save, say what happened."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from core.decisions import Decision, require
from core.http import domain_errors_on, form_status
from referrals.choices import TransferStep
from referrals.policies import transfers as policies


def ask(may: Decision, transfer: Any, step: TransferStep) -> None:
    """
    Go on only for whom a step is, while the transfer is at its stage.

    :raises NotPermitted: for the others
    :raises NotPossible: at another stage
    """
    require(
        may, policies.can_take(kind=transfer.kind, status=transfer.status, step=step)
    )


def step_page(
    request: HttpRequest,
    transfer: Any,
    form: Any,
    *,
    title: str,
    act: Callable[..., Any],
    said: str,
    button: str = "Save",
    template: str = "referrals/transfers/step.html",
    **context: Any,
) -> HttpResponse:
    """Show a step's form; sent and right, save it, say so and go back to the transfer."""
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            act(**form.cleaned_data)
            messages.info(request, said)
            return redirect(transfer)
    context |= {"transfer": transfer, "form": form, "title": title, "button": button}
    return render(request, template, context, status=form_status(form))
