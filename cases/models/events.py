"""Events: drug tests, arrests, convictions, incidents."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from cases.choices.events import ArrestOutcome, IncidentKind, ReasonTested, Substance
from cases.models.entry import WITHDRAWAL, Entry
from core.models import Privacy
from core.rowsecurity import Access


def substances() -> ArrayField:
    """Return a column that holds any of the substances."""
    return ArrayField(
        models.CharField(max_length=30, choices=Substance.choices), default=list
    )


class DrugTest(Entry):
    """One test: each substance looked for, and which were found (S1-38, S2-28, A-22)."""

    tested_on = models.DateField()
    setting = models.CharField(max_length=20, choices=ReasonTested.choices)
    place = models.CharField(max_length=120, blank=True)
    positive_for = substances()
    negative_for = substances()
    was_refused = models.BooleanField(default=False)
    comment = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("positive_for", "negative_for", "was_refused"),
        free_text=("comment", "withdrawn_reason"),
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(positive_for__overlap=F("negative_for")),
                name="cases_drugtest_one_result_each",
            ),
            models.CheckConstraint(
                condition=Q(was_refused=True, positive_for=[], negative_for=[])
                | (Q(was_refused=False) & ~(Q(positive_for=[]) & Q(negative_for=[]))),
                name="cases_drugtest_refused_or_resulted",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-tested_on"], name="cases_drugtest_latest")
        ]

    def __str__(self) -> str:
        return f"Drug test: {self.result}"

    @property
    def is_positive(self) -> bool:
        """Whether any substance was found."""
        return bool(self.positive_for)

    @property
    def result(self) -> str:
        """The result in a few words, each substance named."""
        if self.was_refused:
            return "refused"
        named = dict(Substance.choices)
        parts = [
            f"{word} for {', '.join(str(named[each]).lower() for each in found)}"
            for word, found in (
                ("positive", self.positive_for),
                ("negative", self.negative_for),
            )
            if found
        ]
        return "; ".join(parts)


class Arrest(Entry):
    """An arrest (S1-55, S2-9)."""

    arrested_at = models.DateTimeField()
    offence = models.CharField(max_length=200)
    place = models.CharField(max_length=120, blank=True)
    force_number = models.CharField(max_length=20, blank=True)
    outcome = models.CharField(max_length=30, choices=ArrestOutcome.choices)
    comment = models.TextField(blank=True)

    access: ClassVar[Access] = Access(
        by="case_id",
        sectioned=True,
        grants=("SELECT", "INSERT", "UPDATE"),
        columns_updatable=(*WITHDRAWAL, "outcome"),
    )
    privacy: ClassVar[Privacy] = Privacy(
        personal=("place",),
        special=("offence", "outcome"),
        free_text=("comment", "withdrawn_reason"),
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [*Entry.Meta.constraints]
        indexes: ClassVar = [
            models.Index(fields=["case", "-arrested_at"], name="cases_arrest_latest")
        ]

    def __str__(self) -> str:
        return f"Arrested: {self.offence}"


class Conviction(Entry):
    """A conviction, with the sentence in the court's words (S2-9, S2-26)."""

    convicted_on = models.DateField()
    offence = models.CharField(max_length=200)
    offence_date = models.DateField(null=True, blank=True)
    court = models.CharField(max_length=120, blank=True)
    sentence = models.CharField(max_length=200, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("offence", "sentence"), free_text=("withdrawn_reason",)
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(offence_date__isnull=True)
                | Q(offence_date__lte=F("convicted_on")),
                name="cases_conviction_follows_the_offence",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case", "-convicted_on"], name="cases_conviction_latest"
            )
        ]

    def __str__(self) -> str:
        return f"Convicted: {self.offence}"


class Incident(Entry):
    """Something reported that is neither a contact nor an arrest (S2-43)."""

    kind = models.CharField(max_length=20, choices=IncidentKind.choices)
    happened_at = models.DateTimeField()
    place = models.CharField(max_length=120, blank=True)
    what = models.TextField()

    privacy: ClassVar[Privacy] = Privacy(
        personal=("place",), special=("kind",), free_text=("what", "withdrawn_reason")
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [*Entry.Meta.constraints]
        indexes: ClassVar = [
            models.Index(fields=["case", "-happened_at"], name="cases_incident_latest")
        ]

    def __str__(self) -> str:
        return f"Incident: {self.get_kind_display().lower()}"
