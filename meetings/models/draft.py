"""What people do to an agenda before it is issued: ask for a case, set the order."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.record import CaseRecord
from core.models import Privacy, paired_constraint
from core.rowsecurity import Access, reaches


OWN = "recorded_by_id = (SELECT app_user())"


class HearingRequest(CaseRecord):
    """
    Somebody who works a case asks for it to be heard at the next meeting, and says why.

    An agency that only reads the case asks too.
    """

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=200)
    asked_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    privacy: ClassVar[Privacy] = Privacy(
        personal=("withdrawn_by",), free_text=("reason",)
    )
    access: ClassVar[Access] = Access(
        by="case_id",
        grants=("SELECT", "INSERT", "UPDATE"),
        columns_updatable=("withdrawn_on", "withdrawn_by_id"),
        insert=f"{OWN} AND agency_id = (SELECT app_agency())"
        f" AND {reaches('meetings_hearingrequest', 'case_id')}",
        update="agency_id = (SELECT app_agency())"
        f" AND {reaches('meetings_hearingrequest', 'case_id')}",
    )

    class Meta:
        constraints: ClassVar = [
            paired_constraint(
                "meetings_hearingrequest", "withdrawn_on", "withdrawn_by"
            ),
            models.UniqueConstraint(
                fields=["case", "agency", "asked_on"],
                condition=Q(withdrawn_on__isnull=True),
                name="meetings_hearingrequest_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class AgendaPlace(CaseRecord):
    """Where a person put a case in the order of an agenda that is not issued yet."""

    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="places"
    )
    position = models.PositiveSmallIntegerField()

    privacy: ClassVar[Privacy] = Privacy()
    access: ClassVar[Access] = Access(
        by="case_id", grants=("SELECT", "INSERT", "UPDATE"), after_closing=True
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "case"], name="meetings_agendaplace_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}"
