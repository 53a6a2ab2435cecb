"""Written updates: what was filed, and what is still owed (S1-34, A-8)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from agencies.models import User
from cases.models import Case
from meetings.choices import MeetingStatus
from meetings.models import AgendaItem, Attendee, Meeting, WrittenUpdate


def updates_by_case(
    user: User, meeting: Meeting, case_ids: Iterable[UUID]
) -> dict[UUID, list[WrittenUpdate]]:
    """Return what was filed for a meeting on some cases, as far as the reader may read it (1 query)."""
    found: dict[UUID, list[WrittenUpdate]] = {}
    rows = (
        WrittenUpdate.objects.visible_to(user)
        .filter(meeting=meeting, case__in=list(case_ids))
        .select_related("recorded_by", "originator__agency")
        .order_by("written_at")
    )
    for row in rows:
        found.setdefault(row.case_id, []).append(row)
    return found


def own_update(
    user: User, meeting: Meeting, case: Case, section: str
) -> WrittenUpdate | None:
    """Return what the reader has filed on a case in a section, or None."""
    return (
        WrittenUpdate.objects.visible_to(user)
        .filter(meeting=meeting, case=case, section=section, recorded_by=user)
        .first()
    )


def cannot_come(meeting: Meeting) -> set[UUID]:
    """Return who has sent apologies for a meeting (1 query)."""
    return set(
        Attendee.objects.filter(
            meeting=meeting, apologies_at__isnull=False
        ).values_list("person_id", flat=True)
    )


def owed_updates(user: User, *, on: date) -> QuerySet[AgendaItem]:
    """
    Return the reader's cases on agendas of meetings that they cannot attend, not written on yet.

    From the day on which they are first chased until the meeting.
    """
    away = Attendee.objects.filter(
        meeting=OuterRef("meeting"), person=user.pk, apologies_at__isnull=False
    )
    written = WrittenUpdate.objects.filter(
        meeting=OuterRef("meeting"), case=OuterRef("case"), recorded_by=user.pk
    )
    return (
        AgendaItem.objects.visible_to(user)
        .filter(
            Exists(away),
            ~Exists(written),
            removed_on__isnull=True,
            case__lead_worker=user.pk,
            meeting__status=MeetingStatus.PLANNED,
            meeting__started_at__isnull=True,
            meeting__updates_chased_on__lte=on,
            meeting__held_on__gte=on,
        )
        .select_related("case__person", "meeting")
        .order_by("meeting__held_on", "order", "pk")
    )


def next_hearing(user: User, case: Case, *, on: date) -> Meeting | None:
    """Return the next meeting whose agenda has the case written on it, or None."""
    item = (
        AgendaItem.objects.visible_to(user)
        .filter(
            case=case,
            removed_on__isnull=True,
            meeting__status=MeetingStatus.PLANNED,
            meeting__held_on__gte=on,
        )
        .select_related("meeting")
        .order_by("meeting__held_on", "meeting__starts_at")
        .first()
    )
    return item.meeting if item else None
