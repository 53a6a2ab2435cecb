"""A person's weekly timetable: what they go to, when, where (S2-30)."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from cases.models.record import SectionedRecord
from core.models import Privacy, paired_constraint
from plans.choices import Repeats
from plans.rules import Slot


class Activity(SectionedRecord):
    """
    One thing on the timetable, once or coming round on days of the week.

    `what` and the words after it are for the person, who gets them on paper: on the
    sheet an activity outside the general section is called an appointment and no more.
    """

    what = models.CharField(max_length=80)
    place = models.CharField(max_length=200)
    provider = models.CharField(max_length=120, blank=True)
    bring = models.CharField(max_length=200, blank=True)
    ring = models.CharField(max_length=120, blank=True)
    repeats = models.CharField(max_length=20, choices=Repeats.choices)
    weekdays = ArrayField(models.PositiveSmallIntegerField())  # 0 is Monday
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    removed_on = models.DateField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        personal=("place", "ring"), special=("what", "provider", "bring")
    )

    class Meta:
        verbose_name_plural = "activities"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="plans_activity_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="plans_activity_last_day_after_first",
            ),
            models.CheckConstraint(
                condition=~Q(repeats="once") | Q(last_day=F("first_day")),
                name="plans_activity_once_is_one_day",
            ),
            models.CheckConstraint(
                condition=Q(weekdays__len__gte=1)
                & Q(weekdays__contained_by=[0, 1, 2, 3, 4, 5, 6]),
                name="plans_activity_on_real_weekdays",
            ),
            paired_constraint("plans_activity", "removed_on", "removed_by"),
            models.UniqueConstraint(
                fields=["case", "idempotency_key"], name="plans_activity_added_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case", "first_day"],
                condition=Q(removed_on__isnull=True),
                name="plans_activity_timetable",
            )
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def slot(self) -> Slot:
        """When it happens, as a value."""
        return Slot(
            name=self.what,
            weekdays=frozenset(self.weekdays),
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            first_day=self.first_day,
            last_day=self.last_day,
            every_weeks=2 if self.repeats == Repeats.FORTNIGHTLY else 1,
        )
