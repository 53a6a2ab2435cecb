"""What a fictional referrer types into the referral form, page by page (Appendix 2)."""

from datetime import date, timedelta
from random import Random

from cases.choices import Pathway
from iom.demo.people import Invented


Typed = dict[str, list[str]]

OFFENCES = (
    "Burglary of a dwelling; theft from a motor vehicle",
    "Shop theft (six), going equipped",
    "Robbery; possession of a bladed article",
    "Assault occasioning actual bodily harm; criminal damage",
    "Possession of class A with intent to supply",
    "Theft of a motor vehicle; driving while disqualified",
)
HISTORY = (
    "Twenty-three convictions for forty-one offences, mostly theft, since the age of 15.",
    "Nine convictions, two of them for robbery. Three breaches of community orders.",
    "Thirty-one convictions for acquisitive crime to fund heroin and crack use.",
    "Six convictions. Frequency has doubled in the last twelve months.",
)
REASONS = (
    (
        "Arrested five times in eight weeks. Spending about £60 a day on heroin. No settled address "
        "since the tenancy ended in the spring, and appointments are missed as soon as money runs out."
    ),
    (
        "Released in the summer without accommodation and back to the same associates. Every agency "
        "holds a piece of the picture and nobody holds the whole."
    ),
    (
        "Persistent shop theft is affecting a whole parade of traders. Says he wants to stop and has "
        "kept every recovery appointment this month; the right support now could work."
    ),
    (
        "Risk to others has risen with alcohol use after a bereavement. Supervision alone is not "
        "enough: joint home visits and quick housing are needed."
    ),
)
# Pathway → (rating, needs, actions) as one of several people would have them.
NEEDS: dict[Pathway, tuple[tuple[str, str, str], ...]] = {
    Pathway.ACCOMMODATION: (
        (
            "red",
            "Sofa surfing among users; no local connection accepted yet.",
            "Housing duty referral; supported housing interview.",
        ),
        (
            "amber",
            "Private room, rent arrears of two months.",
            "Arrears plan; landlord liaison.",
        ),
        ("green", "", ""),
    ),
    Pathway.EDUCATION_TRAINING_EMPLOYMENT: (
        (
            "amber",
            "No work for four years; good with engines.",
            "Refer to the bike workshop; CSCS card.",
        ),
        (
            "red",
            "Cannot read well enough for the theory test.",
            "Skills assessment; adult literacy.",
        ),
        ("green", "", ""),
    ),
    Pathway.HEALTH: (
        (
            "amber",
            "Leg ulcer untreated; not registered with a GP.",
            "Register; district nurse.",
        ),
        ("green", "", ""),
        (
            "red",
            "Low mood, sleeping badly, past self-harm.",
            "Mental health liaison appointment this week.",
        ),
    ),
    Pathway.DRUGS_ALCOHOL: (
        (
            "red",
            "Heroin and crack daily; lapsed from script.",
            "Restart prescribing; weekly key work.",
        ),
        ("amber", "Binge drinking at weekends.", "Brief intervention; alcohol diary."),
        ("green", "", ""),
    ),
    Pathway.FINANCE_BENEFIT_DEBT: (
        (
            "amber",
            "Benefit claim closed on reception into custody.",
            "New claim with the work coach.",
        ),
        ("green", "", ""),
    ),
    Pathway.CHILDREN_FAMILIES: (
        ("green", "", ""),
        (
            "amber",
            "Wants contact with daughter; mediation broke down.",
            "Family worker to meet both.",
        ),
    ),
    Pathway.ATTITUDES_THINKING_BEHAVIOUR: (
        (
            "amber",
            "Acts first, thinks after; open about it.",
            "Thinking skills sessions.",
        ),
        (
            "red",
            "Minimises violence; blames others.",
            "Offence-focused work; consider a programme.",
        ),
    ),
    Pathway.DOMESTIC_ABUSE: (
        ("green", "", ""),
        (
            "red",
            "Two call-outs this year; non-molestation order in force.",
            "MARAC link; monitor contact.",
        ),
    ),
    Pathway.OTHER: (("green", "", ""),),
}


def posted_date(name: str, day: date) -> Typed:
    """Return a date as its three boxes."""
    return {
        f"{name}_day": [str(day.day)],
        f"{name}_month": [str(day.month)],
        f"{name}_year": [str(day.year)],
    }


def form(
    person: Invented, *, referrer: str, on: date, supervision: str
) -> dict[str, Typed]:
    """Return every topic of the form as typed on a day; always the same for one person."""
    dice = Random(f"form {person.number}")  # noqa: S311 - fiction, not secrets
    return {
        "person": who(person),
        "address": {
            "home": ["address"],
            "lines": [person.address],
            "postcode": [person.postcode],
            "numbers-TOTAL_FORMS": ["1"],
            "numbers-0-number": [person.mobile],
            "numbers-0-kind": ["mobile"],
        },
        "warnings": warnings(dice, on=on),
        "referral": {
            "contact_name": [referrer],
            "contact_details": ["01632 960000"],
            **posted_date("referred_on", on),
            "supervision_status": [supervision],
            "referrer_rag": [dice.choice(["red", "amber"])],
            "justification": [dice.choice(REASONS)],
        },
        "sentence": sentence(dice, on=on),
        "agencies": {
            "has_agencies": ["yes"],
            "agencies-TOTAL_FORMS": ["1"],
            "agencies-0-agency_name": ["Second Step Mentoring"],
            "agencies-0-person_name": ["Marnie Oatcake"],
            "agencies-0-contact_details": ["01632 960111"],
        },
        "pathways": pathways(dice),
        "priority-groups": groups(dice),
        "assessment": {
            "risk": [
                "Most likely harm is to traders and householders through theft; some risk of violence when challenged."
            ],
            "further": [
                "Prefers morning appointments. Works best with one named worker."
            ],
        },
        "screening": {
            "complex_needs": [
                "Yes: housing, drugs and thinking skills, each feeding the others."
            ],
            "police_intelligence": [
                "Yes: known associates and the addresses used to sell on stolen goods."
            ],
            "multi_agency_input": [
                "Yes. No other forum brings these agencies together for this person."
            ],
            "pattern": ["Yes: arrested monthly, and misses supervision when using."],
            "intensive_supervision": [
                "Two contacts a week and a joint home visit would notice a lapse at once."
            ],
        },
    }


def who(person: Invented) -> Typed:
    """Return the personal details."""
    return {
        "given_names": [person.given_names],
        "family_name": [person.family_name],
        **posted_date("date_of_birth", person.date_of_birth),
        "pnc": [person.pnc],
        "crn": [person.crn],
        "noms": [person.noms],
        "numbers_unknown": ["on"],
    }


def warnings(dice: Random, *, on: date) -> Typed:
    """Return one warning, or none."""
    if dice.random() < 0.6:
        return {"has_warnings": ["no"]}
    return {
        "has_warnings": ["yes"],
        "warnings-TOTAL_FORMS": ["1"],
        "warnings-0-source": [dice.choice(["pnc", "niche"])],
        "warnings-0-text": [
            "May carry a blade. Visit in pairs and out of the home where possible."
        ],
        **posted_date(
            "warnings-0-warned_on", on - timedelta(days=dice.randrange(20, 300))
        ),
    }


def sentence(dice: Random, *, on: date) -> Typed:
    """Return score, expiry dates (or why none) and offences."""
    return {
        "has_score": ["yes"],
        "score_tool": ["ogrs3"],
        "score_horizon": ["2"],
        "score": [str(dice.randrange(58, 96))],
        **posted_date("scored_on", on - timedelta(days=dice.randrange(5, 90))),
        "licence_expiry_unknown_reason": ["To be confirmed by the prison"],
        "sentence_expiry_unknown_reason": ["To be confirmed by the prison"],
        "index_offences": [dice.choice(OFFENCES)],
        "offending_history": [dice.choice(HISTORY)],
    }


def pathways(dice: Random) -> Typed:
    """Return the nine rows."""
    typed: Typed = {}
    for pathway, options in NEEDS.items():
        rating, needs, actions = dice.choice(options)
        typed |= {
            f"{pathway.value}-rating": [rating],
            f"{pathway.value}-needs": [needs],
            f"{pathway.value}-actions": [actions],
        }
    return typed


def groups(dice: Random) -> Typed:
    """Return the seven priority groups, each answered."""
    codes = (
        "child_sexual_exploitation",
        "counter_terrorism",
        "domestic_violence",
        "gangs",
        "mappa_1",
        "serious_acquisitive_crime",
        "serious_organised_crime",
    )
    likely = {"serious_acquisitive_crime": 0.8, "domestic_violence": 0.2, "gangs": 0.1}
    return {
        code: ["yes" if dice.random() < likely.get(code, 0.03) else "no"]
        for code in codes
    }
