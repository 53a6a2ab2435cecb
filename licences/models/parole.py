"""Parole in Scotland: the process, who reports on what, and the conditions granted."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models.record import CaseRecord
from core.models import Privacy, paired_constraint
from licences.choices import AdditionalCondition, ConditionKind
from licences.choices.parole import ParoleHeading, ParoleStatus
from licences.lifecycle import parole as lifecycle
from licences.models.enforcement import somebody


UNDER_WAY = (ParoleStatus.AWAITED, ParoleStatus.OPEN, ParoleStatus.LISTED)


class ParoleProcess(CaseRecord):
    """
    Parole for one eligibility date (S4-17 to S4-20).

    `opens_on` is six months before `earliest_on` by the scheme's clock; both follow the
    best known date until the Board decides.
    """

    status = models.CharField(
        max_length=10, choices=ParoleStatus.choices, default=ParoleStatus.AWAITED
    )
    earliest_on = models.DateField()
    opens_on = models.DateField()
    opened_on = models.DateField(null=True, blank=True)
    opened_by = somebody()
    hearing_on = models.DateField(null=True, blank=True)
    attends = models.BooleanField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = somebody()
    decision_reference = models.CharField(max_length=60, blank=True)
    release_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = somebody()
    closed_because = models.CharField(max_length=300, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("status",), free_text=("closed_because",)
    )

    class Meta:
        verbose_name_plural = "parole processes"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status__in=["awaited", "open", "listed"]),
                name="licences_paroleprocess_one_under_way",
            ),
            models.CheckConstraint(
                condition=Q(opens_on__lt=F("earliest_on")),
                name="licences_paroleprocess_opens_before",
            ),
            models.CheckConstraint(
                condition=Q(status="awaited", opened_on__isnull=True)
                | Q(status="open", opened_on__isnull=False)
                | Q(status="listed", hearing_on__isnull=False, attends__isnull=False)
                | Q(status__in=["granted", "refused"], decided_on__isnull=False)
                | Q(status="closed", closed_on__isnull=False) & ~Q(closed_because=""),
                name="licences_paroleprocess_each_step_has_its_day",
            ),
            paired_constraint("licences_paroleprocess", "opened_on", "opened_by"),
            paired_constraint("licences_paroleprocess", "decided_on", "decided_by"),
            paired_constraint("licences_paroleprocess", "closed_on", "closed_by"),
            paired_constraint("licences_paroleprocess", "hearing_on", "attends"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["opens_on"],
                condition=Q(status__in=["awaited", "open", "listed"]),
                name="licences_parole_under_way",
            )
        ]

    def __str__(self) -> str:
        return f"Parole, {self.earliest_on:%d %B %Y}"

    @property
    def is_under_way(self) -> bool:
        """Tell whether it is still to be decided."""
        return lifecycle.is_under_way(ParoleStatus(self.status))


class ParoleReport(CaseRecord):
    """A report asked of one person under one head, with the day it is due (S4-18)."""

    process = models.ForeignKey(
        ParoleProcess, on_delete=models.PROTECT, related_name="reports"
    )
    heading = models.CharField(max_length=10, choices=ParoleHeading.choices)
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    received_by = somebody()
    reference = models.CharField(max_length=60, blank=True)

    privacy: ClassVar[Privacy] = Privacy(personal=("writer",))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["process", "heading", "writer"],
                name="licences_parolereport_asked_once",
            ),
            paired_constraint("licences_parolereport", "received_on", "received_by"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_on"],
                condition=Q(received_on__isnull=True),
                name="licences_parolereport_due",
            )
        ]

    def __str__(self) -> str:
        return self.get_heading_display()


class ParoleCondition(CaseRecord):
    """A condition the Board sets; it goes on the licence when that begins (S4-20)."""

    process = models.ForeignKey(
        ParoleProcess, on_delete=models.PROTECT, related_name="conditions"
    )
    kind = models.CharField(max_length=10, choices=ConditionKind.choices)
    code = models.CharField(
        max_length=24, choices=AdditionalCondition.choices, blank=True
    )
    wording = models.TextField()
    why = models.TextField()
    has_propensity = models.BooleanField(null=True, blank=True)
    is_linked_to_offending = models.BooleanField(null=True, blank=True)
    on_licence = models.OneToOneField(
        "licences.LicenceCondition",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="from_parole",
    )

    privacy: ClassVar[Privacy] = Privacy(
        special=("has_propensity", "is_linked_to_offending"),
        free_text=("wording", "why"),
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="additional") & ~Q(code="")
                | Q(kind="bespoke", code=""),
                name="licences_parolecondition_on_its_list",
            )
        ]

    def __str__(self) -> str:
        return self.get_code_display() or "Bespoke condition"
