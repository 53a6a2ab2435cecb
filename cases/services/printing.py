"""Taking the timeline out on paper, with the handling marking and a record that it left."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from cases import permissions, selectors
from cases.models import Case
from core.decisions import require
from core.pdf import Provenance, render_pdf


MOST = 1000  # entries on paper; the page says when there are more


@dataclass(frozen=True)
class Printed:
    """A PDF to hand over."""

    content: bytes
    filename: str


@transaction.atomic
def print_timeline(
    *, case: Case, narrowed: selectors.Narrowed, by: User, at: datetime
) -> Printed:
    """
    Make a PDF of what `by` may read of the timeline, and record that it left.

    :raises NotPermitted: if `by` takes no copies out of the service
    """
    require(permissions.may_print(by))
    reader = f"{by.full_name}, {by.on_duty.agency_name}"
    provenance = Provenance(
        marking=case.scheme.handling_marking,
        made_by=by.full_name,
        made_for=reader,
        made_at=at,
        copy_id=uuid4(),
    )
    page = selectors.timeline(by, case, narrowed, size=MOST)
    context = {
        "case": case,
        "entries": page.entries,
        "more": page.next is not None,
        "most": MOST,
        "narrowed": narrowed,
        "left_out": selectors.hidden_sections(by),
    }
    pdf = render_pdf("cases/print/timeline.html", context, provenance=provenance)
    audit.disclosed(
        "timeline.printed",
        cases=[case.pk],
        recipient=reader,
        purpose=Purpose.EXPORT,
        copy=provenance.copy_id,
        sha256=pdf.sha256,
        pages=pdf.pages,
        entries=len(page.entries),
    )
    day = timezone.localdate(at)
    return Printed(pdf.content, f"timeline-{case.reference}-{day:%Y-%m-%d}.pdf")
