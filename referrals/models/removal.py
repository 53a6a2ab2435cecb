"""Leaving a scheme: what was proposed and why, what was decided, and what follows."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models.record import CaseRecord, SectionedRecord
from core.models import Privacy, paired_constraint
from core.rowsecurity import READ, Access, reaches
from referrals.choices import (
    GroundState,
    ReadyGround,
    RemovalGround,
    RemovalStatus,
    RemovalTask,
)
from referrals.models.referral import person_who_did
from referrals.models.tasks import OwnedTask


UNDECIDED = ("proposed", "deferred")


class Removal(CaseRecord):
    """
    One proposal to remove somebody, and the Chair's decision on it (S1-36 to S1-40).

    `fact_id` is what a mandatory ground rests on, the sentence or the case whose MAPPA
    level it is; `fact_ended_on` is the day it no longer held.
    """

    ground = models.CharField(max_length=20, choices=RemovalGround.choices)
    fact_id = models.UUIDField(null=True, blank=True)
    fact_ended_on = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    reasons = models.TextField(blank=True)
    proposed_on = models.DateField()
    status = models.CharField(
        max_length=20, choices=RemovalStatus.choices, default=RemovalStatus.PROPOSED
    )
    version = models.PositiveIntegerField(default=1)
    idempotency_key = models.UUIDField(null=True, blank=True)

    # the decision (S1-40)
    deferred_until = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = person_who_did()
    decision_reasons = models.TextField(blank=True)
    agreed_with = models.CharField(max_length=120, blank=True)
    agreed_on = models.DateField(null=True, blank=True)

    # support after it (S1-39)
    lead_officer = person_who_did()
    lead_agency = models.ForeignKey(
        "agencies.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    exit_plan_owner = person_who_did()
    responsible_officer = person_who_did()
    exit_plan = models.TextField(blank=True)
    next_appointment_on = models.DateField(null=True, blank=True)
    next_appointment = models.CharField(max_length=200, blank=True)

    # coming back after five years' custody (S1-36)
    expected_release_on = models.DateField(null=True, blank=True)
    reconsidered_on = models.DateField(null=True, blank=True)
    reconsidered_by = person_who_did()
    reconsidered_outcome = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        personal=(
            "agreed_with",
            "lead_officer",
            "exit_plan_owner",
            "responsible_officer",
        ),
        special=("ground", "evidence", "next_appointment"),
        free_text=(
            "reasons",
            "decision_reasons",
            "exit_plan",
            "reconsidered_outcome",
        ),
    )
    access: ClassVar[Access] = Access(
        by="case_id",
        # Anybody with the case may propose; deciding is an update, which a reader cannot.
        insert="referrals_removal.status = 'proposed' AND "
        + reaches("referrals_removal", "case_id", level=READ),
        grants=("SELECT", "INSERT", "UPDATE"),
        after_closing=True,
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "ground"],
                condition=Q(status__in=UNDECIDED),
                name="referrals_removal_one_open",
            ),
            models.UniqueConstraint(
                fields=["case", "ground", "fact_id"],
                condition=Q(fact_ended_on__isnull=True),
                name="referrals_removal_fact_once",
            ),
            models.UniqueConstraint(
                fields=["case", "idempotency_key"], name="referrals_removal_sent_once"
            ),
            models.CheckConstraint(
                condition=~Q(ground=RemovalGround.DISCRETIONARY) | ~Q(reasons=""),
                name="referrals_removal_discretionary_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(status=RemovalStatus.DEFERRED)
                | Q(deferred_until__isnull=False),
                name="referrals_removal_deferred_until_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["approved", "refused"])
                | (Q(decided_on__isnull=False) & ~Q(decision_reasons="")),
                name="referrals_removal_decided_says_when_and_why",
            ),
            models.CheckConstraint(
                condition=~Q(status=RemovalStatus.APPROVED)
                | Q(
                    met_on__isnull=False,
                    lead_officer__isnull=False,
                    lead_agency__isnull=False,
                    exit_plan_owner__isnull=False,
                ),
                name="referrals_removal_approved_names_who_stays",
            ),
            paired_constraint("referrals_removal", "decided_on", "decided_by"),
            paired_constraint(
                "referrals_removal", "reconsidered_on", "reconsidered_by"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case", "-proposed_on"], name="referrals_removal_case"
            ),
            models.Index(
                fields=["status", "proposed_on"], name="referrals_removal_status"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_ground_display()}, proposed {self.proposed_on:%d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("scheme:removal", args=[self.case_id, self.pk])

    @property
    def is_open(self) -> bool:
        """Tell whether the Chair has still to decide."""
        return self.status in UNDECIDED

    @property
    def is_mandatory(self) -> bool:
        """Tell whether the guide asks for it whatever progress is made."""
        return RemovalGround(self.ground).is_mandatory


class RemovalChange(CaseRecord):
    """Who moved a proposal from one status to another, when and why."""

    removal = models.ForeignKey(
        Removal, on_delete=models.PROTECT, related_name="changes"
    )
    from_status = models.CharField(max_length=20, choices=RemovalStatus.choices)
    to_status = models.CharField(max_length=20, choices=RemovalStatus.choices)
    changed_on = models.DateField()
    reason = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(free_text=("reason",))
    access: ClassVar[Access] = Access(by="case_id", grants=("SELECT", "INSERT"))

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["removal", "recorded_at"], name="referrals_removalchange_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_from_status_display()} → {self.get_to_status_display()}"


class GroundFinding(SectionedRecord):
    """One of the five things weighed, as the Chair saw it on deciding (S1-38)."""

    removal = models.ForeignKey(
        Removal, on_delete=models.PROTECT, related_name="findings"
    )
    ground = models.CharField(max_length=20, choices=ReadyGround.choices)
    state = models.CharField(max_length=20, choices=GroundState.choices)
    evidence = models.TextField()

    privacy: ClassVar[Privacy] = Privacy(special=("state",), free_text=("evidence",))
    access: ClassVar[Access] = Access(
        by="case_id", sectioned=True, grants=("SELECT", "INSERT")
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["removal", "ground"], name="referrals_groundfinding_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_ground_display()}: {self.get_state_display()}"


class RemovalAdministration(OwnedTask):
    """One of the form's administration rows on removal (S1-184)."""

    removal = models.ForeignKey(
        Removal, on_delete=models.PROTECT, related_name="administration"
    )
    code = models.CharField(max_length=30, choices=RemovalTask.choices)

    access: ClassVar[Access] = Access(
        by="case_id", grants=("SELECT", "INSERT", "UPDATE"), after_closing=True
    )

    class Meta(OwnedTask.Meta):
        verbose_name_plural = "removal administration"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["removal", "code"], name="referrals_removaladministration_once"
            ),
            *OwnedTask.Meta.constraints,
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(done_on__isnull=True, withheld_on__isnull=True),
                name="referrals_removal_admin_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()}, due {self.due_on:%d %B %Y}"
