"""Referral: one request that a scheme take a person on, from draft to decision."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from core.exceptions import NotVisible
from core.models import Privacy, Record, paired_constraint
from core.rowsecurity import Access
from rag.choices import RagClass
from referrals.choices import Advice, Cohort, Status, SupervisionStatus
from referrals.models.visibility import READABLE, WRITABLE, ReferralQuerySet


if TYPE_CHECKING:
    from cases.models import Case


DECIDED = (Status.ADOPTED, Status.REJECTED)


def person_who_did() -> models.ForeignKey:
    """Return a column for the user who did something, empty until it is done."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )


class Referral(Record):
    """
    One request that a scheme take a person on (S1-62, Appendix 2).

    While it is a draft, `answers` holds what was typed, topic by topic, right or
    wrong, and there is no case. Submitting opens the case, writes the answers down
    properly and empties `answers`.
    """

    reference = models.CharField(max_length=20, unique=True)
    scheme = models.ForeignKey(
        "agencies.Scheme", on_delete=models.PROTECT, related_name="+"
    )
    referring_agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    status = models.CharField(
        max_length=20, choices=Status.choices, default=Status.DRAFT
    )
    case = models.OneToOneField(
        "cases.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="referral",
    )
    version = models.PositiveIntegerField(default=1)

    # the draft
    answers = models.JSONField(default=dict, blank=True)
    person_chosen = models.ForeignKey(
        "cases.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    started_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    # as submitted, S1-168 and S1-175
    submitted_on = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = person_who_did()
    referred_on = models.DateField(null=True, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_details = models.CharField(max_length=200, blank=True)
    supervision_status = models.CharField(
        max_length=20, choices=SupervisionStatus.choices, blank=True
    )
    referrer_rag = models.CharField(max_length=12, choices=RagClass.choices, blank=True)
    licence_expiry_date = models.DateField(null=True, blank=True)
    licence_expiry_unknown_reason = models.CharField(max_length=200, blank=True)
    sentence_expiry_date = models.DateField(null=True, blank=True)
    sentence_expiry_unknown_reason = models.CharField(max_length=200, blank=True)

    # nominated before: what has changed since the earlier decision (S1-23)
    what_is_new = models.TextField(blank=True)

    # the local team's recommendation (S1-46), for which cohort
    cohort = models.CharField(max_length=10, choices=Cohort.choices, blank=True)
    recommended_rag = models.CharField(
        max_length=12, choices=RagClass.choices, blank=True
    )
    recommendation_reasons = models.TextField(blank=True)
    recommended_by = person_who_did()
    recommended_on = models.DateField(null=True, blank=True)

    # a child: the discussion with the youth offending team (S1-70, A-26)
    discussed_with_yot_on = models.DateField(null=True, blank=True)
    detective_sergeant = models.CharField(max_length=120, blank=True)
    yot_worker = models.CharField(max_length=120, blank=True)
    discussion_summary = models.TextField(blank=True)
    discussion_by = person_who_did()

    # looked at for a child, and neither brings anybody on by itself (S1-68)
    on_iss = models.BooleanField(null=True, blank=True)
    is_gang_nominal = models.BooleanField(null=True, blank=True)

    # MAPPA: level 1 says why IOM (S1-92), level 3 with whom it was agreed
    mappa_reason = models.TextField(blank=True)
    mappa_reference = models.CharField(max_length=60, blank=True)
    mappa_agreed_on = models.DateField(null=True, blank=True)
    mappa_agreed_with = models.CharField(max_length=120, blank=True)
    mappa_recorded_by = person_who_did()

    # the meeting and the Chair's decision (S1-23, S1-24)
    prepared_for_meeting_id = models.UUIDField(null=True, blank=True)
    prepared_for_meeting_on = models.DateField(null=True, blank=True)
    prepared_for_meeting_name = models.CharField(max_length=80, blank=True)
    prepared_at = models.DateTimeField(null=True, blank=True)
    prepared_by = person_who_did()
    meeting_id = models.UUIDField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = person_who_did()
    decision_reasons = models.TextField(blank=True)
    # what the scheme's criteria said on that day, and why they were not followed
    criteria_advice = models.CharField(
        max_length=12, choices=Advice.choices, blank=True
    )
    against_criteria = models.TextField(blank=True)
    deferred_until = models.DateField(null=True, blank=True)

    objects = ReferralQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(
        personal=(
            "person_chosen",
            "contact_name",
            "contact_details",
            "detective_sergeant",
            "yot_worker",
            "mappa_agreed_with",
            "mappa_reference",
        ),
        special=("answers", "on_iss", "is_gang_nominal"),
        free_text=(
            "licence_expiry_unknown_reason",
            "sentence_expiry_unknown_reason",
            "recommendation_reasons",
            "discussion_summary",
            "mappa_reason",
            "what_is_new",
            "against_criteria",
            "decision_reasons",
        ),
    )
    access: ClassVar[Access] = Access(
        by="case_id",
        select=READABLE,
        insert=WRITABLE,
        update=WRITABLE,
        grants=("SELECT", "INSERT", "UPDATE"),
        after_closing=True,
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    case__isnull=True,
                    submitted_on__isnull=True,
                    submitted_at__isnull=True,
                    status__in=[Status.DRAFT, Status.WITHDRAWN],
                )
                | (
                    Q(
                        case__isnull=False,
                        submitted_on__isnull=False,
                        submitted_at__isnull=False,
                    )
                    & ~Q(status=Status.DRAFT)
                ),
                name="referrals_referral_case_once_submitted",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.DRAFT) | Q(answers={}),
                name="referrals_referral_answers_only_in_draft",
            ),
            models.CheckConstraint(
                condition=Q(licence_expiry_date__isnull=True)
                | Q(sentence_expiry_date__isnull=True)
                | Q(licence_expiry_date__lte=F("sentence_expiry_date")),
                name="referrals_referral_licence_ends_within_sentence",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=DECIDED) | Q(decided_on__isnull=False),
                name="referrals_referral_decided_says_when",
            ),
            models.CheckConstraint(
                condition=Q(recommended_on__isnull=True, recommended_rag="")
                | (Q(recommended_on__isnull=False) & ~Q(recommended_rag="")),
                name="referrals_referral_recommendation_says_class",
            ),
            paired_constraint("referrals_referral", "submitted_at", "submitted_by"),
            paired_constraint("referrals_referral", "recommended_on", "recommended_by"),
            paired_constraint(
                "referrals_referral", "discussed_with_yot_on", "discussion_by"
            ),
            paired_constraint(
                "referrals_referral",
                "mappa_agreed_on",
                "mappa_recorded_by",
            ),
            paired_constraint("referrals_referral", "prepared_at", "prepared_by"),
            models.CheckConstraint(
                condition=Q(
                    prepared_for_meeting_id__isnull=True,
                    prepared_for_meeting_on__isnull=True,
                    prepared_for_meeting_name="",
                )
                | (
                    Q(
                        prepared_for_meeting_id__isnull=False,
                        prepared_for_meeting_on__isnull=False,
                    )
                    & ~Q(prepared_for_meeting_name="")
                ),
                name="referrals_referral_meeting_says_which_and_when",
            ),
            paired_constraint("referrals_referral", "decided_on", "decided_by"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["referring_agency", "-updated_at"],
                condition=Q(status="draft"),
                name="referrals_referral_drafts",
            ),
            models.Index(
                fields=["status", "-submitted_at"], name="referrals_referral_status"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        name = "referrals:draft" if self.is_draft else "referrals:referral"
        return reverse(name, args=[self.pk])

    @property
    def is_draft(self) -> bool:
        """Tell whether it is still being written."""
        return self.status == Status.DRAFT

    @property
    def submitted_case(self) -> "Case":
        """
        The case that submission opened.

        :raises NotVisible: while it is a draft, or when it was withdrawn as one
        """
        if self.case is None:
            raise NotVisible
        return self.case
