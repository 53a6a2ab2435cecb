"""Community orders with their requirements; what is proposed for release, and explained."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from cases.models.record import CaseRecord
from core.models import Privacy, paired_constraint
from licences.choices import AdditionalCondition
from licences.choices.orders import (
    ExplainedAt,
    OrderEnd,
    OrderKind,
    PssRequirementKind,
    RequirementKind,
)


class CommunityOrder(CaseRecord):
    """A community order or suspended sentence order; `ends_on` is its last day."""

    kind = models.CharField(max_length=10, choices=OrderKind.choices)
    offence = models.CharField(max_length=200, blank=True)
    court = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    custodial_months = models.PositiveSmallIntegerField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(
        max_length=10, choices=OrderEnd.choices, null=True, blank=True
    )
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(special=("kind", "offence", "court"))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="licences_communityorder_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(custodial_months__isnull=True)
                | Q(kind=OrderKind.SUSPENDED),
                name="licences_communityorder_only_suspended_has_a_term",
            ),
            models.UniqueConstraint(
                fields=["case", "idempotency_key"],
                name="licences_communityorder_recorded_once",
            ),
            paired_constraint("licences_communityorder", "ended_on", "ended_because"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} from {self.starts_on:%d %B %Y}"


class OrderRequirement(CaseRecord):
    """One requirement of an order; `amount` is the hours or days the court set."""

    order = models.ForeignKey(
        CommunityOrder, on_delete=models.PROTECT, related_name="requirements"
    )
    kind = models.CharField(max_length=20, choices=RequirementKind.choices)
    detail = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    amount = models.PositiveSmallIntegerField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(special=("kind",), free_text=("detail",))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="licences_orderrequirement_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["order", "kind", "starts_on"],
                name="licences_orderrequirement_once",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class RequirementProgress(CaseRecord):
    """Hours or days completed under a requirement, on a day."""

    requirement = models.ForeignKey(
        OrderRequirement, on_delete=models.PROTECT, related_name="progress"
    )
    done_on = models.DateField()
    amount = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    idempotency_key = models.UUIDField()

    privacy: ClassVar[Privacy] = Privacy(free_text=("note",))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "idempotency_key"],
                name="licences_requirementprogress_recorded_once",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="licences_requirementprogress_is_some"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} on {self.done_on:%d %B %Y}"


class ReleaseProposal(CaseRecord):
    """
    What the supervisor proposes to the governor before release (S1-139, S1-198).

    Licence conditions and supervision requirements go together. The latest counts.
    """

    custody_since = models.DateField()
    proposed_on = models.DateField()
    conditions = ArrayField(
        models.CharField(max_length=24, choices=AdditionalCondition.choices),
        default=list,
        blank=True,
    )
    wording = models.TextField(blank=True)
    why = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("conditions",), free_text=("wording", "why")
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(conditions=[]) & Q(wording="")) | ~Q(why=""),
                name="licences_releaseproposal_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"Proposed on {self.proposed_on:%d %B %Y}"


class PssRequirement(CaseRecord):
    """One of the ten requirements of post-sentence supervision, as proposed (S1-137)."""

    proposal = models.ForeignKey(
        ReleaseProposal, on_delete=models.PROTECT, related_name="requirements"
    )
    kind = models.CharField(max_length=20, choices=PssRequirementKind.choices)
    wording = models.TextField()

    privacy: ClassVar[Privacy] = Privacy(special=("kind",), free_text=("wording",))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["proposal", "kind"], name="licences_pssrequirement_once"
            ),
            models.CheckConstraint(
                condition=~Q(wording=""), name="licences_pssrequirement_has_wording"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class RequirementsExplained(CaseRecord):
    """
    The requirements were explained to the person (S1-139, S1-197).

    Where an earlier explanation stands for the second one (A-31), `explained_on` is the
    earlier day and `stands_for_earlier` true.
    """

    stage = models.CharField(max_length=14, choices=ExplainedAt.choices)
    explained_on = models.DateField()
    starts_on = models.DateField()
    stands_for_earlier = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(free_text=("note",))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "stage", "starts_on"],
                name="licences_requirementsexplained_once",
            )
        ]

    def __str__(self) -> str:
        return f"Explained {self.get_stage_display().lower()}"
