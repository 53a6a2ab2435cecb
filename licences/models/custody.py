"""CustodySpell: one stay in one prison."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cases.models.record import CaseRecord
from core.models import Privacy, paired_constraint
from licences.choices import CustodyReason, LeftBecause, PrisonCategory


class CustodySpell(CaseRecord):
    """
    A stay in one prison; `custody_since` is the first day in custody without a break.

    A move to another prison ends the stay and begins the next with the same
    `custody_since`.
    """

    prison = models.CharField(max_length=80)
    reason = models.CharField(max_length=20, choices=CustodyReason.choices)
    category = models.CharField(
        max_length=12, choices=PrisonCategory.choices, blank=True
    )
    custody_since = models.DateField()
    received_on = models.DateField()
    revoked_on = models.DateField(null=True, blank=True)
    released_on = models.DateField(null=True, blank=True)
    left_because = models.CharField(
        max_length=12, choices=LeftBecause.choices, null=True, blank=True
    )

    privacy: ClassVar[Privacy] = Privacy(
        personal=("prison",), special=("reason", "category")
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(released_on__isnull=True),
                name="licences_custodyspell_one_open",
            ),
            models.CheckConstraint(
                condition=Q(released_on__isnull=True)
                | Q(released_on__gte=F("received_on")),
                name="licences_custodyspell_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(custody_since__lte=F("received_on")),
                name="licences_custodyspell_since_reception",
            ),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True)
                | Q(revoked_on__lte=F("custody_since")),
                name="licences_custodyspell_revoked_before_return",
            ),
            paired_constraint("licences_custodyspell", "released_on", "left_because"),
        ]

    def __str__(self) -> str:
        return f"{self.prison} from {self.received_on:%d %B %Y}"

    @property
    def is_open(self) -> bool:
        """Tell whether the person is there now."""
        return self.released_on is None

    @property
    def is_recall(self) -> bool:
        """Tell whether a licence was revoked."""
        return CustodyReason(self.reason).is_recall
