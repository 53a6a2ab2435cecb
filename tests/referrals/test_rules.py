"""The criteria as tables: what is met, what is not, what nobody knows (A-16)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from referrals.choices import Advice, Cohort, CriterionState, Measure
from referrals.rules import criteria as rules
from referrals.rules.criteria import Fact


MET, NOT_MET, NOT_KNOWN = (
    CriterionState.MET,
    CriterionState.NOT_MET,
    CriterionState.NOT_KNOWN,
)


@pytest.mark.parametrize(
    ("fact", "state"),
    [
        (Fact(Decimal(75), ""), MET),
        (Fact(Decimal("75.01"), ""), MET),
        (Fact(Decimal("74.99"), ""), NOT_MET),
        (Fact(None, ""), NOT_KNOWN),
        (Fact(Decimal(74), "", is_partial=True), NOT_KNOWN),
        (Fact(Decimal(75), "", is_partial=True), MET),
    ],
    ids=["at", "over", "under", "unknown", "under so far", "reached already"],
)
def test_a_threshold_is_reached_or_not(fact, state):
    assert rules.find(Decimal(75), fact) is state


def test_only_the_criteria_set_are_read_in_their_order():
    criteria = {Measure.COST: Decimal(5000), Measure.RECONVICTION: Decimal(75)}

    found = rules.read(criteria, {Measure.RECONVICTION: Fact(Decimal(80), "OGRS3")})

    assert [(each.measure, each.state, each.evidence) for each in found] == [
        (Measure.RECONVICTION, MET, "OGRS3"),
        (Measure.COST, NOT_KNOWN, rules.NOTHING_KNOWN.evidence),
    ]


@pytest.mark.parametrize(
    ("states", "advice"),
    [
        ([], Advice.NONE_SET),
        ([MET, MET], Advice.MEETS),
        ([MET, NOT_MET], Advice.FALLS_SHORT),
        ([NOT_KNOWN, NOT_MET], Advice.FALLS_SHORT),
        ([MET, NOT_KNOWN], Advice.NOT_KNOWN),
    ],
)
def test_the_criteria_advise_together(states, advice):
    readings = [rules.Reading(Measure.COST, Decimal(1), state, "") for state in states]

    assert rules.advise(readings) is advice


@pytest.mark.parametrize("advice", list(Advice))
def test_only_a_clear_no_or_a_clear_yes_can_be_gone_against(advice):
    assert rules.goes_against(advice, adopts=True) is (advice is Advice.FALLS_SHORT)
    assert rules.goes_against(advice, adopts=False) is (advice is Advice.MEETS)


@pytest.mark.parametrize(
    ("supervision", "cohort"),
    [
        ("voluntary", Cohort.VOLUNTARY),
        ("probation", Cohort.STATUTORY),
        ("yot", Cohort.STATUTORY),
    ],
)
def test_who_supervises_says_the_usual_cohort(supervision, cohort):
    assert rules.usual_cohort(supervision) is cohort


@pytest.mark.parametrize(
    ("count", "months", "yearly", "monthly"),
    [(14, 12, "14.0", "1.2"), (3, 6, "6.0", "0.5"), (0, 1, "0.0", "0.0")],
)
def test_how_often_is_said_by_year_and_month(count, months, yearly, monthly):
    assert rules.in_a_year(count, months) == Decimal(yearly)
    assert rules.in_a_month(count, months) == Decimal(monthly)


@pytest.mark.parametrize(
    ("age", "group"),
    [
        (None, "Not known"),
        (17, "Under 18"),
        (18, "18 to 24"),
        (24, "18 to 24"),
        (25, "25 to 34"),
        (50, "50 and over"),
    ],
)
def test_ages_fall_in_groups(age, group):
    assert rules.age_group(age) == group


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([5, 7, 8], [5, 5, 10]),
        ([4, 6, 12], [None, None, 10]),
        ([4, 3, 13], [None, None, 15]),
        ([0, 9], [None, None]),
        ([2], [None]),
        ([], []),
    ],
)
def test_small_numbers_are_left_out_and_never_one_alone(counts, shown):
    assert rules.suppressed(counts) == shown


@given(some.lists(some.integers(min_value=0, max_value=40), min_size=2))
def test_no_number_under_five_is_ever_shown_nor_one_alone_hidden(counts):
    shown = rules.suppressed(counts)

    assert all(each is None or (each >= 5 and each % 5 == 0) for each in shown)
    assert shown.count(None) != 1
