"""Actions and plans in words."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from agencies.models import User
from plans import presenters
from plans.calculations import content_hash
from plans.models import Action, ActionUpdate, PlanVersion
from plans.presenters import actions as say


TODAY = date(2026, 12, 4)


def an_action(**facts):
    """Return an action due in ten days, unsaved."""
    due = facts.pop("due_on", TODAY + timedelta(days=10))
    return Action(due_on=due, first_due_on=due, **facts)


@pytest.mark.parametrize(
    ("days", "hint", "tone", "status"),
    [
        (10, "in 10 days", "", "Open"),
        (7, "in 7 days", "warning", "Open"),
        (0, "today", "warning", "Open"),
        (-1, "1 day overdue", "danger", "Overdue"),
        (-9, "9 days overdue", "danger", "Overdue"),
    ],
)
def test_how_loudly_a_date_speaks(days, hint, tone, status):
    action = an_action(due_on=TODAY + timedelta(days=days))

    assert say.due_hint(action, on=TODAY) == hint
    assert say.tone(action, on=TODAY) == tone
    assert say.status(action, on=TODAY) == status


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (0, ""),
        (1, "carried over once"),
        (2, "carried over twice"),
        (5, "carried over 5 times"),
    ],
)
def test_how_often_it_was_carried_over(times, said):
    assert say.carried(times) == said


def test_a_long_update_is_cut_at_a_word_or_so():
    update = ActionUpdate(kind="progress", made_on=TODAY, text="word " * 100)

    said = say.latest(update)

    assert said.startswith("4 Dec 2026: word")
    assert said.endswith("…")
    assert len(said) < 200


def test_no_needs_no_chart():
    assert presenters.needs_chart([]) is None


def test_the_chart_says_which_pathways_weigh_most():
    needs = [
        SimpleNamespace(get_pathway_display=lambda: "Health", rating="red"),
        SimpleNamespace(get_pathway_display=lambda: "Other", rating="green"),
    ]

    chart = presenters.needs_chart(needs)

    assert chart.rows == (("Health", "Significant"), ("Other", "Little"))
    assert chart.summary == "Significant impact: health."
    assert presenters.needs_chart(needs[1:]).summary == (
        "No pathway has a significant impact."
    )


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, ""), (1, "1 action is overdue."), (2, "2 actions are overdue.")],
)
def test_the_overdue_line(number, said):
    assert presenters.overdue_line(number) == said


def test_a_version_that_has_been_overtaken_says_so():
    version = PlanVersion(
        number=2, issued_on=TODAY, recorded_by=User(full_name="Priya Marlowe")
    )

    assert presenters.version_line(version, is_changed=True) == (
        "Version 2, issued 4 December 2026 by Priya Marlowe. Changed since then."
    )


def test_the_fingerprint_does_not_hang_on_order():
    assert content_hash({"a": 1, "b": [2]}) == content_hash({"b": [2], "a": 1})
    assert content_hash({"a": 1}) != content_hash({"a": 2})
