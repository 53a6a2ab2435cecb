"""Feedback to the authority: what was sent, sending the next, one report and its PDF."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from core.clock import now, today
from core.http import pdf_response
from isms import documents, forms, permissions, presenters, selectors, services
from isms.views.page import Asked, open_package, open_to, through


@require_GET
def reports(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Show the reports sent, and when the next is due."""
    opened = open_package(request, package_id, "feedback")
    sent = list(selectors.feedback(request.user, opened.package))
    context = opened.frame | {
        "reports": sent,
        "due": presenters.feedback_due(
            opened.package, sent[0].last_day if sent else None
        ),
        "since": selectors.since_feedback(request.user, opened.package),
        "may_deliver": permissions.may_deliver(request.user, opened.package),
    }
    return render(request, "isms/feedback.html", context)


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Send the next report."""
    opened = open_to(request, package_id, "feedback", permissions.may_deliver)
    package = opened.package
    before = selectors.feedback(request.user, package).first()
    first = before.last_day + timedelta(days=1) if before else package.started_on
    form = forms.SendFeedback(
        request.POST or None, initial={"first_day": first, "last_day": today()}
    )

    def act() -> tuple[str, Any]:
        sent = services.send_feedback(
            package=package,
            feedback=services.NewFeedback(**form.cleaned_data),
            by=request.user,
            on=today(),
            at=now(),
        )
        return (
            f"The report is with {package.authority}.",
            reverse("isms:report", args=[package.pk, sent.pk]),
        )

    return through(
        request, opened, form, Asked("Report to the authority", "Send it"), act
    )


@require_GET
def report(request: HttpRequest, package_id: UUID, feedback_id: UUID) -> HttpResponse:
    """Show one report with what stands behind it."""
    opened = open_package(request, package_id, "feedback")
    found = selectors.get_feedback(request.user, opened.package, feedback_id)
    context = opened.frame | {
        "report": documents.feedback_document(request.user, found)
    }
    return render(request, "isms/report.html", context)


@require_GET
def pdf(request: HttpRequest, package_id: UUID, feedback_id: UUID) -> HttpResponse:
    """Hand over one report on paper."""
    opened = open_package(request, package_id, "feedback")
    found = selectors.get_feedback(request.user, opened.package, feedback_id)
    made = services.download_feedback(feedback=found, by=request.user, at=now())
    return pdf_response(made.content, made.filename)
