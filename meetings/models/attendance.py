"""Who is asked to a meeting, who came, and which cases a guest is there for (S1-9 to S1-11)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.record import CaseRecord
from core.models import Privacy, Record, paired_constraint
from core.rowsecurity import Access
from meetings.choices import Presence, Standing


class Attendee(Record):
    """
    Somebody asked to a meeting, for an agency: core member, deputy or guest.

    `told_version` is the version of the meeting that their latest invitation gave.
    """

    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="attendees"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    standing = models.CharField(max_length=10, choices=Standing.choices)
    deputy_for = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deputies",
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    told_version = models.PositiveIntegerField(null=True, blank=True)
    apologies_at = models.DateTimeField(null=True, blank=True)
    apologies_note = models.CharField(max_length=300, blank=True)
    presence = models.CharField(max_length=10, choices=Presence.choices, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        personal=("person", "asked_by", "deputy_for"),
        free_text=("apologies_note",),
        retention="Six years after the meeting.",
    )
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "person"], name="meetings_attendee_once"
            ),
            models.CheckConstraint(
                condition=Q(presence="", arrived_at__isnull=True)
                | (~Q(presence="") & Q(arrived_at__isnull=False)),
                name="meetings_attendee_present_since",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(arrived_at__isnull=False),
                name="meetings_attendee_leaves_after_arriving",
            ),
            models.CheckConstraint(
                condition=Q(deputy_for__isnull=True) | Q(standing="deputy"),
                name="meetings_attendee_deputy_stands_in",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person"], name="meetings_attendee_person")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.agency}"

    @property
    def is_here(self) -> bool:
        """Tell whether they came and have not left."""
        return self.arrived_at is not None and self.left_at is None


class GuestCase(CaseRecord):
    """A case that a guest is asked to a meeting for; they see no other (S1-11)."""

    attendee = models.ForeignKey(
        Attendee, on_delete=models.PROTECT, related_name="guest_cases"
    )
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    privacy: ClassVar[Privacy] = Privacy(personal=("ended_by",))
    access: ClassVar[Access] = Access(
        by="case_id", grants=("SELECT", "INSERT", "UPDATE"), after_closing=True
    )

    class Meta:
        constraints: ClassVar = [
            paired_constraint("meetings_guestcase", "ended_on", "ended_by"),
            models.UniqueConstraint(
                fields=["attendee", "case"],
                condition=Q(ended_on__isnull=True),
                name="meetings_guestcase_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attendee}: {self.case}"
