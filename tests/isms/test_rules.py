"""The catalogue: the tables of docs/rules/isms.md, and who may have a package (S0-1 to S0-20, A-20)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms import rules
from isms.choices import Code, Night, Route, Staffing
from isms.rules import Terms


PAGE = Path(__file__).parents[2] / "docs" / "rules" / "isms.md"
TODAY = date(2026, 6, 1)
BY_NAME = {each.code.label: each for each in rules.CATALOGUE}


def table(heading: str) -> list[list[str]]:
    """Return the rows of the first table under a heading, or of the page's first table."""
    text = PAGE.read_text().split(heading, 1)[1]
    rows = []
    for line in text.splitlines():
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif rows:
            break
    return rows[2:]


def answer(package: rules.Package, terms: Terms) -> str:
    """Return what the rules say to terms, as the page writes it."""
    first = next(rules.problems(package, terms), "")
    if first:
        return first
    chosen = rules.needs_family_decision(package, terms)
    return "choose the family" if chosen else "agreed"


def test_the_page_lists_the_nine_packages_as_they_are_offered():
    listed = dict(table("# Intensive support"))

    assert listed == {name: each.limits for name, each in BY_NAME.items()}
    assert list(rules.offered(TODAY)) == list(Code)


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row[0]) for row in table("## Which terms")]
)
def test_terms_are_the_package_or_refused_in_words(row):
    _, name, day, week, expected = row
    package = BY_NAME[name]
    staffing = min(package.staffing)
    night = min(package.nights)

    said = answer(package, Terms(Decimal(day), Decimal(week), staffing, night))

    assert said.startswith(expected)


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=" ".join(row[:3])) for row in table("## Staffing")]
)
def test_primary_packages_say_staffing_and_nights(row):
    name, staffing, night, expected = row
    terms = Terms(Decimal(24), Decimal(168), Staffing(staffing), Night(night))

    assert answer(BY_NAME[name], terms).startswith(expected)


def test_secondary_weeks_are_seven_of_their_days():
    """16 × 7 = 112, 12 × 7 = 84, 7 × 7 = 49 (S0-11)."""
    secondary = [each for each in rules.CATALOGUE if each.family == "secondary"]

    assert [each.day * 7 for each in secondary] == [each.week for each in secondary]


QUARTERS = st.integers(1, 168 * 4).map(lambda each: Decimal(each) / 4)


@given(day=QUARTERS, week=QUARTERS, package=st.sampled_from(rules.CATALOGUE[3:]))
def test_what_is_agreed_is_within_both_limits(day, week, package):
    terms = Terms(day, week, Staffing.SINGLE, Night.NONE)
    if not list(rules.problems(package, terms)):
        assert day <= package.day
        assert package.over < week <= package.week
        assert week <= 7 * day


@given(week=QUARTERS.filter(lambda each: each <= 48))
def test_only_the_hole_has_no_tailored_package(week):
    terms = Terms(min(week, Decimal(24)), week, Staffing.SINGLE, Night.NONE)
    fitting = [
        each for each in rules.CATALOGUE[6:] if not list(rules.problems(each, terms))
    ]

    assert len(fitting) == (0 if 15 < week <= 16 else 1)


def test_a_package_no_longer_offered_cannot_be_agreed(monkeypatch):
    withdrawn = replace(rules.CATALOGUE[0], last_day=date(2026, 5, 31))
    monkeypatch.setattr(rules, "CATALOGUE", (withdrawn,))

    assert list(rules.offered(date(2026, 5, 31))) == [Code.PRIMARY_A]
    assert not rules.offered(TODAY)


ELIGIBLE = rules.Person(
    Route.LICENCE,
    TODAY,
    is_in_custody=False,
    is_very_high_risk=True,
    mappa_reference="MAPPA 12/26",
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ""),
        ({"licence_ends_on": date(2026, 5, 31)}, "No licence after custody"),
        ({"licence_ends_on": None}, "No licence after custody"),
        ({"licence_ends_on": None, "is_in_custody": True}, ""),
        ({"licence_ends_on": None, "route": Route.HOSPITAL}, ""),
        ({"is_very_high_risk": False}, "A package is for people assessed as very high"),
        ({"mappa_reference": " "}, "Enter the MAPPA reference"),
    ],
)
def test_who_may_have_a_package(change, expected):
    found = list(rules.ineligible(replace(ELIGIBLE, **change), TODAY))

    assert [each.startswith(expected) for each in found] == [True] * bool(expected)


@pytest.mark.parametrize(
    ("rule", "is_serious", "told"),
    [
        ("always", False, True),
        ("serious", False, False),
        ("serious", True, True),
        ("never", True, False),
    ],
)
def test_the_packages_rule_says_whether_the_police_are_told(rule, is_serious, told):
    assert rules.tells_police(rule, is_serious=is_serious) is told
