"""Each refusal about writing and submitting a referral, in its words."""

import re

import pytest

from referrals import policies
from referrals.choices import Status


READY = {"status": Status.DRAFT, "problems": 0, "unsettled": 0, "open_case": ""}


def test_a_complete_draft_can_be_submitted():
    assert policies.can_submit(**READY)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": Status.SUBMITTED}, "has been submitted"),
        ({"status": Status.WITHDRAWN}, "was withdrawn"),
        ({"problems": 1}, "1 answer is missing or wrong"),
        ({"problems": 3}, "3 answers are missing or wrong"),
        ({"unsettled": 1}, "one of the people already known"),
        ({"open_case": "IOM-1001"}, r"open case on this scheme \(IOM-1001\)"),
    ],
)
def test_what_stands_in_the_way_is_said(changes, reason):
    decision = policies.can_submit(**READY | changes)

    assert not decision
    assert re.search(reason, decision.reason)


@pytest.mark.parametrize("status", Status)
def test_only_a_draft_is_written(status):
    assert bool(policies.can_edit(status=status)) is (status is Status.DRAFT)


@pytest.mark.parametrize("status", Status)
def test_a_referral_is_withdrawn_until_it_is_decided(status):
    decided = {Status.ADOPTED, Status.REJECTED, Status.WITHDRAWN}

    assert bool(policies.can_withdraw(status=status)) is (status not in decided)
