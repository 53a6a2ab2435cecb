"""Which meetings there are, and who may lead them."""

from datetime import date
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from agencies import selectors as agencies
from agencies.choices import Role
from agencies.models import Membership, Scheme, User
from cases import selectors as cases
from core.exceptions import NotVisible
from meetings.choices import MeetingStatus
from meetings.models import AgendaItem, Meeting, MeetingQuerySet
from meetings.rules.agenda import DECIDING


PAGE = 25  # meetings


def meetings(user: User) -> MeetingQuerySet:
    """
    Return the meetings of the area, each with how many items the reader may see.

    A case transferred away no longer counts at a meeting still to come (S1-99).
    """
    items = (
        AgendaItem.objects.visible_to(user)
        .filter(meeting=OuterRef("pk"), removed_on__isnull=True)
        .exclude(
            ~Q(case__scheme=F("meeting__scheme")),
            meeting__status=MeetingStatus.PLANNED,
        )
        .order_by()
        .values("meeting")
        .annotate(count=Count("pk"))
        .values("count")
    )
    return (
        Meeting.objects.visible_to(user)
        .select_related("scheme__area", "chair", "coordinator")
        .annotate(item_count=Coalesce(Subquery(items), 0))
    )


def upcoming_meetings(user: User, *, on: date) -> QuerySet[Meeting]:
    """Return the meetings still to come, the next first."""
    return meetings(user).upcoming(on)


def past_meetings(user: User, *, on: date, page: int = 1) -> cases.Page:
    """Return a page of the meetings that have been, the latest first."""
    return cases.paged(meetings(user).past(on), page, size=PAGE)


def meetings_to_choose(user: User, *, scheme_id: UUID, on: date) -> QuerySet[Meeting]:
    """Return a scheme's meetings that still can decide a nomination or a transfer."""
    return planned(user, scheme_id=scheme_id, on=on).filter(kind__in=DECIDING)


def planned(user: User, *, scheme_id: UUID, on: date) -> MeetingQuerySet:
    """Return a scheme's meetings still to come, the next first."""
    return Meeting.objects.visible_to(user).filter(scheme_id=scheme_id).upcoming(on)


def later_meetings(user: User, meeting: Meeting, *, on: date) -> QuerySet[Meeting]:
    """Return the scheme's meetings that come after one, to which it can put off a case."""
    upcoming = planned(user, scheme_id=meeting.scheme_id, on=on)
    return upcoming.filter(held_on__gt=meeting.held_on)


def get_meeting(user: User, meeting_id: UUID | str) -> Meeting:
    """
    Return one meeting.

    :raises NotVisible: when it is not there for this reader
    """
    found = meetings(user).filter(pk=meeting_id).first()
    if found is None:
        raise NotVisible
    return found


def holders(scheme: Scheme, role: Role, *, on: date) -> QuerySet[Membership]:
    """Return who holds a role in the agencies of a scheme's area on a day."""
    ids = list(agencies.agencies(area=scheme.area).values_list("pk", flat=True))
    return agencies.workers_of_agencies(ids, on=on).filter(role=role)
