"""Who was at a meeting whose arrivals nobody recorded as they came."""

from collections.abc import Iterable
from datetime import datetime

from agencies.models import Membership, User
from meetings.choices import Presence, Standing
from meetings.models import Attendee, Meeting


def note_present(
    meeting: Meeting, present: Iterable[Membership], *, by: User, at: datetime
) -> None:
    """Write who was there; whoever asks has asked whether `by` may, and records it."""
    for each in present:
        Attendee.objects.update_or_create(
            meeting=meeting,
            person=each.user,
            defaults={"presence": Presence.ROOM, "arrived_at": at},
            create_defaults={
                "agency": each.agency,
                "standing": Standing.MEMBER,
                "asked_by": by,
                "presence": Presence.ROOM,
                "arrived_at": at,
            },
        )
