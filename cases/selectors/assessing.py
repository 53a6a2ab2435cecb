"""Scores, and what the person said about themselves, as far as this reader may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from agencies.models import User
from cases.facts import FactKind, answer_in_words
from cases.models import Case, PersonFact, RiskScore
from core.exceptions import NotVisible


def every_score(user: User, case: Case) -> Any:
    """Return every score on the case, withdrawn ones too, the latest first (A-27)."""
    return (
        RiskScore.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "withdrawn_by")
        .order_by("-scored_on", "-recorded_at", "pk")
    )


def scores(user: User, case: Case) -> list[RiskScore]:
    """Return the scores that count, the latest first; none recorded by mistake (A-27)."""
    return list(every_score(user, case).standing())


def get_score(user: User, case: Case, score_id: UUID | str) -> RiskScore:
    """
    Return one score on the case.

    :raises NotVisible: when it is not there for this reader
    """
    found = every_score(user, case).filter(pk=score_id).first()
    if found is None:
        raise NotVisible
    found.case = case
    return found


Answer = tuple[list[str], str]


@dataclass(frozen=True)
class KnownFacts:
    """
    The present answers by question; `mark` changes whenever one of them does.
    """

    answers: Mapping[str, Answer]
    mark: str

    def in_words(self) -> list[tuple[str, str]]:
        """Return the answers as people read them."""
        return facts_in_words(self.answers)

    @property
    def chosen(self) -> dict[str, list[str]]:
        """Return the choices alone, by question."""
        return {kind: chosen for kind, (chosen, _) in self.answers.items()}


def facts_in_words(answers: Mapping[str, Answer]) -> list[tuple[str, str]]:
    """Return answers as (question, answer) in words."""
    return [
        (str(FactKind(kind).label), answer_in_words(kind, chosen, detail))
        for kind, (chosen, detail) in answers.items()
    ]


def facts(user: User, case: Case) -> KnownFacts:
    """Return the latest answer to each question, on any case of the person's the reader sees."""
    rows = (
        PersonFact.objects.visible_to(user)
        .filter(case__person_id=case.person_id)
        .order_by("kind", "-recorded_at", "pk")
        .distinct("kind")
    )
    latest = {row.kind: row for row in rows}
    return KnownFacts(
        answers={kind: (row.answers, row.detail) for kind, row in latest.items()},
        mark=max(
            (str(row.recorded_at.timestamp()) for row in latest.values()), default=""
        ),
    )


def facts_history(user: User, case: Case) -> list[PersonFact]:
    """Return every answer recorded on this case, the latest first."""
    return list(
        PersonFact.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by")
        .order_by("-recorded_at", "kind")
    )


def facts_by_person(user: User) -> dict[UUID, dict[str, list[str]]]:
    """Return the latest choices by person and question, of everybody the reader sees (1 query)."""
    found: dict[UUID, dict[str, list[str]]] = {}
    rows = (
        PersonFact.objects.visible_to(user)
        .order_by("case__person_id", "kind", "-recorded_at")
        .distinct("case__person_id", "kind")
        .values_list("case__person_id", "kind", "answers")
    )
    for person_id, kind, answers in rows:
        found.setdefault(person_id, {})[kind] = answers
    return found
