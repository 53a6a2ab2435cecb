"""Sentence: what the court passed, as the facts the estimate is worked out from."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cases.models.record import CaseRecord
from core.models import Privacy
from licences import calculations
from licences.choices import SentenceKind
from licences.recorded import Passed


class Sentence(CaseRecord):
    """
    One custodial sentence (S1-119 to S1-122, S1-133).

    A mistake is put right by a new row that supersedes this one, so that a date given
    last month can still be explained by the facts it rested on.
    """

    kind = models.CharField(max_length=30, choices=SentenceKind.choices)
    offence = models.CharField(max_length=200, blank=True)
    offence_date = models.DateField(null=True, blank=True)
    sentenced_on = models.DateField()
    court = models.CharField(max_length=120, blank=True)
    years = models.PositiveSmallIntegerField(default=0)
    months = models.PositiveSmallIntegerField(default=0)
    weeks = models.PositiveSmallIntegerField(default=0)
    days = models.PositiveIntegerField(default=0)
    remand_days = models.PositiveIntegerField(default=0)
    tagged_bail_days = models.PositiveIntegerField(default=0)
    sds40_excluded = models.BooleanField(default=False)
    superseded_on = models.DateField(null=True, blank=True)
    superseded_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    privacy: ClassVar[Privacy] = Privacy(
        special=("offence", "offence_date", "court", "kind")
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(kind=SentenceKind.STANDARD_DETERMINATE)
                | (
                    Q(offence_date__isnull=False)
                    & Q(offence_date__lte=F("sentenced_on"))
                    & (
                        Q(years__gt=0)
                        | Q(months__gt=0)
                        | Q(weeks__gt=0)
                        | Q(days__gt=0)
                    )
                ),
                name="licences_sentence_has_what_is_counted",
            ),
            models.CheckConstraint(
                condition=Q(superseded_on__isnull=False)
                | Q(superseded_by__isnull=True),
                name="licences_sentence_superseded_on_a_day",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case", "-sentenced_on"], name="licences_sentence_latest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.sentenced_on:%d %B %Y}"

    @property
    def is_current(self) -> bool:
        """Tell whether no correction has taken its place."""
        return self.superseded_on is None

    @property
    def passed(self) -> Passed:
        """The sentence as a plain value."""
        return Passed(
            id=str(self.pk),
            kind=self.kind,
            offence_date=self.offence_date,
            sentenced_on=self.sentenced_on,
            years=self.years,
            months=self.months,
            weeks=self.weeks,
            days=self.days,
            remand_days=self.remand_days,
            tagged_bail_days=self.tagged_bail_days,
            sds40_excluded=self.sds40_excluded,
        )

    @property
    def term(self) -> calculations.Term:
        """The term as the court pronounced it."""
        return calculations.Term(
            years=self.years, months=self.months, weeks=self.weeks, days=self.days
        )
