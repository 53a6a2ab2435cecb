"""What is stored of a risk management plan: situation, objectives, actions, versions."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cases.choices import Pathway, Section
from cases.models.record import CaseRecord, SectionedRecord
from core.models import Privacy, paired_constraint
from core.rowsecurity import Access
from plans.choices import ActionStatus, Agreement, ObjectiveStatus, UpdateKind


class Objective(SectionedRecord):
    """What the plan is to achieve, and which need or risk that answers (S1-51, S3-65)."""

    text = models.TextField()
    pathway = models.CharField(max_length=40, choices=Pathway.choices, blank=True)
    risk = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()
    status = models.CharField(
        max_length=20, choices=ObjectiveStatus.choices, default=ObjectiveStatus.ACTIVE
    )
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    closing_note = models.TextField(blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("pathway",), free_text=("text", "risk", "closing_note")
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(text="") & (~Q(pathway="") | ~Q(risk="")),
                name="plans_objective_answers_a_need_or_risk",
            ),
            paired_constraint("plans_objective", "closed_on", "closed_by"),
            models.CheckConstraint(
                condition=Q(status="active", closed_on__isnull=True)
                | (~Q(status="active") & Q(closed_on__isnull=False)),
                name="plans_objective_closed_or_active",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "position"], name="plans_objective_order")
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_active(self) -> bool:
        """Tell whether the objective is still worked towards."""
        return self.status == ObjectiveStatus.ACTIVE

    @property
    def answers(self) -> str:
        """The need or risk it answers, in words."""
        return " · ".join(filter(None, (self.get_pathway_display(), self.risk)))

    def close(self, *, status: str, by, on: date, note: str) -> None:
        """Set the fields that belong to an objective's end."""
        self.status, self.closed_on, self.closed_by = status, on, by
        self.closing_note = note


class Action(SectionedRecord):
    """One thing to be done: by which agency, by whom in it, by when (S1-32, S1-42)."""

    objective = models.ForeignKey(
        Objective,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
    )
    what = models.TextField()
    sentence_plan = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    agreed_on = models.DateField()
    first_due_on = models.DateField()
    due_on = models.DateField()
    times_carried_over = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(
        max_length=20, choices=ActionStatus.choices, default=ActionStatus.OPEN
    )
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    # The meeting that agreed it; a plain id, because meetings stand above plans.
    meeting_id = models.UUIDField(null=True, blank=True)
    idempotency_key = models.UUIDField(null=True, blank=True)

    latest_update: "ActionUpdate | None"  # given by plans.selectors.plan_page

    privacy: ClassVar[Privacy] = Privacy(free_text=("what", "sentence_plan"))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(what=""), name="plans_action_says_what"
            ),
            models.CheckConstraint(
                condition=Q(first_due_on__gte=F("agreed_on")),
                name="plans_action_due_after_agreed",
            ),
            models.CheckConstraint(
                condition=Q(times_carried_over=0, due_on=F("first_due_on"))
                | Q(times_carried_over__gt=0, due_on__gt=F("first_due_on")),
                name="plans_action_due_date_moves_by_carrying_over",
            ),
            paired_constraint("plans_action", "closed_on", "closed_by"),
            models.CheckConstraint(
                condition=Q(status="open", closed_on__isnull=True)
                | (~Q(status="open") & Q(closed_on__isnull=False)),
                name="plans_action_closed_or_open",
            ),
            models.UniqueConstraint(
                fields=["case", "idempotency_key"], name="plans_action_added_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["person", "due_on"],
                condition=Q(status="open"),
                name="plans_action_persons_open",
            ),
            models.Index(
                fields=["due_on"],
                include=["case", "person"],
                condition=Q(status="open"),
                name="plans_action_open_due",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("plans:action", args=[self.case_id, self.pk])

    @property
    def is_open(self) -> bool:
        """Tell whether the action is still to be done."""
        return self.status == ActionStatus.OPEN

    def is_overdue(self, on: date) -> bool:
        """Tell whether the action is still open after its due date."""
        return self.is_open and self.due_on < on

    def close(self, *, status: str, by, on: date) -> None:
        """Set the fields that belong to an action's end."""
        self.status, self.closed_on, self.closed_by = status, on, by

    def carry_over(self, *, until: date) -> None:
        """Move the due date and count it."""
        self.due_on = until
        self.times_carried_over += 1


class ActionUpdate(SectionedRecord):
    """What somebody wrote about an action; never altered (S1-29, S1-30)."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    kind = models.CharField(max_length=20, choices=UpdateKind.choices)
    made_on = models.DateField()
    text = models.TextField()
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(free_text=("text",))
    access: ClassVar[Access] = Access(
        by="case_id", sectioned=True, grants=("SELECT", "INSERT")
    )

    class Meta:
        constraints: ClassVar = [
            paired_constraint("plans_actionupdate", "due_before", "due_after"),
            models.CheckConstraint(
                condition=Q(kind="carried_over", due_after__gt=F("due_before"))
                | (~Q(kind="carried_over") & Q(due_after__isnull=True)),
                name="plans_actionupdate_carried_over_to",
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="plans_actionupdate_says_something"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["action", "-made_on", "-recorded_at"],
                name="plans_actionupdate_latest",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.made_on:%d %B %Y}"


class PlanSituation(SectionedRecord):
    """
    The situation, risk factors and interventions as told on one day (S1-33).

    A later one takes its place; none is altered. The general section has one
    account, which all the agencies keep. In a sensitive section each agency keeps
    its own, so that numbering never betrays an account hidden from the writer.
    """

    number = models.PositiveIntegerField()
    told_on = models.DateField()
    situation = models.TextField()
    risk_factors = models.TextField()
    interventions = models.TextField()

    privacy: ClassVar[Privacy] = Privacy(
        free_text=("situation", "risk_factors", "interventions")
    )
    access: ClassVar[Access] = Access(
        by="case_id", sectioned=True, grants=("SELECT", "INSERT")
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "number"],
                condition=Q(section="general"),
                name="plans_plansituation_one_general_account",
            ),
            models.UniqueConstraint(
                fields=["case", "section", "originator", "number"],
                condition=~Q(section="general"),
                name="plans_plansituation_one_account_each",
            ),
        ]

    def __str__(self) -> str:
        return f"Situation {self.number}, {self.told_on:%d %B %Y}"

    @property
    def is_general(self) -> bool:
        """Tell whether it is the account all the agencies keep."""
        return self.section == Section.GENERAL


class AgencyRole(CaseRecord):
    """What an agency says its part in managing the risk is (S1-43); the latest counts."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    statement = models.TextField()
    stated_on = models.DateField()

    privacy: ClassVar[Privacy] = Privacy(free_text=("statement",))
    access: ClassVar[Access] = Access(by="case_id", grants=("SELECT", "INSERT"))

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["case", "agency", "-stated_on", "-recorded_at"],
                name="plans_agencyrole_latest",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency}, {self.stated_on:%d %B %Y}"


class PlanVersion(CaseRecord):
    """
    The plan as issued on one day: what it said, and its hash.

    Holds the general section only, so that a version can be read by everybody who
    sees the case and its hash is the same for all of them. `recorded_by` issued it.
    """

    number = models.PositiveIntegerField()
    issued_on = models.DateField()
    agreement = models.CharField(
        max_length=20, choices=Agreement.choices, default=Agreement.NOT_ASKED
    )
    agreement_note = models.TextField(blank=True)
    content = models.JSONField()
    content_sha256 = models.CharField(max_length=64)
    rule_sets = models.JSONField(default=dict)
    meeting_id = models.UUIDField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        special=("agreement",), free_text=("agreement_note", "content")
    )
    access: ClassVar[Access] = Access(by="case_id", grants=("SELECT", "INSERT"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "number"], name="plans_planversion_once"
            ),
            models.CheckConstraint(
                condition=Q(content_sha256__regex=r"^[0-9a-f]{64}$"),
                name="plans_planversion_hash_is_sha256",
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}, {self.issued_on:%d %B %Y}"
