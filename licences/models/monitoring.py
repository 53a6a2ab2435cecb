"""Watching: restrictive conditions with their checks, tags, drug appointments."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models.record import CaseRecord
from core.models import Privacy, paired_constraint
from licences.choices.monitoring import (
    AppointmentOutcome,
    CheckResult,
    TagEnd,
    TagEventKind,
    TagKind,
)
from licences.models.licence import LicenceCondition


class ConditionWatch(CaseRecord):
    """How one condition is watched: how, by whom, how often (S3-30, S3-96)."""

    condition = models.OneToOneField(
        LicenceCondition, on_delete=models.PROTECT, related_name="watch"
    )
    how = models.TextField()
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    every_days = models.PositiveSmallIntegerField()
    began_on = models.DateField()
    version = models.PositiveSmallIntegerField(default=1)

    privacy: ClassVar[Privacy] = Privacy(personal=("person",), free_text=("how",))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(every_days__gte=1), name="licences_conditionwatch_recurs"
            )
        ]

    def __str__(self) -> str:
        return f"Checked every {self.every_days} days by {self.person}"


class ConditionCheck(CaseRecord):
    """One check of a watched condition."""

    watch = models.ForeignKey(
        ConditionWatch, on_delete=models.PROTECT, related_name="checks"
    )
    checked_on = models.DateField()
    result = models.CharField(max_length=8, choices=CheckResult.choices)
    note = models.TextField(blank=True)
    idempotency_key = models.UUIDField()

    privacy: ClassVar[Privacy] = Privacy(special=("result",), free_text=("note",))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "idempotency_key"],
                name="licences_conditioncheck_recorded_once",
            ),
            models.CheckConstraint(
                condition=Q(result=CheckResult.KEPT) | ~Q(note=""),
                name="licences_conditioncheck_says_what_was_found",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_result_display()}, {self.checked_on:%d %B %Y}"


class Tag(CaseRecord):
    """A time on an electronic tag; a voluntary one rests on the person's consent (S1-164)."""

    kind = models.CharField(max_length=10, choices=TagKind.choices)
    provider = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    consented_on = models.DateField(null=True, blank=True)
    removed_on = models.DateField(null=True, blank=True)
    removed_because = models.CharField(
        max_length=10, choices=TagEnd.choices, null=True, blank=True
    )

    privacy: ClassVar[Privacy] = Privacy(special=("kind",))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="licences_tag_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(removed_on__isnull=True)
                | Q(removed_on__gte=F("starts_on")),
                name="licences_tag_removed_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(kind=TagKind.VOLUNTARY) | Q(consented_on__isnull=False),
                name="licences_tag_voluntary_has_consent",
            ),
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(removed_on__isnull=True),
                name="licences_tag_one_of_a_kind",
            ),
            paired_constraint("licences_tag", "removed_on", "removed_because"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} from {self.starts_on:%d %B %Y}"


class TagEvent(CaseRecord):
    """Something that happened with a tag on a day."""

    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=16, choices=TagEventKind.choices)
    happened_on = models.DateField()
    note = models.TextField(blank=True)
    idempotency_key = models.UUIDField()

    privacy: ClassVar[Privacy] = Privacy(special=("kind",), free_text=("note",))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "idempotency_key"],
                name="licences_tagevent_recorded_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.happened_on:%d %B %Y}"


class DrugAppointment(CaseRecord):
    """An appointment under a drug appointment condition, and what became of it (S1-132)."""

    condition = models.ForeignKey(
        LicenceCondition, on_delete=models.PROTECT, related_name="appointments"
    )
    held_on = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=20, choices=AppointmentOutcome.choices)
    note = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        personal=("place",), special=("outcome",), free_text=("note",)
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["condition", "held_on"], name="licences_drugappointment_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}, {self.held_on:%d %B %Y}"

    @property
    def is_breach(self) -> bool:
        """Tell whether the condition was breached: not there, or gone before the end."""
        return AppointmentOutcome(self.outcome).is_breach
