"""Reviews of a registration, and what agencies state for one (S1-38, S1-183)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.models.record import CaseRecord, SectionedRecord
from core.models import Privacy
from referrals.choices import ReadyGround, ReviewOutcome


class CaseReview(CaseRecord):
    """One review: retain or drop, and why (S1-183); `met_on` when a meeting decided."""

    outcome = models.CharField(max_length=10, choices=ReviewOutcome.choices)
    justification = models.TextField()
    reviewed_on = models.DateField()
    met_on = models.DateField(null=True, blank=True)
    idempotency_key = models.UUIDField()

    privacy: ClassVar[Privacy] = Privacy(free_text=("justification",))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "idempotency_key"],
                name="referrals_casereview_recorded_once",
            ),
            models.CheckConstraint(
                condition=~Q(justification=""), name="referrals_casereview_says_why"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case", "-reviewed_on"], name="referrals_casereview_latest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}, {self.reviewed_on:%d %B %Y}"


class Statement(SectionedRecord):
    """
    What an agency states of one of the five grounds; the latest of each counts.

    Of intelligence `latest_on` is the date of the latest held, empty for none (A-23);
    of drug tests the counts (A-22), in the health section; of another forum its name.
    """

    ground = models.CharField(max_length=20, choices=ReadyGround.choices)
    stated_on = models.DateField()
    latest_on = models.DateField(null=True, blank=True)
    negative = models.PositiveSmallIntegerField(null=True, blank=True)
    positive = models.PositiveSmallIntegerField(null=True, blank=True)
    forum = models.CharField(max_length=200, blank=True)
    idempotency_key = models.UUIDField()

    privacy: ClassVar[Privacy] = Privacy(
        special=("latest_on", "negative", "positive", "forum")
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "idempotency_key"],
                name="referrals_statement_recorded_once",
            ),
            models.CheckConstraint(
                condition=Q(ground=ReadyGround.INTELLIGENCE)
                | Q(
                    ground=ReadyGround.DRUG_TESTS,
                    negative__isnull=False,
                    positive__isnull=False,
                    section="health",
                )
                | (Q(ground=ReadyGround.OTHER_FORUM) & ~Q(forum="")),
                name="referrals_statement_says_what_its_ground_asks",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case", "ground", "-stated_on"],
                name="referrals_statement_latest",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_ground_display()}, {self.stated_on:%d %B %Y}"
