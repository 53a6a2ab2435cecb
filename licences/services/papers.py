"""What is taken away on paper: a case's licence, and a "what if" that is nobody's."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from agencies.copies import copy_for
from agencies.models import User
from audit import services as audit
from cases.models import Case
from core.decisions import require
from core.pdf import Pdf, render_pdf
from licences import documents, permissions, policies, selectors
from licences.calculations import Sentence, key_dates, over_time
from licences.presenters_what_if import answer


@dataclass(frozen=True)
class Paper:
    """A finished document and the name it is kept under, which names nobody."""

    content: bytes
    filename: str


@transaction.atomic
def download_licence(*, case: Case, by: User, at: datetime) -> Paper:
    """
    Make a copy of the running licence, and record that it left.

    :raises NotPermitted: if `by` takes no documents away
    :raises NotPossible: if no licence is running
    """
    on = timezone.localdate(at)
    page = selectors.custody_page(by, case, on=on)
    require(
        permissions.may_download(by, case),
        policies.can_download_licence(has_licence=page.licence is not None),
    )
    provenance = copy_for(by, at=at, marking=case.scheme.handling_marking)
    made = render_pdf(
        "licences/print/licence.html",
        {"document": documents.licence_document(case, page, on=on)},
        provenance=provenance,
    )
    audit.disclosed(
        "licence.downloaded",
        cases=[case.pk],
        recipient=provenance.made_for,
        copy=provenance.copy_id,
        sha256=made.sha256,
        pages=made.pages,
    )
    return Paper(made.content, f"licence-{case.reference}-{on:%Y-%m-%d}.pdf")


@transaction.atomic
def print_what_if(*, sentence: Sentence, by: User, at: datetime) -> Pdf:
    """
    Make the PDF of a what-if answer: about a sentence, never about a person.

    :raises FactError: if a fact contradicts another or lies outside what can be counted
    :raises NotPermitted: if `by` works no cases
    """
    require(permissions.may_work_out_dates(by))
    found = answer(
        sentence,
        key_dates(sentence),
        over_time(sentence),
        on=timezone.localdate(at),
    )
    provenance = copy_for(by, at=at, marking="OFFICIAL")
    made = render_pdf(
        "licences/what_if/print.html", {"answer": found}, provenance=provenance
    )
    audit.record("key_dates.printed", copy=provenance.copy_id, sha256=made.sha256)
    return made
