"""Other forums' matters on a case, each in the section of those who may know."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cases.choices.forums import ConferenceKind, ConferenceOutcome, VictimAnswer
from cases.models.entry import WITHDRAWAL, Entry
from core.models import Privacy
from core.rowsecurity import Access


def follows(*columns: str) -> Access:
    """Return the access of an entry whose later facts are these columns."""
    return Access(
        by="case_id",
        sectioned=True,
        grants=("SELECT", "INSERT", "UPDATE"),
        columns_updatable=(*WITHDRAWAL, *columns),
    )


def paired_words(model: str, words: str, day: str) -> models.CheckConstraint:
    """Return the constraint that an outcome and its day are both there or neither."""
    return models.CheckConstraint(
        condition=Q(**{words: "", f"{day}__isnull": True})
        | (~Q(**{words: ""}) & Q(**{f"{day}__isnull": False})),
        name=f"cases_{model}_{words}_paired",
    )


class MaracReferral(Entry):
    """
    A referral to MARAC, what was shared and what came of it (S1-44).

    Always in the victim section: to everybody else it is not there, not even as a gap.
    """

    referred_on = models.DateField()
    chair = models.CharField(max_length=120)
    information_shared = models.TextField()
    heard_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    outcome_on = models.DateField(null=True, blank=True)

    access: ClassVar[Access] = follows("heard_on", "outcome", "outcome_on")
    privacy: ClassVar[Privacy] = Privacy(
        personal=("chair",),
        free_text=("information_shared", "outcome", "withdrawn_reason"),
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            paired_words("maracreferral", "outcome", "outcome_on"),
            models.CheckConstraint(
                condition=Q(section="victim"), name="cases_maracreferral_apart"
            ),
            models.CheckConstraint(
                condition=Q(heard_on__isnull=True) | Q(heard_on__gte=F("referred_on")),
                name="cases_maracreferral_heard_after_referral",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-referred_on"], name="cases_marac_latest")
        ]

    def __str__(self) -> str:
        return "MARAC referral"


class VictimContact(Entry):
    """
    Contact offered to a victim, due 40 days after sentence (S3-105).

    No victim is named here: the liaison officer's own record does that.
    """

    sentenced_on = models.DateField()
    offer_due_on = models.DateField()
    officer = models.CharField(max_length=120)
    offered_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=VictimAnswer.choices, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    access: ClassVar[Access] = follows("offered_on", "answer", "answered_on")
    privacy: ClassVar[Privacy] = Privacy(
        personal=("officer",), special=("answer",), free_text=("withdrawn_reason",)
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            paired_words("victimcontact", "answer", "answered_on"),
            models.CheckConstraint(
                condition=Q(section="victim"), name="cases_victimcontact_apart"
            ),
            models.CheckConstraint(
                condition=Q(answer="") | Q(offered_on__isnull=False),
                name="cases_victimcontact_answers_an_offer",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-sentenced_on"], name="cases_victim_latest")
        ]

    def __str__(self) -> str:
        return "Victim contact"


class PremisesStay(Entry):
    """
    A stay in approved premises: where, from, to, and its rules by reference.

    General, like an address: whoever works with the person must know where they sleep.
    """

    premises = models.CharField(max_length=120)
    first_day = models.DateField()
    planned_last_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    rules_reference = models.CharField(max_length=60)

    access: ClassVar[Access] = follows("last_day")
    privacy: ClassVar[Privacy] = Privacy(
        personal=("premises",), free_text=("withdrawn_reason",)
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(planned_last_day__gte=F("first_day"))
                & (Q(last_day__isnull=True) | Q(last_day__gte=F("first_day"))),
                name="cases_premisesstay_ends_after_it_starts",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-first_day"], name="cases_premises_latest")
        ]

    def __str__(self) -> str:
        return f"Approved premises: {self.premises}"


class ChildConference(Entry):
    """The day of a child-protection conference and what it decided; the children are not named."""

    kind = models.CharField(max_length=10, choices=ConferenceKind.choices)
    meets_on = models.DateField()
    council = models.CharField(max_length=120)
    outcome = models.CharField(
        max_length=20, choices=ConferenceOutcome.choices, blank=True
    )
    outcome_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)

    access: ClassVar[Access] = follows("outcome", "outcome_on", "review_on")
    privacy: ClassVar[Privacy] = Privacy(
        special=("kind", "outcome"), free_text=("council", "withdrawn_reason")
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            paired_words("childconference", "outcome", "outcome_on"),
            models.CheckConstraint(
                condition=Q(section="child_protection"),
                name="cases_childconference_apart",
            ),
            models.CheckConstraint(
                condition=Q(review_on__isnull=True) | Q(review_on__gt=F("meets_on")),
                name="cases_childconference_review_follows",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-meets_on"], name="cases_child_latest")
        ]

    def __str__(self) -> str:
        return f"Child protection: {self.get_kind_display().lower()}"
