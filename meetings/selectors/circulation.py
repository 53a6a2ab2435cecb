"""Who was told where to read what a meeting decided, by when it is due, who opened it (S1-22)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from agencies.clocks import Clock
from agencies.models import User
from agencies.roles import Permission
from agencies.selectors import clocks_of, clocks_of_schemes
from audit import services as audit
from audit.choices import Purpose
from cases.models import Case
from core.exceptions import NotVisible
from meetings.calculations import ends
from meetings.choices import MeetingStatus
from meetings.models import Attendee, Meeting, Minutes, Recipient
from meetings.selectors.minutes import ends_at, holidays_of, minuted_items, minutes_of
from plans import selectors as plans


@dataclass(frozen=True)
class CirculationPage:
    """The circulation of one meeting's minutes and plans."""

    record: Minutes | None
    due_at: datetime
    recipients: list[Recipient]
    to_send: list[Attendee]
    plans: list[Any]

    @property
    def sent_at(self) -> datetime | None:
        """When it was first sent, or None."""
        return min((each.sent_at for each in self.recipients), default=None)


def circulation(user: User, meeting: Meeting) -> CirculationPage:
    """Return how a meeting's circulation stands (a fixed number of queries)."""
    versions = list(plans.versions_of_meeting(user, meeting.pk))
    if versions:
        audit.looked(
            "circulation.opened",
            cases=[each.case_id for each in versions],
            purpose=Purpose.MEETING,
            meeting=meeting.pk,
        )
    sent = recipients(meeting)
    told = {each.person_id for each in sent}
    return CirculationPage(
        record=minutes_of(meeting),
        due_at=due_at(meeting, clocks_of(meeting.scheme)["circulation"]),
        recipients=sent,
        to_send=[each for each in to_tell(meeting) if each.person_id not in told],
        plans=versions,
    )


def due_at(meeting: Meeting, clock: Clock) -> datetime:
    """Return by when the papers of a meeting go out (S1-22, A-6)."""
    return ends.circulation_due(
        clock,
        ended_at=ends_at(meeting),
        zone=timezone.get_current_timezone(),
        holidays=holidays_of(meeting.scheme),
    )


def recipients(meeting: Meeting) -> list[Recipient]:
    """Return who was told, agency by agency."""
    return list(
        Recipient.objects.filter(meeting=meeting)
        .select_related("person", "agency", "sent_by")
        .order_by("agency__name", "person__full_name")
    )


def to_tell(meeting: Meeting) -> list[Attendee]:
    """Return who attended or sent apologies: the papers go to them."""
    return list(
        Attendee.objects.filter(
            Q(arrived_at__isnull=False) | Q(apologies_at__isnull=False),
            meeting=meeting,
        )
        .select_related("person", "agency")
        .order_by("agency__name", "person__full_name")
    )


def get_recipient(meeting: Meeting, recipient_id: Any) -> Recipient:
    """
    Return one recipient of a meeting's papers.

    :raises NotVisible: when there is none
    """
    found = (
        Recipient.objects.filter(meeting=meeting, pk=recipient_id)
        .select_related("person", "agency", "meeting__scheme")
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def waiting_to_go() -> QuerySet[Recipient]:
    """Return the e-mails that have not gone since they were last asked for, oldest first."""
    return (
        Recipient.objects.filter(
            Q(mailed_at__isnull=True) | Q(mailed_at__lt=F("asked_at"))
        )
        .exclude(person__email="")
        .select_related("person", "meeting")
        .order_by("asked_at", "pk")
    )


def cases_to_issue(user: User, meeting: Meeting) -> list[Case]:
    """Return the cases of the meeting whose plans this person can issue."""
    ids = minuted_items(user, meeting).filter(removed_on__isnull=True)
    return list(
        Case.objects.visible_to(user)
        .on_cohort()
        .writable_by(user)
        .filter(pk__in=ids.order_by().values("case"))
        .with_level(user)
        .select_related("person", "scheme__area")
        .by_name()
    )


@dataclass(frozen=True)
class Owed:
    """A meeting whose papers have not gone out, and by when they are due."""

    meeting: Meeting
    due_at: datetime


def owed_meetings(user: User) -> QuerySet[Meeting]:
    """Return the meetings held whose drafted minutes went to nobody, for who sends them."""
    found = Meeting.objects.visible_to(user).filter(
        status=MeetingStatus.HELD, record__isnull=False, recipients__isnull=True
    )
    area_id = user.acting.area_id if user.acting else None
    if area_id is None or not user.holds(Permission.MEETING_PREPARE):
        return found.none()
    return (
        found.filter(scheme__area_id=area_id)
        .select_related("scheme__area")
        .order_by("held_on", "starts_at", "pk")
    )


def owed(meetings: Iterable[Meeting]) -> list[Owed]:
    """Return by when each meeting's papers go out, the soonest first (1 query)."""
    rows = list(meetings)
    if not rows:
        return []
    clocks = clocks_of_schemes({each.scheme_id for each in rows})
    found = [
        Owed(each, due_at(each, clocks[each.scheme_id]["circulation"])) for each in rows
    ]
    return sorted(found, key=lambda each: each.due_at)
