"""Integrated case management in Scotland: the plan, conferences, family, programmes."""

from hashlib import sha256
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models.record import CaseRecord, SectionedRecord
from core.models import Privacy, paired_constraint
from meetings.choices.conferences import (
    ConferenceKind,
    Invitee,
    Need,
    Position,
    Response,
    Suitability,
)


def somebody() -> models.ForeignKey:
    """Return the field of the person who took a step, empty until it is taken."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )


class IntegrationPlan(CaseRecord):
    """
    The Community Integration Plan of one time in prison (S4-5 to S4-8).

    `next_due_on` and what was held last follow the conferences, for those who chase.
    """

    admitted_on = models.DateField()
    sentenced_on = models.DateField()
    sentence_ends_on = models.DateField()
    is_sexual = models.BooleanField(default=False)
    has_supervision = models.BooleanField(default=False)
    is_high_risk = models.BooleanField(default=False)
    is_enhanced = models.BooleanField()
    personal_officer = models.CharField(max_length=120)
    in_prison = models.TextField()
    on_release = models.TextField()
    behaviour_goals = models.TextField(blank=True)
    substance_goals = models.TextField(blank=True)
    discussed_on = models.DateField(null=True, blank=True)
    risk_reviewed_on = models.DateField(null=True, blank=True)
    housing_provider = models.CharField(max_length=120, blank=True)
    solo_officer = models.CharField(max_length=120, blank=True)
    next_due_on = models.DateField()
    next_kind = models.CharField(max_length=10, choices=ConferenceKind.choices)
    last_held_on = models.DateField(null=True, blank=True)
    before_release_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = somebody()
    version = models.PositiveIntegerField(default=1)

    privacy: ClassVar[Privacy] = Privacy(
        personal=("personal_officer", "solo_officer", "housing_provider"),
        special=("is_sexual", "is_high_risk"),
        free_text=("in_prison", "on_release", "behaviour_goals", "substance_goals"),
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_on__isnull=True),
                name="meetings_integrationplan_one_current",
            ),
            models.CheckConstraint(
                condition=Q(sentence_ends_on__gt=F("sentenced_on")),
                name="meetings_integrationplan_sentence_has_length",
            ),
            paired_constraint("meetings_integrationplan", "ended_on", "ended_by"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next_due_on"],
                condition=Q(ended_on__isnull=True),
                name="meetings_plan_conference_due",
            )
        ]

    def __str__(self) -> str:
        return "Community Integration Plan"


class CaseConference(CaseRecord):
    """A case conference, planned or held, and what it agreed (S4-7 to S4-11)."""

    plan = models.ForeignKey(
        IntegrationPlan, on_delete=models.PROTECT, related_name="conferences"
    )
    kind = models.CharField(max_length=10, choices=ConferenceKind.choices)
    meets_on = models.DateField()
    starts_at = models.TimeField()
    place = models.CharField(max_length=120)
    held_on = models.DateField(null=True, blank=True)
    held_by = somebody()
    agreed = models.TextField(blank=True)
    mappa_told_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    privacy: ClassVar[Privacy] = Privacy(personal=("place",), free_text=("agreed",))

    class Meta:
        constraints: ClassVar = [
            paired_constraint("meetings_caseconference", "held_on", "held_by"),
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | ~Q(agreed=""),
                name="meetings_caseconference_held_says_what",
            ),
            models.UniqueConstraint(
                fields=["plan", "meets_on"], name="meetings_caseconference_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case", "-meets_on"], name="meetings_conference_latest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.meets_on:%d %B %Y}"


class FamilyPermission(CaseRecord):
    """
    The person lets one relative come; taken back, it counts no more from that moment (S4-12).

    Taking it back also wipes how to reach them.
    """

    relative = models.CharField(max_length=120)
    relationship = models.CharField(max_length=60)
    reach = models.CharField(max_length=200, blank=True)
    given_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = somebody()

    privacy: ClassVar[Privacy] = Privacy(personal=("relative", "relationship", "reach"))

    class Meta:
        constraints: ClassVar = [
            paired_constraint(
                "meetings_familypermission", "withdrawn_on", "withdrawn_by"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(reach=""),
                name="meetings_familypermission_withdrawn_is_not_reached",
            ),
            models.UniqueConstraint(
                fields=["case", "relative"],
                condition=Q(withdrawn_on__isnull=True),
                name="meetings_familypermission_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.relative} ({self.relationship})"


class ConferenceInvitation(CaseRecord):
    """Somebody invited to a case conference; family by the person's permission only (S4-12)."""

    conference = models.ForeignKey(
        CaseConference, on_delete=models.PROTECT, related_name="invitations"
    )
    invitee = models.CharField(max_length=20, choices=Invitee.choices)
    name = models.CharField(max_length=120, blank=True)
    permission = models.ForeignKey(
        FamilyPermission,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
    )
    came = models.BooleanField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = somebody()

    privacy: ClassVar[Privacy] = Privacy(personal=("name",))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(invitee="family", permission__isnull=False)
                | ~Q(invitee="family") & Q(permission__isnull=True),
                name="meetings_conferenceinvitation_family_by_permission",
            ),
            paired_constraint(
                "meetings_conferenceinvitation", "withdrawn_on", "withdrawn_by"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(came__isnull=True),
                name="meetings_conferenceinvitation_withdrawn_did_not_come",
            ),
            models.UniqueConstraint(
                fields=["conference", "invitee", "name"],
                condition=Q(withdrawn_on__isnull=True),
                name="meetings_conferenceinvitation_once",
            ),
        ]

    def __str__(self) -> str:
        if self.permission_id:
            return self.name
        label = self.get_invitee_display()
        return f"{label}: {self.name}" if self.name else label


class ProgrammeOffer(SectionedRecord):
    """
    A programme assessed for, offered, and what the person said: confidential (S4-13 to S4-16).

    Kept as health information. What somebody says of the conviction is recorded as said.
    """

    programme = models.CharField(max_length=120)
    suitability = models.CharField(max_length=14, choices=Suitability.choices)
    need = models.CharField(max_length=8, choices=Need.choices)
    assessed_on = models.DateField()
    offered_on = models.DateField(null=True, blank=True)
    response = models.CharField(max_length=10, choices=Response.choices, blank=True)
    responded_on = models.DateField(null=True, blank=True)
    contract_signed_on = models.DateField(null=True, blank=True)
    position = models.CharField(max_length=10, choices=Position.choices)

    privacy: ClassVar[Privacy] = Privacy(
        special=("programme", "suitability", "need", "response", "position")
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(section="health"),
                name="meetings_programmeoffer_confidential",
            ),
            models.CheckConstraint(
                condition=Q(response="", responded_on__isnull=True)
                | ~Q(response="")
                & Q(responded_on__isnull=False, offered_on__isnull=False),
                name="meetings_programmeoffer_answers_an_offer",
            ),
            models.CheckConstraint(
                condition=Q(contract_signed_on__isnull=True) | Q(response="accepted"),
                name="meetings_programmeoffer_signed_by_who_takes_part",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["case", "-assessed_on"], name="meetings_programme_latest"
            )
        ]

    def __str__(self) -> str:
        return self.programme

    @property
    def standing(self) -> str:
        """A mark of how it stands, by which a page can tell that it has changed."""
        facts = (self.suitability, self.need, self.offered_on, self.response)
        signed = (self.contract_signed_on, self.position)
        return sha256(repr((*facts, *signed)).encode()).hexdigest()[:16]
