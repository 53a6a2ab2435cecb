"""Meetings of a scheme, and what is on their agendas (S1-7, S1-18, S1-24)."""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.roles import Permission
from cases.models.record import CaseRecord
from core.models import Privacy, Record, paired_constraint
from core.rowsecurity import Access
from meetings.choices import MeetingStatus


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings by who may know of them and by date."""

    def visible_to(self, user: Any) -> Self:
        """
        Keep the meetings of the area for which `user` acts.

        A meeting holds no case: its agenda items carry their own locks.
        """
        acting = user.acting
        if (
            acting is None
            or acting.area_id is None
            or not user.holds(Permission.CASE_READ)
        ):
            return self.none()
        return self.filter(scheme__area_id=acting.area_id)

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
    """One Referral and Operational Meeting, under the scheme's own name for it (A-2)."""

    scheme = models.ForeignKey(
        "agencies.Scheme", on_delete=models.PROTECT, related_name="meetings"
    )
    name = models.CharField(max_length=80)
    held_on = models.DateField()
    starts_at = models.TimeField()
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
    version = models.PositiveIntegerField(default=1)
    arranged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    arranged_at = models.DateTimeField(auto_now_add=True)

    objects = MeetingQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(
        personal=("chair", "coordinator", "arranged_by"),
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
                name="meetings_meeting_one_at_a_time",
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


class AgendaItem(CaseRecord):
    """
    One case on one agenda, and why it is there.

    `referral_id` is set for a new nomination, whose outcome is the decision on the
    referral. An item taken off the agenda is kept, with who took it off and why.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    referral_id = models.UUIDField(null=True, blank=True)
    presented_by = models.ForeignKey(
        "agencies.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reason = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField()
    outcome = models.TextField(blank=True)
    removed_on = models.DateField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    removed_reason = models.CharField(max_length=300, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        free_text=("reason", "outcome", "removed_reason")
    )
    # What the meeting says of a case that left is still written: it may come back.
    access: ClassVar[Access] = Access(
        by="case_id", grants=("SELECT", "INSERT", "UPDATE"), after_closing=True
    )

    class Meta:
        constraints: ClassVar = [
            paired_constraint("meetings_agendaitem", "removed_on", "removed_by"),
            models.CheckConstraint(
                condition=Q(removed_on__isnull=True) | ~Q(removed_reason=""),
                name="meetings_agendaitem_removal_says_why",
            ),
            models.UniqueConstraint(
                fields=["meeting", "case"],
                condition=Q(removed_on__isnull=True),
                name="meetings_agendaitem_case_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["meeting", "order"],
                condition=Q(removed_on__isnull=True),
                name="meetings_agendaitem_in_order",
            ),
            models.Index(
                fields=["referral_id"],
                condition=Q(referral_id__isnull=False),
                name="meetings_agendaitem_referral",
            ),
        ]

    def __str__(self) -> str:
        return self.reason
