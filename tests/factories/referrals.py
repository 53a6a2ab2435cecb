"""Referrals in a possible state: typed and submitted by the services, as people would."""

from datetime import date

from agencies.acting import acting_as
from cases.choices import Pathway
from iom.demo.cast import World
from referrals import services
from referrals.choices import PriorityGroup
from referrals.models import Referral
from tests.factories.cases import at_noon


def typed_form(**person: str) -> dict[str, dict[str, str]]:
    """Return a complete, right form as it is posted, topic by topic."""
    return {
        "person": {
            "given_names": "Barnaby",
            "family_name": "Quillfeather",
            "known_as": "Barney",
            "date_of_birth_day": "4",
            "date_of_birth_month": "5",
            "date_of_birth_year": "1991",
            "pnc": "12/123456Y",
            "crn": "X123456",
            "noms": "",
            "urn": "",
            "cro": "",
            "national_insurance": "AB 12 34 56 C",
            "numbers_unknown": "on",
        }
        | person,
        "address": {
            "home": "address",
            "lines": "1 Sample Street\nExampleton",
            "postcode": "zz9 9zz",
            "email": "barnaby@person.example",
            "numbers-TOTAL_FORMS": "2",
            "numbers-INITIAL_FORMS": "0",
            "numbers-0-number": "01632 960123",
            "numbers-0-kind": "home",
            "numbers-1-number": "",
            "numbers-1-kind": "",
        },
        "warnings": {
            "has_warnings": "yes",
            "warnings-TOTAL_FORMS": "1",
            "warnings-0-source": "pnc",
            "warnings-0-text": "Carries a screwdriver.",
            "warnings-0-warned_on_day": "1",
            "warnings-0-warned_on_month": "3",
            "warnings-0-warned_on_year": "2024",
        },
        "referral": {
            "contact_name": "Priya Marlowe",
            "contact_details": "01632 960999",
            "referred_on_day": "1",
            "referred_on_month": "9",
            "referred_on_year": "2025",
            "supervision_status": "probation",
            "referrer_rag": "red",
            "justification": "Eleven burglaries in four months.",
        },
        "sentence": {
            "has_score": "yes",
            "score_tool": "ogrs4",
            "score": "81",
            "score_horizon": "2",
            "scored_on_day": "2",
            "scored_on_month": "8",
            "scored_on_year": "2025",
            "licence_expiry_date_day": "1",
            "licence_expiry_date_month": "6",
            "licence_expiry_date_year": "2027",
            "sentence_expiry_date_day": "1",
            "sentence_expiry_date_month": "12",
            "sentence_expiry_date_year": "2027",
            "index_offences": "Burglary of a dwelling.",
            "offending_history": "Known for burglary; 14 convictions.",
        },
        "agencies": {
            "has_agencies": "yes",
            "agencies-TOTAL_FORMS": "1",
            "agencies-0-agency_name": "Harbour Recovery",
            "agencies-0-person_name": "Sunil Peel",
            "agencies-0-contact_details": "01632 960888",
        },
        "pathways": {
            f"{pathway.value}-{name}": text
            for pathway in Pathway
            for name, text in rated(pathway).items()
        },
        "priority-groups": {
            group.value: "yes"
            if group is PriorityGroup.SERIOUS_ACQUISITIVE_CRIME
            else "no"
            for group in PriorityGroup
        },
        "assessment": {"risk": "Likely to burgle again within a month.", "further": ""},
        "screening": {
            "complex_needs": "Housing, heroin and debt together.",
            "police_intelligence": "Handling of stolen goods would show early.",
            "multi_agency_input": "Nobody brings the agencies together now.",
            "pattern": "Arrested nine times this year.",
            "intensive_supervision": "Weekly visits would give structure.",
        },
    }


def rated(pathway: Pathway) -> dict[str, str]:
    """Return one pathway's answers: accommodation red, drugs and alcohol amber, others green."""
    if pathway is Pathway.ACCOMMODATION:
        return {
            "rating": "red",
            "needs": "Sleeps on sofas.",
            "actions": "Apply for supported housing.",
        }
    if pathway is Pathway.DRUGS_ALCOHOL:
        return {
            "rating": "amber",
            "needs": "Uses heroin.",
            "actions": "Start a script.",
        }
    return {"rating": "green", "needs": "", "actions": ""}


def as_lists(typed: dict[str, str]) -> dict[str, list[str]]:
    """Return posted fields as a draft keeps them."""
    return {name: [text] for name, text in typed.items()}


def draft_referral(
    world: World,
    *,
    on: date,
    by: str = "priya",
    area: str = "east-sussex",
    form: dict[str, dict[str, str]] | None = None,
) -> Referral:
    """Return a draft with everything typed into it, or only the topics given."""
    user = world.people[by]
    with acting_as(user, on=on):
        referral = services.start_referral(
            scheme=world.schemes[area], by=user, at=at_noon(on)
        )
        for topic, typed in (typed_form() if form is None else form).items():
            referral = services.save_topic(
                referral=referral,
                sent=services.TypedTopic(
                    topic, as_lists(typed), 0, "first", checked=True
                ),
                by=user,
                at=at_noon(on),
            )
    return referral


def submitted_referral(
    world: World, *, on: date, by: str = "priya", **person: str
) -> Referral:
    """Return a referral submitted to East Sussex; `person` replaces typed personal details."""
    draft = draft_referral(world, on=on, by=by, form=typed_form(**person))
    user = world.people[by]
    with acting_as(user, on=on):
        return services.submit_referral(
            referral=draft, version=draft.version, by=user, on=on, at=at_noon(on)
        )
