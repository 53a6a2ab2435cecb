"""The gentle check before a case is closed (S1-15, S1-32)."""

from datetime import date, timedelta

import pytest

from meetings.rules.agreed import Agreed, Discussed, advice, advice_on, vague_words


TODAY = date(2026, 3, 5)


def agreed(**changes) -> Agreed:
    """Return an action that needs no advice."""
    return Agreed(
        **{
            "what": "Book a place at the hostel with the manager",
            "person": "Priya Marlowe",
            "due_on": TODAY + timedelta(days=14),
            "serves_objective": True,
            "person_is_here": True,
        }
        | changes
    )


def discussed(**changes) -> Discussed:
    """Return a case that needs no advice."""
    return Discussed(
        **{
            "has_update": True,
            "agreed": [agreed()],
            "has_open_action": True,
            "overdue": 0,
            "silent": [],
            "review_is_due": True,
            "was_rated": True,
        }
        | changes
    )


def test_a_clear_action_needs_no_advice():
    assert advice_on(agreed(), on=TODAY) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"what": "Monitor compliance with the tag"}, "“Monitor” is vague"),
        ({"what": "Ring ASAP about the flat"}, "“Asap” is vague"),
        ({"what": "Ring him"}, "very short"),
        ({"serves_objective": False}, "none of the plan’s objectives"),
        ({"due_on": TODAY + timedelta(days=93)}, "more than three months"),
        ({"person_is_here": False}, "Priya Marlowe is not here"),
    ],
    ids=["vague", "soon", "short", "no objective", "far off", "not here"],
)
def test_each_weakness_is_named_once(changes, words):
    (told,) = advice_on(agreed(**changes), on=TODAY)

    assert words in told


def test_three_months_ahead_is_near_enough():
    assert advice_on(agreed(due_on=TODAY + timedelta(days=92)), on=TODAY) == []


@pytest.mark.parametrize("text", ["Reconsidered housing", "A monitoring tag fitted"])
def test_only_whole_words_are_vague(text):
    assert vague_words(text) == []


def test_a_case_well_discussed_needs_no_advice():
    assert advice(discussed(), on=TODAY) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"has_update": False}, "Nothing is written"),
        ({"silent": ["Housing", "Health"]}, "Not heard from yet: Housing, Health."),
        ({"waits_for_decision": True}, "has not decided"),
        ({"was_rated": False}, "not rated today"),
        ({"overdue": 1}, "1 overdue action is"),
        ({"overdue": 2}, "2 overdue actions are"),
        ({"has_open_action": False, "agreed": []}, "no action is open"),
        ({"agreed": [agreed(serves_objective=False)]}, "“Book a place"),
    ],
    ids=[
        "no update",
        "silent",
        "undecided",
        "not rated",
        "one overdue",
        "two overdue",
        "nothing to do",
        "weak action",
    ],
)
def test_what_is_missing_is_said(changes, words):
    (told,) = advice(discussed(**changes), on=TODAY)

    assert words in told


def test_no_rating_is_missed_where_no_review_is_due():
    assert advice(discussed(review_is_due=False, was_rated=False), on=TODAY) == []
