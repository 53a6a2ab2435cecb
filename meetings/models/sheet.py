"""What is said of a case at the meeting beside its update: who spoke, what is passed on."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models.record import CaseRecord
from core.models import Privacy, paired_constraint
from core.rowsecurity import Access


class Contribution(CaseRecord):
    """That an agency had its say on a case, so that the Chair sees who has not (S1-15)."""

    item = models.ForeignKey(
        "meetings.AgendaItem", on_delete=models.PROTECT, related_name="contributions"
    )
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )

    privacy: ClassVar[Privacy] = Privacy()
    access: ClassVar[Access] = Access(
        by="case_id", grants=("SELECT", "INSERT", "DELETE"), after_closing=True
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "agency"], name="meetings_contribution_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} has spoken"


class Escalation(CaseRecord):
    """
    What a meeting could not settle, put to the Local IOM Delivery Group (S1-17, S1-147).

    `action_id` names the action carried over three times, when that is the reason.
    """

    item = models.ForeignKey(
        "meetings.AgendaItem", on_delete=models.PROTECT, related_name="escalations"
    )
    what = models.TextField()
    wanted = models.TextField(blank=True)
    raised_on = models.DateField()
    action_id = models.UUIDField(null=True, blank=True)
    idempotency_key = models.UUIDField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    answer = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(free_text=("what", "wanted", "answer"))
    access: ClassVar[Access] = Access(
        by="case_id", grants=("SELECT", "INSERT", "UPDATE"), after_closing=True
    )

    class Meta:
        constraints: ClassVar = [
            paired_constraint("meetings_escalation", "answered_on", "answered_by"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="")
                | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="meetings_escalation_answered_in_words",
            ),
            models.CheckConstraint(
                condition=~Q(what=""), name="meetings_escalation_says_what"
            ),
            models.UniqueConstraint(
                fields=["action_id"],
                condition=Q(answered_on__isnull=True),
                name="meetings_escalation_open_once_for_an_action",
            ),
            models.UniqueConstraint(
                fields=["case", "idempotency_key"], name="meetings_escalation_sent_once"
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("meetings:answer_escalation", args=[self.pk])
