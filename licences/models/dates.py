"""KeyDate: one date in a sentence, official or estimated, and how it is known."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cases.models.record import CaseRecord
from core.models import Privacy
from licences.choices import DateSource, KeyDateKind


class KeyDate(CaseRecord):
    """
    A date from the prison's records, or our estimate of it.

    An official date covers every sentence passed by the day it was received and always
    wins; an estimate belongs to one sentence. An estimate may say that there is no such
    date, and why. Nothing is overwritten: the next row supersedes.
    """

    sentence = models.ForeignKey(
        "licences.Sentence",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="key_dates",
    )
    kind = models.CharField(max_length=12, choices=KeyDateKind.choices)
    day = models.DateField(null=True, blank=True)
    absent_because = models.CharField(max_length=200, blank=True)
    is_official = models.BooleanField()
    source = models.CharField(max_length=24, choices=DateSource.choices, blank=True)
    received_on = models.DateField(null=True, blank=True)
    rule_set = ArrayField(models.CharField(max_length=40), default=list)
    steps = models.JSONField(default=list)
    worked_out_on = models.DateField(null=True, blank=True)
    superseded_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("steps",), free_text=("withdrawn_because",)
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    is_official=True,
                    sentence__isnull=True,
                    day__isnull=False,
                    received_on__isnull=False,
                    worked_out_on__isnull=True,
                )
                & ~Q(source="")
                | Q(
                    is_official=False,
                    sentence__isnull=False,
                    received_on__isnull=True,
                    source="",
                    worked_out_on__isnull=False,
                ),
                name="licences_keydate_official_or_estimated",
            ),
            models.CheckConstraint(
                condition=Q(day__isnull=False, absent_because="")
                | (Q(day__isnull=True) & ~Q(absent_because="")),
                name="licences_keydate_a_day_or_why_none",
            ),
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(is_official=True, superseded_on__isnull=True),
                name="licences_keydate_one_official",
            ),
            models.UniqueConstraint(
                fields=["sentence", "kind"],
                condition=Q(is_official=False, superseded_on__isnull=True),
                name="licences_keydate_one_estimate",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case"],
                condition=Q(superseded_on__isnull=True),
                name="licences_keydate_current",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.day or 'none'}"
