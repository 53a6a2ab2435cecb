"""The three flows as tables: their steps, whose turn, what may follow, by when."""

from datetime import date

import pytest

from referrals.choices import TransferKind, TransferParty, TransferStatus, TransferStep
from referrals.rules import transfers as rules


IN, OUT, INTERNAL = (
    TransferKind.EXTERNAL_IN,
    TransferKind.EXTERNAL_OUT,
    TransferKind.INTERNAL,
)
MONDAY = date(2026, 11, 2)


def standing(kind, status, *done, meeting_on=None):
    return rules.Standing(kind, status, MONDAY, frozenset(done), meeting_on)


FOLLOWING = {
    INTERNAL: {
        "preparing": {"sent", "withdrawn"},
        "sent": {"awaiting_decision", "refused", "withdrawn"},
        "awaiting_decision": {"adopted", "refused", "withdrawn"},
        "adopted": {"completed", "withdrawn"},
    },
    IN: {
        "preparing": {"referred", "refused", "withdrawn"},
        "referred": {"completed", "refused", "withdrawn"},
    },
    OUT: {
        "preparing": {"sent", "withdrawn"},
        "sent": {"handed_over", "refused", "withdrawn"},
        "handed_over": {"completed"},
    },
}


@pytest.mark.parametrize("kind", TransferKind)
@pytest.mark.parametrize("before", TransferStatus)
def test_what_may_follow_is_the_table_and_nothing_else(kind, before):
    found = {
        after.value for after in TransferStatus if rules.may_follow(kind, before, after)
    }

    assert found == FOLLOWING[kind].get(before.value, set())


@pytest.mark.parametrize("kind", TransferKind)
def test_every_open_status_has_steps_and_every_step_an_owner(kind):
    flow = rules.FLOWS[kind]

    assert set(flow.stages) == {TransferStatus(each) for each in FOLLOWING[kind]}
    assert all(flow.stages.values())
    assert all(flow.owners[step] in TransferParty for step in flow.steps)


def test_only_somebody_from_another_force_is_held_red():
    """S1-104, A-25."""
    assert {kind for kind, flow in rules.FLOWS.items() if flow.is_held_red} == {IN}


def test_going_out_the_address_is_screened_first():
    """S1-105."""
    assert rules.EXTERNAL_OUT.steps[0] is TransferStep.SCREENING


@pytest.mark.parametrize(
    ("where", "step", "party"),
    [
        (standing(INTERNAL, TransferStatus.PREPARING), TransferStep.PROPOSED_ADDRESS, "sending"),
        (standing(INTERNAL, TransferStatus.PREPARING, *rules.TOPIC_STEPS), TransferStep.SEND, "sending"),
        (standing(INTERNAL, TransferStatus.SENT), TransferStep.HOME_VISIT, "receiving"),
        (standing(INTERNAL, TransferStatus.AWAITING_DECISION), TransferStep.DECISION, "chair"),
        (standing(INTERNAL, TransferStatus.ADOPTED), TransferStep.HAND_OVER, "sending"),
        (standing(IN, TransferStatus.PREPARING), TransferStep.DOCUMENTS, "receiving"),
        (standing(IN, TransferStatus.REFERRED), TransferStep.DECISION, "chair"),
        (standing(OUT, TransferStatus.PREPARING), TransferStep.SCREENING, "sending"),
        (standing(OUT, TransferStatus.SENT), TransferStep.HAND_OVER, "sending"),
        (standing(OUT, TransferStatus.HANDED_OVER), TransferStep.DESELECT, "sending"),
    ],
)  # fmt: skip
def test_whose_turn_it_is(where, step, party):
    turn = rules.next_turn(where)

    assert (turn.step, turn.party) == (step, party)


@pytest.mark.parametrize("status", ["completed", "refused", "withdrawn"])
@pytest.mark.parametrize("kind", TransferKind)
def test_once_it_has_ended_it_is_nobodys_turn(kind, status):
    turn = rules.next_turn(standing(kind, TransferStatus(status)))

    assert turn == rules.Turn(None, TransferParty.NOBODY, None)


def test_a_step_is_due_in_working_days_from_the_status():
    where = standing(OUT, TransferStatus.PREPARING)

    assert rules.due_on(TransferStep.CONTACT, where) == date(2026, 11, 9)
    assert rules.due_on(TransferStep.CONTACT, where, {date(2026, 11, 4)}) == date(
        2026, 11, 10
    )


def test_the_decision_is_due_on_the_day_of_the_meeting():
    """S1-103: heard at the next meeting."""
    where = standing(
        INTERNAL, TransferStatus.AWAITING_DECISION, meeting_on=date(2026, 11, 19)
    )

    assert rules.due_on(TransferStep.DECISION, where) == date(2026, 11, 19)


def test_a_step_of_another_stage_has_no_date_yet():
    where = standing(INTERNAL, TransferStatus.PREPARING)

    assert rules.due_on(TransferStep.HAND_OVER, where) is None
