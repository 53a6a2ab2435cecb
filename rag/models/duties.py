"""What is stored of the duties a class brings: what was done, agreed and assessed."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cases.models.record import CaseRecord
from core.models import Privacy
from rag.choices import FrequencyUnit, MonitoringOutcome, MonitoringScheme, RecordedDuty


class DutyDone(CaseRecord):
    """One duty done on one day that no other record shows (S1-169 to S1-173)."""

    duty = models.CharField(max_length=30, choices=RecordedDuty.choices)
    done_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    meeting_id = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(free_text=("note",))

    class Meta:
        verbose_name_plural = "duties done"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "duty", "done_on"], name="rag_dutydone_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_duty_display()}, {self.done_on:%d %B %Y}"


class MonitoringAssessment(CaseRecord):
    """
    Whether electronic monitoring would suit, and under which scheme (S1-191, S1-164).

    A voluntary tag is counted apart from one that a court or licence requires.
    """

    assessed_on = models.DateField()
    outcome = models.CharField(max_length=20, choices=MonitoringOutcome.choices)
    scheme = models.CharField(
        max_length=20, choices=MonitoringScheme.choices, blank=True
    )
    reasons = models.TextField()

    privacy: ClassVar[Privacy] = Privacy(free_text=("reasons",))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(outcome=MonitoringOutcome.SUITABLE) | ~Q(scheme=""),
                name="rag_monitoringassessment_suitable_names_scheme",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=MonitoringOutcome.UNSUITABLE) | Q(scheme=""),
                name="rag_monitoringassessment_unsuitable_has_none",
            ),
            models.UniqueConstraint(
                fields=["case", "assessed_on", "outcome", "scheme"],
                name="rag_monitoringassessment_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}, {self.assessed_on:%d %B %Y}"


class SupervisionFrequency(CaseRecord):
    """
    How often the agencies see the person, as a meeting agreed, and until when (S1-203).

    Never edited: the next one supersedes it.
    """

    number = models.PositiveIntegerField()
    value = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20, choices=FrequencyUnit.choices)
    agreed_on = models.DateField()
    expires_on = models.DateField()
    meeting_id = models.UUIDField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    superseded_on = models.DateField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(free_text=("note",))

    class Meta:
        verbose_name_plural = "supervision frequencies"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(superseded_on__isnull=True),
                name="rag_supervisionfrequency_one_current",
            ),
            models.UniqueConstraint(
                fields=["case", "number"], name="rag_supervisionfrequency_numbered"
            ),
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("agreed_on")),
                name="rag_supervisionfrequency_expires_later",
            ),
            models.CheckConstraint(
                condition=Q(value__gte=1), name="rag_supervisionfrequency_positive"
            ),
        ]

    def __str__(self) -> str:
        unit = FrequencyUnit(self.unit).counted(self.value)
        return f"{self.value} {unit}"
