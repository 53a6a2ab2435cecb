"""What a scheme asks of a nomination: its criteria, and a volunteer's agreement."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.record import WithdrawableRecord
from core.models import Privacy, Record
from core.rowsecurity import Access
from referrals.choices import AgreedHow, Cohort, Measure
from referrals.models.referral import Referral


class SchemeCriterion(Record):
    """
    One threshold of one cohort of a scheme; none are set until a manager sets them (A-16).

    A yes-or-no criterion has the threshold 1.
    """

    scheme = models.ForeignKey(
        "agencies.Scheme", on_delete=models.CASCADE, related_name="criteria"
    )
    cohort = models.CharField(max_length=10, choices=Cohort.choices)
    measure = models.CharField(max_length=15, choices=Measure.choices)
    threshold = models.DecimalField(max_digits=9, decimal_places=2)
    set_on = models.DateField()
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    privacy: ClassVar[Privacy] = Privacy(retention="As long as the service runs.")
    access: ClassVar[Access] = Access()

    class Meta:
        verbose_name_plural = "scheme criteria"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scheme", "cohort", "measure"],
                name="referrals_schemecriterion_once",
            ),
            models.CheckConstraint(
                condition=Q(threshold__gt=0), name="referrals_schemecriterion_asks_some"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_measure_display()}: {self.threshold.normalize():f}"


class JoiningAgreement(WithdrawableRecord):
    """That somebody nobody supervises agreed to join: who asked, when, how (S2-11)."""

    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="agreements"
    )
    agreed_on = models.DateField()
    how = models.CharField(max_length=12, choices=AgreedHow.choices)
    asked_by = models.CharField(max_length=120)
    note = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        personal=("asked_by",), free_text=("note", "withdrawn_reason")
    )

    class Meta(WithdrawableRecord.Meta):
        indexes: ClassVar = [
            models.Index(
                fields=["referral", "-agreed_on"], name="referrals_agreement_latest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_how_display()}, {self.agreed_on:%d %B %Y}"
