"""Where somebody on a package lives, against whom it was checked, and what the provider is told."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.models.record import SectionedRecord
from core.models import Privacy
from core.rowsecurity import Access
from isms.models.parts import PackagePart, part


class Placement(PackagePart):
    """The property, who supplies it, whether it suits (S0-23, S0-25, S0-29, S0-38); the latest counts."""

    address = models.CharField(max_length=200)
    supplier = models.CharField(max_length=120)
    houses_staff = models.BooleanField()
    restricts_risk = models.BooleanField()
    frees_from_harassment = models.BooleanField()
    eases_monitoring = models.BooleanField()
    note = models.TextField(blank=True)
    meets_access_needs = models.BooleanField()
    alternative_venue = models.CharField(max_length=200, blank=True)
    from_day = models.DateField()

    privacy: ClassVar[Privacy] = Privacy(
        personal=("address", "alternative_venue"), free_text=("note",)
    )
    access: ClassVar[Access] = part("isms_placement")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    restricts_risk=True,
                    frees_from_harassment=True,
                    eases_monitoring=True,
                )
                | ~Q(note=""),
                name="isms_placement_unsuitable_says_why",
            ),
            models.CheckConstraint(
                condition=Q(meets_access_needs=True) | ~Q(alternative_venue=""),
                name="isms_placement_has_a_venue",
            ),
        ]

    def __str__(self) -> str:
        return self.address


class PlacementCheck(SectionedRecord):
    """Where the offence was and victims are, against the placement (S0-24); victim section."""

    package = models.ForeignKey(
        "isms.Package", on_delete=models.PROTECT, related_name="placement_checks"
    )
    placement_area = models.CharField(max_length=120)
    offence_area = models.CharField(max_length=120)
    victim_area = models.CharField(max_length=120)
    nearest_km = models.DecimalField(
        max_digits=5, decimal_places=1, null=True, blank=True
    )
    is_near = models.BooleanField()
    rationale = models.TextField()
    checked_on = models.DateField()

    privacy: ClassVar[Privacy] = Privacy(
        special=("placement_area", "offence_area", "victim_area"),
        free_text=("rationale",),
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(section="victim"), name="isms_placementcheck_is_victims"
            ),
            models.CheckConstraint(
                condition=~Q(rationale=""), name="isms_placementcheck_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"Placement checked {self.checked_on:%d %B %Y}"


class Brief(PackagePart):
    """
    What the provider is told of the person: all it may know of the case, and no more.

    Written by the authority from what it chooses to share; the latest counts.
    """

    person_name = models.CharField(max_length=200)
    date_of_birth = models.DateField(null=True, blank=True)
    risks = models.TextField()
    conditions = models.TextField(blank=True)
    contacts = models.TextField()
    shared_at = models.DateTimeField()

    privacy: ClassVar[Privacy] = Privacy(
        personal=("person_name", "date_of_birth"),
        free_text=("risks", "conditions", "contacts"),
    )
    access: ClassVar[Access] = part("isms_brief")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(person_name="") & ~Q(risks=""),
                name="isms_brief_says_who_and_what",
            )
        ]

    def __str__(self) -> str:
        return self.person_name
