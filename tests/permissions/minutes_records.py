"""Meetings of the matrix's case: one under way, one whose minutes went round, one agreed."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from agencies.acting import acting_as
from meetings import services
from meetings.models import MinuteEntry, Recipient
from plans import services as plans
from tests.factories import held
from tests.permissions.records import SECRETS, Everything, working


# Who agrees an action in which section: an agency that may.
AGREED = {"health": "priya", "police_intelligence": "owen", "general": "priya"}


def minuted(everything: Everything, *, today: date) -> dict[str, Any]:
    """Hold them, with an action agreed in each of several sections."""
    world, now = everything.cast, timezone.now()
    under_way = held.begun_meeting(world, at=now - timedelta(minutes=5))
    sent = over(everything, hours_ago=26, today=today)
    agreed = over(everything, hours_ago=50, today=today)
    carys, dina = world.people["carys"], world.people["dina"]
    with acting_as(carys, on=today):
        services.circulate(meeting=sent, by=carys, at=now - timedelta(hours=25))
        recipient = Recipient.objects.get(
            meeting=sent, person=everything.people["hollie"]
        )
    held.agreed(world, agreed, on=today)
    with acting_as(dina, on=today):
        entry = MinuteEntry.objects.get(minutes__meeting=agreed)
    return {
        "under_way_id": under_way.pk,
        "circulated_id": sent.pk,
        "agreed_id": agreed.pk,
        "recipient_id": recipient.pk,
        "minute_entry_id": entry.pk,
    }


def over(everything: Everything, *, hours_ago: int, today: date) -> Any:
    """Return a meeting that discussed the case and ended an hour after it began."""
    world, began = everything.cast, timezone.now() - timedelta(hours=hours_ago)
    meeting = held.begun_meeting(world, at=began)
    item = held.listed(world, meeting, everything.case)
    held.discussed(world, item, update=f"{SECRETS['general']} update")
    for section, who in AGREED.items():
        with working(everything, who, today) as (user, case):
            plans.add_action(
                case=case,
                action=plans.NewAction(
                    what=f"{SECRETS[section]} agreed",
                    agency=world.agencies[f"east-sussex/{AGENCIES[who]}"],
                    person=user,
                    due_on=today + timedelta(days=7),
                    section=section,
                    meeting_id=meeting.pk,
                ),
                by=user,
                on=today,
            )
    return held.ended(world, meeting, at=began + timedelta(hours=1))


AGENCIES = {"priya": "probation", "owen": "police"}
