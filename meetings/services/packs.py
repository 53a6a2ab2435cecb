"""Handing over a meeting's pack on paper, with a record that it left."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.copies import copy_for
from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from cases import selectors as cases
from cases.permissions import may_print
from core.decisions import require
from core.pdf import render_pdf
from meetings import permissions, presenters, selectors
from meetings.models import Meeting


@dataclass(frozen=True)
class PackCopy:
    """A pack as PDF, under a name that names nobody."""

    content: bytes
    filename: str
    copy_id: UUID


@transaction.atomic
def download_pack(*, meeting: Meeting, by: User, at: datetime) -> PackCopy:
    """
    Make a copy of a meeting's pack for `by`, holding what they may read, and record that it left.

    :raises NotPermitted: if `by` takes no copies out of the service
    """
    require(permissions.may_read(by), may_print(by))
    on = timezone.localdate(at)
    provenance = copy_for(by, at=at, marking=meeting.scheme.handling_marking)
    found = selectors.pack(by, meeting, on=on)
    pdf = render_pdf(
        "meetings/print/pack.html",
        {
            "meeting": meeting,
            "when": presenters.meeting_time(meeting),
            "pack": presenters.pack_view(found),
            "agency": by.on_duty.agency_name,
            "left_out": cases.hidden_sections(by),
        },
        provenance=provenance,
    )
    audit.disclosed(
        "pack.downloaded",
        cases=[each.case.pk for each in found.papers],
        recipient=provenance.made_for,
        purpose=Purpose.MEETING,
        meeting=meeting.pk,
        copy=provenance.copy_id,
        sha256=pdf.sha256,
        pages=pdf.pages,
    )
    name = f"meeting-pack-{meeting.held_on:%Y-%m-%d}.pdf"
    return PackCopy(pdf.content, name, provenance.copy_id)
