"""The lives of a recall and of a breach of supervision: every step, whose turn it is."""

import pytest

from licences.choices import BreachStatus, EnforcementParty, RecallStatus
from licences.lifecycle import recall, supervision_breach


RECALL = {
    ("decided", "report_sent"),
    ("decided", "cancelled"),
    ("report_sent", "received"),
    ("report_sent", "cancelled"),
    ("received", "revoked"),
    ("received", "cancelled"),
    ("revoked", "returned"),
}
BREACH = {
    ("laid", "listed"),
    ("laid", "withdrawn"),
    ("listed", "adjourned"),
    ("listed", "decided"),
    ("listed", "withdrawn"),
    ("adjourned", "adjourned"),
    ("adjourned", "decided"),
    ("adjourned", "withdrawn"),
}
LIVES = [
    pytest.param(recall, RecallStatus, RECALL, id="recall"),
    pytest.param(supervision_breach, BreachStatus, BREACH, id="breach"),
]


@pytest.mark.parametrize(("life", "statuses", "steps"), LIVES)
def test_only_the_steps_on_the_list_are_allowed(life, statuses, steps):
    allowed = {
        (before.value, after.value)
        for before in statuses
        for after in statuses
        if life.may_follow(before, after)
    }

    assert allowed == steps


@pytest.mark.parametrize(("life", "statuses", "steps"), LIVES)
def test_every_status_has_its_next_and_its_turn(life, statuses, steps):
    assert set(life.NEXT) == set(life.TURN) == set(statuses)
    assert {each for each in statuses if not life.is_open(each)} == {
        each for each in statuses if life.TURN[each] is EnforcementParty.NOBODY
    }


@pytest.mark.parametrize(("life", "statuses", "steps"), LIVES)
def test_every_status_can_be_reached_from_the_first(life, statuses, steps):
    reached, frontier = set(), {next(iter(statuses))}
    while frontier:
        status = frontier.pop()
        reached.add(status)
        frontier |= life.NEXT[status] - reached

    assert reached == set(statuses)


@pytest.mark.parametrize(
    ("status", "party"),
    [
        (RecallStatus.DECIDED, "Supervising officer"),
        (RecallStatus.REPORT_SENT, "PPCS"),
        (RecallStatus.RECEIVED, "PPCS"),
        (RecallStatus.REVOKED, "Police and lead worker"),
    ],
)
def test_a_recall_waits_for(status, party):
    assert recall.TURN[status].label == party
