"""A weekly series with its seats, what waits to be sent, and people rated a while ago."""

from datetime import time, timedelta

import pytest
from django.core import mail

from meetings import services
from meetings.choices import MeetingKind, Repeats, SeatRole
from tests.factories.cases import adopted_case, at_noon
from tests.factories.meetings import rate
from work import rules
from work.selectors import reminder_service


@pytest.fixture
def facts(world):
    """What a co-ordinator says of a weekly practitioners' meeting."""
    return services.SeriesFacts(
        kind=MeetingKind.PRACTITIONERS,
        name="Hub meeting",
        repeats=Repeats.WEEKLY,
        weekday=1,
        starts_at=time(9, 30),
        minutes=60,
        place="Room 2, Exampleton",
        link="",
        chair=world.people["dina"],
        coordinator=world.people["carys"],
        quorum=3,
    )


@pytest.fixture
def series(world, acting, carys, facts, today):
    """That series, with seats for Owen by name and for whoever comes from housing."""
    with acting(carys):
        made = services.start_series(
            scheme=world.schemes["east-sussex"], facts=facts, by=carys, on=today
        )
        for agency, role, person in (
            ("police", SeatRole.POLICE, world.people["owen"]),
            ("housing", SeatRole.HOUSING, None),
        ):
            services.add_seat(
                series=made,
                seat=services.SeatFacts(
                    world.agencies[f"east-sussex/{agency}"], role, person
                ),
                by=carys,
            )
    return made


@pytest.fixture
def sent(today):
    """`sent()` – send what waits, as the service does; the mail that went."""

    def send():
        services.send_invitations(
            by=reminder_service(),
            on=today,
            at=at_noon(today) + timedelta(hours=1),
            retry=rules.next_attempt,
        )
        return mail.outbox

    return send


@pytest.fixture
def rated(world, today):
    """`rated("red", family_name="Vane")` – a case adopted a month ago and rated then."""

    def make(rag_class, *, days_ago=30, **who):
        day = today - timedelta(days=days_ago)
        case = adopted_case(world, on=day, **who)
        rate(world, case, rag_class, on=day)
        return case

    return make
