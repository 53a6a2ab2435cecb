"""Each refusal on the way from research to decision, in its words."""

from datetime import date

import pytest

from referrals import policies
from referrals.choices import AdminTask, Status


DAY = date(2026, 12, 4)
CHILD = policies.NEEDS_DISCUSSION
LEVEL_1 = (
    "MAPPA manages this person at level 1. Record why IOM suits them better first."
)
VOLUNTEER = (
    "Nobody supervises this person by law, so joining is their choice. Record "
    "that they agreed to join first."
)
LEVEL_3 = (
    "MAPPA manages this person at level 3. Record that MAPPA agrees to manage "
    "them together with IOM first, or do not adopt."
)
DECIDED = "This referral has already been decided."


@pytest.mark.parametrize("status", list(Status))
def test_research_is_added_from_submission_until_the_decision(status):
    decided = {Status.DRAFT, Status.ADOPTED, Status.REJECTED, Status.WITHDRAWN}

    assert bool(policies.can_research(status=status)) is (status not in decided)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (Status.SUBMITTED, "Record some research before recommending a RAG class."),
        (Status.IN_RESEARCH, ""),
        (Status.DEFERRED, ""),
        (
            Status.ADOPTED,
            "This referral has been decided. The recommendation stays as it was.",
        ),
    ],
    ids=["no research", "in research", "deferred", "decided"],
)
def test_a_recommendation_rests_on_research(status, reason):
    assert policies.can_recommend(status=status).reason == reason


@pytest.mark.parametrize(
    ("status", "child", "discussed", "reason"),
    [
        (Status.SUBMITTED, False, False, ""),
        (Status.IN_RESEARCH, True, False, CHILD),
        (Status.IN_RESEARCH, True, True, ""),
        (Status.REJECTED, False, False, "This referral has been decided."),
    ],
    ids=["adult", "child", "child, discussed", "decided"],
)
def test_a_referral_goes_before_a_meeting(status, child, discussed, reason):
    decision = policies.can_prepare(
        status=status, is_child=child, is_discussed=discussed
    )

    assert decision.reason == reason


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, ""),
        ({"status": Status.ADOPTED}, DECIDED),
        (
            {"status": Status.WITHDRAWN},
            "The referring agency withdrew this referral.",
        ),
        (
            {"status": Status.IN_RESEARCH},
            "The co-ordinator puts a referral before a meeting before it is decided.",
        ),
        ({"is_child": True}, CHILD),
        ({"is_child": True, "is_discussed": True}, ""),
        ({"mappa_level": "2"}, ""),
        ({"mappa_level": "3"}, LEVEL_3),
        ({"mappa_level": "3", "is_mappa_agreed": True}, ""),
        ({"mappa_level": "1"}, LEVEL_1),
        ({"mappa_level": "1", "has_mappa_reason": True}, ""),
        ({"is_voluntary": True}, VOLUNTEER),
        ({"is_voluntary": True, "has_agreed": True}, ""),
    ],
    ids=[
        "adult",
        "decided",
        "withdrawn",
        "not before a meeting",
        "child",
        "child, discussed",
        "MAPPA 2",
        "MAPPA 3",
        "MAPPA 3, agreed",
        "MAPPA 1",
        "MAPPA 1, with a reason",
        "volunteer",
        "volunteer, agreed",
    ],
)
def test_what_adoption_waits_for(facts, reason):
    stands = {
        "status": Status.READY_FOR_PANEL,
        "is_child": False,
        "is_discussed": False,
        "is_voluntary": False,
        "has_agreed": False,
        "mappa_level": "",
        "has_mappa_reason": False,
        "is_mappa_agreed": False,
    } | facts

    status = stands.pop("status")
    decision = policies.can_adopt(status=status, gates=policies.Gates(**stands))

    assert decision.reason == reason


@pytest.mark.parametrize(
    ("advice", "adopts", "reason", "allowed"),
    [
        ("meets", True, "", True),
        ("falls_short", True, "", False),
        ("falls_short", True, "  ", False),
        ("falls_short", True, "Risk is rising.", True),
        ("not_known", True, "", True),
        ("none_set", True, "", True),
        ("meets", False, "", False),
        ("meets", False, "One agency can.", True),
        ("falls_short", False, "", True),
        ("not_known", False, "", True),
    ],
)
def test_a_decision_against_the_criteria_says_why(advice, adopts, reason, allowed):
    decision = policies.can_go_against(advice=advice, adopts=adopts, reason=reason)

    assert bool(decision) is allowed
    assert allowed or "criteria point the other way" in decision.reason


@pytest.mark.parametrize(
    ("level", "reason", "agreement", "refusal"),
    [
        ("", "", ("", None, ""), ""),
        ("1", "", ("", None, ""), "Enter why IOM suits"),
        ("1", "Police information helps.", ("", None, ""), ""),
        ("2", "", ("", None, ""), ""),
        ("3", "", ("", None, ""), ""),
        ("3", "", ("M. Stane", DAY, "M/1"), ""),
        ("3", "", ("M. Stane", DAY, ""), "An agreement with MAPPA says"),
        ("3", "", ("M. Stane", None, "M/1"), "An agreement with MAPPA says"),
    ],
)
def test_each_mappa_level_asks_its_own(level, reason, agreement, refusal):
    decision = policies.can_record_mappa(
        level=level, reason=reason, agreement=agreement
    )

    assert decision.reason.startswith(refusal)
    assert bool(decision) is (refusal == "")


@pytest.mark.parametrize(
    ("is_open", "done_on", "reason"),
    [
        (True, DAY, ""),
        (False, DAY, "This task is settled already."),
        (True, date(2026, 12, 5), "The date must be today or in the past."),
    ],
    ids=["today", "twice", "tomorrow"],
)
def test_a_task_is_done_once_and_not_in_advance(is_open, done_on, reason):
    decision = policies.can_complete(is_open=is_open, done_on=done_on, on=DAY)

    assert decision.reason == reason


@pytest.mark.parametrize("code", list(AdminTask))
def test_only_telling_the_person_can_be_withheld(code):
    decision = policies.can_withhold(code=code, is_open=True)

    assert bool(decision) is (code == AdminTask.PERSON_NOTIFIED)
