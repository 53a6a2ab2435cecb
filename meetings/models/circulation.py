"""To whom the minutes and plans of a meeting were sent, and who has opened them (S1-22)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.models import Privacy, Record
from core.rowsecurity import Access


class Recipient(Record):
    """
    One person told where to read what a meeting decided.

    The e-mail holds a link and nothing else. `asked_at` is when it was last put out to
    be sent, `mailed_at` when the mail server took it: one waits while the first is the
    later. What they find behind the link is what they may see on the day they look.
    """

    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="recipients"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        personal=("person", "sent_by"), retention="Six years after the meeting."
    )
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "person"], name="meetings_recipient_once"
            ),
            models.CheckConstraint(
                condition=Q(asked_at__gte=F("sent_at")),
                name="meetings_recipient_asked_after_sending",
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True) | Q(opened_at__gte=F("sent_at")),
                name="meetings_recipient_opened_after_sending",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["asked_at"],
                condition=Q(mailed_at__isnull=True) | Q(mailed_at__lt=F("asked_at")),
                name="meetings_recipient_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.agency}"
