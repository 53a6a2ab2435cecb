"""A row of the form's administration: owned by an agency, done or withheld (S1-181, S1-184)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.record import CaseRecord
from core.models import Privacy, paired_constraint


class OwnedTask(CaseRecord):
    """
    One thing an agency does by a day.

    Notifying the person may be withheld for covert reasons; `withheld_by` is who
    authorised that (A-24).
    """

    owner = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    withheld_reason = models.TextField(blank=True)
    withheld_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    withheld_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    privacy: ClassVar[Privacy] = Privacy(free_text=("withheld_reason", "note"))

    class Meta:
        abstract = True
        constraints: ClassVar = [
            paired_constraint("referrals_%(class)s", "done_on", "done_by"),
            paired_constraint("referrals_%(class)s", "withheld_on", "withheld_by"),
            models.CheckConstraint(
                condition=Q(withheld_on__isnull=True, withheld_reason="")
                | (
                    Q(withheld_on__isnull=False, done_on__isnull=True)
                    & ~Q(withheld_reason="")
                ),
                name="referrals_%(class)s_withheld_says_why",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.done_on is None and self.withheld_on is None
