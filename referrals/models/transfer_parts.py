"""What belongs to a transfer: answers, address checks, packs, history, what is owed after it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import Section
from cases.models.record import CaseRecord, SectionedRecord
from core.models import Privacy, Record, paired_constraint
from core.rowsecurity import MANAGE, Access, reaches
from referrals.choices import (
    AddressCheckKind,
    AddressOutcome,
    PackChannel,
    PlanUpdateMeans,
    TransferDutyCode,
    TransferStatus,
    TransferTopic,
)
from referrals.models.transfer import Transfer
from referrals.models.transfer_access import (
    ANSWERS_READABLE,
    ANSWERS_WRITABLE,
    READABLE,
    WRITABLE,
    TransferAnswerQuerySet,
    TransferPartQuerySet,
    through,
)


# Safeguarding is read by those whose role opens child protection, whoever writes on the case.
SECTIONS = {TransferTopic.SAFEGUARDING: Section.CHILD_PROTECTION}


def with_transfer(table: str) -> Access:
    """Return the access of rows that are read with their transfer and only added to."""
    return Access(
        select=through(table, READABLE),
        insert=through(table, WRITABLE),
        update=through(table, WRITABLE),
        grants=("SELECT", "INSERT"),
    )


class TransferAnswer(SectionedRecord):
    """What the receiving area is told under one topic (S1-97, S1-106, S1-196)."""

    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, related_name="answers"
    )
    code = models.CharField(max_length=30, choices=TransferTopic.choices)
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)

    objects = TransferAnswerQuerySet.as_manager()  # type: ignore[assignment, misc]  # others read it than its base class says
    privacy: ClassVar[Privacy] = Privacy(free_text=("text",))
    access: ClassVar[Access] = Access(
        by="case_id",
        select=ANSWERS_READABLE,
        insert=ANSWERS_WRITABLE,
        update=ANSWERS_WRITABLE,
        grants=("SELECT", "INSERT", "UPDATE"),
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["transfer", "code"], name="referrals_transferanswer_once"
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="referrals_transferanswer_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.get_code_display()


class AddressCheck(Record):
    """
    One check of the proposed address, and what it found (S1-98, S1-105, S1-193).

    A home visit is joint: it names who went for the police and who for probation.
    """

    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, related_name="address_checks"
    )
    kind = models.CharField(max_length=20, choices=AddressCheckKind.choices)
    address = models.TextField()
    outcome = models.CharField(max_length=20, choices=AddressOutcome.choices)
    grounds = models.TextField()
    police_visitor = models.CharField(max_length=120, blank=True)
    probation_visitor = models.CharField(max_length=120, blank=True)
    checked_on = models.DateField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = TransferPartQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(
        personal=("police_visitor", "probation_visitor"),
        free_text=("address", "grounds"),
    )
    access: ClassVar[Access] = with_transfer("referrals_addresscheck")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="screening")
                | (~Q(police_visitor="") & ~Q(probation_visitor="")),
                name="referrals_addresscheck_visit_is_joint",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_outcome_display().lower()}"


class TransferChange(Record):
    """Who moved the transfer from one status to another, when and why."""

    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, related_name="changes"
    )
    to_status = models.CharField(max_length=20, choices=TransferStatus.choices)
    changed_on = models.DateField()
    reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = TransferPartQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(free_text=("reason",))
    access: ClassVar[Access] = with_transfer("referrals_transferchange")

    def __str__(self) -> str:
        return str(self.get_to_status_display())


class TransferPack(CaseRecord):
    """
    The pack as it was made for the receiving area: its content, and the hash of it (S1-108).

    Made anew when something changes; whoever sends it records to whom, how and when.
    Only those who manage the case read it: it holds everything the maker could read.
    """

    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, related_name="packs"
    )
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    content_sha256 = models.CharField(max_length=64)
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    sent_to = models.CharField(max_length=200, blank=True)
    sent_how = models.CharField(max_length=20, choices=PackChannel.choices, blank=True)

    privacy: ClassVar[Privacy] = Privacy(personal=("sent_to",), special=("content",))
    access: ClassVar[Access] = Access(
        by="case_id",
        select=reaches("referrals_transferpack", "case_id", level=MANAGE),
        insert=reaches("referrals_transferpack", "case_id", level=MANAGE),
        update=reaches("referrals_transferpack", "case_id", level=MANAGE),
        grants=("SELECT", "INSERT", "UPDATE"),
        columns_updatable=("sent_on", "sent_by_id", "sent_to", "sent_how"),
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["transfer", "number"], name="referrals_transferpack_numbered"
            ),
            paired_constraint("referrals_transferpack", "sent_on", "sent_by"),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | (~Q(sent_to="") & ~Q(sent_how="")),
                name="referrals_transferpack_sent_says_to_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"Transfer pack {self.number}"


class TransferDuty(CaseRecord):
    """
    What the receiving area owes after a transfer, by when, and how it was met (S3-82, S3-91).
    """

    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, related_name="duties"
    )
    code = models.CharField(max_length=30, choices=TransferDutyCode.choices)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    means = models.CharField(max_length=20, choices=PlanUpdateMeans.choices, blank=True)

    access: ClassVar[Access] = Access(
        by="case_id", grants=("SELECT", "INSERT", "UPDATE")
    )

    class Meta:
        verbose_name_plural = "transfer duties"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["transfer", "code"], name="referrals_transferduty_once"
            ),
            paired_constraint("referrals_transferduty", "done_on", "done_by"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_on"],
                condition=Q(done_on__isnull=True),
                name="referrals_transferduty_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()}, due {self.due_on:%d %B %Y}"

    @property
    def is_open(self) -> bool:
        """Tell whether it is still owed."""
        return self.done_on is None
