"""The life of a referral: every step allowed, every step refused, whose turn it is."""

import pytest

from referrals.choices import Party, Status
from referrals.lifecycle import NEXT, TURN, allowed_next, is_open, may_follow


STEPS = {
    ("draft", "submitted"),
    ("draft", "withdrawn"),
    ("submitted", "in_research"),
    ("submitted", "withdrawn"),
    ("in_research", "ready_for_panel"),
    ("in_research", "withdrawn"),
    ("ready_for_panel", "adopted"),
    ("ready_for_panel", "rejected"),
    ("ready_for_panel", "deferred"),
    ("ready_for_panel", "withdrawn"),
    ("deferred", "in_research"),
    ("deferred", "ready_for_panel"),
    ("deferred", "withdrawn"),
}
DECIDED = {Status.ADOPTED, Status.REJECTED, Status.WITHDRAWN}


@pytest.mark.parametrize("before", Status, ids=str)
@pytest.mark.parametrize("after", Status, ids=str)
def test_only_the_steps_on_the_list_are_allowed(before, after):
    assert may_follow(before, after) == ((before.value, after.value) in STEPS)


def test_every_status_has_its_next_and_its_turn():
    assert set(NEXT) == set(TURN) == set(Status)


def test_every_status_can_be_reached_from_a_draft():
    reached, frontier = {Status.DRAFT}, [Status.DRAFT]
    while frontier:
        new = allowed_next(frontier.pop()) - reached
        reached |= new
        frontier.extend(new)

    assert reached == set(Status)


def test_a_decided_referral_is_over_and_waits_for_nobody():
    assert {status for status in Status if not is_open(status)} == DECIDED
    assert {status for status in Status if TURN[status] is Party.NOBODY} == DECIDED


@pytest.mark.parametrize(
    ("status", "party"),
    [
        (Status.DRAFT, Party.REFERRER),
        (Status.SUBMITTED, Party.LOCAL_TEAM),
        (Status.IN_RESEARCH, Party.LOCAL_TEAM),
        (Status.READY_FOR_PANEL, Party.CHAIR),
        (Status.DEFERRED, Party.COORDINATOR),
    ],
    ids=str,
)
def test_an_open_referral_waits_for(status, party):
    assert TURN[status] is party


def test_every_open_referral_can_be_withdrawn():
    assert all(
        may_follow(status, Status.WITHDRAWN) for status in Status if is_open(status)
    )
