"""A meeting under way about the matrix's case: begun, signed, open, escalated."""

import uuid
from datetime import date, time, timedelta
from typing import Any

from agencies.acting import acting_as
from core.clock import now
from meetings import selectors, services
from tests.factories.meetings import arranged_meeting
from tests.factories.sheets import comes, listed, opens, signs, statement
from tests.permissions.records import Everything


def recorded(everything: Everything, *, today: date) -> dict[str, Any]:
    """Begin a second meeting of the day, and write something of each kind."""
    world, people = everything.cast, everything.people
    statement(world, on=today)
    meeting = arranged_meeting(world, on=today, starts_at=time(9))
    (item,) = listed(world, meeting, everything.case, on=today)
    with acting_as(people["carys"], on=today) as carys:
        meeting = services.begin_meeting(meeting=meeting, by=carys, at=now())
    item.meeting = meeting
    come = comes(world, meeting, "priya", on=today)
    comes(world, meeting, "hollie", on=today)
    for who in ("carys", "dina", "priya", "hollie"):
        signs(meeting, people[who], on=today)
    opens(item, people["carys"], on=today)
    ids = {
        "under_way_id": meeting.pk,
        "open_item_id": item.pk,
        "comer_id": come.pk,
    }
    return ids | written(everything, item, today=today)


def written(everything: Everything, item: Any, *, today: date) -> dict[str, Any]:
    """Save the sheet, agree an action and escalate something."""
    with acting_as(everything.people["carys"], on=today) as carys:
        held = selectors.get_sheet_item(carys, item.meeting, item.pk)
        housing = everything.cast.agencies["east-sussex/housing"]
        services.save_sheet(
            item=held,
            said=services.Said("Seen weekly.", frozenset({housing.pk}), 1),
            by=carys,
            at=now(),
        )
        action = services.add_action(
            item=held,
            action=services.NewAction(
                what="Book a place at the hostel",
                agency=everything.cast.agencies["east-sussex/probation"],
                person=everything.people["priya"],
                due_on=today + timedelta(days=7),
            ),
            by=carys,
            on=today,
        )
        raised = services.escalate(
            item=held,
            what="No supported housing",
            wanted="A bed by Christmas",
            key=uuid.uuid4(),
            by=carys,
            on=today,
        )
    return {"sheet_action_id": action.pk, "escalation_id": raised.pk}
