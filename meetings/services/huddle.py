"""Recording that the weekly practitioners' meeting took place (S1-35)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from agencies.models import Membership, Scheme, User
from audit import services as audit
from core.decisions import require
from meetings import permissions, policies, selectors
from meetings.choices import MeetingKind, MeetingStatus
from meetings.models import Meeting
from meetings.services.presence import note_present
from rag import services as ratings


NAME = "Practitioners’ meeting"


@dataclass(frozen=True)
class Huddle:
    """Who was there, where, and whether the Ambers' diaries were gone through too."""

    present: Sequence[Membership]
    place: str
    ambers: bool = False


@transaction.atomic
def record_huddle(*, scheme: Scheme, huddle: Huddle, by: User, at: datetime) -> Meeting:
    """
    Record that the practitioners met today, who came, and whose diaries they went through.

    A meeting of theirs planned for today is recorded as held; without one it is
    written down now. Sent twice, it is recorded once.

    :raises NotPermitted: if `by` does not work cases for the scheme's lead agency
    :raises NotPossible: if it is recorded for today already, or nobody was there
    """
    on = timezone.localdate(at)
    require(permissions.may_record_huddle(by, scheme))
    Scheme.objects.select_for_update().get(pk=scheme.pk)
    latest = selectors.latest_huddle(by, scheme)
    require(
        policies.can_record_huddle(
            latest_on=latest.held_on if latest else None,
            on=on,
            present=len(huddle.present),
        )
    )
    meeting = held_today(scheme, huddle, by=by, at=at)
    note_present(meeting, huddle.present, by=by, at=at)
    people = selectors.watched(by, scheme, on=on, ambers=huddle.ambers)
    ratings.record_diary(
        cases=list(people.writable_by(by).select_related("scheme")),
        meeting_id=meeting.pk,
        held_on=on,
        by=by,
    )
    audit.record("meeting.huddle_held", subject=meeting, present=len(huddle.present))
    return meeting


def held_today(scheme: Scheme, huddle: Huddle, *, by: User, at: datetime) -> Meeting:
    """Return today's practitioners' meeting as held, planned before or not."""
    local = timezone.localtime(at)
    planned = Meeting.objects.filter(
        scheme=scheme,
        kind=MeetingKind.PRACTITIONERS,
        held_on=local.date(),
        status=MeetingStatus.PLANNED,
    )
    meeting = planned.select_for_update().order_by("starts_at").first() or Meeting(
        scheme=scheme,
        kind=MeetingKind.PRACTITIONERS,
        name=NAME,
        held_on=local.date(),
        starts_at=local.time(),
        minutes=30,
        chair=by,
        coordinator=by,
        arranged_by=by,
    )
    meeting.place = huddle.place
    meeting.status = MeetingStatus.HELD
    meeting.started_at = meeting.started_at or at
    meeting.ended_at = at
    meeting.save()
    return meeting
