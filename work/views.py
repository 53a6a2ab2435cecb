"""My work, and the demonstration's mailbox."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from agencies.roles import Permission
from core.clock import now, today
from core.decisions import permitted_if, require
from work import presenters, selectors


@require_GET
def my_work(request: HttpRequest) -> HttpResponse:
    """Show what is this person's to do today."""
    require(
        permitted_if(
            request.user.holds(Permission.CASE_READ), "Your role does not work cases."
        )
    )
    work = selectors.my_work(request.user, on=today())
    page = presenters.present(
        work, most=selectors.MOST, reader_id=request.user.pk, at=now()
    )
    return render(request, "work/my_work.html", {"page": page})


@require_GET
def mailbox(request: HttpRequest) -> HttpResponse:
    """Show the e-mails sent to this person (demonstration only: elsewhere they are real)."""
    if not settings.DEMONSTRATION:
        raise Http404
    sent = selectors.mailbox(request.user)[: selectors.MOST]
    letters = [presenters.received(message) for message in sent]
    return render(request, "work/mailbox.html", {"letters": letters})
