"""A what-if answer taken away on paper."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from audit import services as audit
from core.decisions import require
from core.pdf import Pdf, Provenance, render_pdf
from licences.calculations import Sentence, key_dates, over_time
from licences.permissions import may_work_out_dates
from licences.presenters_what_if import answer


@transaction.atomic
def print_what_if(*, sentence: Sentence, by: User, at: datetime) -> Pdf:
    """
    Make the PDF of a what-if answer: about a sentence, never about a person.

    :raises FactError: if a fact contradicts another or lies outside what can be counted
    :raises NotPermitted: if `by` works no cases
    """
    require(may_work_out_dates(by))
    found = answer(
        sentence,
        key_dates(sentence),
        over_time(sentence),
        on=timezone.localdate(at),
    )
    provenance = Provenance(
        marking="OFFICIAL",
        made_by=by.full_name,
        made_for=f"{by.full_name}, {by.on_duty.agency_name}",
        made_at=at,
        copy_id=uuid4(),
    )
    made = render_pdf(
        "licences/what_if/print.html", {"answer": found}, provenance=provenance
    )
    audit.record("key_dates.printed", copy=provenance.copy_id, sha256=made.sha256)
    return made
