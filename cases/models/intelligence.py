"""Police intelligence: graded entries, and the daily check of the cohort."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.choices.events import CheckResult, GradingSystem
from cases.models.entry import Entry
from cases.models.record import SectionedRecord
from core.models import Privacy
from core.rowsecurity import Access


class Intelligence(Entry):
    """
    One graded piece of police intelligence (S1-53, S1-55, A-23).

    Read by police whose role opens the section; passed on, entry by entry, by the
    agency that recorded it (`SectionShare`), as far as its handling code allows.
    """

    system = models.CharField(max_length=10, choices=GradingSystem.choices)
    source_evaluation = models.CharField(max_length=1)
    assessment = models.CharField(max_length=1)
    handling_code = models.CharField(max_length=1)
    handling_conditions = models.TextField(blank=True)
    about_on = models.DateField()
    title = models.CharField(max_length=120)
    text = models.TextField()
    indicates_increased_risk = models.BooleanField(default=False)

    privacy: ClassVar[Privacy] = Privacy(
        special=("title", "indicates_increased_risk"),
        free_text=("text", "handling_conditions", "withdrawn_reason"),
    )

    class Meta(Entry.Meta):
        verbose_name_plural = "intelligence"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(section="police_intelligence"),
                name="cases_intelligence_is_police_information",
            ),
            models.CheckConstraint(
                condition=Q(
                    system="5x5x5",
                    source_evaluation__in="ABCDE",
                    assessment__in="12345",
                    handling_code__in="12345",
                )
                | Q(
                    system="3x5x2",
                    source_evaluation__in="123",
                    assessment__in="ABCDE",
                    handling_code__in="PC",
                ),
                name="cases_intelligence_grading_is_possible",
            ),
            models.CheckConstraint(
                condition=~(
                    Q(system="3x5x2", handling_code="C")
                    | Q(system="5x5x5", handling_code="5")
                )
                | ~Q(handling_conditions=""),
                name="cases_intelligence_conditions_are_said",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-about_on"], name="cases_intelligence_latest")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def grading(self) -> str:
        """The grading as it is spoken: "1BP", "B24"."""
        return f"{self.source_evaluation}{self.assessment}{self.handling_code}"


class IntelligenceCheck(SectionedRecord):
    """That police looked one person up on one day, and whether there was anything (S1-55)."""

    checked_on = models.DateField()
    result = models.CharField(max_length=20, choices=CheckResult.choices)

    access: ClassVar[Access] = Access(
        by="case_id",
        sectioned=True,
        grants=("SELECT", "INSERT", "UPDATE"),
        columns_updatable=("result",),
    )
    privacy: ClassVar[Privacy] = Privacy(special=("result",))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "originator", "checked_on"],
                name="cases_intelligencecheck_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(section="police_intelligence"),
                name="cases_intelligencecheck_is_police_information",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-checked_on"], name="cases_intelcheck_latest")
        ]

    def __str__(self) -> str:
        return f"{self.get_result_display()} on {self.checked_on:%d %B %Y}"
