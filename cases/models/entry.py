"""What every entry on the log has, and the contact itself."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import Attendance, ContactType
from cases.choices.events import OfficerType
from cases.models.record import SectionedRecord
from cases.models.visibility import VisibleQuerySet
from core.models import Privacy, paired_constraint
from core.rowsecurity import Access


WITHDRAWAL = ("withdrawn_at", "withdrawn_by_id", "withdrawn_reason")
ALTERED = "%(app_label)s_%(class)s"


class EntryQuerySet(VisibleQuerySet):
    """Entries of a case."""

    def standing(self) -> "EntryQuerySet":
        """Keep what still counts: not withdrawn as recorded in error."""
        return self.filter(withdrawn_at__isnull=True)


class Entry(SectionedRecord):
    """
    Something that happened, recorded once and never altered.

    `idempotency_key` names one sending of one form: sent again, it is written once.
    What was recorded in error is withdrawn with a reason, and stays to be read.
    """

    idempotency_key = models.UUIDField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[Any] = EntryQuerySet.as_manager()
    access: ClassVar[Access] = Access(
        by="case_id",
        sectioned=True,
        grants=("SELECT", "INSERT", "UPDATE"),
        columns_updatable=WITHDRAWAL,
    )

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "idempotency_key"], name=f"{ALTERED}_recorded_once"
            ),
            paired_constraint(ALTERED, "withdrawn_at", "withdrawn_by"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name=f"{ALTERED}_withdrawn_says_why",
            ),
        ]


class ContactQuerySet(EntryQuerySet):
    """Contacts of a case."""

    def standing(self) -> "ContactQuerySet":
        """Keep each contact as last corrected, and none that was withdrawn."""
        return self.filter(withdrawn_at__isnull=True, correction__isnull=True)


class Contact(Entry):
    """
    A contact or event on the log (S1-182).

    A correction is a new row that names the one it corrects: the old text stays.
    """

    kind = models.CharField(max_length=40, choices=ContactType.choices)
    happened_at = models.DateTimeField()
    place = models.CharField(max_length=120, blank=True)
    officer_type = models.CharField(
        max_length=30, choices=OfficerType.choices, blank=True
    )
    seen_by = models.CharField(max_length=120, blank=True)
    attendance = models.CharField(max_length=30, choices=Attendance.choices, blank=True)
    force_number = models.CharField(max_length=20, blank=True)
    summary = models.TextField()
    outcome = models.TextField(blank=True)
    next_appointment_at = models.DateTimeField(null=True, blank=True)
    next_place = models.CharField(max_length=120, blank=True)
    next_with = models.CharField(max_length=120, blank=True)
    corrects = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="correction",
    )
    correction_reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[Any] = ContactQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(
        personal=("place", "seen_by", "next_place", "next_with"),
        free_text=("summary", "outcome", "correction_reason", "withdrawn_reason"),
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(correction_reason=""),
                name="cases_contact_correction_says_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-happened_at"], name="cases_contact_latest")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.happened_at:%d %B %Y}"

    @property
    def code(self) -> str:
        """The national contact type code."""
        return ContactType(self.kind).ndelius_code
