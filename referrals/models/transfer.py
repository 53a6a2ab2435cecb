"""Transfer: one case on its way from one area to another (S1-97 to S1-109)."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from core.exceptions import NotVisible
from core.models import Privacy, Record, paired_constraint
from core.rowsecurity import Access
from referrals.choices import (
    TransferKind,
    TransferParty,
    TransferStatus,
    TransferStep,
)
from referrals.models.referral import person_who_did
from referrals.models.transfer_access import (
    ENDED,
    READABLE,
    WRITABLE,
    TransferQuerySet,
)


def agency_of_ours() -> models.ForeignKey:
    """Return a column for an agency of this service, empty when it is outside."""
    return models.ForeignKey(
        "agencies.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )


def area_of_ours() -> models.ForeignKey:
    """Return a column for an area of this service, empty when it is outside."""
    return models.ForeignKey(
        "agencies.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )


class Transfer(Record):
    """
    One case on its way from one area to another.

    The `subject_…` columns are the receiving area's own copy of who it is
    about: it cannot see the person. `steps_done` is what has been done, and `next_step`,
    `next_party` and `next_due_on` follow from it (`rules.transfers.next_turn`): kept by
    the services, so that a list is one query and everybody reads the same.
    A transfer in has a referral, and through it a case; an area outside this service
    is named in `elsewhere`.
    """

    kind = models.CharField(max_length=20, choices=TransferKind.choices)
    status = models.CharField(
        max_length=20, choices=TransferStatus.choices, default=TransferStatus.PREPARING
    )
    status_since = models.DateField()
    steps_done = ArrayField(
        models.CharField(max_length=30, choices=TransferStep.choices), default=list
    )
    next_step = models.CharField(
        max_length=30, choices=TransferStep.choices, blank=True
    )
    next_party = models.CharField(max_length=20, choices=TransferParty.choices)
    next_due_on = models.DateField(null=True, blank=True)
    case = models.ForeignKey(
        "cases.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="transfers",
    )
    referral = models.OneToOneField(
        "referrals.Referral",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="transfer",
    )

    # who it is about, and between whom
    subject_family_name = models.CharField(max_length=100)
    subject_given_names = models.CharField(max_length=100)
    subject_born = models.DateField(null=True, blank=True)
    case_reference = models.CharField(max_length=20, blank=True)
    from_area = area_of_ours()
    to_area = area_of_ours()
    sending_agency = agency_of_ours()
    receiving_agency = agency_of_ours()
    elsewhere = models.CharField(max_length=120, blank=True)
    elsewhere_contact = models.CharField(max_length=300, blank=True)
    is_supervised = models.BooleanField(default=False)
    started_on = models.DateField()
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    # the steps (S1-194, S1-101, S1-103, S1-107)
    first_contact_on = models.DateField(null=True, blank=True)
    first_contact_with = models.CharField(max_length=200, blank=True)
    documents_received_on = models.DateField(null=True, blank=True)
    documents = models.TextField(blank=True)
    contribution = models.TextField(blank=True)
    forms_settled_on = models.DateField(null=True, blank=True)
    forms_needed = models.BooleanField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_by = person_who_did()

    # the receiving area: contact point, meeting, decision (S1-99, S1-100, S1-103)
    contact_point = person_who_did()
    meeting_id = models.UUIDField(null=True, blank=True)
    meeting_on = models.DateField(null=True, blank=True)
    meeting_name = models.CharField(max_length=80, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = person_who_did()
    decision_reasons = models.TextField(blank=True)
    lead_worker = person_who_did()
    lead_agency = agency_of_ours()

    # the end (S1-108, S1-109)
    handed_over_on = models.DateField(null=True, blank=True)
    handed_over_by = person_who_did()
    handover_note = models.TextField(blank=True)
    deselected_on = models.DateField(null=True, blank=True)
    ended_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    # The level its reader holds on the case, once a selector has asked.
    my_level: int | None = None

    objects = TransferQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(
        personal=(
            "subject_family_name",
            "subject_given_names",
            "subject_born",
            "elsewhere_contact",
        ),
        free_text=(
            "first_contact_with",
            "documents",
            "contribution",
            "decision_reasons",
            "handover_note",
            "ended_reason",
        ),
    )
    access: ClassVar[Access] = Access(
        by="case_id",
        select=READABLE,
        insert=WRITABLE,
        update=WRITABLE,
        grants=("SELECT", "INSERT", "UPDATE"),
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=~Q(status__in=ENDED),
                name="referrals_transfer_one_open_per_case",
            ),
            models.UniqueConstraint(
                fields=[
                    "receiving_agency",
                    "subject_family_name",
                    "subject_given_names",
                    "subject_born",
                ],
                condition=Q(kind="external_in", status__in=["preparing", "referred"]),
                name="referrals_transfer_one_open_per_person",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind="internal",
                    case__isnull=False,
                    sending_agency__isnull=False,
                    receiving_agency__isnull=False,
                    from_area__isnull=False,
                    to_area__isnull=False,
                    elsewhere="",
                )
                | Q(
                    kind="external_in",
                    sending_agency__isnull=True,
                    receiving_agency__isnull=False,
                    from_area__isnull=True,
                    to_area__isnull=False,
                )
                & ~Q(elsewhere="")
                | Q(
                    kind="external_out",
                    case__isnull=False,
                    sending_agency__isnull=False,
                    receiving_agency__isnull=True,
                    from_area__isnull=False,
                    to_area__isnull=True,
                )
                & ~Q(elsewhere=""),
                name="referrals_transfer_between_two_areas",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["refused", "withdrawn"]) | ~Q(ended_reason=""),
                name="referrals_transfer_ended_says_why",
            ),
            paired_constraint("referrals_transfer", "sent_on", "sent_by"),
            paired_constraint("referrals_transfer", "decided_on", "decided_by"),
            paired_constraint("referrals_transfer", "lead_worker", "lead_agency"),
            paired_constraint("referrals_transfer", "handed_over_on", "handed_over_by"),
            paired_constraint("referrals_transfer", "meeting_id", "meeting_on"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["sending_agency", "next_due_on"],
                name="referrals_transfer_sending",
            ),
            models.Index(
                fields=["receiving_agency", "next_due_on"],
                name="referrals_transfer_receiving",
            ),
            models.Index(fields=["meeting_id"], name="referrals_transfer_meeting"),
        ]

    def __str__(self) -> str:
        return f"Transfer of {self.subject_name}"

    def get_absolute_url(self) -> str:
        return reverse("referrals:transfer", args=[self.pk])

    @property
    def subject_name(self) -> str:
        """The name as lists and headings write it."""
        return f"{self.subject_family_name}, {self.subject_given_names}"

    @property
    def existing_case_id(self) -> UUID:
        """
        The id of the case it is about.

        :raises NotVisible: while a transfer in has none
        """
        if self.case_id is None:
            raise NotVisible
        return self.case_id

    @property
    def is_ended(self) -> bool:
        """Tell whether nobody has anything more to do about it."""
        return self.status in ENDED

    @property
    def comes_from(self) -> str:
        """The name of the area it comes from."""
        return str(self.from_area) if self.from_area_id else self.elsewhere

    @property
    def goes_to(self) -> str:
        """The name of the area it goes to."""
        return str(self.to_area) if self.to_area_id else self.elsewhere
