"""Sessions, groups and programmes, and how each went for one person (S1-60, S1-110 to S1-118)."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cases.choices import Pathway, Routeway
from cases.models.record import SectionedRecord
from core.models import Privacy, paired_constraint
from core.rowsecurity import Access
from plans.choices import InterventionKind, InterventionStatus
from plans.lifecycle import OPEN_INTERVENTIONS


BEGUN = (
    InterventionStatus.ATTENDED,
    InterventionStatus.COMPLETED,
    InterventionStatus.STOPPED,
)


class StatusStep(SectionedRecord):
    """One change of status: from what to what, on which day, why; never altered."""

    happened_on = models.DateField()
    note = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(free_text=("note",))
    access: ClassVar[Access] = Access(
        by="case_id", sectioned=True, grants=("SELECT", "INSERT")
    )

    class Meta:
        abstract = True


class Intervention(SectionedRecord):
    """
    One session of the catalogue, group or programme offered to one person.

    `code` is the catalogue's for a session and empty otherwise. `start_due_on` is the
    last day on which an accredited programme is to start (S3-86).
    """

    kind = models.CharField(max_length=20, choices=InterventionKind.choices)
    code = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=120)
    routeway = models.CharField(max_length=20, choices=Routeway.choices, blank=True)
    pathway = models.CharField(max_length=40, choices=Pathway.choices)
    provider = models.CharField(max_length=120, blank=True)
    problem = models.TextField(blank=True)
    solution = models.TextField(blank=True)
    status = models.CharField(
        max_length=20,
        choices=InterventionStatus.choices,
        default=InterventionStatus.OFFERED,
    )
    offered_on = models.DateField()
    booked_for = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    counted_from = models.DateField(null=True, blank=True)
    start_due_on = models.DateField(null=True, blank=True)
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("code", "name", "routeway", "pathway", "provider"),
        free_text=("problem", "solution"),
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(kind="session") & ~Q(code="") & ~Q(routeway=""))
                | (~Q(kind="session") & Q(code="", routeway="")),
                name="plans_intervention_session_is_of_the_catalogue",
            ),
            # Each agency's own: one hidden from the writer must not be betrayed by a refusal.
            models.UniqueConstraint(
                fields=["case", "code", "originator"],
                condition=~Q(code="")
                & Q(status__in=sorted(each.value for each in OPEN_INTERVENTIONS)),
                name="plans_intervention_one_open_session",
            ),
            models.UniqueConstraint(
                fields=["case", "idempotency_key", "name"],
                name="plans_intervention_offered_once",
            ),
            paired_constraint("plans_intervention", "counted_from", "start_due_on"),
            models.CheckConstraint(
                condition=Q(
                    status__in=sorted(each.value for each in OPEN_INTERVENTIONS),
                    ended_on__isnull=True,
                )
                | (
                    ~Q(status__in=sorted(each.value for each in OPEN_INTERVENTIONS))
                    & Q(ended_on__isnull=False)
                ),
                name="plans_intervention_ended_or_open",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[each.value for each in BEGUN])
                | Q(started_on__isnull=False),
                name="plans_intervention_begun_has_a_start",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("offered_on")),
                name="plans_intervention_ends_after_it_is_offered",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "offered_on"], name="plans_intervention_case")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Tell whether it still goes on."""
        return self.status in OPEN_INTERVENTIONS

    def starts_late(self, on: date) -> bool:
        """Tell whether it has not begun though it should have by a day (S3-86)."""
        return bool(
            self.is_open
            and self.started_on is None
            and self.start_due_on
            and self.start_due_on < on
        )

    def move(self, *, to: str, on: date) -> None:
        """Set the fields that belong to a change of status; a booking is `on` its day."""
        self.status = to
        if to == InterventionStatus.BOOKED:
            self.booked_for = on
            return
        if to in BEGUN and self.started_on is None:
            self.started_on = on
        if to not in OPEN_INTERVENTIONS:
            self.ended_on = on


class InterventionStep(StatusStep):
    """One step of an intervention."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.PROTECT, related_name="steps"
    )
    from_status = models.CharField(
        max_length=20, choices=InterventionStatus.choices, blank=True
    )
    to_status = models.CharField(max_length=20, choices=InterventionStatus.choices)

    privacy: ClassVar[Privacy] = Privacy(free_text=("note",))

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["intervention", "-happened_on"], name="plans_intervention_steps"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_to_status_display()}, {self.happened_on:%d %B %Y}"
