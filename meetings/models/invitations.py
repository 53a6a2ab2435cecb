"""Invitations that wait to be sent, were sent, or were not, and why."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from core.models import Privacy, Record
from core.rowsecurity import Access
from meetings.choices import InvitationMethod, NotSent


class Invitation(Record):
    """
    One message to one attendee: come, it changed, or it is off. It names no case.

    `version` is the meeting's as it then was, and the calendar entry's sequence.
    """

    attendee = models.ForeignKey(
        "meetings.Attendee", on_delete=models.PROTECT, related_name="invitations"
    )
    method = models.CharField(max_length=10, choices=InvitationMethod.choices)
    version = models.PositiveIntegerField()
    queued_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    not_sent = models.CharField(max_length=20, choices=NotSent.choices, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        personal=("attendee",), retention="Six years after the meeting."
    )
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["attendee", "method", "version"],
                name="meetings_invitation_once",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(not_sent=""),
                name="meetings_invitation_sent_or_not",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(sent_at__isnull=True, not_sent=""),
                name="meetings_invitation_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_method_display()}: {self.attendee}"
