"""The catalogue is the guide's, whole, and each row rests on its requirement (S1-110 to S1-117)."""

from collections import Counter

import pytest

from cases.choices import Pathway, Routeway, Section
from plans.catalogue import CATALOGUE, SESSIONS, WIDER, modules_of, routeway_section


# As the requirements list them, requirement by requirement.
GUIDE = {
    "S1-111": ("future", ["Goal setting", "Selling yourself", "Disclosing convictions"]),
    "S1-112": ("home", ["Finding accommodation", "Maintaining a home", "Managing your utility accounts"]),
    "S1-113": ("outlook", ["Control", "Control in practice", "My choice"]),
    "S1-114": ("health", ["Exercise and fitness", "Weight management", "Smoking cessation"]),
    "S1-115": ("money", ["Calculating my debt", "My debt advice", "Budgeting on release"]),
    "S1-116": ("habit", ["Drug use", "Me and addiction", "Getting on track"]),
    "S1-117": ("support", ["Being a parent", "Family learning", "Visiting"]),
}  # fmt: skip


@pytest.mark.parametrize("source", GUIDE)
def test_each_requirement_has_its_routeway_and_modules(source):
    routeway, modules = GUIDE[source]

    assert [each.name for each in CATALOGUE if each.source == source] == modules
    assert {each.routeway for each in CATALOGUE if each.source == source} == {routeway}


def test_seven_routeways_of_three_modules_of_two_sessions():
    assert [len(modules_of(each)) for each in Routeway] == [3] * 7
    assert Counter(len(each.sessions) for each in CATALOGUE) == {2: 21}
    assert len(SESSIONS) == 42


def test_codes_and_names_are_each_the_only_one():
    names = [placed.session.name for placed in SESSIONS.values()]

    assert len(set(names)) == len(names)
    assert "home/finding-accommodation/choice-based-lettings" in SESSIONS


def test_sessions_on_health_and_habit_are_health_information():
    assert {each for each in Routeway if routeway_section(each) == Section.HEALTH} == {
        Routeway.HEALTH,
        Routeway.HABIT,
    }


def test_the_guides_groupwork_is_there():
    """S1-60."""
    assert set(WIDER) == {
        "Motivation to Work",
        "Positive Futures",
        "Changing Drug and Alcohol Use",
        "Anger Management",
    }
    assert set(WIDER.values()) <= set(Pathway)
