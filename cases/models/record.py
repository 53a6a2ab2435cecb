"""What agencies record on a case: needs, notes, contacts, scores, warnings."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases import scores
from cases.choices import (
    NeedRating,
    Pathway,
    ScoreBand,
    ScoreTool,
    Section,
    WarningSource,
)
from cases.models.visibility import VisibleQuerySet
from core.models import Privacy, Record, paired_constraint
from core.rowsecurity import Access
from core.words import day


class CaseRecord(Record):
    """A row on a case, with who wrote it and when."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="%(class)ss"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = VisibleQuerySet.as_manager()
    access: ClassVar[Access] = Access(
        by="case_id", grants=("SELECT", "INSERT", "UPDATE")
    )

    class Meta:
        abstract = True


WITHDRAWAL = ("withdrawn_at", "withdrawn_by_id", "withdrawn_reason")
ALTERED = "%(app_label)s_%(class)s"


class WithdrawableQuerySet(VisibleQuerySet):
    """Rows that may have been recorded by mistake."""

    def standing(self) -> Self:
        """Keep what still counts: not withdrawn as recorded in error."""
        return self.filter(withdrawn_at__isnull=True)


class Withdrawable(models.Model):
    """What was recorded in error is withdrawn with a reason, and stays to be read."""

    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            paired_constraint(ALTERED, "withdrawn_at", "withdrawn_by"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name=f"{ALTERED}_withdrawn_says_why",
            ),
        ]


class WithdrawableRecord(CaseRecord, Withdrawable):
    """A row on a case that is never altered, only withdrawn."""

    objects: ClassVar[Any] = WithdrawableQuerySet.as_manager()
    access: ClassVar[Access] = Access(
        by="case_id",
        grants=("SELECT", "INSERT", "UPDATE"),
        columns_updatable=WITHDRAWAL,
    )

    class Meta(Withdrawable.Meta):
        abstract = True


class SectionedRecord(CaseRecord):
    """A row in a section of its own, belonging to the agency that wrote it."""

    section = models.CharField(
        max_length=30, choices=Section.choices, default=Section.GENERAL
    )
    originator = models.ForeignKey(
        "agencies.Principal", on_delete=models.PROTECT, related_name="+"
    )

    access: ClassVar[Access] = Access(
        by="case_id", sectioned=True, grants=("SELECT", "INSERT", "UPDATE")
    )

    class Meta:
        abstract = True


class NeedAssessment(SectionedRecord):
    """One pathway rated once, with needs and actions; the latest is the present one (S1-177)."""

    pathway = models.CharField(max_length=40, choices=Pathway.choices)
    rating = models.CharField(max_length=10, choices=NeedRating.choices)
    needs = models.TextField(blank=True)
    actions = models.TextField(blank=True)
    assessed_on = models.DateField()

    privacy: ClassVar[Privacy] = Privacy(
        special=("rating",), free_text=("needs", "actions")
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(rating="green") | (~Q(needs="") & ~Q(actions="")),
                name="cases_needassessment_red_and_amber_say_why",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case", "pathway", "-assessed_on"], name="cases_need_latest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_pathway_display()}: {self.get_rating_display()}"


class Note(SectionedRecord):
    """Information recorded on a case: intelligence, health, victim, staff safety or plain."""

    title = models.CharField(max_length=120)
    text = models.TextField()
    about_on = models.DateField()
    grading = models.CharField(max_length=20, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("title", "grading"), free_text=("text",)
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "-about_on"], name="cases_note_latest")
        ]

    def __str__(self) -> str:
        return self.title


class RiskScore(WithdrawableRecord):
    """
    An actuarial score: never a bare number (A-27).

    `scores` says what each tool measures, over how many years and in which bands.
    """

    tool = models.CharField(max_length=10, choices=ScoreTool.choices)
    version = models.CharField(max_length=20, blank=True)
    value = models.DecimalField(max_digits=5, decimal_places=2)
    horizon_years = models.PositiveSmallIntegerField(null=True, blank=True)
    band = models.CharField(max_length=10, choices=ScoreBand.choices, blank=True)
    scored_on = models.DateField()
    source = models.CharField(max_length=80, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("value", "band"), free_text=("withdrawn_reason",)
    )

    class Meta(WithdrawableRecord.Meta):
        constraints: ClassVar = [
            *WithdrawableRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(value__gte=0, value__lte=100),
                name="cases_riskscore_within_scale",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case", "tool", "-scored_on"], name="cases_score_latest"
            )
        ]

    def __str__(self) -> str:
        return scores.in_words(
            self.tool, self.value, horizon=self.horizon_years, band=self.band
        )

    @property
    def dated(self) -> str:
        """The score with its day, as research that rests on it writes it."""
        return f"{self}, {day(self.scored_on)}"

    @property
    def measures(self) -> str:
        """What the tool measures, in words."""
        return scores.TOOLS[ScoreTool(self.tool)].measures


class WarningMarker(SectionedRecord):
    """A warning from PNC, Niche or another record (F11), with a date to look at it again."""

    source = models.CharField(max_length=20, choices=WarningSource.choices)
    text = models.TextField()
    warned_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    # Some warnings would put somebody in danger if the person learnt of them.
    may_be_told = models.BooleanField(default=False)

    privacy: ClassVar[Privacy] = Privacy(free_text=("text",))

    def __str__(self) -> str:
        return f"{self.get_source_display()} warning"


class InvolvedAgency(CaseRecord):
    """An agency working with the person, and whom to ring there (S1-176)."""

    agency_name = models.CharField(max_length=120)
    person_name = models.CharField(max_length=120, blank=True)
    contact_details = models.CharField(max_length=200, blank=True)

    privacy: ClassVar[Privacy] = Privacy(personal=("person_name", "contact_details"))

    class Meta:
        verbose_name_plural = "involved agencies"

    def __str__(self) -> str:
        return self.agency_name
