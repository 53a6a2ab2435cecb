"""Which area answers for a case, and since when (S1-108)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.visibility import VisibleQuerySet
from core.models import Privacy, Record
from core.rowsecurity import Access


class Responsibility(Record):
    """
    From this instant one area is responsible, until the next row begins.

    There is no last instant to store, so there can be neither a gap nor two areas at
    once: whoever began last is responsible (docs/adr/0012-transfers-move-the-case.md).
    `elsewhere` names an area outside this service.
    """

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="responsibilities"
    )
    area = models.ForeignKey(
        "agencies.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    elsewhere = models.CharField(max_length=120, blank=True)
    since = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = VisibleQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy()
    access: ClassVar[Access] = Access(by="case_id", grants=("SELECT", "INSERT"))

    class Meta:
        verbose_name_plural = "responsibilities"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "since"], name="cases_responsibility_one_at_an_instant"
            ),
            models.CheckConstraint(
                condition=Q(area__isnull=True) & ~Q(elsewhere="")
                | Q(area__isnull=False, elsewhere=""),
                name="cases_responsibility_one_area",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} since {self.since:%d %B %Y}"

    @property
    def name(self) -> str:
        """The area's name, of this service or outside it."""
        return str(self.area) if self.area_id else self.elsewhere
