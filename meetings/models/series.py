"""Meetings that come round: when, where, led by whom, with whose seats (S1-8 to S1-10, S1-18)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from core.models import Privacy, Record, paired_constraint
from core.rowsecurity import Access
from meetings.choices import MeetingKind, Repeats, SeatRole


class Series(Record):
    """
    A meeting of a scheme that comes round (S1-18, S1-35, S2-36 to S2-38).

    Weekly on a weekday, or monthly on the first to fourth of a weekday, or its last. A
    bank holiday moves one of them to the next working day.
    """

    scheme = models.ForeignKey(
        "agencies.Scheme", on_delete=models.PROTECT, related_name="meeting_series"
    )
    kind = models.CharField(max_length=20, choices=MeetingKind.choices)
    name = models.CharField(max_length=80)
    repeats = models.CharField(max_length=10, choices=Repeats.choices)
    weekday = models.PositiveSmallIntegerField()  # 0 Monday … 6 Sunday
    starts_at = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    quorum = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    privacy: ClassVar[Privacy] = Privacy(
        personal=("chair", "coordinator", "made_by", "ended_by"),
        retention="Six years after its last meeting.",
    )
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name_plural = "series"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(place="") | ~Q(link=""),
                name="meetings_series_is_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(weekday__lte=6), name="meetings_series_real_weekday"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=5), name="meetings_series_lasts"
            ),
            models.UniqueConstraint(
                fields=["scheme", "name"],
                condition=Q(ended_on__isnull=True),
                name="meetings_series_named_once",
            ),
            paired_constraint("meetings_series", "ended_on", "ended_by"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("meetings:series", args=[self.pk])


class Seat(Record):
    """Who belongs to a series of meetings: a role of an agency, by name or whoever comes (S1-9)."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="seats")
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=30, choices=SeatRole.choices)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    privacy: ClassVar[Privacy] = Privacy(
        personal=("person",), retention="Six years after the last meeting."
    )
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT", "UPDATE", "DELETE"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["series", "person"],
                condition=Q(person__isnull=False),
                name="meetings_seat_person_once",
            ),
            models.UniqueConstraint(
                fields=["series", "agency", "role"],
                condition=Q(person__isnull=True),
                name="meetings_seat_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.agency}"
