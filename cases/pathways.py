"""
The nine pathways of the form beside other lists of needs, and what to think about in each.

The form's row is what is stored; the seven routeways and the seven resettlement
pathways are derived from it (A-15). The prompts are questions to ask, not findings:
a figure about a group says nothing of the person in the room (S1-84, S1-85).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cases.choices import Pathway, ResettlementPathway, Routeway, Section


# Needs that are health information stay with those who may read health (S1-85, S1-177).
PATHWAY_SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        Pathway.HEALTH: Section.HEALTH,
        Pathway.DRUGS_ALCOHOL: Section.HEALTH,
    }
)

ROUTEWAYS: Mapping[str, tuple[Routeway, ...]] = MappingProxyType(
    {
        Pathway.ACCOMMODATION: (Routeway.HOME,),
        Pathway.EDUCATION_TRAINING_EMPLOYMENT: (Routeway.FUTURE,),
        Pathway.HEALTH: (Routeway.HEALTH,),
        Pathway.DRUGS_ALCOHOL: (Routeway.HABIT,),
        Pathway.FINANCE_BENEFIT_DEBT: (Routeway.MONEY,),
        Pathway.CHILDREN_FAMILIES: (Routeway.SUPPORT,),
        Pathway.ATTITUDES_THINKING_BEHAVIOUR: (Routeway.OUTLOOK,),
        Pathway.DOMESTIC_ABUSE: (Routeway.OUTLOOK, Routeway.SUPPORT),
        Pathway.OTHER: (),
    }
)

RESETTLEMENT: Mapping[str, ResettlementPathway | None] = MappingProxyType(
    {
        Pathway.ACCOMMODATION: ResettlementPathway.ACCOMMODATION,
        Pathway.EDUCATION_TRAINING_EMPLOYMENT: ResettlementPathway.EDUCATION_WORK,
        Pathway.HEALTH: ResettlementPathway.HEALTH,
        Pathway.DRUGS_ALCOHOL: ResettlementPathway.DRUGS_ALCOHOL,
        Pathway.FINANCE_BENEFIT_DEBT: ResettlementPathway.FINANCE_ID,
        Pathway.CHILDREN_FAMILIES: ResettlementPathway.CHILDREN_FAMILIES,
        Pathway.ATTITUDES_THINKING_BEHAVIOUR: ResettlementPathway.ATTITUDES,
        Pathway.DOMESTIC_ABUSE: ResettlementPathway.ATTITUDES,
        Pathway.OTHER: None,
    }
)


@dataclass(frozen=True)
class Prompt:
    """One thing to think about in a pathway, and the requirement it comes from."""

    text: str
    source: str


PROMPTS: Mapping[str, tuple[Prompt, ...]] = MappingProxyType(
    {
        Pathway.ACCOMMODATION: (
            Prompt("Is the place safe, and can they stay?", "S2-18"),
            Prompt("Who lives near: former associates, family they offend with?", "S2-20"),
            Prompt("Would a woman need a women's service here? Record a gap if there is none.", "S2-25"),
            Prompt("A private landlord may help if the person agrees to what is shared.", "S2-23"),
        ),
        Pathway.EDUCATION_TRAINING_EMPLOYMENT: (
            Prompt("What have they done before that they were good at?", "S2-30"),
            Prompt("Have they served in the forces? Veterans' charities help with work and money.", "S2-34"),
            Prompt("Work goes strongly with stopping. Is a first small step in sight?", "S2-32"),
        ),
        Pathway.HEALTH: (
            Prompt("Have you asked about mental health, and about drugs or alcohol beside it? If both, say so: one service should lead.", "S2-33"),
            Prompt("Is reading, writing or learning hard for them? Many were never asked.", "S1-85"),
            Prompt("Do they have a GP? The GP is the way to most mental health care.", "S1-86"),
            Prompt("For a woman: have anxiety, low mood and past abuse been asked about, by someone she would tell?", "S1-84"),
            Prompt("In prison: what is healthcare there doing, and who goes on with it on release?", "S1-88"),
        ),
        Pathway.DRUGS_ALCOHOL: (
            Prompt("What, how often, and what does it cost?", "S2-26"),
            Prompt("Does somebody else's use, or theirs for somebody else, drive the offending?", "S1-84"),
            Prompt("Who meets them at the gate, and who goes on with treatment?", "S2-29"),
        ),
        Pathway.FINANCE_BENEFIT_DEBT: (
            Prompt("When does money run out in the month, and what happens then?", "S1-177"),
            Prompt("Do they have identity papers and a bank account?", "S1-177"),
        ),
        Pathway.CHILDREN_FAMILIES: (
            Prompt("Were they in care? A care leaver may have a personal adviser until 25.", "S1-90"),
            Prompt("Whose children do they live with or see, and are those children safe?", "S1-91"),
            Prompt("Who in the family steadies them?", "S1-90"),
        ),
        Pathway.ATTITUDES_THINKING_BEHAVIOUR: (
            Prompt("What do they say leads to the offending, in their own words?", "S1-110"),
            Prompt("What has worked before, even for a while?", "S1-110"),
        ),
        Pathway.DOMESTIC_ABUSE: (
            Prompt("Are they harmed, or do they harm? It can be both.", "S1-84"),
            Prompt("Is it safe to write or ring? Ask before you do.", "S1-84"),
            Prompt("Is there an adult at risk to be protected?", "S1-91"),
        ),
        Pathway.OTHER: (
            Prompt("Is there something that none of the pathways asks about?", "S1-177"),
        ),
    }
)  # fmt: skip


def pathways_of(routeway: str) -> tuple[Pathway, ...]:
    """Return the pathways that lead to a routeway, in the form's order."""
    return tuple(each for each in Pathway if routeway in ROUTEWAYS[each])


def section_of(pathway: str) -> str:
    """Return the section in which records about a pathway are kept."""
    return PATHWAY_SECTIONS.get(pathway, Section.GENERAL)
