"""The minutes of a meeting, what was agreed of them, and what was put right since (S1-12, S1-14)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.record import CaseRecord
from core.models import Privacy, Record, paired_constraint
from core.rowsecurity import Access


class Minutes(Record):
    """
    The minutes of one meeting: a draft until the Chair agrees them (S1-12).

    The general notes stand here and concern nobody managed; what was said of a case
    stands in `MinuteEntry`, behind the case's own lock. The hash is of the general
    variant: notes, attendance and the hashes of all the entries. After
    `corrections_until` nothing can be put right any more.
    """

    meeting = models.OneToOneField(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="record"
    )
    notes = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    corrections_until = models.DateTimeField(null=True, blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        personal=("drafted_by", "agreed_by"),
        free_text=("notes",),
        retention="Six years after the meeting.",
    )
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT", "UPDATE"))

    class Meta:
        verbose_name_plural = "minutes"
        constraints: ClassVar = [
            paired_constraint(
                "meetings_minutes", "agreed_at", "agreed_by", "corrections_until"
            ),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True, content_sha256="")
                | Q(
                    agreed_at__isnull=False,
                    content_sha256__regex=r"^[0-9a-f]{64}$",
                ),
                name="meetings_minutes_agreed_have_their_hash",
            ),
        ]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting}"

    @property
    def is_agreed(self) -> bool:
        """Tell whether the Chair has agreed them."""
        return self.agreed_at is not None


class MinuteEntry(CaseRecord):
    """What the agreed minutes say of one case to everybody who sees it; never altered."""

    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, related_name="entries"
    )
    item = models.OneToOneField(
        "meetings.AgendaItem", on_delete=models.PROTECT, related_name="minuted"
    )
    content = models.JSONField()
    content_sha256 = models.CharField(max_length=64)

    privacy: ClassVar[Privacy] = Privacy(free_text=("content",))
    access: ClassVar[Access] = Access(
        by="case_id", grants=("SELECT", "INSERT"), after_closing=True
    )

    class Meta:
        verbose_name_plural = "minute entries"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(content_sha256__regex=r"^[0-9a-f]{64}$"),
                name="meetings_minuteentry_hash_is_sha256",
            )
        ]

    def __str__(self) -> str:
        return f"{self.minutes}: {self.case}"


class NotesCorrection(Record):
    """Something put right in the general notes after they were agreed."""

    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, related_name="corrections"
    )
    what = models.TextField()
    why = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        personal=("made_by",),
        free_text=("what", "why"),
        retention="Six years after the meeting.",
    )
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT"))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(why=""),
                name="meetings_notescorrection_says_what_and_why",
            ),
            models.UniqueConstraint(
                fields=["minutes", "idempotency_key"],
                name="meetings_notescorrection_made_once",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class EntryCorrection(CaseRecord):
    """Something put right in what the agreed minutes say of one case."""

    entry = models.ForeignKey(
        MinuteEntry, on_delete=models.PROTECT, related_name="corrections"
    )
    what = models.TextField()
    why = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(free_text=("what", "why"))
    access: ClassVar[Access] = Access(
        by="case_id", grants=("SELECT", "INSERT"), after_closing=True
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(why=""),
                name="meetings_entrycorrection_says_what_and_why",
            ),
            models.UniqueConstraint(
                fields=["entry", "idempotency_key"],
                name="meetings_entrycorrection_made_once",
            ),
        ]

    def __str__(self) -> str:
        return self.what
