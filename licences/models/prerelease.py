"""Getting ready for release: the steps, curfew suitability, and a date that moved."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.record import CaseRecord
from core.models import Privacy, Record, paired_constraint
from core.rowsecurity import Access
from licences.choices.prerelease import CurfewOutcome, CurfewParty, Step, StepStatus


class PreReleaseStep(CaseRecord):
    """
    What became of one step of the pre-release plan, and whose it is.

    A plan belongs to one time in custody (`custody_since`, which a move between prisons
    keeps). A row is written when somebody first touches the step; when it is due is
    worked out, never stored (licences/rules/prerelease.py).
    """

    custody_since = models.DateField()
    code = models.CharField(max_length=20, choices=Step.choices)
    status = models.CharField(
        max_length=12, choices=StepStatus.choices, default=StepStatus.OPEN
    )
    agency = models.ForeignKey(
        "agencies.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    answers = models.JSONField(default=dict, blank=True)
    note = models.TextField(blank=True)
    version = models.PositiveSmallIntegerField(default=0)

    privacy: ClassVar[Privacy] = Privacy(
        personal=("person",), special=("answers",), free_text=("note",)
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "custody_since", "code"],
                name="licences_prereleasestep_once",
            ),
            models.CheckConstraint(
                condition=Q(status=StepStatus.DONE, done_on__isnull=False)
                | (~Q(status=StepStatus.DONE) & Q(done_on__isnull=True)),
                name="licences_prereleasestep_done_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status=StepStatus.NOT_NEEDED) | ~Q(note=""),
                name="licences_prereleasestep_not_needed_says_why",
            ),
            paired_constraint("licences_prereleasestep", "done_on", "done_by"),
            paired_constraint("licences_prereleasestep", "agency", "person"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["person"],
                condition=Q(status=StepStatus.OPEN),
                name="licences_step_open_of",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()}: {self.get_status_display()}"


class ReleaseMove(CaseRecord):
    """The release date moved while the person was inside; `after` is empty when none is left."""

    moved_on = models.DateField()
    before = models.DateField()
    after = models.DateField(null=True, blank=True)
    is_official = models.BooleanField()
    seen_on = models.DateField(null=True, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        constraints: ClassVar = [
            paired_constraint("licences_releasemove", "seen_on", "seen_by"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case"],
                condition=Q(seen_on__isnull=True),
                name="licences_releasemove_unseen",
            )
        ]

    def __str__(self) -> str:
        return f"Release moved from {self.before} to {self.after or 'none'}"


class CurfewView(CaseRecord):
    """What the police or probation say of home detention curfew (S1-75)."""

    custody_since = models.DateField()
    party = models.CharField(max_length=10, choices=CurfewParty.choices)
    is_suitable = models.BooleanField()
    grounds = models.TextField()
    given_on = models.DateField()

    privacy: ClassVar[Privacy] = Privacy(
        special=("is_suitable",), free_text=("grounds",)
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(grounds=""), name="licences_curfewview_has_grounds"
            )
        ]

    def __str__(self) -> str:
        suitable = "suitable" if self.is_suitable else "unsuitable"
        return f"{self.get_party_display()}: {suitable}"


class CurfewDecision(CaseRecord):
    """What the prison decided about home detention curfew, and the address."""

    custody_since = models.DateField()
    outcome = models.CharField(max_length=10, choices=CurfewOutcome.choices)
    address = models.TextField(blank=True)
    grounds = models.TextField(blank=True)
    decided_on = models.DateField()

    privacy: ClassVar[Privacy] = Privacy(
        personal=("address",), free_text=("address", "grounds")
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(outcome=CurfewOutcome.APPROVED) | ~Q(address=""),
                name="licences_curfewdecision_approved_at_an_address",
            )
        ]

    def __str__(self) -> str:
        return f"Home detention curfew: {self.get_outcome_display().lower()}"


class ResettlementProvider(Record):
    """Who delivers resettlement in a prison (S1-187)."""

    prison = models.CharField(max_length=80, unique=True)
    provider = models.CharField(max_length=120)
    contact = models.CharField(max_length=200, blank=True)

    privacy: ClassVar[Privacy] = Privacy(retention="As long as it is in use.")
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT", "UPDATE"))

    def __str__(self) -> str:
        return f"{self.prison}: {self.provider}"
