"""Case: one registration of one person on one scheme; the unit of sharing."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.choices import CaseStatus, Jurisdiction, MappaLevel
from cases.models.visibility import CaseQuerySet, VisibleQuerySet
from core.models import Privacy, Record, paired_constraint
from core.rowsecurity import Access, reaches


class Case(Record):
    """
    One registration on a scheme, from referral to removal.

    The columns after `standing` are the case as it stands today, kept in step by
    `cases.services.update_standing` from the records they summarise, so that a
    list, a board, a search and a reminder each read one row
    (docs/adr/0008-standing-on-the-case.md).
    """

    reference = models.CharField(max_length=20, unique=True)
    person = models.ForeignKey(
        "cases.Person", on_delete=models.PROTECT, related_name="cases"
    )
    scheme = models.ForeignKey("agencies.Scheme", on_delete=models.PROTECT)
    jurisdiction = models.CharField(max_length=20, choices=Jurisdiction.choices)
    status = models.CharField(
        max_length=20, choices=CaseStatus.choices, default=CaseStatus.REFERRED
    )
    supervision_status = models.CharField(max_length=30, blank=True)
    opened_on = models.DateField()
    adopted_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    lead_worker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    lead_worker_agency = models.ForeignKey(
        "agencies.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=1)

    # standing
    rag_class = models.CharField(max_length=12, blank=True)
    rag_set_on = models.DateField(null=True, blank=True)
    review_due_on = models.DateField(null=True, blank=True)
    wanted_since = models.DateField(null=True, blank=True)
    custody_since = models.DateField(null=True, blank=True)
    prison = models.CharField(max_length=80, blank=True)
    release_on = models.DateField(null=True, blank=True)
    release_is_official = models.BooleanField(default=False)
    licence_ends_on = models.DateField(null=True, blank=True)
    supervision_ends_on = models.DateField(null=True, blank=True)
    mappa_level = models.CharField(max_length=1, choices=MappaLevel.choices, blank=True)
    # IOM and MAPPA manage the person together: both workers go to both meetings (S1-96)
    attends_mappa = models.BooleanField(default=False)
    # The first meeting of either that one of them missed and nobody followed up (S1-195)
    mappa_missed_on = models.DateField(null=True, blank=True)
    # An intensive support and monitoring package was referred for (S0-21)
    has_package = models.BooleanField(default=False)
    has_warnings = models.BooleanField(default=False)
    duty_due_on = models.DateField(null=True, blank=True)
    duty_due = models.CharField(max_length=30, blank=True)
    change_review_due_on = models.DateField(null=True, blank=True)
    responsible_area = models.CharField(max_length=120, blank=True)
    responsible_since = models.DateField(null=True, blank=True)

    # The reader's level, on a case read `with_level` or remembered by `level_on`'s callers.
    my_level: int
    # Whether the reader could refer for a package (S0-21), on a case from `get_case`.
    may_have_package: bool

    objects = CaseQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(personal=("person", "prison"))
    access: ClassVar[Access] = Access(
        by="id",
        # Opening a case on somebody hidden from you would be a way in.
        insert="created_by_id = app_user() AND (NOT EXISTS (SELECT 1 FROM case_acl a"
        " WHERE a.person_id = cases_case.person_id) OR "
        + reaches("cases_case", "person_id")
        + ")",
        grants=("SELECT", "INSERT", "UPDATE"),
    )

    class Meta:
        permissions: ClassVar = [("share_case", "Can share case")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "scheme"],
                condition=Q(status__in=["referred", "active"]),
                name="cases_case_one_open_per_scheme",
            ),
            models.CheckConstraint(
                condition=~Q(status="active") | Q(adopted_on__isnull=False),
                name="cases_case_active_is_adopted",
            ),
            paired_constraint("cases_case", "lead_worker", "lead_worker_agency"),
            models.CheckConstraint(
                condition=Q(duty_due_on__isnull=True, duty_due="")
                | (Q(duty_due_on__isnull=False) & ~Q(duty_due="")),
                name="cases_case_duty_due_is_named",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["review_due_on"],
                condition=Q(status="active"),
                name="cases_case_review_due",
            ),
            models.Index(
                fields=["release_on"],
                condition=Q(status="active", custody_since__isnull=False),
                name="cases_case_release",
            ),
            models.Index(
                fields=["change_review_due_on"],
                condition=Q(status__in=["referred", "active"]),
                name="cases_case_change_review",
            ),
            models.Index(fields=["lead_worker", "status"], name="cases_case_lead"),
            models.Index(
                fields=["mappa_missed_on"],
                condition=Q(mappa_missed_on__isnull=False),
                name="cases_case_mappa_missed",
            ),
            models.Index(
                fields=["duty_due_on"],
                condition=Q(status="active"),
                name="cases_case_duty_due",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("cases:overview", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Tell whether the case can still be worked on."""
        return self.status in {CaseStatus.REFERRED, CaseStatus.ACTIVE}

    @property
    def is_in_custody(self) -> bool:
        """Tell whether the person is in prison now."""
        return self.custody_since is not None

    @property
    def is_wanted(self) -> bool:
        """Tell whether the police want the person for arrest (S1-169)."""
        return self.wanted_since is not None

    def is_duty_overdue(self, on: date) -> bool:
        """Tell whether a duty of the class, the review apart, is overdue on a day."""
        return self.duty_due_on is not None and self.duty_due_on < on

    def review_overdue_days(self, on: date) -> int:
        """Return by how many days the RAG review is overdue on a day; 0 when it is not."""
        return max(0, (on - self.review_due_on).days) if self.review_due_on else 0


class StatusChange(Record):
    """Who moved the case from one status to another, when and why."""

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="status_changes"
    )
    from_status = models.CharField(max_length=20, blank=True)
    to_status = models.CharField(max_length=20, choices=CaseStatus.choices)
    changed_on = models.DateField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = VisibleQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(free_text=("reason",))
    access: ClassVar[Access] = Access(by="case_id", grants=("SELECT", "INSERT"))

    def __str__(self) -> str:
        return f"{self.from_status} → {self.to_status}"


class LeadWorkerAssignment(Record):
    """Who led the case, from when to when (S1-50)."""

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="lead_workers"
    )
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    is_responsible_officer = models.BooleanField(default=False)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = VisibleQuerySet.as_manager()
    access: ClassVar[Access] = Access(
        by="case_id", grants=("SELECT", "INSERT", "UPDATE")
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(last_day__isnull=True),
                name="cases_leadworkerassignment_one_current",
            )
        ]

    def __str__(self) -> str:
        return f"{self.worker} from {self.first_day:%d %B %Y}"
