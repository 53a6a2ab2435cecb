"""Enforcement of a licence: warnings, decisions on a breach, recall to prison."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models.record import CaseRecord
from core.models import Privacy, paired_constraint
from licences.calculations.recall_options import part_b_due_on
from licences.choices import (
    BreachAnswer,
    BreachType,
    RecallKind,
    RecallStatus,
    SupervisedUnder,
    WarningLevel,
    WarningReason,
)
from licences.lifecycle import recall as lifecycle


def somebody() -> models.ForeignKey:
    """Return the field of the person who took a step, empty until it is taken."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )


class BreachDecision(CaseRecord):
    """What was decided about an alleged breach of licence, and who endorsed it (S1-165)."""

    licence = models.ForeignKey(
        "licences.Licence", on_delete=models.PROTECT, related_name="decisions"
    )
    kind = models.CharField(max_length=12, choices=BreachType.choices)
    happened_on = models.DateField()
    alleged = models.TextField()
    evidence = models.TextField()
    answer = models.CharField(max_length=10, choices=BreachAnswer.choices)
    reasons = models.TextField()
    decided_on = models.DateField()
    endorsed_on = models.DateField(null=True, blank=True)
    endorsed_by = somebody()
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("kind", "answer"), free_text=("alleged", "evidence", "reasons")
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(happened_on__lte=F("decided_on")),
                name="licences_breachdecision_decided_after_breach",
            ),
            models.CheckConstraint(
                condition=Q(endorsed_by__isnull=True)
                | ~Q(endorsed_by=F("recorded_by")),
                name="licences_breachdecision_endorsed_by_another",
            ),
            models.UniqueConstraint(
                fields=["case", "idempotency_key"],
                name="licences_breachdecision_recorded_once",
            ),
            paired_constraint("licences_breachdecision", "endorsed_on", "endorsed_by"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.happened_on:%d %B %Y}"


class ComplianceWarning(CaseRecord):
    """A warning given on licence or under supervision, until it runs out (S3-84, Q090, Q091)."""

    decision = models.OneToOneField(
        BreachDecision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="warning",
    )
    contact = models.ForeignKey(
        "cases.Contact",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    under = models.CharField(max_length=8, choices=SupervisedUnder.choices)
    level = models.CharField(max_length=6, choices=WarningLevel.choices)
    reason = models.CharField(max_length=24, choices=WarningReason.choices)
    details = models.TextField()
    issued_on = models.DateField()
    expires_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = somebody()
    withdrawn_because = models.TextField(null=True, blank=True)
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("reason",), free_text=("details", "withdrawn_because")
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("issued_on")),
                name="licences_compliancewarning_runs_out_later",
            ),
            models.UniqueConstraint(
                fields=["case", "idempotency_key"],
                name="licences_compliancewarning_given_once",
            ),
            paired_constraint("licences_warning", "withdrawn_on", "withdrawn_by"),
            paired_constraint("licences_warning", "withdrawn_on", "withdrawn_because"),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()}, {self.issued_on:%d %B %Y}"

    def is_in_force(self, on: date) -> bool:
        """Tell whether it counts on a day."""
        runs = self.issued_on <= on <= self.expires_on
        return runs and self.withdrawn_on is None


class Recall(CaseRecord):
    """
    One recall to prison, from the decision in principle to the return (S1-125 to S1-129).

    `report_due_at` and `processing_due_at` are the clocks as the scheme had them when
    they started; `kind` is settled by the law of the day of revocation.
    """

    licence = models.ForeignKey(
        "licences.Licence", on_delete=models.PROTECT, related_name="recalls"
    )
    decision = models.OneToOneField(
        BreachDecision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recall",
    )
    status = models.CharField(
        max_length=12, choices=RecallStatus.choices, default=RecallStatus.DECIDED
    )
    kind = models.CharField(max_length=10, choices=RecallKind.choices)
    reasons = models.TextField()
    decided_at = models.DateTimeField()
    report_due_at = models.DateTimeField()
    report_sent_at = models.DateTimeField(null=True, blank=True)
    report_sent_by = somebody()
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = somebody()
    processing_due_at = models.DateTimeField(null=True, blank=True)
    processed_at = models.DateTimeField(null=True, blank=True)
    processed_by = somebody()
    revoked_on = models.DateField(null=True, blank=True)
    returned_on = models.DateField(null=True, blank=True)
    stay = models.OneToOneField(
        "licences.CustodySpell",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recall",
    )
    part_b_sent_on = models.DateField(null=True, blank=True)
    part_b_sent_by = somebody()
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_by = somebody()
    cancelled_because = models.TextField(null=True, blank=True)
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("kind", "status"), free_text=("reasons", "cancelled_because")
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(
                    status__in=["decided", "report_sent", "received", "revoked"]
                ),
                name="licences_recall_one_under_way",
            ),
            models.UniqueConstraint(
                fields=["case", "idempotency_key"],
                name="licences_recall_decided_once",
            ),
            models.CheckConstraint(
                condition=Q(status="decided", report_sent_at__isnull=True)
                | Q(status="report_sent", report_sent_at__gte=F("decided_at"))
                | Q(status="received", received_at__gte=F("report_sent_at"))
                | Q(status="revoked", processed_at__gte=F("received_at"))
                | Q(status="returned", returned_on__gte=F("revoked_on"))
                | Q(status="cancelled", cancelled_on__isnull=False),
                name="licences_recall_each_step_after_the_last",
            ),
            models.CheckConstraint(
                condition=Q(part_b_sent_on__isnull=True) | Q(kind="standard"),
                name="licences_recall_part_b_is_for_standard",
            ),
            paired_constraint("licences_recall", "report_sent_at", "report_sent_by"),
            paired_constraint("licences_recall", "received_at", "received_by"),
            paired_constraint("licences_recall", "received_at", "processing_due_at"),
            paired_constraint(
                "licences_recall", "processed_at", "processed_by", "revoked_on"
            ),
            paired_constraint("licences_recall", "returned_on", "stay"),
            paired_constraint("licences_recall", "part_b_sent_on", "part_b_sent_by"),
            paired_constraint("licences_recall", "cancelled_on", "cancelled_by"),
            paired_constraint("licences_recall", "cancelled_on", "cancelled_because"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case"],
                condition=Q(
                    status__in=["decided", "report_sent", "received", "revoked"]
                ),
                name="licences_recall_under_way",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.decided_at:%d %B %Y}"

    @property
    def is_under_way(self) -> bool:
        """Tell whether somebody still has something to do about it."""
        return lifecycle.is_open(RecallStatus(self.status))

    @property
    def part_b_due_on(self) -> date | None:
        """Day 28 of a standard recall while its Part B is still to be sent (S1-129)."""
        if self.kind != RecallKind.STANDARD or self.part_b_sent_on:
            return None
        return part_b_due_on(self.returned_on) if self.returned_on else None
