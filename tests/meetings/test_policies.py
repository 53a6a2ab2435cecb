"""Each refusal about a meeting or its agenda, in its words."""

from datetime import date, time
from types import SimpleNamespace

import pytest

from meetings import policies, presenters


DAY = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, ""),
        (
            {"is_planned": False},
            "This meeting has been held or cancelled. Its agenda can no longer change.",
        ),
        ({"is_in_scheme": False}, "This case belongs to another area’s scheme."),
        ({"is_open": False}, "This case is closed."),
        ({"is_listed": True}, "This case is on the agenda of this meeting already."),
    ],
    ids=["listed", "meeting held", "another scheme", "closed", "twice"],
)
def test_a_case_stands_once_on_the_agenda_of_a_meeting_to_come(facts, reason):
    stands = {
        "is_planned": True,
        "is_listed": False,
        "is_open": True,
        "is_in_scheme": True,
    }

    assert policies.can_list(**stands | facts).reason == reason


@pytest.mark.parametrize(
    ("planned", "removed", "reason"),
    [
        (True, False, ""),
        (
            False,
            False,
            "This meeting has been held or cancelled. Its agenda can no longer change.",
        ),
        (True, True, "This item has already been taken off the agenda."),
    ],
    ids=["off", "meeting held", "twice"],
)
def test_an_item_is_taken_off_once_before_the_meeting(planned, removed, reason):
    decision = policies.can_take_off(is_planned=planned, is_removed=removed)

    assert decision.reason == reason


@pytest.mark.parametrize(
    ("starts", "words"),
    [
        (time(0, 15), "4 December 2026 at 12:15am"),
        (time(12), "4 December 2026 at 12:00pm"),
        (time(14, 5), "4 December 2026 at 2:05pm"),
    ],
    ids=["after midnight", "noon", "afternoon"],
)
def test_when_a_meeting_is(starts, words):
    meeting = SimpleNamespace(held_on=DAY, starts_at=starts)

    assert presenters.meeting_time(meeting) == words


@pytest.mark.parametrize(
    ("item", "referral", "outcome"),
    [
        ("Deferred", None, ("Deferred", "neutral")),
        ("", None, ("", "")),
        ("", ("ready_for_panel", None), ("", "")),
        ("", ("adopted", None), ("Adopted", "success")),
        ("", ("deferred", DAY), ("Deferred until 4 December 2026", "warning")),
    ],
    ids=["written", "a review", "undecided", "adopted", "deferred"],
)
def test_an_items_outcome(item, referral, outcome):
    found = referral and SimpleNamespace(
        status=referral[0],
        deferred_until=referral[1],
        get_status_display=referral[0].capitalize,
    )

    assert presenters.outcome_of(SimpleNamespace(outcome=item), found) == outcome
