"""What minutes are made of, and the minutes as one reader may see them (S1-12, S1-14)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from agencies.models import Scheme, User
from audit import services as audit
from audit.choices import Purpose
from cases.choices import Section
from core.exceptions import NotVisible
from core.working_days import bank_holidays
from meetings import presenters
from meetings.choices import MeetingStatus
from meetings.models import (
    AgendaItem,
    Attendee,
    EntryCorrection,
    Escalation,
    Meeting,
    MinuteEntry,
    Minutes,
    NotesCorrection,
)
from plans import selectors as plans
from rag import selectors as rag
from referrals import selectors as referrals
from referrals.selectors import removal as removals
from referrals.selectors import transfers


@dataclass
class Said:
    """
    One case in the minutes, as one reader may see it.

    `content` is what everybody with the case reads; `sensitive` are the actions agreed
    in parts of the case that only some open, this reader among them.
    """

    item: AgendaItem
    content: dict[str, Any]
    sensitive: list[Any] = field(default_factory=list)
    entry: MinuteEntry | None = None
    corrections: list[EntryCorrection] = field(default_factory=list)
    version: Any = None


@dataclass(frozen=True)
class MinutesPage:
    """The minutes of a meeting: who was there, what was said of which case."""

    meeting: Meeting
    record: Minutes | None
    attendees: list[Attendee]
    said: list[Said]
    transfers: list[Any]
    corrections: list[NotesCorrection]


def minutes_of(meeting: Meeting) -> Minutes | None:
    """Return the minutes of a meeting, or None before they are drafted."""
    return (
        Minutes.objects.filter(meeting=meeting)
        .select_related("agreed_by", "drafted_by", "meeting__scheme__area")
        .first()
    )


def minutes_page(user: User, meeting: Meeting) -> MinutesPage:
    """Return the minutes as this reader may see them, and record the look."""
    facts = item_facts(user, meeting)
    entries = entries_of(user, meeting)
    versions = {
        each.case_id: each for each in plans.versions_of_meeting(user, meeting.pk)
    }
    said = [spoken(each, entries.get(each.item.pk), versions) for each in facts]
    audit.looked(
        "minutes.opened",
        cases=[each.item.case_id for each in said],
        purpose=Purpose.MEETING,
        meeting=meeting.pk,
    )
    return MinutesPage(
        meeting=meeting,
        record=minutes_of(meeting),
        attendees=attendees_of(meeting),
        said=said,
        transfers=transfers.before_meeting(user, meeting.pk),
        corrections=notes_corrections(meeting),
    )


def spoken(
    facts: presenters.ItemFacts,
    minuted: tuple[MinuteEntry, list[EntryCorrection]] | None,
    versions: dict[UUID, Any],
) -> Said:
    """Return one case of the minutes: as agreed when it is, else as it is recorded now."""
    entry, corrections = minuted or (None, [])
    return Said(
        item=facts.item,
        content=entry.content if entry else presenters.entry_content(facts),
        sensitive=[each for each in facts.actions if each.section != Section.GENERAL],
        entry=entry,
        corrections=corrections,
        version=versions.get(facts.item.case_id),
    )


def item_facts(user: User, meeting: Meeting) -> list[presenters.ItemFacts]:
    """Return what is recorded of each item the reader may see (a fixed number of queries)."""
    items = list(minuted_items(user, meeting))
    found = {each.case_id: presenters.ItemFacts(each) for each in items}
    settled(user, meeting, found)
    for rating in rag.ratings_of_meeting(user, meeting.pk):
        put(found, rating, "ratings")
    for agreed in rag.frequencies_of_meeting(user, meeting.pk):
        put(found, agreed, "frequencies")
    for action in plans.actions_of_meeting(user, meeting.pk):
        put(found, action, "actions")
    for update in told_of_actions(user, meeting, list(found)):
        put(found, update, "updates")
    raised = Escalation.objects.visible_to(user).filter(item__in=items)
    for escalation in raised.order_by("raised_on", "recorded_at"):
        put(found, escalation, "escalations")
    return [found[each.case_id] for each in items]


def minuted_items(user: User, meeting: Meeting) -> QuerySet[AgendaItem]:
    """Return what the minutes tell of: what was on the agenda, and what was put off."""
    return (
        AgendaItem.objects.visible_to(user)
        .filter(
            Q(removed_on__isnull=True) | Q(deferred_to__isnull=False), meeting=meeting
        )
        .select_related("case__person", "case__lead_worker", "deferred_to")
        .order_by("order", "recorded_at", "pk")
    )


def settled(
    user: User, meeting: Meeting, found: dict[UUID, presenters.ItemFacts]
) -> None:
    """Add what was decided on the referrals and removals before the meeting."""
    ids = [each.item.referral_id for each in found.values() if each.item.referral_id]
    nominated = referrals.referrals_by_id(user, ids)
    leaving = removals.removals_by_case(user, list(found), since=meeting.held_on)
    for case_id, each in found.items():
        each.referral = nominated.get(each.item.referral_id)
        each.removal = leaving.get(case_id)


def put(found: dict[UUID, presenters.ItemFacts], row: Any, kind: str) -> None:
    """Put a record under its case, when the case is in the minutes."""
    if row.case_id in found:
        getattr(found[row.case_id], kind).append(row)


def told_of_actions(
    user: User, meeting: Meeting, case_ids: Sequence[UUID]
) -> Iterable[Any]:
    """Return what was written of earlier actions while the meeting lasted."""
    last_day = timezone.localdate(ends_at(meeting))
    rows = plans.updates_between(
        user, case_ids, first_day=meeting.held_on, last_day=last_day
    )
    if meeting.started_at:
        rows = rows.filter(recorded_at__range=(meeting.started_at, ends_at(meeting)))
    return rows


def ends_at(meeting: Meeting) -> datetime:
    """Return when a meeting ended, or is planned to where nobody recorded it."""
    return meeting.ended_at or meeting.ends_at


def holidays_of(scheme: Scheme) -> frozenset[date]:
    """Return the bank holidays where a scheme is."""
    return bank_holidays(scheme.area.jurisdiction)


def entries_of(
    user: User, meeting: Meeting
) -> dict[UUID, tuple[MinuteEntry, list[EntryCorrection]]]:
    """Return the agreed entries by item, each with what was put right in it (2 queries)."""
    rows = MinuteEntry.objects.visible_to(user).filter(minutes__meeting=meeting)
    found: dict[UUID, tuple[MinuteEntry, list[EntryCorrection]]] = {
        each.item_id: (each, []) for each in rows
    }
    by_entry = {entry.pk: corrections for entry, corrections in found.values()}
    made = (
        EntryCorrection.objects.visible_to(user)
        .filter(entry__minutes__meeting=meeting)
        .select_related("recorded_by")
        .order_by("made_at", "pk")
    )
    for each in made:
        by_entry[each.entry_id].append(each)
    return found


def notes_corrections(meeting: Meeting) -> list[NotesCorrection]:
    """Return what was put right in the general notes, the earliest first."""
    return list(
        NotesCorrection.objects.filter(minutes__meeting=meeting)
        .select_related("made_by")
        .order_by("made_at", "pk")
    )


def attendees_of(meeting: Meeting) -> list[Attendee]:
    """Return who was asked, agency by agency."""
    return list(
        Attendee.objects.filter(meeting=meeting)
        .select_related("person", "agency", "signature")
        .order_by("agency__name", "person__full_name")
    )


def get_entry(user: User, meeting: Meeting, entry_id: UUID | str) -> MinuteEntry:
    """
    Return what the agreed minutes say of one case.

    :raises NotVisible: when it is not there for this reader
    """
    found = (
        MinuteEntry.objects.visible_to(user)
        .filter(minutes__meeting=meeting, pk=entry_id)
        .select_related("case__person", "minutes__meeting__scheme")
        .first()
    )
    if found is None:
        raise NotVisible
    audit.looked("minutes.entry_opened", cases=[found.case_id], purpose=Purpose.MEETING)
    return found


def undiscussed(user: User, meeting: Meeting) -> list[AgendaItem]:
    """Return what is on the agenda and was not reached yet, in order."""
    return list(
        minuted_items(user, meeting).filter(
            removed_on__isnull=True, discussed_at__isnull=True, outcome=""
        )
    )


def next_meeting(meeting: Meeting, *, on: date) -> Meeting | None:
    """Return the scheme's next meeting of the same kind still to come, or None."""
    return (
        Meeting.objects.filter(
            scheme=meeting.scheme_id,
            kind=meeting.kind,
            status=MeetingStatus.PLANNED,
            held_on__gte=max(on, meeting.held_on),
        )
        .exclude(pk=meeting.pk)
        .select_related("scheme")
        .order_by("held_on", "starts_at", "pk")
        .first()
    )


def meeting_before(user: User, meeting: Meeting) -> Meeting | None:
    """Return the meeting of the same kind held last before this one, or None."""
    return (
        Meeting.objects.visible_to(user)
        .filter(
            scheme=meeting.scheme_id,
            kind=meeting.kind,
            status=MeetingStatus.HELD,
            held_on__lte=meeting.held_on,
        )
        .exclude(pk=meeting.pk)
        .order_by("-held_on", "-starts_at", "pk")
        .first()
    )
