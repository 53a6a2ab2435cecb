"""
What is worth asking about, from what the person has said and what is needed (S1-84, S1-85).

A prompt offers a service or a question. It says nothing of what anybody is like.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cases.choices import NeedRating, Pathway
from cases.facts import FactKind


@dataclass(frozen=True)
class Prompt:
    """One thing worth asking or offering; `because` is the fact it rests on."""

    text: str
    because: str


def has_need(needs: Mapping[str, str], pathway: Pathway) -> bool:
    """Tell whether a pathway is rated red or amber."""
    rating = needs.get(pathway)
    return rating is not None and NeedRating(rating).needs_action


def prompts(
    facts: Mapping[str, list[str]], needs: Mapping[str, str]
) -> Iterator[Prompt]:
    """
    Yield what is worth asking about, as far as the reader sees facts and needs.

    :param facts: answers by question; `needs`: red, amber or green by pathway
    """
    dependency = has_need(needs, Pathway.DRUGS_ALCOHOL)
    if dependency and has_need(needs, Pathway.HEALTH):
        yield Prompt(
            "Ask whether mental health and dependency are treated together. One plan, "
            "agreed by both services, is dual diagnosis care.",
            "Health and drugs or alcohol are both rated red or amber",  # S2-33
        )
    for kind, answer, text, because in OFFERS:
        if answer in facts.get(kind, []):
            yield Prompt(text, because)


OFFERS: tuple[tuple[FactKind, str, str, str], ...] = (
    (
        FactKind.SEX,
        "female",
        (
            "Offer services for women. Ask about low mood and anxiety, abuse now or "
            "before, drug use before custody and who else in the home uses, and care of "
            "children."
        ),
        "The person said female",  # S1-84
    ),
    (
        FactKind.VETERAN,
        "yes",
        "Offer a link to the armed forces charities and the veterans’ service.",
        "The person served in the armed forces",  # S2-34
    ),
    (
        FactKind.CARE_LEAVER,
        "yes",
        (
            "Ask the local authority’s leaving care team what the person is entitled to. "
            "Up to the age of 25 there is a personal adviser."
        ),
        "The person was in care as a child",  # S1-149
    ),
    (
        FactKind.INTERPRETER,
        "yes",
        "Book an interpreter for every appointment. Do not use family or friends.",
        "The person asked for an interpreter",  # S0-37
    ),
    (
        FactKind.COMMUNICATION,
        "yes",
        "Ask whether a learning difficulty or disability has ever been looked into.",
        "The person asked for help with communication",  # S1-85
    ),
    (
        FactKind.DISABILITY,
        "yes",
        "Agree the adjustments the person needs and write them into the plan.",
        "The person said they have a disability",  # S1-149
    ),
)
