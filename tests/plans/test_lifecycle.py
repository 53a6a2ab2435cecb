"""Interventions and referrals to services go only along their arrows."""

import pytest

from plans.choices import InterventionStatus, ServiceStatus
from plans.lifecycle import (
    NEXT,
    OPEN_INTERVENTIONS,
    OPEN_SERVICES,
    SERVICE_NEXT,
    WAITING,
    may_follow,
    service_may_follow,
)


TABLES = [
    pytest.param(InterventionStatus, NEXT, "offered", id="interventions"),
    pytest.param(ServiceStatus, SERVICE_NEXT, "waiting", id="services"),
]


@pytest.mark.parametrize(("statuses", "table", "first"), TABLES)
def test_every_status_has_its_row_and_can_be_reached(statuses, table, first):
    assert set(table) == set(statuses)
    reached = {after for row in table.values() for after in row} | {statuses(first)}
    assert reached == set(statuses)


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("offered", "booked", True),
        ("offered", "declined", True),
        ("booked", "booked", True),
        ("attended", "attended", True),
        ("attended", "stopped", True),
        ("attended", "declined", False),
        ("completed", "attended", False),
        ("declined", "booked", False),
    ],
)
def test_an_intervention_goes_from_offer_to_its_end(before, after, may):
    assert may_follow(before, after) is may


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("waiting", "accepted", True),
        ("waiting", "started", True),
        ("waiting", "completed", False),
        ("accepted", "completed", False),
        ("started", "completed", True),
        ("started", "declined", False),
        ("declined", "started", False),
    ],
)
def test_a_referral_is_answered_seen_and_ended(before, after, may):
    assert service_may_follow(before, after) is may


def test_what_is_open_and_who_waits():
    assert {"offered", "booked", "attended"} == OPEN_INTERVENTIONS
    assert {"waiting", "accepted", "started"} == OPEN_SERVICES
    assert {"waiting", "accepted"} == WAITING
