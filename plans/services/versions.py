"""Issuing the plan as a version, and handing a copy of it over."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from agencies.copies import copy_for
from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from cases.models import Case
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from core.pdf import render_pdf
from plans import documents, permissions, policies, selectors
from plans.calculations import content_hash
from plans.choices import Agreement
from plans.models import PlanVersion
from plans.services.writing import may_change


@transaction.atomic
def issue_version(
    *,
    case: Case,
    by: User,
    on: date,
    agreement: Agreement | str = Agreement.NOT_ASKED,
    agreement_note: str = "",
    meeting_id: UUID | None = None,
) -> PlanVersion:
    """
    Issue the plan as it stands, under the next number (S1-41).

    :raises NotPermitted: if `by` may not change this plan
    :raises NotPossible: if the case is closed, the plan has no situation or action, or
        nothing has changed since the last version
    :raises ChangedMeanwhile: if somebody else issued a version at the same time
    """
    may_change(by, case)
    page = selectors.plan_page(by, case, on=on)
    last, content = page.version, selectors.general_content(page)
    require(
        policies.can_issue(
            actions=len(content["actions"]),
            has_situation=content["situation"] is not None,
            is_changed=selectors.is_changed(page),
        )
    )
    version = PlanVersion(
        case=case,
        number=last.number + 1 if last else 1,
        issued_on=on,
        agreement=agreement,
        agreement_note=agreement_note,
        content=content,
        content_sha256=content_hash(content),
        rule_sets=documents.rule_sets(by, case),
        meeting_id=meeting_id,
        recorded_by=by,
    )
    saved_first(version)
    audit.record(
        "plan.issued",
        subject=version,
        number=version.number,
        sha256=version.content_sha256,
    )
    return version


def saved_first(version: PlanVersion) -> None:
    """
    Save the version under its number, unless somebody took the number.

    :raises ChangedMeanwhile: if somebody did
    """
    try:
        with transaction.atomic():
            version.save(force_insert=True)
    except IntegrityError as error:
        raise ChangedMeanwhile(
            f"Somebody else issued version {version.number} at the same moment. "
            "Look at theirs first."
        ) from error


@dataclass(frozen=True)
class Download:
    """A copy of the plan, ready to hand over."""

    content: bytes
    filename: str
    sha256: str
    copy_id: UUID


@transaction.atomic
def download_plan(*, case: Case, by: User, at: datetime) -> Download:
    """
    Make a copy of the plan for `by`, holding what they may read, and record that it left.

    :raises NotPermitted: if `by` does not download plans
    """
    require(permissions.may_download(by, case))
    on = timezone.localdate(at)
    provenance = copy_for(by, at=at, marking=case.scheme.handling_marking)
    document = documents.plan_document(by, case, on=on)
    pdf = render_pdf(
        "plans/print/plan.html", {"document": document}, provenance=provenance
    )
    audit.disclosed(
        "plan.downloaded",
        cases=[case.pk],
        recipient=provenance.made_for,
        purpose=Purpose.EXPORT,
        copy=provenance.copy_id,
        sha256=pdf.sha256,
        pages=pdf.pages,
        version=document.version_number,
        rule_sets=document.rule_sets,
    )
    name = f"risk-management-plan-{case.reference}-{on:%Y-%m-%d}.pdf"
    return Download(pdf.content, name, pdf.sha256, provenance.copy_id)
