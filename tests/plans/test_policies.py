"""Each refusal's sentence, and each yes."""

from datetime import date, timedelta

import pytest

from plans import policies


TODAY = date(2026, 12, 4)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("shares_case", "reads_section", "reason"),
    [
        (True, True, ""),
        (False, True, "not shared with Housing"),
        (True, False, "Housing cannot read that part"),
    ],
    ids=["sees all", "no share", "section closed"],
)
def test_who_can_be_named(shares_case, reads_section, reason):
    decision = policies.can_name(
        shares_case=shares_case, reads_section=reads_section, agency="Housing"
    )

    assert bool(decision) is (reason == "")
    assert reason in decision.reason


@pytest.mark.parametrize(("due_on", "yes"), [(TODAY, True), (TODAY - DAY, False)])
def test_an_action_falls_due_today_or_later(due_on, yes):
    assert bool(policies.can_fall_due(due_on=due_on, on=TODAY)) is yes


@pytest.mark.parametrize(
    ("due_on", "until", "yes"),
    [
        (TODAY + DAY, TODAY + 2 * DAY, True),
        (TODAY - 9 * DAY, TODAY, True),
        (TODAY + DAY, TODAY + DAY, False),
        (TODAY - 9 * DAY, TODAY - DAY, False),
    ],
    ids=["later", "overdue, to today", "the same day", "later but past"],
)
def test_carrying_over_goes_on_into_the_future(due_on, until, yes):
    assert bool(policies.can_carry_over(due_on=due_on, until=until, on=TODAY)) is yes


@pytest.mark.parametrize(
    ("is_active", "open_actions", "reason"),
    [
        (True, 0, ""),
        (False, 0, "closed already"),
        (True, 1, "1 action is still open"),
        (True, 3, "3 actions are still open"),
    ],
)
def test_an_objective_closes_when_nothing_is_open(is_active, open_actions, reason):
    decision = policies.can_close_objective(
        is_active=is_active, open_actions=open_actions
    )

    assert bool(decision) is (reason == "")
    assert reason in decision.reason


@pytest.mark.parametrize(
    ("actions", "has_situation", "is_changed", "reason"),
    [
        (1, True, True, ""),
        (0, True, True, "without an action"),
        (1, False, True, "Describe the current situation"),
        (1, True, False, "Nothing has changed"),
    ],
)
def test_what_can_be_issued(actions, has_situation, is_changed, reason):
    decision = policies.can_issue(
        actions=actions, has_situation=has_situation, is_changed=is_changed
    )

    assert bool(decision) is (reason == "")
    assert reason in decision.reason
