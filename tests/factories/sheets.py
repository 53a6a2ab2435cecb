"""Meetings under way: begun, signed, with cases on their agendas and guests at the door."""

from datetime import date, datetime
from typing import Any

from agencies.acting import acting_as
from agencies.models import User
from cases import selectors as cases
from core.clock import now
from iom.demo.cast import World
from meetings import selectors, services
from meetings.choices import Presence, Standing
from meetings.models import AgendaItem, Attendee, Meeting
from tests.factories.meetings import arranged_meeting


WORDING = services.Wording(
    text="What I hear at this meeting stays with those who need it.\n\nI keep to the agreement.",
    agreement_title="Sussex information-sharing agreement",
    agreement_version="3.1",
)


def statement(world: World, *, on: date, area: str = "east-sussex") -> Any:
    """Return the area's statement, set by its manager when there is none."""
    scheme = world.schemes[area]
    present = selectors.current_statement(scheme)
    if present is not None:
        return present
    with acting_as(world.people["mo"], on=on) as mo:
        return services.set_statement(
            scheme=scheme, wording=WORDING, number=0, by=mo, at=now()
        )


def listed(world: World, meeting: Meeting, *listing: Any, on: date) -> list[AgendaItem]:
    """Put cases on the agenda, as Carys would; return the items."""
    with acting_as(world.people["carys"], on=on) as carys:
        return [
            services.list_case(
                meeting=meeting,
                case=cases.get_case(carys, each.pk),
                reason="Red",
                by=carys,
            )
            for each in listing
        ]


def under_way(
    world: World, *listing: Any, on: date, signed: tuple[str, ...] = ("carys", "dina")
) -> tuple[Meeting, list[AgendaItem]]:
    """Return a meeting that has begun, with these cases on it, and who has signed."""
    statement(world, on=on)
    meeting = arranged_meeting(world, on=on)
    items = listed(world, meeting, *listing, on=on)
    with acting_as(world.people["carys"], on=on) as carys:
        meeting = services.begin_meeting(meeting=meeting, by=carys, at=now())
    for who in signed:
        signs(meeting, world.people[who], on=on)
    for each in items:
        each.meeting = meeting
    return meeting, items


def signs(meeting: Meeting, who: User, *, on: date, presence: str = "room") -> Any:
    """Let somebody on the list sign with their own account."""
    with acting_as(who, on=on) as by:
        return services.sign(meeting=meeting, by=by, at=now(), presence=presence)


def comes(
    world: World,
    meeting: Meeting,
    who: str,
    *,
    on: date,
    items: tuple[AgendaItem, ...] = (),
    presence: Presence = Presence.REMOTE,
) -> Attendee:
    """Let somebody in at the door: as a guest when there are cases they come for."""
    person = world.people[who]
    with acting_as(world.people["carys"], on=on) as carys:
        return services.add_at_door(
            meeting=meeting,
            who=services.AtTheDoor(
                person=person,
                agency=person.memberships.get(valid_until=None).agency,
                standing=Standing.GUEST if items else Standing.MEMBER,
                presence=presence,
                items=items,
            ),
            by=carys,
            at=now(),
        )


def opens(item: AgendaItem, who: User, *, on: date, at: datetime | None = None) -> Any:
    """Put a case before the meeting."""
    with acting_as(who, on=on) as by:
        found = selectors.get_sheet_item(by, item.meeting, item.pk)
        return services.open_item(item=found, by=by, at=at or now())
