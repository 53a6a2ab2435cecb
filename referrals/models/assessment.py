"""The local team's research, and the administration that follows a decision."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.models.record import SectionedRecord
from core.models import Privacy
from referrals.choices import AdminTask, ResearchSource
from referrals.models.referral import Referral
from referrals.models.tasks import OwnedTask


class ResearchEntry(SectionedRecord):
    """What one source says of the person, and when it was checked (S1-45, S1-63)."""

    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="research"
    )
    source = models.CharField(max_length=30, choices=ResearchSource.choices)
    findings = models.TextField(blank=True)
    nothing_found = models.BooleanField(default=False)
    checked_on = models.DateField()

    privacy: ClassVar[Privacy] = Privacy(free_text=("findings",))

    class Meta:
        verbose_name_plural = "research entries"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(nothing_found=True, findings="")
                | (Q(nothing_found=False) & ~Q(findings="")),
                name="referrals_researchentry_says_something",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["referral", "source"], name="referrals_research_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()}, {self.checked_on:%d %B %Y}"


class AdministrationTask(OwnedTask):
    """One of the form's administration rows on coming on (S1-181)."""

    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="administration"
    )
    code = models.CharField(max_length=30, choices=AdminTask.choices)

    class Meta(OwnedTask.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["referral", "code"], name="referrals_administrationtask_once"
            ),
            *OwnedTask.Meta.constraints,
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(done_on__isnull=True, withheld_on__isnull=True),
                name="referrals_admin_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()}, due {self.due_on:%d %B %Y}"
