"""The local team's research, and the administration that follows a decision."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.models.record import SectionedRecord
from core.models import Privacy
from referrals.choices import AdminTask, ResearchSource
from referrals.models.referral import Referral
from referrals.models.tasks import OwnedTask
from referrals.rules.criteria import in_a_month


class ResearchEntry(SectionedRecord):
    """What one source says of the person, and when it was checked (S1-45, S1-63)."""

    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="research"
    )
    source = models.CharField(max_length=30, choices=ResearchSource.choices)
    findings = models.TextField(blank=True)
    nothing_found = models.BooleanField(default=False)
    checked_on = models.DateField()
    # how often, and what it cost, over how many months (S1-63, S1-201)
    period_months = models.PositiveSmallIntegerField(null=True, blank=True)
    offences = models.PositiveSmallIntegerField(null=True, blank=True)
    cost_pounds = models.PositiveIntegerField(null=True, blank=True)
    cost_basis = models.CharField(max_length=200, blank=True)

    # Set by the selector: the score it rests on was withdrawn as recorded by mistake.
    is_void = False

    privacy: ClassVar[Privacy] = Privacy(free_text=("findings", "cost_basis"))

    class Meta:
        verbose_name_plural = "research entries"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(nothing_found=True, findings="")
                | (Q(nothing_found=False) & ~Q(findings="")),
                name="referrals_researchentry_says_something",
            ),
            models.CheckConstraint(
                condition=Q(period_months__isnull=True)
                & Q(offences__isnull=True, cost_pounds__isnull=True)
                | Q(period_months__gte=1)
                & (Q(offences__isnull=False) | Q(cost_pounds__isnull=False)),
                name="referrals_researchentry_figures_say_over_what_time",
            ),
            models.CheckConstraint(
                condition=Q(cost_pounds__isnull=True, cost_basis="")
                | (Q(cost_pounds__isnull=False) & ~Q(cost_basis="")),
                name="referrals_researchentry_cost_says_its_basis",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["referral", "source"], name="referrals_research_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()}, {self.checked_on:%d %B %Y}"

    @property
    def figure(self) -> str:
        """The entry's number with its period: "14 offences in 12 months, 1.2 a month"."""
        if self.period_months is None:
            return ""
        over = f"in {self.period_months} month{'' if self.period_months == 1 else 's'}"
        if self.cost_pounds is not None:
            return f"£{self.cost_pounds:,} {over}, on {self.cost_basis}"
        count = self.offences or 0
        monthly = in_a_month(count, self.period_months)
        return f"{count} offence{'' if count == 1 else 's'} {over}, {monthly} a month"


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
