"""The questions pages ask about warnings, breaches and recalls."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Prefetch, QuerySet

from agencies.models import User
from cases import selectors as cases
from cases.choices import Attendance
from cases.models import Case, Contact
from core.exceptions import NotVisible
from licences.choices import (
    BreachAnswer,
    BreachStatus,
    RecallStatus,
    WarningLevel,
)
from licences.lifecycle import recall as recall_lifecycle
from licences.lifecycle import supervision_breach as breach_lifecycle
from licences.models import (
    BreachDecision,
    BreachHearing,
    ComplianceWarning,
    Licence,
    Recall,
    SupervisionBreach,
)
from licences.selectors.supervision import licence_on


LOOK_BACK = timedelta(days=90)  # how long an absence is offered for a warning
MOST_CONTACTS = 20
UNDER_WAY = [each.value for each in RecallStatus if recall_lifecycle.is_open(each)]
BEFORE_COURT = [each.value for each in BreachStatus if breach_lifecycle.is_open(each)]
Row = TypeVar("Row", bound=Model)


def warnings(user: User, case: Case) -> QuerySet[ComplianceWarning]:
    """Return every warning, the latest first."""
    return (
        ComplianceWarning.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "withdrawn_by")
        .order_by("-issued_on", "-recorded_at")
    )


def get_warning(user: User, case: Case, warning_id: UUID | str) -> ComplianceWarning:
    """
    Return one warning of the case.

    :raises NotVisible: when it is not there for this reader
    """
    return found(warnings(user, case), case, warning_id)


def found(rows: "QuerySet[Row]", case: Case, row_id: UUID | str) -> Row:
    """
    Return one row of a case, with the case as the reader holds it.

    :raises NotVisible: when the rows hold none such
    """
    row: Any = rows.filter(pk=row_id).first()
    if row is None:
        raise NotVisible
    row.case = case
    return row


def final_warning(user: User, case: Case, *, on: date) -> ComplianceWarning | None:
    """Return the final warning in force on a day, or None."""
    return (
        warnings(user, case)
        .filter(
            level=WarningLevel.FINAL,
            withdrawn_on__isnull=True,
            issued_on__lte=on,
            expires_on__gte=on,
        )
        .first()
    )


def failures(user: User, case: Case, *, on: date) -> list[Contact]:
    """Return the absences and failures of three months that a warning may be linked to."""
    return list(
        cases.contacts(user, case).filter(
            attendance__in=[
                Attendance.UNACCEPTABLE_ABSENCE,
                Attendance.FAILED_TO_COMPLY,
            ],
            happened_at__date__gte=on - LOOK_BACK,
        )[:MOST_CONTACTS]
    )


def get_contact(user: User, case: Case, contact_id: UUID | str) -> Contact:
    """
    Return one contact of the case.

    :raises NotVisible: when it is not there for this reader
    """
    return found(cases.contacts(user, case), case, contact_id)


def decisions(user: User, case: Case) -> QuerySet[BreachDecision]:
    """Return what was decided about breaches of licence, the latest first."""
    return (
        BreachDecision.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "endorsed_by")
        .order_by("-decided_on", "-recorded_at")
    )


def get_decision(user: User, case: Case, decision_id: UUID | str) -> BreachDecision:
    """
    Return one decision of the case.

    :raises NotVisible: when it is not there for this reader
    """
    return found(decisions(user, case), case, decision_id)


def decision_awaiting(
    user: User, case: Case, answer: BreachAnswer
) -> BreachDecision | None:
    """Return the latest decision to warn, or to recall, that nothing has followed yet."""
    follows = "recall" if answer is BreachAnswer.RECALL else "warning"
    return (
        decisions(user, case)
        .filter(answer=answer, **{f"{follows}__isnull": True})
        .first()
    )


def recalls(user: User, case: Case) -> QuerySet[Recall]:
    """Return every recall, the latest first."""
    return (
        Recall.objects.visible_to(user)
        .filter(case=case)
        .select_related(
            *("licence", "recorded_by", "stay", "report_sent_by", "received_by"),
            *("processed_by", "cancelled_by", "part_b_sent_by"),
        )
        .order_by("-decided_at", "-recorded_at")
    )


def get_recall(user: User, case: Case, recall_id: UUID | str) -> Recall:
    """
    Return one recall of the case.

    :raises NotVisible: when it is not there for this reader
    """
    return found(recalls(user, case), case, recall_id)


def open_recall(user: User, case: Case) -> Recall | None:
    """Return the recall that is under way, or None."""
    return recalls(user, case).filter(status__in=UNDER_WAY).first()


def breaches(user: User, case: Case) -> QuerySet[SupervisionBreach]:
    """Return every breach of supervision with its hearings, the latest first."""
    hearings = BreachHearing.objects.visible_to(user).order_by("listed_for")
    return (
        SupervisionBreach.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "default_order")
        .prefetch_related(Prefetch("hearings", hearings))
        .order_by("-failed_on", "-recorded_at")
    )


def get_breach(user: User, case: Case, breach_id: UUID | str) -> SupervisionBreach:
    """
    Return one breach of supervision of the case.

    :raises NotVisible: when it is not there for this reader
    """
    return found(breaches(user, case), case, breach_id)


def default_orders(user: User, case: Case) -> list[SupervisionBreach]:
    """Return the default orders that have not been revoked: they may be breached."""
    return [
        each
        for each in breaches(user, case).filter(order_revoked_on__isnull=True)
        if each.is_default_order
    ]


def sanction_runs_until(
    user: User, case: Case, breach: SupervisionBreach, *, on: date
) -> date | None:
    """Return the last day of another sanction still running, but of no order being breached."""
    running = (
        breaches(user, case)
        .filter(
            order_revoked_on__isnull=True, outcome_on__lte=on, sanction_ends_on__gte=on
        )
        .exclude(pk__in=[breach.pk, breach.default_order_id])
    )
    ends = (each.sanction_ends_on for each in running)
    return max((day for day in ends if day), default=None)


@dataclass(frozen=True)
class EnforcementPage:
    """What the page "Enforcement" shows."""

    warnings: list[ComplianceWarning]
    decisions: list[BreachDecision]
    recalls: list[Recall]
    breaches: list[SupervisionBreach]
    licence: Licence | None

    @property
    def recall(self) -> Recall | None:
        """The recall under way, or None."""
        return next((each for each in self.recalls if each.is_under_way), None)


def enforcement_page(user: User, case: Case, *, on: date) -> EnforcementPage:
    """Return everything about enforcement on a case, in seven queries."""
    return EnforcementPage(
        warnings=list(warnings(user, case)),
        decisions=list(decisions(user, case)),
        recalls=list(recalls(user, case)),
        breaches=list(breaches(user, case)),
        licence=licence_on(user, case, on),
    )


@dataclass(frozen=True)
class InHand:
    """What is in hand on a case: the recall, the breaches before the court, the warnings."""

    recall: Recall | None
    breaches: list[SupervisionBreach]
    warnings: list[ComplianceWarning]


def in_hand(user: User, case: Case, *, on: date) -> InHand:
    """Return what enforcement is in hand on a day, in four queries."""
    in_force = warnings(user, case).filter(
        withdrawn_on__isnull=True, issued_on__lte=on, expires_on__gte=on
    )
    return InHand(
        recall=open_recall(user, case),
        breaches=list(breaches(user, case).filter(status__in=BEFORE_COURT)),
        warnings=list(in_force),
    )
