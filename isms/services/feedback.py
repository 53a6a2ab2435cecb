"""Feedback to the authority on its cadence, in two parts, as a page and a PDF (S0-35)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from core.decisions import require
from core.pdf import Provenance, render_pdf
from isms import documents, permissions, policies, selectors
from isms.models import Feedback, Package
from isms.services.writing import taking_turns, written


@dataclass(frozen=True)
class Download:
    """A finished report and its file name."""

    content: bytes
    filename: str


@dataclass(frozen=True)
class NewFeedback:
    """
    A report in its two parts: response to the service, and the risk posed to the
    community and within it (S0-35), over the days it covers.
    """

    first_day: date
    last_day: date
    response: str
    risk_to: str
    risk_within: str


@transaction.atomic
def send_feedback(
    *, package: Package, feedback: NewFeedback, by: User, on: date, at: datetime
) -> Feedback:
    """
    Send a report to the authority; the last one may follow the package's end.

    :raises NotPermitted: if `by` does not act for the provider
    :raises NotPossible: if the package never ran, or its days overlap the report before
    """
    taking_turns(package)
    before = selectors.feedback(by, package).first()
    require(
        permissions.may_deliver(by, package),
        policies.no_problem(
            []
            if package.started_on
            else ["The package has not started. There is nothing to report yet."]
        ),
        policies.can_report(
            first_day=feedback.first_day,
            last_day=feedback.last_day,
            after=before.last_day if before else None,
            on=on,
        ),
    )
    sent = written(
        Feedback,
        package,
        by,
        number=before.number + 1 if before else 1,
        sent_at=at,
        **vars(feedback),
    )
    audit.disclosed(
        "package.feedback_sent",
        cases=[package.case_id],
        recipient=package.authority.name,
        purpose=Purpose.CASE_MANAGEMENT,
        feedback=sent.pk,
    )
    return sent


@transaction.atomic
def download_feedback(*, feedback: Feedback, by: User, at: datetime) -> Download:
    """Make a report's PDF for its reader, and record that it left."""
    provenance = Provenance(
        marking="OFFICIAL-SENSITIVE",
        made_by=str(by),
        made_for=by.on_duty.agency_name,
        made_at=at,
        copy_id=uuid4(),
    )
    pdf = render_pdf(
        "isms/print/feedback.html",
        {"report": documents.feedback_document(by, feedback)},
        provenance=provenance,
    )
    audit.disclosed(
        "package.feedback_downloaded",
        cases=[feedback.case_id],
        recipient=by.on_duty.agency_name,
        purpose=Purpose.EXPORT,
        copy=provenance.copy_id,
        sha256=pdf.sha256,
    )
    return Download(pdf.content, f"package-feedback-{feedback.number}.pdf")
