"""Licence: from release to its expiry, and the conditions on it."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cases.models.record import CaseRecord
from core.models import Privacy, paired_constraint
from licences.choices import (
    AdditionalCondition,
    ConditionKind,
    LicenceEnd,
    StandardCondition,
)


class Licence(CaseRecord):
    """A licence as it began on release; `expires_on` is its last day (S1-123, S1-124)."""

    starts_on = models.DateField()
    expires_on = models.DateField()
    expiry_is_official = models.BooleanField()
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(
        max_length=10, choices=LicenceEnd.choices, null=True, blank=True
    )

    privacy: ClassVar[Privacy] = Privacy()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("starts_on")),
                name="licences_licence_expires_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("starts_on")),
                name="licences_licence_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_on__isnull=True),
                name="licences_licence_one_running",
            ),
            paired_constraint("licences_licence", "ended_on", "ended_because"),
        ]

    def __str__(self) -> str:
        return f"Licence from {self.starts_on:%d %B %Y}"

    def is_in_force(self, on: date) -> bool:
        """Tell whether it runs on a day."""
        return self.ended_on is None and self.starts_on <= on <= self.expires_on

    def covers(self, on: date) -> bool:
        """Tell whether it ran on a day, ended since or not."""
        last_day = min(self.expires_on, self.ended_on or self.expires_on)
        return self.starts_on <= on <= last_day


class LicenceCondition(CaseRecord):
    """One condition: a standard one by its code, the others with their wording and why."""

    licence = models.ForeignKey(
        Licence, on_delete=models.PROTECT, related_name="conditions"
    )
    kind = models.CharField(max_length=10, choices=ConditionKind.choices)
    code = models.CharField(max_length=24, blank=True)
    wording = models.TextField(blank=True)
    why = models.TextField(blank=True)
    # Drug testing needs both (S1-131); null where the condition is another.
    has_propensity = models.BooleanField(null=True, blank=True)
    is_linked_to_offending = models.BooleanField(null=True, blank=True)
    added_on = models.DateField()
    removed_on = models.DateField(null=True, blank=True)
    removed_because = models.TextField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("has_propensity", "is_linked_to_offending"),
        free_text=("wording", "why", "removed_because"),
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    kind=ConditionKind.STANDARD, code__in=StandardCondition.values
                )
                | (
                    Q(
                        kind=ConditionKind.ADDITIONAL,
                        code__in=AdditionalCondition.values,
                    )
                    & ~Q(wording="")
                    & ~Q(why="")
                )
                | (
                    Q(kind=ConditionKind.BESPOKE, code="") & ~Q(wording="") & ~Q(why="")
                ),
                name="licences_licencecondition_on_its_list",
            ),
            models.CheckConstraint(
                condition=~Q(
                    kind=ConditionKind.ADDITIONAL, code=AdditionalCondition.DRUG_TESTING
                )
                # Said twice on purpose: SQL lets a check pass when a side is null.
                | Q(
                    has_propensity__isnull=False,
                    is_linked_to_offending__isnull=False,
                    has_propensity=True,
                    is_linked_to_offending=True,
                ),
                name="licences_licencecondition_drug_testing_has_both",
            ),
            models.UniqueConstraint(
                fields=["licence", "code"],
                condition=Q(kind=ConditionKind.STANDARD, removed_on__isnull=True),
                name="licences_licencecondition_standard_once",
            ),
            paired_constraint(
                "licences_licencecondition", "removed_on", "removed_because"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The condition's words, or what an additional one is about."""
        if self.kind == ConditionKind.STANDARD:
            return StandardCondition(self.code).label
        if self.kind == ConditionKind.ADDITIONAL:
            return AdditionalCondition(self.code).label
        return "Bespoke condition"
