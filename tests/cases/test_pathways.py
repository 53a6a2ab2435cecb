"""The nine pathways beside the seven routeways and the seven resettlement pathways (A-15)."""

import re

import pytest

from cases.choices import Pathway, ResettlementPathway, Routeway, Section
from cases.pathways import (
    PROMPTS,
    RESETTLEMENT,
    ROUTEWAYS,
    pathways_of,
    section_of,
)


def test_every_pathway_is_in_every_table():
    assert set(ROUTEWAYS) == set(RESETTLEMENT) == set(PROMPTS) == set(Pathway)


def test_every_routeway_and_resettlement_pathway_is_reached():
    assert {each for row in ROUTEWAYS.values() for each in row} == set(Routeway)
    assert set(RESETTLEMENT.values()) - {None} == set(ResettlementPathway)


@pytest.mark.parametrize(
    ("pathway", "routeways", "resettlement"),
    [
        ("accommodation", ["home"], "accommodation"),
        ("education_training_employment", ["future"], "education_work"),
        ("health", ["health"], "health"),
        ("drugs_alcohol", ["habit"], "drugs_alcohol"),
        ("finance_benefit_debt", ["money"], "finance_id"),
        ("children_families", ["support"], "children_families"),
        ("attitudes_thinking_behaviour", ["outlook"], "attitudes"),
        ("domestic_abuse", ["outlook", "support"], "attitudes"),
        ("other", [], None),
    ],
)
def test_the_table_says_where_each_row_leads(pathway, routeways, resettlement):
    assert list(ROUTEWAYS[pathway]) == routeways
    assert RESETTLEMENT[pathway] == resettlement


def test_a_routeway_knows_its_pathways():
    assert pathways_of("outlook") == (
        Pathway.ATTITUDES_THINKING_BEHAVIOUR,
        Pathway.DOMESTIC_ABUSE,
    )


def test_health_and_drugs_are_health_information():
    assert {each for each in Pathway if section_of(each) == Section.HEALTH} == {
        Pathway.HEALTH,
        Pathway.DRUGS_ALCOHOL,
    }


def test_prompts_are_short_and_rest_on_a_source():
    prompts = [each for row in PROMPTS.values() for each in row]

    assert [each for each in prompts if len(each.text) > 160] == []
    assert [each for each in prompts if not re.fullmatch(r"S[12]-\d+", each.source)] == []  # fmt: skip


def test_prompts_say_nothing_in_percentages():
    """A figure about a group says nothing of the person in the room (S1-84, S1-85)."""
    assert [e for row in PROMPTS.values() for e in row if re.search(r"\d+ ?%|per cent", e.text)] == []  # fmt: skip
