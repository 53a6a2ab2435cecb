"""The directory of services, their hours and areas, and what a scheme offers (S1-86 to S1-89)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.calculations import Opening
from agencies.choices import MentalHealthTier, ProgrammeKind, ServiceKind
from agencies.models.foundation import NOT_PERSONAL, Area, Scheme
from core.models import Privacy, Record, paired_constraint
from core.rowsecurity import Access


PUBLIC_WORDS = Privacy(
    free_text=("description", "address", "who_can_refer", "how_to_refer"),
    retention="As long as the service runs.",
)


class DirectoryEntry(Record):
    """
    A service people can be sent to: where, when, who may refer (S1-86, S1-87, S1-89).

    `source_text` keeps what a source said where the entry corrects it (A-28).
    """

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=30, choices=ServiceKind.choices)
    tier = models.CharField(max_length=1, choices=MentalHealthTier.choices, blank=True)
    description = models.TextField()
    address = models.TextField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    out_of_hours_phone = models.CharField(max_length=30, blank=True)
    who_can_refer = models.TextField(blank=True)
    how_to_refer = models.TextField(blank=True)
    expected_wait_days = models.PositiveSmallIntegerField(null=True, blank=True)
    source_text = models.CharField(max_length=400, blank=True)
    checked_on = models.DateField()
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    is_running = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    privacy: ClassVar[Privacy] = PUBLIC_WORDS
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name_plural = "directory entries"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(tier="") | Q(kind="mental_health"),
                name="agencies_directoryentry_tier_of_mental_health",
            ),
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(address=""),
                name="agencies_directoryentry_can_be_reached",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("agencies:directory_entry", args=[self.pk])


class ServedArea(Record):
    """An area a service takes people from; an entry without any serves every area."""

    entry = models.ForeignKey(
        DirectoryEntry, on_delete=models.CASCADE, related_name="served"
    )
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")

    privacy: ClassVar[Privacy] = NOT_PERSONAL

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "area"], name="agencies_servedarea_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry}: {self.area}"


class OpeningHours(Record):
    """When a service is open on one day of the week, or on bank holidays (S1-87)."""

    entry = models.ForeignKey(
        DirectoryEntry, on_delete=models.CASCADE, related_name="hours"
    )
    day = models.PositiveSmallIntegerField()  # 0 Monday … 6 Sunday, 7 bank holidays
    opens = models.TimeField()
    closes = models.TimeField()

    privacy: ClassVar[Privacy] = NOT_PERSONAL

    class Meta:
        verbose_name_plural = "opening hours"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "day", "opens"], name="agencies_openinghours_once"
            ),
            models.CheckConstraint(
                condition=Q(day__lte=7), name="agencies_openinghours_real_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry}: {self.as_opening.words}"

    @property
    def as_opening(self) -> Opening:
        """The hours as a value."""
        return Opening(self.day, self.opens, self.closes)


class SchemeProgramme(Record):
    """A group or programme that a scheme offers beside the routeways (S1-60, S1-118, S3-86)."""

    scheme = models.ForeignKey(
        Scheme, on_delete=models.CASCADE, related_name="programmes"
    )
    kind = models.CharField(max_length=20, choices=ProgrammeKind.choices)
    name = models.CharField(max_length=120)
    provider = models.CharField(max_length=120, blank=True)
    offered_from = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    privacy: ClassVar[Privacy] = NOT_PERSONAL
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        constraints: ClassVar = [
            paired_constraint(
                "agencies_schemeprogramme", "withdrawn_on", "withdrawn_by"
            ),
            models.UniqueConstraint(
                fields=["scheme", "name"],
                condition=Q(withdrawn_on__isnull=True),
                name="agencies_schemeprogramme_offered_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True)
                | Q(withdrawn_on__gte=F("offered_from")),
                name="agencies_schemeprogramme_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name
