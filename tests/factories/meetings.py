"""Meetings in a possible state: arranged and prepared by the services, as people would."""

from datetime import date, time
from typing import Any

from agencies.acting import acting_as
from agencies.models import User
from cases import selectors as cases
from iom.demo.cast import World
from meetings import services
from meetings.models import Meeting
from meetings.selectors.agenda_draft import draft_items
from rag import services as ratings
from referrals import selectors as referrals
from tests.factories.cases import at_noon
from tests.factories.referrals import submitted_referral


def details(world: World, *, held_on: date, **changes: Any) -> services.Details:
    """Return what a co-ordinator says of a meeting in East Sussex, chaired by Dina."""
    said: dict[str, Any] = {
        "name": "IOM Referral and Operational Meeting",
        "held_on": held_on,
        "starts_at": time(14),
        "place": "Room 4, Exampleton police station",
        "link": "",
        "chair": world.people["dina"],
        "coordinator": world.people["carys"],
    }
    return services.Details(**said | changes)


def arranged_meeting(
    world: World, *, on: date, held_on: date | None = None, **changes: Any
) -> Meeting:
    """Return a meeting in East Sussex that Carys arranged."""
    carys = world.people["carys"]
    with acting_as(carys, on=on):
        return services.arrange_meeting(
            scheme=world.schemes["east-sussex"],
            details=details(world, held_on=held_on or on, **changes),
            by=carys,
            on=on,
        )


def ready_referral(
    world: World, *, on: date, meeting: Meeting | None = None, **person: str
) -> Any:
    """Return a referral by Priya that Carys put before a meeting."""
    referral = submitted_referral(world, on=on, **person)
    meeting = meeting or arranged_meeting(world, on=on)
    carys = world.people["carys"]
    with acting_as(carys, on=on):
        found = referrals.get_submitted(carys, referral.pk)
        services.list_referral(
            meeting=meeting, referral=found, by=carys, at=at_noon(on)
        )
        return referrals.get_submitted(carys, referral.pk)


def rate(world: World, case: Any, rag_class: str, *, on: date) -> None:
    """Rate a case as Dina, its Chair, would."""
    dina = world.people["dina"]
    with acting_as(dina, on=on):
        ratings.rate_case(
            case=cases.get_case(dina, case.pk),
            rag_class=rag_class,
            reasons="Offending weekly.",
            by=dina,
            on=on,
        )


def drafted(user: User, meeting: Meeting, *, on: date) -> dict[Any, str]:
    """Return the reasons by case of the agenda as it would be issued now, as one reader sees it."""
    with acting_as(user, on=on):
        items = draft_items(user, meeting, on=on)
    return {each.case_id: each.reason for each in items}
