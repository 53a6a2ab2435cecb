"""The tables of docs/rules/pre-release.md, and what must hold for any release date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.clocks import CLOCKS, with_settings
from core.working_days import bank_holidays
from licences.choices import AdditionalCondition
from licences.choices.orders import ExplainedAt, PssRequirementKind
from licences.choices.prerelease import Party, Step
from licences.rules import prerelease as rules
from licences.rules.conditions import (
    impractical,
    impractical_conditions,
    is_restrictive,
    next_check,
)
from licences.rules.supervision import (
    USUAL,
    WORDING,
    explanations,
    has_brackets,
    keeps_wording,
)
from tests.licences.tables import day, table


PAGE = "pre-release.md"
HERE = bank_holidays("england_wales")


@pytest.mark.parametrize(
    ("release", "opens", "why"), table(PAGE, "When the plan opens")
)
def test_the_plan_opens(release, opens, why):
    found = rules.opens_on(date.fromisoformat(release), CLOCKS)

    assert (found.on, found.because) == (day(opens), why)


def test_a_scheme_that_shortens_its_plan_opens_by_the_live_list():
    clocks = with_settings({"pre_release_plan": 2})

    found = rules.opens_on(date(2026, 12, 1), clocks)

    assert (found.on, found.source) == (date(2026, 9, 8), "S1-28, A-9")


@pytest.mark.parametrize(
    ("step", "since", "release", "part_1", "due", "why"),
    table(PAGE, "When each step is due"),
)
def test_each_step_is_due(step, since, release, part_1, due, why):
    done = {Step.SCREENING_1: day(part_1)} if part_1 else {}
    custody = rules.Custody(date.fromisoformat(since), day(release), done)

    found = rules.step_due(Step(step), custody, CLOCKS, HERE)

    assert (found.on, found.because) == (day(due), why)
    assert found.source


def test_the_page_has_a_row_for_every_step():
    assert {row[0] for row in table(PAGE, "When each step is due")} == set(Step.values)


@given(
    st.dates(date(2026, 6, 1), date(2030, 1, 1)),
    st.integers(1, 400),
    st.sampled_from(Step),
)
def test_a_release_moved_earlier_never_makes_a_step_due_later(release, days, step):
    since = date(2026, 1, 1)
    before = rules.Custody(since, release)
    after = rules.Custody(since, release - timedelta(days=days))
    late, soon = (
        rules.step_due(step, each, CLOCKS, HERE).on for each in (before, after)
    )

    assert late is None or soon <= late


def test_reporting_is_not_asked_of_somebody_who_is_met():
    met = {Step.GATE: date(2026, 1, 1)}

    assert not rules.applies(Step.REPORT, met)
    assert all(rules.applies(step, {}) for step in Step)
    assert all(rules.applies(step, met) for step in Step if step is not Step.REPORT)


def test_screening_by_the_prison_and_the_provider_the_rest_by_the_lead_worker():
    assert rules.seen_to_by(Step.SCREENING_1) is Party.PRISON
    assert rules.seen_to_by(Step.SCREENING_2) is Party.PROVIDER
    assert rules.seen_to_by(Step.GATE) is Party.LEAD


def test_the_second_part_asks_about_the_four_mandated_areas():
    asked = rules.unanswered(Step.SCREENING_2, {"finances": "Debts", "abuse": " "})

    assert asked == [
        "Accommodation",
        "Employment",
        "Domestic abuse and sex working: where they were signposted",
    ]


@pytest.mark.parametrize(
    ("code", "first", "last", "said"),
    table(PAGE, "Conditions that a short licence makes impractical"),
)
def test_a_short_licence_makes_some_conditions_impractical(code, first, last, said):
    found = impractical(
        code,
        starts_on=date.fromisoformat(first),
        expires_on=date.fromisoformat(last),
    )

    assert bool(found) is (said == "yes")


def test_the_hint_counts_the_days_that_are_left():
    on = date(2026, 1, 1)

    assert impractical("drug_testing", starts_on=on, expires_on=on) == (
        "Drug testing: 1 day of licence left, and tests need a few weeks to show anything."
    )
    assert impractical_conditions(starts_on=on, expires_on=date(2027, 1, 1)) == []


@pytest.mark.parametrize(
    ("starts", "explained", "may"), table(PAGE, "When requirements are explained again")
)
def test_a_recent_explanation_may_stand_for_the_second(starts, explained, may):
    given_on = [(ExplainedAt.LICENCE_START, day(explained))] if explained else []

    owed = explanations(
        licence_starts_on=date(2025, 9, 1),
        pss_starts_on=date.fromisoformat(starts),
        explained=given_on,
    )

    assert [each.stage for each in owed] == list(ExplainedAt)
    assert owed[1].may_dismiss is (may == "yes")
    assert owed[1].explained_on is None


def test_nothing_is_owed_where_nothing_starts():
    assert explanations(licence_starts_on=None, pss_starts_on=None, explained=[]) == []


def test_the_list_is_of_ten_and_the_first_eight_are_usual():
    assert len(WORDING) == len(PssRequirementKind) == 10
    assert tuple(PssRequirementKind)[:8] == USUAL


@pytest.mark.parametrize("kind", PssRequirementKind)
def test_wording_outside_the_brackets_is_fixed(kind):
    right = WORDING[kind].replace("[", "[for us: ")

    assert keeps_wording(kind, right)
    assert keeps_wording(kind, right.replace(" ", "\n  "))
    assert not keeps_wording(kind, f"{right} And be in by eight.")
    assert not keeps_wording(
        kind, right.replace("To ", "Always to ").replace("Not ", "Never ")
    )


def test_empty_or_missing_brackets_are_not_the_wording():
    kind = PssRequirementKind.ACTIVITIES
    assert has_brackets(kind)

    assert not keeps_wording(
        kind, WORDING[kind].replace("the activities and where", " ")
    )
    assert not keeps_wording(kind, WORDING[kind].replace("[", "").replace("]", ""))


def test_restrictive_conditions_and_bespoke_ones_are_watched():
    assert is_restrictive("additional", AdditionalCondition.EXCLUSION)
    assert is_restrictive("bespoke", "")
    assert not is_restrictive("additional", AdditionalCondition.DRUG_TESTING)
    assert not is_restrictive("standard", "residence")


def test_the_next_check_counts_from_the_last_or_from_the_beginning():
    began = date(2026, 1, 1)

    assert next_check(began_on=began, last_on=None, every_days=7) == date(2026, 1, 8)
    assert next_check(began_on=began, last_on=date(2026, 2, 1), every_days=7) == date(
        2026, 2, 8
    )
