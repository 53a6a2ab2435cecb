"""What is stored about wanted alerts, and who has acknowledged them."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from cases.models.record import CaseRecord
from core.models import Privacy, paired_constraint
from core.rowsecurity import Access, reaches


class WantedAlert(CaseRecord):
    """Wanted by police for arrest: Red Alert over any class (S1-169, S1-190, A-3)."""

    since = models.DateField()
    reason = models.TextField()
    agency_ids = ArrayField(models.UUIDField())
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    ended_because = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(free_text=("reason", "ended_because"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_on__isnull=True),
                name="rag_wantedalert_one_in_force",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("since")),
                name="rag_wantedalert_ends_after_it_starts",
            ),
            paired_constraint("rag_wantedalert", "ended_on", "ended_by"),
        ]

    def __str__(self) -> str:
        return f"Wanted since {self.since:%d %B %Y}"

    @property
    def is_in_force(self) -> bool:
        """Tell whether the person is still wanted."""
        return self.ended_on is None


class WantedAcknowledgement(CaseRecord):
    """
    One agency says that it has taken note of a wanted alert: who and when (S1-190).

    An agency that only reads the case acknowledges too, for itself alone.
    """

    alert = models.ForeignKey(
        WantedAlert, on_delete=models.PROTECT, related_name="acknowledgements"
    )
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    acknowledged_at = models.DateTimeField()

    privacy: ClassVar[Privacy] = Privacy()
    access: ClassVar[Access] = Access(
        by="case_id",
        grants=("SELECT", "INSERT"),
        insert="recorded_by_id = (SELECT app_user()) AND agency_id = (SELECT app_agency())"
        f" AND {reaches('rag_wantedacknowledgement', 'case_id')}",
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["alert", "agency"], name="rag_wantedacknowledgement_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency}, {self.acknowledged_at:%d %B %Y}"
