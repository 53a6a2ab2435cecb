"""A breach of post-sentence supervision before the magistrates, and its hearings."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models.record import CaseRecord
from core.models import Privacy, paired_constraint
from licences.calculations import sanctions
from licences.choices import BreachOutcome, BreachStatus, BreachType
from licences.lifecycle import supervision_breach as lifecycle


FIGURES = ("fine_pounds", "committal_days", "unpaid_work_hours", "curfew_days")


UNPUNISHED = ["", *(each.value for each in BreachOutcome if not each.is_sanction)]


def only(**figures: tuple[int, int]) -> Q:
    """Return the condition that these figures are within their limits and no other is given."""
    wanted = Q()
    for name, (least, most) in figures.items():
        wanted &= Q(**{f"{name}__isnull": False, f"{name}__range": (least, most)})
    for name in (*FIGURES, "curfew_hours"):
        if name not in figures:
            wanted &= Q(**{f"{name}__isnull": True})
    return wanted


class SupervisionBreach(CaseRecord):
    """
    One alleged breach of supervision, or of a default order made for an earlier one.

    `supervision_ends_on` is the last day of supervision as the law had it on the day of
    the failure: the abolition leaves earlier failures as they were (A-32).
    """

    default_order = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="breaches",
    )
    status = models.CharField(
        max_length=10, choices=BreachStatus.choices, default=BreachStatus.LAID
    )
    kind = models.CharField(max_length=12, choices=BreachType.choices)
    failed_on = models.DateField()
    alleged = models.TextField()
    court = models.CharField(max_length=120)
    laid_on = models.DateField()
    supervision_ends_on = models.DateField()
    outcome = models.CharField(max_length=20, choices=BreachOutcome.choices, blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    outcome_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    has_absconded = models.BooleanField(default=False)
    fine_pounds = models.PositiveSmallIntegerField(null=True, blank=True)
    committal_days = models.PositiveSmallIntegerField(null=True, blank=True)
    unpaid_work_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    curfew_days = models.PositiveSmallIntegerField(null=True, blank=True)
    curfew_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    sanction_ends_on = models.DateField(null=True, blank=True)
    order_revoked_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    withdrawn_because = models.TextField(null=True, blank=True)
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("kind", "court", "outcome", "has_absconded", *FIGURES, "curfew_hours"),
        free_text=("alleged", "withdrawn_because"),
    )

    class Meta:
        verbose_name_plural = "supervision breaches"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(failed_on__lte=F("laid_on"))
                & Q(failed_on__lte=F("supervision_ends_on")),
                name="licences_supervisionbreach_failed_while_supervised",
            ),
            models.CheckConstraint(
                condition=(Q(outcome__in=UNPUNISHED) & only())
                | Q(outcome="fine") & only(fine_pounds=(1, sanctions.MOST_FINE))
                | Q(outcome="committal")
                & only(committal_days=(1, sanctions.MOST_COMMITTAL))
                | Q(outcome="unpaid_work")
                & only(unpaid_work_hours=sanctions.UNPAID_WORK)
                | Q(outcome="curfew")
                & only(
                    curfew_days=(sanctions.LEAST_CURFEW, 366),
                    curfew_hours=(sanctions.LEAST_HOURS, sanctions.MOST_HOURS),
                ),
                name="licences_supervisionbreach_sanction_within_law",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["unpaid_work", "curfew"])
                | Q(
                    sanction_ends_on__isnull=False,
                    sanction_ends_on__lte=F("supervision_ends_on"),
                ),
                name="licences_supervisionbreach_order_within_supervision",
            ),
            models.CheckConstraint(
                condition=(Q(status="decided") & ~Q(outcome=""))
                | (~Q(status="decided") & Q(outcome="", outcome_on__isnull=True)),
                name="licences_supervisionbreach_decided_has_outcome",
            ),
            models.UniqueConstraint(
                fields=["case", "idempotency_key"],
                name="licences_supervisionbreach_laid_once",
            ),
            paired_constraint("licences_breach", "outcome_on", "outcome_by"),
            paired_constraint("licences_breach", "withdrawn_on", "withdrawn_by"),
            paired_constraint("licences_breach", "withdrawn_on", "withdrawn_because"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.failed_on:%d %B %Y}"

    @property
    def is_before_court(self) -> bool:
        """Tell whether the court has still to decide."""
        return lifecycle.is_open(BreachStatus(self.status))

    @property
    def is_default_order(self) -> bool:
        """Tell whether the court made an order that can itself be breached."""
        return bool(self.outcome) and BreachOutcome(self.outcome).is_default_order

    @property
    def hearing(self) -> "BreachHearing | None":
        """The hearing to come, or to record; None before any is listed."""
        return next(
            (each for each in self.hearings.all() if not each.is_adjourned), None
        )


class BreachHearing(CaseRecord):
    """One hearing of a breach; one that was adjourned says why, where the court did."""

    breach = models.ForeignKey(
        SupervisionBreach, on_delete=models.PROTECT, related_name="hearings"
    )
    listed_for = models.DateField()
    is_adjourned = models.BooleanField(default=False)
    adjourned_because = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(free_text=("adjourned_because",))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["breach", "listed_for"],
                name="licences_breachhearing_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["breach"],
                condition=Q(is_adjourned=False),
                name="licences_breachhearing_one_to_come",
            ),
        ]

    def __str__(self) -> str:
        return f"Hearing on {self.listed_for:%d %B %Y}"
