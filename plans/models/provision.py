"""Referrals to services, how long they took and what came of them, and needs nobody meets."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.choices import Pathway
from cases.models.record import SectionedRecord
from core.models import Privacy, paired_constraint
from plans.choices import GapReason, ReferralRoute, ServiceStatus
from plans.lifecycle import OPEN_SERVICES
from plans.models.interventions import StatusStep
from plans.rules import Wait, wait


class ServiceReferral(SectionedRecord):
    """
    One referral of a person to one service: by which route, when, what came of it.

    `service_name` is the service's name on that day; `service` names its entry in the
    directory when it has one. `wait_limit_days` is how long a wait was thought
    right when it was sent (S1-186, S2-45).
    """

    service = models.ForeignKey(
        "agencies.DirectoryEntry",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    service_name = models.CharField(max_length=120)
    pathway = models.CharField(max_length=40, choices=Pathway.choices)
    route = models.CharField(max_length=20, choices=ReferralRoute.choices)
    reason = models.TextField()
    sent_on = models.DateField()
    wait_limit_days = models.PositiveSmallIntegerField()
    status = models.CharField(
        max_length=20, choices=ServiceStatus.choices, default=ServiceStatus.WAITING
    )
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    next_service = models.CharField(max_length=200, blank=True)
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("service", "service_name", "pathway", "next_service"),
        free_text=("reason",),
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "idempotency_key"], name="plans_servicereferral_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=sorted(each.value for each in OPEN_SERVICES),
                    ended_on__isnull=True,
                )
                | (
                    ~Q(status__in=sorted(each.value for each in OPEN_SERVICES))
                    & Q(ended_on__isnull=False)
                ),
                name="plans_servicereferral_ended_or_open",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["started", "completed"])
                | Q(started_on__isnull=False),
                name="plans_servicereferral_seen_has_a_day",
            ),
            models.CheckConstraint(
                condition=(Q(started_on__isnull=True) | Q(started_on__gte=F("sent_on")))
                & (Q(ended_on__isnull=True) | Q(ended_on__gte=F("sent_on"))),
                name="plans_servicereferral_days_in_order",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "sent_on"], name="plans_servicereferral_case"),
            models.Index(
                fields=["sent_on"],
                include=["case"],
                condition=Q(status__in=["waiting", "accepted"]),
                name="plans_servicereferral_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.service_name

    @property
    def is_open(self) -> bool:
        """Tell whether it still goes on."""
        return self.status in OPEN_SERVICES

    def waited(self, on: date) -> Wait:
        """Return how long the person waited to be seen, or has been waiting on a day."""
        return wait(
            sent_on=self.sent_on,
            ended_on=self.started_on or self.ended_on,
            on=on,
            limit=self.wait_limit_days,
        )

    def move(self, *, to: str, on: date, next_service: str = "") -> None:
        """Set the fields that belong to a change of status."""
        self.status = to
        if to == ServiceStatus.STARTED:
            self.started_on = on
        if to not in OPEN_SERVICES:
            self.ended_on, self.next_service = on, next_service


class ServiceStep(StatusStep):
    """One step of a referral to a service."""

    referral = models.ForeignKey(
        ServiceReferral, on_delete=models.PROTECT, related_name="steps"
    )
    from_status = models.CharField(
        max_length=20, choices=ServiceStatus.choices, blank=True
    )
    to_status = models.CharField(max_length=20, choices=ServiceStatus.choices)

    privacy: ClassVar[Privacy] = Privacy(free_text=("note",))

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["referral", "-happened_on"], name="plans_service_steps"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_to_status_display()}, {self.happened_on:%d %B %Y}"


class ServiceGap(SectionedRecord):
    """A need that no service meets, kept so that it can be counted (S2-25)."""

    pathway = models.CharField(max_length=40, choices=Pathway.choices)
    reason = models.CharField(max_length=20, choices=GapReason.choices)
    needed = models.TextField()
    noted_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    closing_note = models.TextField(blank=True)
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("pathway",), free_text=("needed", "closing_note")
    )

    class Meta:
        constraints: ClassVar = [
            paired_constraint("plans_servicegap", "closed_on", "closed_by"),
            models.UniqueConstraint(
                fields=["case", "idempotency_key"], name="plans_servicegap_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case", "noted_on"],
                condition=Q(closed_on__isnull=True),
                name="plans_servicegap_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_pathway_display()}: {self.get_reason_display()}"
