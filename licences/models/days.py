"""DayAdjustment: days added, given back, or spent at large after the sentence."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.record import CaseRecord
from core.models import Privacy, paired_constraint
from licences.choices.monitoring import AdjustmentKind


class DayAdjustment(CaseRecord):
    """
    What moves the dates of every sentence that was running on `day`.

    `days` is how many: added, given back, or at large from `day` on. Somebody still at
    large has none yet. A mistake is taken back, never deleted.
    """

    kind = models.CharField(max_length=10, choices=AdjustmentKind.choices)
    day = models.DateField()
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    withdrawn_because = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("kind", "days"), free_text=("note", "withdrawn_because")
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(days__isnull=False, days__gt=0)
                | Q(kind=AdjustmentKind.AT_LARGE, days__isnull=True),
                name="licences_dayadjustment_counts_days",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(days__isnull=True, withdrawn_on__isnull=True),
                name="licences_dayadjustment_one_at_large",
            ),
            models.UniqueConstraint(
                fields=["case", "kind", "day"],
                condition=Q(withdrawn_on__isnull=True),
                name="licences_dayadjustment_once_a_day",
            ),
            paired_constraint("licences_dayadjustment", "withdrawn_on", "withdrawn_by"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.day:%d %B %Y}"

    @property
    def is_at_large(self) -> bool:
        """Tell whether the person has not come back."""
        return self.days is None
