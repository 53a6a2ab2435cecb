"""What is there before the matrix's meeting: a series with a seat, somebody asked, a request."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from agencies.acting import acting_as
from cases.selectors import get_case
from meetings import selectors, services
from meetings.choices import MeetingKind, Repeats, SeatRole, Standing
from tests.permissions.records import Everything


def prepared(everything: Everything, *, today: date) -> dict[str, Any]:
    """Start a series, seat the police, ask housing, and let probation ask for the case."""
    world, people = everything.cast, everything.people
    carys, hollie = people["carys"], people["hollie"]
    with acting_as(carys, on=today):
        hub = services.SeriesFacts(
            kind=MeetingKind.PRACTITIONERS,
            name="Hub meeting",
            repeats=Repeats.WEEKLY,
            weekday=1,
            starts_at=time(9),
            minutes=60,
            place="Room 2, Exampleton",
            link="",
            chair=people["dina"],
            coordinator=carys,
            quorum=0,
        )
        series = services.start_series(
            scheme=world.schemes["east-sussex"],
            facts=hub,
            by=carys,
            on=today,
        )
        other = services.start_series(
            scheme=series.scheme,
            facts=replace(hub, name="Second hub meeting"),
            by=carys,
            on=today,
        )
        everything.ids["elsewhere"]["series_id"] = other.pk
        seat = services.add_seat(
            series=series,
            seat=services.SeatFacts(
                world.agencies["east-sussex/police"], SeatRole.POLICE
            ),
            by=carys,
        )
        meeting = selectors.get_meeting(carys, everything.ids["meeting_id"])
        attendee = services.ask_somebody(
            meeting=meeting,
            person=hollie,
            agency=world.agencies["east-sussex/housing"],
            standing=Standing.MEMBER,
            by=carys,
        )
    priya = people["priya"]
    with acting_as(priya, on=today):
        request = services.ask_for(
            case=get_case(priya, everything.case.pk),
            reason="Eviction on Friday",
            by=priya,
            on=today,
        )
    return {
        "series_id": series.pk,
        "seat_id": seat.pk,
        "attendee_id": attendee.pk,
        "request_id": request.pk,
    }
