"""How decisions fall across groups of people, so that nobody can be recognised (S1-149)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from agencies.models import User
from audit import services as audit
from audit.choices import Operation, Purpose
from cases import facts as questions
from cases import selectors as cases
from cases.facts import FactKind
from core.decisions import require
from referrals import permissions
from referrals.choices import Status
from referrals.models import Referral
from referrals.rules import criteria as rules


@dataclass(frozen=True)
class Comparison:
    """One characteristic: how many of each group were adopted and not, small ones left out."""

    label: str
    rows: list[tuple[str, int | None, int | None]]


def comparisons(user: User, *, on: date) -> list[Comparison]:
    """
    Return how decisions fall across groups of people, to the last quarter's end (S1-149).

    No number under five, and all rounded to five: `rules.suppressed` says why.

    :raises NotPermitted: if the reader is no manager
    """
    require(permissions.may_compare(user))
    audit.record(
        "decisions.compared", operation=Operation.CONSULT, purpose=Purpose.OVERSIGHT
    )
    decided = (
        Referral.objects.visible_to(user)
        .filter(
            status__in=(Status.ADOPTED, Status.REJECTED),
            decided_on__lt=rules.quarter_began(on),
        )
        .select_related("case__person")
    )
    people = [
        (each.submitted_case.person, each.status, each.referred_on) for each in decided
    ]
    said = cases.facts_by_person(user)
    ages = [
        (rules.age_group(person.age(day) if day else None), status)
        for person, status, day in people
    ]
    labels = [label for _, label in reversed(rules.AGES)]
    return [
        counted("Age when referred", [*labels, "Not known"], ages),
        *(
            counted(
                str(kind.label),
                [label for _, label in questions.QUESTIONS[kind].choices]
                + ["Not asked"],
                [
                    (group_of(said.get(person.pk, {}), kind), status)
                    for person, status, _ in people
                ],
            )
            for kind in questions.COMPARED
        ),
    ]


def group_of(answers: Mapping[str, list[str]], kind: FactKind) -> str:
    """Return the group somebody put themselves in, in words."""
    chosen = answers.get(kind)
    return questions.answer_in_words(kind, chosen) if chosen else "Not asked"


def counted(label: str, groups: list[str], people: list[tuple[str, str]]) -> Comparison:
    """Count people by group and decision, each column with its small numbers left out."""
    columns = [
        rules.suppressed([people.count((group, status)) for group in groups])
        for status in (Status.ADOPTED.value, Status.REJECTED.value)
    ]
    return Comparison(label, list(zip(groups, *columns, strict=True)))
