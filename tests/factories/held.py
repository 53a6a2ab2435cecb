"""Meetings that have been held: begun, their cases discussed, and ended."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from agencies.acting import acting_as
from iom.demo.cast import World
from meetings import selectors, services
from meetings.models import AgendaItem, Meeting
from plans import services as plans
from rag import services as rag
from tests.factories.meetings import arranged_meeting


def begun_meeting(world: World, *, at: datetime, **changes: Any) -> Meeting:
    """Return a meeting in East Sussex that Carys arranged for a moment and that has begun."""
    local = timezone.localtime(at)
    meeting = arranged_meeting(
        world, on=local.date(), starts_at=local.time().replace(microsecond=0), **changes
    )
    with acting_as(world.people["carys"], on=local.date()):
        Meeting.objects.filter(pk=meeting.pk).update(started_at=at)
        meeting.refresh_from_db()
    return meeting


def listed(world: World, meeting: Meeting, case: Any, *, reason: str = "Red") -> Any:
    """Put a case on the agenda."""
    carys = world.people["carys"]
    with acting_as(carys, on=meeting.held_on):
        return services.list_case(meeting=meeting, case=case, reason=reason, by=carys)


def discussed(
    world: World, item: AgendaItem, *, update: str = "Seen twice this week."
) -> None:
    """Write what the meeting heard of a case, as the record sheet would."""
    carys = world.people["carys"]
    with acting_as(carys, on=item.meeting.held_on):
        AgendaItem.objects.filter(pk=item.pk).update(
            update=update, discussed_at=item.meeting.started_at
        )


def agreed_action(
    world: World, meeting: Meeting, case: Any, *, what: str, **given: Any
) -> Any:
    """Agree an action at the meeting, given to Priya."""
    priya, on = world.people["priya"], meeting.held_on
    with acting_as(priya, on=on):
        return plans.add_action(
            case=case,
            action=plans.NewAction(
                what=what,
                agency=world.agencies["east-sussex/probation"],
                person=priya,
                due_on=on + timedelta(days=7),
                meeting_id=meeting.pk,
                **given,
            ),
            by=priya,
            on=on,
        )


def rated_at(world: World, meeting: Meeting, case: Any, rag_class: str) -> None:
    """Rate a case at the meeting."""
    carys = world.people["carys"]
    with acting_as(carys, on=meeting.held_on):
        rag.rate_case(
            case=case,
            rag_class=rag_class,
            reasons="Offending weekly again.",
            by=carys,
            on=meeting.held_on,
            meeting_id=meeting.pk,
        )


def ended(
    world: World,
    meeting: Meeting,
    *,
    at: datetime | None = None,
    present: Iterable[str] = ("carys", "dina", "priya", "hollie"),
) -> Meeting:
    """End the meeting as Carys, with these people there."""
    carys = world.people["carys"]
    at = at or timezone.now()
    on = timezone.localdate(at)
    with acting_as(carys, on=on):
        there = [
            each
            for each in selectors.practitioners(meeting.scheme, on=on)
            if each.user.username in set(present)
        ]
        return services.end_meeting(
            meeting=meeting,
            by=carys,
            at=at,
            unreached=services.Unreached(reason="Out of time"),
            present=there,
        )


def drafted(meeting: Meeting) -> Any:
    """Return the minutes of a meeting that ended."""
    return selectors.minutes_of(meeting)


def agreed(world: World, meeting: Meeting, *, on: date) -> Any:
    """Agree the minutes as Dina."""
    dina, record = world.people["dina"], drafted(meeting)
    with acting_as(dina, on=on):
        return services.agree_minutes(
            minutes=record, version=record.version, by=dina, at=timezone.now()
        )
