"""What is on an agenda, and what the meeting said of it (S1-24, S1-25, S1-183)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.record import CaseRecord
from core.models import Privacy, paired_constraint
from core.rowsecurity import Access
from meetings.choices import Ground, ReviewDecision


class AgendaItem(CaseRecord):
    """
    One case on one agenda, and why it is there.

    `referral_id` is set for a new nomination, whose outcome is the decision on the
    referral. An item taken off the agenda is kept, with who took it off and why; one
    put off goes to `deferred_to`. `review` is the meeting's retain or drop (S1-183).
    """

    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="items"
    )
    ground = models.CharField(
        max_length=20, choices=Ground.choices, default=Ground.ASKED
    )
    referral_id = models.UUIDField(null=True, blank=True)
    presented_by = models.ForeignKey(
        "agencies.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reason = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField()
    outcome = models.TextField(blank=True)
    # What the meeting heard, as the record sheet shows it on the wall: nothing sensitive.
    update = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    # Who saved the sheet last, from which open page, and which of its savings it was: a
    # page's own saves follow one another, whatever order the network brings them in.
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    saved_from = models.UUIDField(null=True, blank=True)
    saved_count = models.PositiveIntegerField(default=0)
    discussed_at = models.DateTimeField(null=True, blank=True)
    review = models.CharField(max_length=10, choices=ReviewDecision.choices, blank=True)
    review_reason = models.TextField(blank=True)
    deferred_to = models.ForeignKey(
        "meetings.Meeting",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    removed_on = models.DateField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    removed_reason = models.CharField(max_length=300, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        free_text=("reason", "outcome", "update", "review_reason", "removed_reason")
    )
    # What the meeting says of a case that left is still written: it may come back.
    access: ClassVar[Access] = Access(
        by="case_id", grants=("SELECT", "INSERT", "UPDATE"), after_closing=True
    )

    class Meta:
        constraints: ClassVar = [
            paired_constraint("meetings_agendaitem", "removed_on", "removed_by"),
            paired_constraint("meetings_agendaitem", "saved_at", "saved_by"),
            models.CheckConstraint(
                condition=Q(removed_on__isnull=True) | ~Q(removed_reason=""),
                name="meetings_agendaitem_removal_says_why",
            ),
            models.CheckConstraint(
                condition=Q(deferred_to__isnull=True) | Q(removed_on__isnull=False),
                name="meetings_agendaitem_put_off_is_taken_off",
            ),
            models.CheckConstraint(
                condition=Q(review="") | ~Q(review_reason=""),
                name="meetings_agendaitem_review_says_why",
            ),
            models.UniqueConstraint(
                fields=["meeting", "case"],
                condition=Q(removed_on__isnull=True),
                name="meetings_agendaitem_case_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["meeting", "order"],
                condition=Q(removed_on__isnull=True),
                name="meetings_agendaitem_in_order",
            ),
            models.Index(
                fields=["referral_id"],
                condition=Q(referral_id__isnull=False),
                name="meetings_agendaitem_referral",
            ),
        ]

    def __str__(self) -> str:
        return self.reason

    @property
    def is_written(self) -> bool:
        """Tell whether it is stored: until the agenda is issued, what is only due is not."""
        return not self._state.adding
