"""Shifts: planned, and what was really worked."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from core.models import Privacy, paired_constraint
from core.rowsecurity import Access
from isms.calculations import Stint
from isms.choices import Night, ShiftStatus
from isms.models.parts import PackagePart, part


class Shift(PackagePart):
    """One worker on a package, from when until when, and from when until when in truth."""

    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    night = models.CharField(max_length=10, choices=Night.choices, default=Night.NONE)
    status = models.CharField(
        max_length=10, choices=ShiftStatus.choices, default=ShiftStatus.PLANNED
    )
    worked_from = models.DateTimeField(null=True, blank=True)
    worked_until = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(free_text=("note",))
    access: ClassVar[Access] = part("isms_shift", "UPDATE", provider=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="isms_shift_ends_after_it_starts",
            ),
            paired_constraint("isms_shift", "worked_from", "worked_until"),
            models.CheckConstraint(
                condition=Q(worked_until__isnull=True)
                | Q(worked_until__gt=F("worked_from")),
                name="isms_shift_worked_forwards",
            ),
            models.CheckConstraint(
                condition=Q(status="worked", worked_from__isnull=False)
                | (~Q(status="worked") & Q(worked_from__isnull=True)),
                name="isms_shift_worked_has_hours",
            ),
            ExclusionConstraint(
                name="isms_shift_worker_in_one_place",
                expressions=[
                    ("worker", RangeOperators.EQUAL),
                    (
                        Func(
                            "starts_at",
                            "ends_at",
                            function="tstzrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(status__in=["planned", "worked"]),
            ),
            models.UniqueConstraint(
                fields=["package", "idempotency_key"], name="isms_shift_planned_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["package", "starts_at"], name="isms_shift_rota"),
        ]

    def __str__(self) -> str:
        return f"{self.worker}, {self.starts_at:%d %B %Y %H:%M}"

    @property
    def planned(self) -> Stint:
        """The shift as planned, as a value."""
        return Stint(str(self.worker_id), self.starts_at, self.ends_at, self.night)

    @property
    def actual(self) -> Stint | None:
        """The shift as worked, or None."""
        if self.worked_from is None or self.worked_until is None:
            return None
        return Stint(
            str(self.worker_id), self.worked_from, self.worked_until, self.night
        )
