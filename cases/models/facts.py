"""What the person was asked plainly about themselves; the practical and the sensitive apart."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from cases.facts import QUESTIONS, FactKind, answer_in_words
from cases.models.record import CaseRecord
from cases.models.visibility import VisibleQuerySet, grants_in_force
from core.models import Privacy
from core.rowsecurity import WRITE, Access, reaches


TABLE = "cases_personfact"
READABLE = (
    f"({reaches(TABLE, 'case_id')} AND (NOT {TABLE}.is_sensitive"
    f" OR {reaches(TABLE, 'case_id', level=WRITE)}))"
)


class PersonFactQuerySet(VisibleQuerySet):
    """Answers; a sensitive one is there only for agencies that record on the case."""

    def visible_to(self, user: Any) -> Self:
        """Keep what the user's grants let through, by how sensitive the answer is."""
        recording = grants_in_force(user).filter(
            case_id=OuterRef("case_id"), level__gte=WRITE
        )
        return (
            super().visible_to(user).filter(Q(is_sensitive=False) | Exists(recording))
        )


class PersonFact(CaseRecord):
    """One answer to one question, or that the person would rather not say (S1-149)."""

    kind = models.CharField(max_length=20, choices=FactKind.choices)
    answers = ArrayField(models.CharField(max_length=20))
    detail = models.CharField(max_length=200, blank=True)
    is_sensitive = models.BooleanField()
    asked_on = models.DateField()

    objects = PersonFactQuerySet.as_manager()  # type: ignore[misc]  # fewer may read it than its base class says
    privacy: ClassVar[Privacy] = Privacy(special=("answers", "detail"))
    access: ClassVar[Access] = Access(
        by="case_id", select=READABLE, grants=("SELECT", "INSERT")
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answers__len__gt=0), name="cases_personfact_says_something"
            ),
            models.CheckConstraint(
                condition=Q(is_sensitive=True)
                | ~Q(
                    kind__in=[
                        kind for kind, each in QUESTIONS.items() if each.sensitive
                    ]
                ),
                name="cases_personfact_sensitive_stays_so",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case", "kind", "-recorded_at"], name="cases_fact_latest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {answer_in_words(self.kind, self.answers)}"
