"""What a package delivers: entries, spot checks, breaches, the programme, feedback, moving on."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from core.models import Privacy, paired_constraint
from core.rowsecurity import Access
from isms.choices import CheckFinding, EntryKind, Heading
from isms.models.parts import PackagePart, part


class Entry(PackagePart):
    """One thing a worker wrote down on a shift (S0-28, S0-32, S0-33)."""

    kind = models.CharField(max_length=20, choices=EntryKind.choices)
    heading = models.CharField(max_length=20, choices=Heading.choices, blank=True)
    text = models.TextField()
    happened_at = models.DateTimeField()
    told_social_worker = models.BooleanField(default=False)
    told_police = models.BooleanField(default=False)
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(special=("heading",), free_text=("text",))
    access: ClassVar[Access] = part("isms_entry", provider=True)

    class Meta:
        verbose_name_plural = "entries"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="observation") & ~Q(heading="")
                | ~Q(kind="observation") & Q(heading=""),
                name="isms_entry_observation_has_a_heading",
            ),
            models.UniqueConstraint(
                fields=["package", "idempotency_key"], name="isms_entry_written_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["package", "-happened_at"], name="isms_entry_latest")
        ]

    def __str__(self) -> str:
        return self.get_heading_display() or self.get_kind_display()


class SpotCheck(PackagePart):
    """A visit the person does not expect: drawn at random, done, and what it found (S0-26)."""

    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    finding = models.CharField(max_length=20, choices=CheckFinding.choices, blank=True)
    note = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(special=("finding",), free_text=("note",))
    access: ClassVar[Access] = part("isms_spotcheck", "UPDATE", provider=True)

    class Meta:
        constraints: ClassVar = [
            paired_constraint("isms_spotcheck", "done_at", "done_by"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, finding="")
                | (Q(done_at__isnull=False) & ~Q(finding="")),
                name="isms_spotcheck_done_found_something",
            ),
            models.UniqueConstraint(
                fields=["package", "due_at"], name="isms_spotcheck_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"Spot check {self.due_at:%d %B %Y %H:%M}"


class Breach(PackagePart):
    """
    The agreement broken (S0-26): told at once to the agencies named in `agency_ids`.

    Each says once that it has taken note; until then its officer is reminded.
    """

    happened_at = models.DateTimeField()
    what = models.TextField()
    is_serious = models.BooleanField()
    agency_ids = ArrayField(models.UUIDField())
    found_by = models.OneToOneField(
        SpotCheck, on_delete=models.PROTECT, null=True, blank=True
    )
    reported_at = models.DateTimeField()
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(special=("is_serious",), free_text=("what",))
    access: ClassVar[Access] = part("isms_breach", provider=True)

    class Meta:
        verbose_name_plural = "breaches"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agency_ids__len__gte=1), name="isms_breach_tells_somebody"
            ),
            models.CheckConstraint(
                condition=Q(happened_at__lte=F("reported_at")),
                name="isms_breach_before_its_report",
            ),
            models.UniqueConstraint(
                fields=["package", "idempotency_key"], name="isms_breach_reported_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Breach of {self.happened_at:%d %B %Y %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("isms:delivery", args=[self.package_id])


class Acknowledgement(PackagePart):
    """One agency has taken note of a breach."""

    breach = models.ForeignKey(
        Breach, on_delete=models.PROTECT, related_name="acknowledgements"
    )
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    acknowledged_at = models.DateTimeField()

    access: ClassVar[Access] = part("isms_acknowledgement")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["breach", "agency"], name="isms_acknowledgement_once_each"
            )
        ]

    def __str__(self) -> str:
        return f"Acknowledged {self.acknowledged_at:%d %B %Y}"


class ProgrammeItem(PackagePart):
    """Something on the daily programme, with whom it is arranged (S0-31)."""

    what = models.CharField(max_length=120)
    with_whom = models.CharField(max_length=120)
    place = models.CharField(max_length=120, blank=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField())  # 0 is Monday
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    removed_on = models.DateField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    idempotency_key = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(special=("what", "with_whom", "place"))
    access: ClassVar[Access] = part("isms_programmeitem", "UPDATE", provider=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="isms_programmeitem_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(weekdays__len__gte=1)
                & Q(weekdays__contained_by=[0, 1, 2, 3, 4, 5, 6]),
                name="isms_programmeitem_on_real_weekdays",
            ),
            paired_constraint("isms_programmeitem", "removed_on", "removed_by"),
            models.UniqueConstraint(
                fields=["package", "idempotency_key"],
                name="isms_programmeitem_added_once",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class Feedback(PackagePart):
    """A report to the authority in its two parts: response, and risk to and within (S0-35)."""

    number = models.PositiveSmallIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    response = models.TextField()
    risk_to = models.TextField()
    risk_within = models.TextField()
    sent_at = models.DateTimeField()

    privacy: ClassVar[Privacy] = Privacy(
        free_text=("response", "risk_to", "risk_within")
    )
    access: ClassVar[Access] = part("isms_feedback", provider=True)

    class Meta:
        verbose_name_plural = "feedback"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["package", "number"], name="isms_feedback_numbered"
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="isms_feedback_covers_days",
            ),
            models.CheckConstraint(
                condition=~Q(response="") & ~Q(risk_to="") & ~Q(risk_within=""),
                name="isms_feedback_has_both_parts",
            ),
        ]

    def __str__(self) -> str:
        return f"Feedback {self.number}"


class MoveOn(PackagePart):
    """The plan for longer-term accommodation, made with the authority (S0-34); the latest counts."""

    sought = models.TextField()
    steps = models.TextField()
    contact = models.CharField(max_length=120)
    target_on = models.DateField()

    privacy: ClassVar[Privacy] = Privacy(
        personal=("contact",), free_text=("sought", "steps")
    )
    access: ClassVar[Access] = part("isms_moveon", provider=True)

    class Meta:
        verbose_name = "move-on plan"

    def __str__(self) -> str:
        return f"Move on by {self.target_on:%d %B %Y}"
