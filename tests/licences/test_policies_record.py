"""What the record and the pre-release plan refuse, each in its words."""

from datetime import date, timedelta

import pytest

from licences.choices.monitoring import AdjustmentKind, CheckResult, TagKind
from licences.choices.orders import ExplainedAt, RequirementKind
from licences.choices.prerelease import CurfewOutcome, CurfewParty, Step, StepStatus
from licences.policies import days, monitoring, orders, prerelease


TODAY = date(2026, 11, 22)
SINCE = date(2026, 9, 1)


def step(**more):
    facts = {
        "step": Step.GP, "status": StepStatus.DONE, "done_on": TODAY, "note": "",
        "unanswered": [], "done": {}, "custody_since": SINCE, "on": TODAY,
    }  # fmt: skip
    return prerelease.can_record_step(**facts | more)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, ""),
        ({"status": StepStatus.OPEN, "done_on": None, "unanswered": ["Who?"]}, ""),
        ({"status": StepStatus.NOT_NEEDED, "note": "Has one."}, ""),
        ({"status": StepStatus.NOT_NEEDED}, "Enter why it is not needed."),
        ({"done_on": None}, "Enter the day it was done."),
        ({"done_on": TODAY + timedelta(days=1)}, "must be today or earlier"),
        (
            {"done_on": SINCE - timedelta(days=1)},
            "came into custody on 1 September 2026",
        ),
        ({"done_on": SINCE}, ""),
        ({"unanswered": ["Who meets them?"]}, "Answer this before the step is done"),
        ({"step": Step.SCREENING_2}, "Record part 1 first"),
        (
            {
                "step": Step.SCREENING_2,
                "done_on": SINCE,
                "done": {Step.SCREENING_1: TODAY},
            },
            "Part 2 cannot be before it",
        ),
        ({"step": Step.SCREENING_2, "done": {Step.SCREENING_1: TODAY}}, ""),
        ({"step": Step.REPORT, "done": {Step.GATE: TODAY}}, "need not report that day"),
        (
            {"step": Step.REPORT, "status": StepStatus.NOT_NEEDED, "note": "x"},
            "must report that day. Arrange one or the other.",
        ),
        (
            {"step": Step.SCREENING_1, "status": StepStatus.NOT_NEEDED, "note": "x"},
            "part 1 is always needed",
        ),
    ],
)
def test_a_step_is_recorded_when_it_can_be_so(facts, reason):
    verdict = step(**facts)

    assert bool(verdict) is (reason == "")
    assert reason in verdict.reason


def decide(**more):
    facts = {
        "outcome": CurfewOutcome.APPROVED, "views": set(CurfewParty), "address": "1 Sea Lane",
        "approved": False, "decided_on": TODAY, "custody_since": SINCE, "on": TODAY,
    }  # fmt: skip
    return prerelease.can_decide_curfew(**facts | more)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, ""),
        ({"views": set()}, "Record the police and the probation view first"),
        ({"views": {CurfewParty.POLICE}}, "Record the probation view first"),
        ({"address": " "}, "Enter the curfew address."),
        ({"outcome": CurfewOutcome.REFUSED, "address": ""}, ""),
        ({"outcome": CurfewOutcome.WITHDRAWN}, "There is no approval to withdraw."),
        ({"outcome": CurfewOutcome.WITHDRAWN, "approved": True}, ""),
        (
            {"decided_on": TODAY + timedelta(days=1)},
            "between 1 September 2026 and today",
        ),
    ],
)
def test_curfew_is_decided_after_both_views(facts, reason):
    verdict = decide(**facts)

    assert bool(verdict) is (reason == "")
    assert reason in verdict.reason


def counted(**more):
    facts = {
        "kind": AdjustmentKind.ADDED, "on_day": TODAY, "days": 14, "sentenced_on": SINCE,
        "added": 0, "is_at_large": False, "is_there_already": False, "on": TODAY,
    }  # fmt: skip
    return days.can_record_days(**facts | more)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, ""),
        ({"sentenced_on": None}, "No sentence is recorded."),
        ({"on_day": SINCE - timedelta(days=1)}, "The first sentence was passed on"),
        ({"on_day": TODAY + timedelta(days=1)}, "must be today or earlier"),
        ({"days": None}, "Enter how many days."),
        ({"is_there_already": True}, "recorded for that day already"),
        ({"kind": AdjustmentKind.RESTORED, "added": 13}, "Only 13 added days"),
        ({"kind": AdjustmentKind.RESTORED, "added": 14}, ""),
        ({"kind": AdjustmentKind.AT_LARGE, "days": None}, ""),
        (
            {"kind": AdjustmentKind.AT_LARGE, "days": None, "is_at_large": True},
            "recorded as at large already",
        ),
        ({"kind": AdjustmentKind.AT_LARGE, "days": 3}, "come back after today"),
    ],
)
def test_days_are_counted_on_a_sentence(facts, reason):
    verdict = counted(**facts)

    assert bool(verdict) is (reason == "")
    assert reason in verdict.reason


@pytest.mark.parametrize(
    ("on", "last_day", "reason"),
    [
        (date(2026, 5, 10), date(2026, 8, 1), ""),
        (
            date(2026, 5, 11),
            date(2026, 8, 1),
            "abolished on 11 May 2026 (Sentencing Act 2026",
        ),
        (date(2026, 5, 10), None, "No post-sentence supervision follows: the term is"),
    ],
)
def test_requirements_are_offered_until_the_abolition(on, last_day, reason):
    verdict = orders.can_require_pss(
        last_day=last_day, absent_because="the term is two years or more", on=on
    )

    assert bool(verdict) is (reason == "")
    assert reason in verdict.reason


@pytest.mark.parametrize(
    ("kind", "amount", "reason"),
    [
        (RequirementKind.UNPAID_WORK, 39, "Unpaid work is 40 to 300 hours."),
        (RequirementKind.UNPAID_WORK, 40, ""),
        (RequirementKind.UNPAID_WORK, 300, ""),
        (RequirementKind.UNPAID_WORK, 301, "Unpaid work is 40 to 300 hours."),
        (RequirementKind.RAR, None, "Enter how many days the court set"),
        (RequirementKind.CURFEW, None, ""),
    ],
)
def test_a_requirement_has_what_its_kind_counts(kind, amount, reason):
    verdict = orders.can_add_requirement(
        is_running=True,
        kind=kind,
        starts_on=SINCE,
        ends_on=TODAY,
        amount=amount,
        order_starts_on=SINCE,
        is_there_already=False,
    )

    assert bool(verdict) is (reason == "")
    assert reason in verdict.reason


@pytest.mark.parametrize(
    ("is_suspended", "ends_on", "months", "reason"),
    [
        (False, date(2029, 9, 1), None, ""),
        (False, date(2029, 9, 2), None, "lasts at most three years"),
        (True, date(2028, 9, 1), 6, ""),
        (True, date(2028, 9, 2), 6, "lasts at most two years"),
        (True, date(2027, 9, 1), None, "Enter the term that is suspended"),
        (True, date(2027, 9, 1), 25, "two years or less"),
        (False, SINCE, None, "ends after the day it is made"),
    ],
)
def test_an_order_runs_no_longer_than_the_law_allows(
    is_suspended, ends_on, months, reason
):
    verdict = orders.can_record_order(
        is_open=True,
        is_suspended=is_suspended,
        starts_on=SINCE,
        ends_on=ends_on,
        custodial_months=months,
        on=TODAY,
    )

    assert bool(verdict) is (reason == "")
    assert reason in verdict.reason


def test_a_voluntary_tag_rests_on_consent_given_before():
    facts = {
        "is_open": True, "kind": TagKind.VOLUNTARY, "starts_on": SINCE, "ends_on": None,
        "wears_one": False, "on": TODAY,
    }  # fmt: skip

    assert monitoring.can_fit_tag(**facts, consented_on=SINCE)
    for consent in (None, TODAY):
        assert (
            "needs the person’s consent"
            in monitoring.can_fit_tag(**facts, consented_on=consent).reason
        )


def test_a_finding_that_is_not_kept_is_told():
    facts = {
        "is_open": True, "is_in_force": True, "checked_on": TODAY, "began_on": SINCE,
        "on": TODAY,
    }  # fmt: skip

    assert monitoring.can_check(**facts, result=CheckResult.KEPT, note="")
    assert not monitoring.can_check(**facts, result=CheckResult.BROKEN, note=" ")


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, ""),
        ({"is_owed": False}, "There is nothing to explain yet"),
        ({"is_done": True}, "recorded already"),
        ({"dismisses": True}, "Explain them again."),
        ({"dismisses": True, "may_dismiss": True}, ""),
    ],
)
def test_an_explanation_is_owed_once_and_dismissed_only_when_recent(facts, reason):
    usual = {
        "is_owed": True, "is_done": False, "stage": ExplainedAt.PSS_START,
        "explained_on": TODAY, "dismisses": False, "may_dismiss": False, "on": TODAY,
    }  # fmt: skip
    verdict = orders.can_explain(**usual | facts)

    assert bool(verdict) is (reason == "")
    assert reason in verdict.reason
