"""How somebody lives: work, safeguarding concerns, a landlord's part in it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cases.choices.events import AtRisk, OccupationKind, SafeguardingOutcome
from cases.models.entry import WITHDRAWAL, Entry
from core.models import Privacy
from core.rowsecurity import Access


class EmploymentSpell(Entry):
    """Work, training or education from one day to another (S2-32)."""

    kind = models.CharField(max_length=20, choices=OccupationKind.choices)
    what = models.CharField(max_length=120)
    where = models.CharField(max_length=120, blank=True)
    hours_a_week = models.PositiveSmallIntegerField(null=True, blank=True)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    why_ended = models.CharField(max_length=200, blank=True)

    access: ClassVar[Access] = Access(
        by="case_id",
        sectioned=True,
        grants=("SELECT", "INSERT", "UPDATE"),
        columns_updatable=(*WITHDRAWAL, "last_day", "why_ended"),
    )
    privacy: ClassVar[Privacy] = Privacy(
        personal=("what", "where"), free_text=("why_ended", "withdrawn_reason")
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="cases_employmentspell_ends_after_it_starts",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-first_day"], name="cases_employment_latest")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.what}"


class SafeguardingConcern(Entry):
    """A child or an adult at risk: to whom it was referred, and what they decided (S1-91)."""

    about = models.CharField(max_length=10, choices=AtRisk.choices)
    concern = models.TextField()
    raised_on = models.DateField()
    referred_to = models.CharField(max_length=120, blank=True)
    referred_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(
        max_length=30, choices=SafeguardingOutcome.choices, blank=True
    )
    outcome_on = models.DateField(null=True, blank=True)

    access: ClassVar[Access] = Access(
        by="case_id",
        sectioned=True,
        grants=("SELECT", "INSERT", "UPDATE"),
        columns_updatable=(
            *WITHDRAWAL,
            "referred_to",
            "referred_on",
            "outcome",
            "outcome_on",
        ),
    )
    privacy: ClassVar[Privacy] = Privacy(
        special=("about", "outcome"),
        free_text=("concern", "referred_to", "withdrawn_reason"),
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(referred_to="", referred_on__isnull=True)
                | (~Q(referred_to="") & Q(referred_on__isnull=False)),
                name="cases_safeguardingconcern_referred_paired",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_on__isnull=True)
                | (~Q(outcome="") & Q(outcome_on__isnull=False)),
                name="cases_safeguardingconcern_outcome_paired",
            ),
            models.CheckConstraint(
                condition=~Q(about="child") | Q(section="child_protection"),
                name="cases_safeguardingconcern_children_apart",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case", "-raised_on"], name="cases_safeguarding_latest"
            )
        ]

    def __str__(self) -> str:
        return f"Safeguarding: {self.get_about_display().lower()}"


class LandlordConsent(Entry):
    """
    The person agreed that a private landlord knows of the scheme, and what is exchanged (S2-23).
    """

    landlord = models.CharField(max_length=120)
    contact_details = models.CharField(max_length=200, blank=True)
    may_be_told = models.TextField()
    consented_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    access: ClassVar[Access] = Access(
        by="case_id",
        sectioned=True,
        grants=("SELECT", "INSERT", "UPDATE"),
        columns_updatable=(*WITHDRAWAL, "ended_on"),
    )
    privacy: ClassVar[Privacy] = Privacy(
        personal=("landlord", "contact_details"),
        free_text=("may_be_told", "withdrawn_reason"),
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("consented_on")),
                name="cases_landlordconsent_ends_after_it_starts",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-consented_on"], name="cases_landlord_latest")
        ]

    def __str__(self) -> str:
        return f"Landlord consent: {self.landlord}"
