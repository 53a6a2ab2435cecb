"""Significant changes: noted when they happen, and settled by a review."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices.events import ChangeKind, ChangeOutcome
from cases.models.record import SectionedRecord
from core.models import Privacy, paired_constraint
from core.rowsecurity import Access


class SignificantChange(SectionedRecord):
    """
    A change after which the rating and the plan are looked at again (S3-28, S3-90…92).

    `source` is the record that brought it; a record brings one change, however
    often it is noted. The change is in its source's section.
    """

    kind = models.CharField(max_length=20, choices=ChangeKind.choices)
    happened_on = models.DateField()
    what = models.TextField()
    source = models.UUIDField(null=True, blank=True)
    review_due_on = models.DateField()
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    outcome = models.CharField(max_length=20, choices=ChangeOutcome.choices, blank=True)
    comment = models.TextField(blank=True)

    access: ClassVar[Access] = Access(
        by="case_id",
        sectioned=True,
        grants=("SELECT", "INSERT", "UPDATE"),
        columns_updatable=("reviewed_at", "reviewed_by_id", "outcome", "comment"),
    )
    privacy: ClassVar[Privacy] = Privacy(
        special=("kind",), free_text=("what", "comment")
    )

    class Meta:
        constraints: ClassVar = [
            paired_constraint("cases_significantchange", "reviewed_at", "reviewed_by"),
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True, outcome="")
                | (Q(reviewed_at__isnull=False) & ~Q(outcome="")),
                name="cases_significantchange_review_has_outcome",
            ),
            models.UniqueConstraint(
                fields=["case", "source"], name="cases_significantchange_noted_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-happened_on"], name="cases_change_latest"),
            models.Index(
                fields=["review_due_on"],
                condition=Q(reviewed_at__isnull=True),
                name="cases_change_to_review",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.what}"
