"""What every entry on the log has, and the contact itself."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from cases.choices import Attendance, ContactType
from cases.choices.events import OfficerType
from cases.models.record import (
    ALTERED,
    WITHDRAWAL,
    SectionedRecord,
    Withdrawable,
    WithdrawableQuerySet,
)
from core.models import Privacy
from core.rowsecurity import Access


class Entry(SectionedRecord, Withdrawable):
    """
    Something that happened, recorded once and never altered.

    `idempotency_key` names one sending of one form: sent again, it is written once.
    What was recorded in error is withdrawn with a reason, and stays to be read.
    """

    idempotency_key = models.UUIDField(null=True, blank=True)

    objects: ClassVar[Any] = WithdrawableQuerySet.as_manager()
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
            *Withdrawable.Meta.constraints,
        ]


class ContactQuerySet(WithdrawableQuerySet):
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
