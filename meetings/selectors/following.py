"""The poll of those who follow: one cheap question, answered mostly with nothing."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from core.exceptions import NotVisible
from meetings.models import AgendaItem, Attendee, Meeting, Signature
from meetings.selectors.sheet import items


@dataclass(frozen=True)
class Beat:
    """
    Where a meeting stands for one reader.

    `item_id` is the case before the meeting, when this reader may see it; otherwise
    there is nothing, whether none is open or one that is not theirs.
    """

    meeting: Meeting
    is_asked: bool
    has_signed: bool
    item_id: UUID | None

    @property
    def state(self) -> str:
        """What, when it changes, is to be shown anew: nothing of what is hidden moves it."""
        stage = "under way" if self.meeting.is_under_way else self.meeting.status
        number = self.meeting.change_number if self.item_id else ""
        return f"{stage}:{self.has_signed}:{self.item_id or ''}:{number}"


def beat(user: User, meeting_id: UUID | str) -> Beat:
    """
    Return where a meeting stands for this reader (1 query).

    :raises NotVisible: when it is not there for them
    """
    mine = {"meeting": OuterRef("pk"), "person": user.pk}
    shown = AgendaItem.objects.visible_to(user).filter(
        pk=OuterRef("current_item_id"), removed_on__isnull=True
    )
    found = (
        Meeting.objects.visible_to(user)
        .filter(pk=meeting_id)
        .select_related("scheme")
        .annotate(
            is_asked=Exists(Attendee.objects.filter(**mine)),
            is_signed=Exists(Signature.objects.filter(**mine)),
            is_shown=Exists(shown),
        )
        .first()
    )
    if found is None:
        raise NotVisible
    shows = found.is_shown and found.is_signed and found.is_under_way
    return Beat(
        meeting=found,
        is_asked=found.is_asked,
        has_signed=found.is_signed,
        item_id=found.current_item_id if shows else None,
    )


def followed_item(user: User, now: Beat, *, is_new: bool) -> AgendaItem | None:
    """Return the case before the meeting for this reader; record the look when it is new to them."""
    if now.item_id is None:
        return None
    found = items(user, now.meeting).filter(pk=now.item_id).first()
    if found is None:
        return None
    found.meeting = now.meeting
    if is_new:
        audit.looked(
            "sheet.followed",
            cases=[found.case_id],
            purpose=Purpose.MEETING,
            meeting=now.meeting.pk,
        )
    return found
