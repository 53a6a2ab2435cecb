"""What the referrer answered, and the history of the referral's statuses."""

from typing import ClassVar

from django.db import models

from cases.models.record import CaseRecord, SectionedRecord
from core.models import Privacy
from core.rowsecurity import Access
from referrals.choices import PriorityGroup, Status
from referrals.models.referral import Referral


class ReferralAnswer(SectionedRecord):
    """
    One answer of the form as it stood at submission, in words (S1-F01 to S1-F45).

    Every question has its row, answered or not, so that a row a reader cannot see
    says only that its section is closed to them.
    """

    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="form"
    )
    code = models.CharField(max_length=30)
    text = models.TextField()

    privacy: ClassVar[Privacy] = Privacy(free_text=("text",))
    access: ClassVar[Access] = Access(
        by="case_id", sectioned=True, grants=("SELECT", "INSERT")
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["referral", "code"], name="referrals_referralanswer_once"
            )
        ]

    def __str__(self) -> str:
        return self.code


class PriorityGroupAnswer(CaseRecord):
    """Whether one of the priority groups applies; each is answered (S1-178)."""

    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="priority_groups"
    )
    code = models.CharField(max_length=40, choices=PriorityGroup.choices)
    applies = models.BooleanField()

    privacy: ClassVar[Privacy] = Privacy(special=("applies",))
    access: ClassVar[Access] = Access(by="case_id", grants=("SELECT", "INSERT"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["referral", "code"], name="referrals_prioritygroupanswer_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()}: {'yes' if self.applies else 'no'}"


class StatusChange(CaseRecord):
    """Who moved the referral from one status to another, when and why."""

    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="status_changes"
    )
    from_status = models.CharField(max_length=20, choices=Status.choices)
    to_status = models.CharField(max_length=20, choices=Status.choices)
    changed_on = models.DateField()
    reason = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(free_text=("reason",))
    access: ClassVar[Access] = Access(by="case_id", grants=("SELECT", "INSERT"))

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["referral", "recorded_at"], name="referrals_statuschange_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_from_status_display()} → {self.get_to_status_display()}"
