"""A package: who refers, who provides, who signed, on which terms."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models.record import CaseRecord
from core.models import Privacy, paired_constraint
from core.rowsecurity import WRITE, Access, reaches
from isms.choices import (
    Authorising,
    Code,
    Format,
    Night,
    PoliceRule,
    Route,
    Staffing,
    Status,
)
from isms.models.parts import PackagePart, PackageQuerySet, part, provides


def account(**options):
    """Return a column that names an account."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options
    )


def agency(**options):
    """Return a column that names an agency."""
    return models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+", **options
    )


class Package(CaseRecord):
    """
    One package, from the authority's referral to its end (S0-12 to S0-23).

    `provider_principal` is by what the provider's people reach it; `provider_until`
    ends that. `supervisor` is the officer to whom a breach is reported at once.
    """

    authority = agency()
    provider = agency()
    provider_principal = models.ForeignKey(
        "agencies.Principal", on_delete=models.PROTECT, related_name="+"
    )
    provider_until = models.DateTimeField(null=True, blank=True)
    route = models.CharField(max_length=20, choices=Route.choices)
    is_critical = models.BooleanField(default=False)
    mappa_reference = models.CharField(max_length=40)
    assessed_on = models.DateField()
    assessment = models.CharField(max_length=200)
    purpose = models.TextField()
    funder = models.CharField(max_length=120)
    stakeholders = models.CharField(max_length=300, blank=True)
    bespoke_terms = models.TextField(blank=True)
    supervisor = account()
    supervisor_agency = agency()
    police_agency = agency(null=True, blank=True)
    police_rule = models.CharField(max_length=20, choices=PoliceRule.choices)
    feedback_weeks = models.PositiveSmallIntegerField()
    formats = ArrayField(models.CharField(max_length=20, choices=Format.choices))
    language = models.CharField(max_length=60, blank=True)
    access_needs = models.TextField(blank=True)
    status = models.CharField(
        max_length=20, choices=Status.choices, default=Status.REFERRED
    )
    referred_on = models.DateField()
    placement_checked_on = models.DateField(null=True, blank=True)
    placement_checked_by = account(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = account(null=True, blank=True)
    ended_because = models.TextField(blank=True)
    idempotency_key = models.UUIDField(null=True, blank=True)

    objects = PackageQuerySet.as_manager()  # type: ignore[misc]  # its provider reads it too
    privacy: ClassVar[Privacy] = Privacy(
        personal=("mappa_reference", "language"),
        special=("assessment", "formats", "stakeholders"),
        free_text=("purpose", "bespoke_terms", "access_needs", "ended_because"),
    )
    access: ClassVar[Access] = Access(
        by="case_id",
        select=f"({reaches('isms_package', 'case_id')} OR {provides('isms_package')})",
        insert=reaches("isms_package", "case_id", level=WRITE),
        update=reaches("isms_package", "case_id", level=WRITE),
        grants=("SELECT", "INSERT", "UPDATE"),
        after_closing=True,  # so that a package can still be ended
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status__in=["referred", "running"]),
                name="isms_package_one_open",
            ),
            models.UniqueConstraint(
                fields=["case", "idempotency_key"], name="isms_package_referred_once"
            ),
            paired_constraint("isms_package", "ended_on", "ended_by"),
            paired_constraint(
                "isms_package", "placement_checked_on", "placement_checked_by"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["referred", "running"])
                | (Q(ended_on__isnull=False) & ~Q(ended_because="")),
                name="isms_package_end_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(status="running")
                | Q(started_on__isnull=False, placement_checked_on__isnull=False),
                name="isms_package_runs_after_its_check",
            ),
            models.CheckConstraint(
                condition=Q(police_rule="never") | Q(police_agency__isnull=False),
                name="isms_package_names_police",
            ),
            models.CheckConstraint(
                condition=~Q(mappa_reference=""), name="isms_package_has_mappa"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["provider_principal"], name="isms_package_provider"),
            models.Index(fields=["authority"], name="isms_package_authority"),
        ]

    def __str__(self) -> str:
        return f"Package referred {self.referred_on:%d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("isms:package", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Tell whether anything may still be done on it."""
        return self.status in {Status.REFERRED, Status.RUNNING}

    @property
    def is_running(self) -> bool:
        """Tell whether it is being delivered."""
        return self.status == Status.RUNNING


class Answer(PackagePart):
    """One party's signature under the agreement, or the provider's refusal (S0-16)."""

    party = models.CharField(
        max_length=10, choices=[("provider", "Provider"), ("authority", "Authority")]
    )
    agrees = models.BooleanField()
    reason = models.TextField(blank=True)
    answered_at = models.DateTimeField()

    privacy: ClassVar[Privacy] = Privacy(free_text=("reason",))
    access: ClassVar[Access] = part("isms_answer", provider=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["package", "party"], name="isms_answer_one_each"
            ),
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(reason=""), name="isms_answer_no_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_party_display()}: {'signed' if self.agrees else 'declined'}"


class Level(PackagePart):
    """
    The terms from a day on (S0-12), with the risk assessment that justifies the ratio
    (S0-14) and, after the first, who instructed the change (S0-15).
    """

    code = models.CharField(max_length=20, choices=Code.choices)
    staffing = models.CharField(max_length=10, choices=Staffing.choices)
    night = models.CharField(max_length=10, choices=Night.choices)
    hours_day = models.DecimalField(max_digits=4, decimal_places=2)
    hours_week = models.DecimalField(max_digits=5, decimal_places=2)
    family_reason = models.TextField(blank=True)
    ratio_reason = models.TextField()
    assessed_on = models.DateField()
    assessment = models.CharField(max_length=200)
    authorised_by = models.CharField(max_length=20, choices=Authorising.choices)
    instruction = models.CharField(max_length=200)
    instructed_on = models.DateField()
    first_day = models.DateField()

    privacy: ClassVar[Privacy] = Privacy(
        special=("assessment", "instruction"),
        free_text=("family_reason", "ratio_reason"),
    )
    access: ClassVar[Access] = part("isms_level")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["package", "first_day"], name="isms_level_one_a_day"
            ),
            models.CheckConstraint(
                condition=Q(hours_day__gt=0, hours_day__lte=24)
                & Q(hours_week__gt=0, hours_week__lte=168),
                name="isms_level_within_a_week",
            ),
            models.CheckConstraint(
                condition=~Q(instruction="") & ~Q(ratio_reason=""),
                name="isms_level_is_instructed",
            ),
        ]

    def __str__(self) -> str:
        return self.get_code_display()
