"""
Recording what meets a duty, and saying on the case which falls due first.

Contacts are logged below this app and say nothing to it: `recompute_duties` brings the
cases into step within the quarter of an hour, and pages read the log itself.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from cases.services import update_standing
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from rag import permissions, policies, selectors
from rag.choices import RecordedDuty
from rag.models import DutyDone, MonitoringAssessment, SupervisionFrequency


def bring_duties_into_step(*, case: Case, by: User, on: date) -> None:
    """Say on the case which duty of its class falls due first, the review apart."""
    states = selectors.states_of(by, [case], on=on).get(case.pk, ())
    due_on, duty = selectors.standing_of(states)
    if (case.duty_due_on, case.duty_due) != (due_on, duty):
        update_standing(case=case, by=by, duty_due_on=due_on, duty_due=duty)


@transaction.atomic
def record_duty(
    *,
    case: Case,
    duty: RecordedDuty | str,
    done_on: date,
    note: str,
    by: User,
    on: date,
    meeting_id: UUID | None = None,
) -> DutyDone:
    """
    Record that a duty was done on a day (S1-169 to S1-173).

    Once a day: sent again, it returns what is recorded already.

    :raises NotPermitted: if `by` does not work the case, or briefs the police without
        being one of them
    :raises NotPossible: if the case is closed or the day is still to come
    """
    duty = RecordedDuty(duty)
    require(
        permissions.may_record_duty(by, case, duty),
        policies.can_record_done(is_open=case.is_open, done_on=done_on, on=on),
    )
    done, is_new = DutyDone.objects.get_or_create(
        case=case,
        duty=duty,
        done_on=done_on,
        defaults={"note": note.strip(), "recorded_by": by, "meeting_id": meeting_id},
    )
    if is_new:
        bring_duties_into_step(case=case, by=by, on=on)
        audit.record(
            "rag.duty_done", subject=done, operation=Operation.COLLECT, duty=duty
        )
    return done


@dataclass(frozen=True)
class Monitoring:
    """What an assessment for electronic monitoring found; `scheme` when it would suit."""

    assessed_on: date
    outcome: str
    reasons: str
    scheme: str = ""


@transaction.atomic
def assess_monitoring(
    *, case: Case, assessment: Monitoring, by: User, on: date
) -> MonitoringAssessment:
    """
    Record whether electronic monitoring would suit, and under what (S1-170, S1-191).

    The same finding sent twice for a day is written once.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the case is closed, the day is to come, or the scheme and
        the outcome do not go together
    """
    require(
        permissions.may_work(by, case),
        policies.can_record_done(
            is_open=case.is_open, done_on=assessment.assessed_on, on=on
        ),
        policies.can_assess_monitoring(
            outcome=assessment.outcome, scheme=assessment.scheme
        ),
    )
    assessed, is_new = MonitoringAssessment.objects.get_or_create(
        case=case,
        assessed_on=assessment.assessed_on,
        outcome=assessment.outcome,
        scheme=assessment.scheme,
        defaults={"reasons": assessment.reasons.strip(), "recorded_by": by},
    )
    if is_new:
        bring_duties_into_step(case=case, by=by, on=on)
        audit.record(
            "rag.monitoring_assessed",
            subject=assessed,
            operation=Operation.COLLECT,
            outcome=assessed.outcome,
        )
    return assessed


@dataclass(frozen=True)
class Frequency:
    """How often to supervise as a meeting agreed it: so many of a unit, until when."""

    value: int
    unit: str
    agreed_on: date
    expires_on: date
    note: str = ""
    meeting_id: UUID | None = None


@transaction.atomic
def agree_frequency(
    *, case: Case, frequency: Frequency, version: int, by: User, on: date
) -> SupervisionFrequency:
    """
    Record how often a meeting agreed to supervise, in place of what it agreed before (S1-203).

    :param version: the number of the frequency on the page, 0 for none yet
    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the case is closed or the dates cannot be
    :raises ChangedMeanwhile: if somebody else recorded one first
    """
    require(permissions.may_work(by, case))
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    mine = SupervisionFrequency.objects.visible_to(by).filter(case=case)
    before = mine.filter(superseded_on__isnull=True).first()
    _refuse_overtaken(before, version, frequency)
    require(
        policies.can_agree_frequency(
            is_open=case.is_open,
            agreed_on=frequency.agreed_on,
            expires_on=frequency.expires_on,
            on=on,
        )
    )
    if before:
        before.superseded_on = on
        before.save(update_fields=["superseded_on"])
    latest = mine.aggregate(number=Max("number"))["number"] or 0
    agreed = SupervisionFrequency(
        case=case, number=latest + 1, recorded_by=by, **vars(frequency)
    )
    agreed.save()
    bring_duties_into_step(case=case, by=by, on=on)
    audit.record(
        "rag.frequency_agreed",
        subject=agreed,
        value=agreed.value,
        unit=agreed.unit,
        expires_on=agreed.expires_on,
    )
    return agreed


def _refuse_overtaken(
    before: SupervisionFrequency | None, version: int, new: Frequency
) -> None:
    """Stop somebody who agrees a frequency from a page that another has overtaken."""
    if version == (before.number if before else 0):
        return
    yours = SupervisionFrequency(value=new.value, unit=new.unit)
    raise ChangedMeanwhile(
        "Somebody else recorded how often to supervise while this page was open. "
        "Look at theirs, then record yours again if it is still right.",
        theirs=[("How often", str(before or "Not agreed"))],
        yours=[("How often", str(yours))],
    )


@transaction.atomic
def recompute_duties(*, by: User, on: date) -> int:
    """
    Bring every case into step with what was logged since; return how many moved.

    Run by scheduled work; running it twice moves nothing twice.

    :raises NotPermitted: if `by` is not a service account
    """
    require(permissions.may_recompute(by))
    moved = selectors.moved_duties(on=on)
    with connection.cursor() as cursor:
        for each in moved:
            cursor.execute(
                "SELECT rag_move_duty(%s, %s, %s)",
                [each.case_id, each.due_on, each.duty],
            )
    audit.record("rag.duties_recomputed", moved=len(moved), as_at=on)
    return len(moved)
