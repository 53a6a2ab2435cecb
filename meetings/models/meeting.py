"""Meetings of a scheme (S1-7, S1-18, S1-35, S2-36 to S2-38)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from agencies.roles import Permission
from core.models import Privacy, Record, paired_constraint
from core.rowsecurity import Access
from meetings.choices import MeetingKind, MeetingStatus
from meetings.models.attendance import Attendee


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings by who may know of them and by date."""

    def visible_to(self, user: Any) -> Self:
        """
        Keep the meetings of the area for which `user` acts, and those they are asked to.

        A meeting holds no case: its agenda items carry their own locks.
        """
        acting = user.acting
        if acting is None or not user.holds(Permission.CASE_READ):
            return self.none()
        asked = Exists(Attendee.objects.filter(meeting=OuterRef("pk"), person=user.pk))
        return self.filter(Q(scheme__area_id=acting.area_id) | asked)

    def upcoming(self, on: date) -> Self:
        """Keep those planned for a day or later, the next first."""
        return self.filter(status=MeetingStatus.PLANNED, held_on__gte=on).order_by(
            "held_on", "starts_at", "pk"
        )

    def past(self, on: date) -> Self:
        """Keep those held, or planned for an earlier day, the latest first."""
        return self.filter(Q(status=MeetingStatus.HELD) | Q(held_on__lt=on)).order_by(
            "-held_on", "-starts_at", "pk"
        )


class Meeting(Record):
    """
    One of the scheme's meetings, under the scheme's own name for it (A-2).

    Planned until it is held; under way between `started_at` and then. While it is,
    `current_item` is the case before it, and `change_number` moves on with whatever
    those who follow must be shown. The agenda is worked out anew until `issued_at`.
    """

    scheme = models.ForeignKey(
        "agencies.Scheme", on_delete=models.PROTECT, related_name="meetings"
    )
    kind = models.CharField(
        max_length=20, choices=MeetingKind.choices, default=MeetingKind.OPERATIONAL
    )
    name = models.CharField(max_length=80)
    held_on = models.DateField()
    starts_at = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=120)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    status = models.CharField(
        max_length=20, choices=MeetingStatus.choices, default=MeetingStatus.PLANNED
    )
    cancelled_reason = models.CharField(max_length=300, blank=True)
    # How many of the core agencies must be there; 0 where the scheme sets no number.
    quorum = models.PositiveSmallIntegerField(default=0)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    current_item = models.ForeignKey(
        "meetings.AgendaItem",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    change_number = models.PositiveBigIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    arranged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    arranged_at = models.DateTimeField(auto_now_add=True)
    series = models.ForeignKey(
        "meetings.Series",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
    )
    # Worked out when the meeting is arranged, so that reminders read them (S1-34, A-8).
    updates_chased_on = models.DateField(null=True, blank=True)
    updates_due_on = models.DateField(null=True, blank=True)

    objects = MeetingQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(
        personal=("chair", "coordinator", "arranged_by", "issued_by"),
        free_text=("cancelled_reason",),
        retention="Six years after the meeting.",
    )
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(place="") | ~Q(link=""),
                name="meetings_meeting_is_somewhere",
            ),
            models.UniqueConstraint(
                fields=["scheme", "held_on", "starts_at"],
                condition=~Q(status="cancelled"),
                name="meetings_meeting_one_at_a_time",
            ),
            paired_constraint("meetings_meeting", "issued_at", "issued_by"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True)
                | Q(started_at__isnull=False, ended_at__gte=F("started_at")),
                name="meetings_meeting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(status="cancelled") | ~Q(cancelled_reason=""),
                name="meetings_meeting_cancelled_with_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["scheme", "-held_on"], name="meetings_meeting_by_date")
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.held_on.day} {self.held_on:%B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.pk])

    @property
    def is_planned(self) -> bool:
        """Tell whether the agenda can still change."""
        return self.status == MeetingStatus.PLANNED

    @property
    def is_under_way(self) -> bool:
        """Tell whether the meeting has begun and is not over."""
        return self.is_planned and self.started_at is not None

    @property
    def writes_itself(self) -> bool:
        """Tell whether the agenda is still worked out anew each time."""
        return self.is_planned and self.issued_at is None

    @property
    def begins_at(self) -> datetime:
        """The instant it begins, from its local day and time; daylight saving is in it."""
        return timezone.make_aware(datetime.combine(self.held_on, self.starts_at))

    @property
    def ends_at(self) -> datetime:
        """
        The instant it ends: so many minutes later, past midnight on the day after.

        Minutes that pass, whatever the clocks do meanwhile.
        """
        return timezone.localtime(
            self.begins_at.astimezone(UTC) + timedelta(minutes=self.minutes)
        )

    @property
    def is_over(self) -> bool:
        """Tell whether the meeting has been held."""
        return self.status == MeetingStatus.HELD
