"""What a scheme of the demonstration asks of nominations, and what people say of themselves."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from agencies.acting import acting_as
from agencies.models import User
from cases import services as cases
from cases.facts import PREFER_NOT, FactKind
from iom.demo.cast import World
from iom.demo.people import Invented
from referrals import services as referrals


# Invented for the demonstration: the guide gives no thresholds.
CRITERIA = {
    "statutory": {"reconviction": 75, "offences": 6, "acquisitive": 1},
    "voluntary": {"offences": 6, "needs": 3},
    "fixed": {"reconviction": 75, "cost": 10000, "acquisitive": 1},
}
MANAGERS = {"east-sussex": "mo"}


def set_criteria(world: World, area: str, *, on: date) -> None:
    """Let the area's manager set the scheme's criteria, where it has one."""
    if area not in MANAGERS:
        return
    with acting_as(world.people[MANAGERS[area]], on=on) as by:
        for cohort, thresholds in CRITERIA.items():
            referrals.set_criteria(
                scheme=world.schemes[area],
                cohort=cohort,
                thresholds={
                    measure: Decimal(least) for measure, least in thresholds.items()
                },
                seen="",
                by=by,
                on=on,
            )


# Each question's answers, the likelier ones named more often.
ANSWERS: dict[FactKind, tuple[str, ...]] = {
    FactKind.LANGUAGE: ("english",) * 9 + ("other",),
    FactKind.FORMATS: ("standard",) * 4 + ("easy_read", "large_print"),
    FactKind.VETERAN: ("no",) * 8 + ("yes",),
    FactKind.CARE_LEAVER: ("no",) * 3 + ("yes", PREFER_NOT),
    FactKind.SEX: ("male",) * 6 + ("female",),
    FactKind.ETHNICITY: ("white",) * 6 + ("black", "asian", "mixed", PREFER_NOT),
    FactKind.RELIGION: ("none",) * 4 + ("christian", "christian", "muslim", PREFER_NOT),
    FactKind.SEXUAL_ORIENTATION: ("straight",) * 6 + ("gay", PREFER_NOT, PREFER_NOT),
    FactKind.DISABILITY: ("no",) * 3 + ("yes", PREFER_NOT),
}


def ask_about_themselves(case: Any, person: Invented, *, by: User, on: date) -> None:
    """Ask the questions put to everybody; one in four people is not asked yet."""
    dice = Random(f"facts {person.number}")  # noqa: S311 - fiction, not secrets
    if dice.random() < 0.25:
        return
    answers = {kind.value: ([dice.choice(each)], "") for kind, each in ANSWERS.items()}
    if answers[FactKind.LANGUAGE][0] == ["other"]:
        answers[FactKind.LANGUAGE] = (["other"], "Portuguese")
    cases.record_facts(case=case, answers=answers, seen="", by=by, on=on)
