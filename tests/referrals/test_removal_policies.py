"""What stands in the way of leaving, and the words for it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from referrals.policies import removal as policies


ON = date(2026, 11, 20)
READY = policies.Leaving(
    ground="discretionary",
    needs_officer=True,
    has_officer=True,
    officer_is_responsible=True,
    exit_plan="Monthly supervision.",
    next_appointment_on=ON,
    expected_release_on=None,
    is_wanted=False,
    met_on=ON,
)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, ""),
        ({"needs_officer": False, "has_officer": False, "exit_plan": ""}, ""),
        ({"has_officer": False}, "Name the responsible officer"),
        ({"officer_is_responsible": False}, "must work for probation"),
        ({"exit_plan": "  "}, "Enter the exit plan"),
        ({"next_appointment_on": None}, "Enter the next appointment"),
        ({"next_appointment_on": ON - timedelta(days=1)}, "today or later"),
        ({"is_wanted": True}, "wanted for arrest"),
        ({"met_on": ON + timedelta(days=1)}, "today or in the past"),
        ({"ground": "custody"}, "when release is expected"),
        ({"ground": "custody", "expected_release_on": ON}, ""),
    ],
)
def test_leaving(changes, reason):
    decision = policies.can_approve(replace(READY, **changes), status="proposed", on=ON)

    assert reason in decision.reason
    assert bool(decision) is not bool(reason)


@pytest.mark.parametrize(
    ("ground", "agreed_with", "agreed_on", "reason"),
    [
        ("discretionary", "", None, ""),
        ("custody", "", None, "Five years’ custody ends the registration"),
        ("mappa_3", "", None, "only by agreement"),
        ("mappa_3", "Moira Stane", None, "only by agreement"),
        ("mappa_3", "Moira Stane", ON + timedelta(days=1), "today or in the past"),
        ("mappa_3", "Moira Stane", ON, ""),
    ],
)
def test_staying(ground, agreed_with, agreed_on, reason):
    decision = policies.can_refuse(
        status="deferred",
        ground=ground,
        agreed_with=agreed_with,
        agreed_on=agreed_on,
        on=ON,
    )

    assert reason in decision.reason
    assert bool(decision) is not bool(reason)


@pytest.mark.parametrize("status", ["approved", "refused", "lapsed"])
def test_a_decision_stands(status):
    assert policies.can_decide(status=status).reason == (
        "This proposal has been decided. The decision stands."
    )
    assert not policies.can_defer(status=status, until=ON + timedelta(days=9), on=ON)


def test_deferring_needs_a_later_day():
    assert not policies.can_defer(status="proposed", until=ON, on=ON)
    assert policies.can_defer(status="deferred", until=ON + timedelta(days=1), on=ON)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"is_on_cohort": True, "is_open": True, "has_open": False}, ""),
        (
            {"is_on_cohort": True, "is_open": True, "has_open": True},
            "waits for the Chair",
        ),
        (
            {"is_on_cohort": False, "is_open": True, "has_open": False},
            "not been adopted",
        ),
        (
            {"is_on_cohort": False, "is_open": False, "has_open": False},
            "case is closed",
        ),
    ],
)
def test_proposing(facts, reason):
    decision = policies.can_propose(**facts)

    assert reason in decision.reason
    assert bool(decision) is not bool(reason)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ((True, False, False), ""),
        ((False, False, False), "five years’ custody"),
        ((True, True, False), "has been considered"),
        ((True, False, True), "referred again already"),
    ],
)
def test_coming_back(facts, reason):
    custody, settled, again = facts
    decision = policies.can_reconsider(
        is_closed_for_custody=custody, is_settled=settled, is_on_scheme_again=again
    )

    assert reason in decision.reason
    assert bool(decision) is not bool(reason)


@pytest.mark.parametrize(
    ("is_open", "again", "reason"),
    [
        (False, False, ""),
        (True, True, "This case is open"),
        (False, True, "already has an open case"),
    ],
)
def test_being_referred_again(is_open, again, reason):
    decision = policies.can_refer_again(is_open=is_open, is_on_scheme_again=again)

    assert reason in decision.reason
    assert bool(decision) is not bool(reason)
