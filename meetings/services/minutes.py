"""Drafting minutes, agreeing them, putting them right, handing a copy over (S1-12, S1-14)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.copies import copy_for
from agencies.models import User
from agencies.selectors import clocks_of
from audit import services as audit
from audit.choices import Purpose
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from core.hashing import content_hash
from core.pdf import render_pdf
from meetings import (
    documents,
    permissions,
    policies,
    presenters,
    selectors,
)
from meetings.calculations.ends import corrections_close
from meetings.models import (
    EntryCorrection,
    Meeting,
    MinuteEntry,
    Minutes,
    NotesCorrection,
)


@transaction.atomic
def draft_minutes(*, meeting: Meeting, by: User, at: datetime) -> Minutes:
    """
    Begin the minutes of a meeting that is over; asked again, return those begun.

    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if the meeting has not been held
    """
    require(
        permissions.may_arrange(by, meeting.scheme),
        policies.can_draft(is_over=meeting.is_over),
    )
    record, is_new = Minutes.objects.get_or_create(
        meeting=meeting, defaults={"drafted_at": at, "drafted_by": by}
    )
    if is_new:
        audit.record("minutes.drafted", subject=record, meeting=meeting.pk)
    return record


def locked(minutes: Minutes, version: int, *, yours: str = "") -> Minutes:
    """
    Return the minutes as they are now, kept from others until this transaction ends.

    :raises ChangedMeanwhile: if they are not the version on the page
    """
    held = (
        Minutes.objects.select_for_update(of=("self",))
        .select_related("meeting__scheme__area")
        .get(pk=minutes.pk)
    )
    if held.version != version:
        raise ChangedMeanwhile(
            "Somebody else changed the minutes while this page was open. Look at what "
            "they wrote, then do it again if yours is still right.",
            theirs=[("General notes", held.notes)],
            yours=[("General notes", yours or held.notes)],
        )
    return held


@transaction.atomic
def write_notes(*, minutes: Minutes, notes: str, version: int, by: User) -> Minutes:
    """
    Write the general notes of a draft: nothing about anybody managed.

    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if the Chair has agreed the minutes
    :raises ChangedMeanwhile: if somebody else wrote them first
    """
    require(permissions.may_arrange(by, minutes.meeting.scheme))
    held = locked(minutes, version, yours=notes)
    require(policies.can_write_notes(is_agreed=held.is_agreed))
    held.notes = notes
    held.version += 1
    held.save(update_fields=["notes", "version"])
    audit.record("minutes.notes_written", subject=held, version=held.version)
    return held


@transaction.atomic
def agree_minutes(*, minutes: Minutes, version: int, by: User, at: datetime) -> Minutes:
    """
    Agree the minutes: what they say is kept as it stands, with its hash (S1-12).

    :param version: the version of the minutes on the page
    :raises NotPermitted: if `by` does not chair the area's meetings
    :raises NotPossible: if they are agreed already
    :raises ChangedMeanwhile: if the notes changed since the page was opened
    """
    require(permissions.may_agree(by, minutes.meeting.scheme))
    held = locked(minutes, version)
    require(policies.can_agree(is_agreed=held.is_agreed))
    entries = kept(held, by=by)
    clock = clocks_of(held.meeting.scheme)["minutes_corrections"]
    held.agreed_at, held.agreed_by = at, by
    held.corrections_until = corrections_close(
        clock,
        agreed_at=at,
        zone=timezone.get_current_timezone(),
        holidays=selectors.holidays_of(held.meeting.scheme),
    )
    held.content_sha256 = content_hash(whole(held, entries))
    held.version += 1
    held.save()
    audit.record(
        "minutes.agreed",
        subject=held,
        version=held.version,
        sha256=held.content_sha256,
    )
    return held


def kept(minutes: Minutes, *, by: User) -> list[MinuteEntry]:
    """Keep what the minutes say of each case, as everybody with the case reads it."""
    entries = []
    for facts in selectors.item_facts(by, minutes.meeting):
        content = presenters.entry_content(facts)
        entries.append(
            MinuteEntry(
                case_id=facts.item.case_id,
                minutes=minutes,
                item=facts.item,
                content=content,
                content_sha256=content_hash(content),
                recorded_by=by,
            )
        )
    return MinuteEntry.objects.bulk_create(entries)


def whole(minutes: Minutes, entries: list[MinuteEntry]) -> dict[str, Any]:
    """Return what the hash of agreed minutes covers."""
    rows = presenters.attendance_rows(selectors.attendees_of(minutes.meeting))
    return {
        "meeting": str(minutes.meeting_id),
        "notes": minutes.notes,
        "attendance": presenters.attendance_content(rows),
        "entries": sorted(each.content_sha256 for each in entries),
    }


@dataclass(frozen=True)
class Correction:
    """What is put right and why; `key` names one sending: sent again, it is made once."""

    what: str
    why: str
    key: UUID


@transaction.atomic
def correct_notes(
    *, minutes: Minutes, correction: Correction, by: User, at: datetime
) -> NotesCorrection:
    """
    Put something right in the general notes of agreed minutes.

    :raises NotPermitted: if `by` neither co-ordinates nor chairs the area's meetings
    :raises NotPossible: if the minutes are a draft, or locked by now
    """
    may_put_right(minutes, by=by, at=at)
    made, is_new = NotesCorrection.objects.get_or_create(
        minutes=minutes,
        idempotency_key=correction.key,
        defaults={
            "what": correction.what,
            "why": correction.why,
            "made_at": at,
            "made_by": by,
        },
    )
    if is_new:
        audit.record("minutes.corrected", subject=made)
    return made


@transaction.atomic
def correct_entry(
    *, entry: MinuteEntry, correction: Correction, by: User, at: datetime
) -> EntryCorrection:
    """
    Put something right in what agreed minutes say of one case.

    :raises NotPermitted: if `by` neither co-ordinates nor chairs the area's meetings,
        or only reads the case
    :raises NotPossible: if the minutes are locked by now
    """
    may_put_right(entry.minutes, by=by, at=at)
    require(permissions.may_list(by, entry.minutes.meeting, entry.case))
    made, is_new = EntryCorrection.objects.visible_to(by).get_or_create(
        entry=entry,
        idempotency_key=correction.key,
        defaults={
            "case_id": entry.case_id,
            "what": correction.what,
            "why": correction.why,
            "made_at": at,
            "recorded_by": by,
        },
    )
    if is_new:
        audit.record("minutes.corrected", subject=made)
    return made


def may_put_right(minutes: Minutes, *, by: User, at: datetime) -> None:
    """Refuse a correction that `by` does not make, or that comes too early or late."""
    require(
        permissions.may_correct(by, minutes.meeting.scheme),
        policies.can_correct(
            is_agreed=minutes.is_agreed, until=minutes.corrections_until, at=at
        ),
    )


@dataclass(frozen=True)
class Copy:
    """A copy of the minutes, ready to hand over."""

    content: bytes
    filename: str


@transaction.atomic
def download_minutes(*, meeting: Meeting, by: User, at: datetime) -> Copy:
    """
    Make a copy of the minutes for `by`, holding what they may read, and record that it left.

    :raises NotPermitted: if `by` does not read meetings
    :raises NotPossible: if the meeting has not been held
    """
    require(permissions.may_read(by), policies.can_draft(is_over=meeting.is_over))
    provenance = copy_for(by, at=at, marking=meeting.scheme.handling_marking)
    document = documents.minutes_document(by, meeting, at=at)
    pdf = render_pdf(
        "meetings/print/minutes.html", {"document": document}, provenance=provenance
    )
    audit.disclosed(
        "minutes.downloaded",
        cases=document.case_ids,
        recipient=provenance.made_for,
        purpose=Purpose.EXPORT,
        meeting=meeting.pk,
        copy=provenance.copy_id,
        sha256=pdf.sha256,
        pages=pdf.pages,
    )
    return Copy(pdf.content, f"minutes-{meeting.held_on:%Y-%m-%d}.pdf")
