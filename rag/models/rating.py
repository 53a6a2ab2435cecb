"""What is stored about ratings."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models.record import CaseRecord
from core.models import Privacy
from rag.choices import RagClass


class Rating(CaseRecord):
    """
    One rating of a case, with what the rules proposed and why (S1-168 to S1-173).

    Never edited: the next rating supersedes it, so that last year's Red can still be
    explained by its answers, its reasons and its rule set. `number` counts the case's
    ratings from 1.
    """

    number = models.PositiveIntegerField()
    rag_class = models.CharField(max_length=12, choices=RagClass.choices)
    reasons = models.TextField(blank=True)
    rated_on = models.DateField()
    rated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    meeting_id = models.UUIDField(null=True, blank=True)
    answers = models.JSONField(default=dict)
    proposed_class = models.CharField(max_length=12, choices=RagClass.choices)
    proposal_reasons = models.JSONField(default=list)
    on_return_class = models.CharField(
        max_length=12, choices=RagClass.choices, blank=True
    )
    rule_set = models.CharField(max_length=40)
    review_due_on = models.DateField()
    review_because = models.CharField(max_length=250)
    superseded_on = models.DateField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("answers", "proposal_reasons"), free_text=("reasons",)
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(superseded_on__isnull=True),
                name="rag_rating_one_current",
            ),
            models.UniqueConstraint(
                fields=["case", "number"], name="rag_rating_numbered"
            ),
            models.CheckConstraint(
                # Red Alert lies over a class and is never one's own.
                condition=~Q(rag_class=RagClass.RED_ALERT),
                name="rag_rating_not_red_alert",
            ),
            models.CheckConstraint(
                condition=Q(rag_class=F("proposed_class")) | ~Q(reasons=""),
                name="rag_rating_says_why_it_differs",
            ),
            models.CheckConstraint(
                condition=Q(superseded_on__isnull=True)
                | Q(superseded_on__gte=F("rated_on")),
                name="rag_rating_superseded_later",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rag_class_display()}, {self.rated_on:%d %B %Y}"

    @property
    def is_current(self) -> bool:
        """Tell whether no later rating has taken its place."""
        return self.superseded_on is None

    @property
    def differs_from_proposal(self) -> bool:
        """Tell whether the group rated otherwise than the rules proposed."""
        return self.rag_class != self.proposed_class
