"""Parole in Scotland: beginning it, asking for reports, the hearing, the decision (S4-17 to S4-20)."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from agencies.models import Agency, User
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from core.decisions import require
from licences import permissions
from licences.choices import ConditionKind, DateSource, KeyDateKind
from licences.choices.parole import ParoleStatus
from licences.models import Licence, ParoleCondition, ParoleProcess, ParoleReport
from licences.policies import can_add_condition, can_record
from licences.policies import parole as policies
from licences.services.conditions import NewCondition, add_condition
from licences.services.dates import lock, record_official_date


def _begin(process: ParoleProcess, by: User) -> None:
    """Let one person at a time take a step, on an open case that `by` works."""
    case = process.case
    require(permissions.may_record(by, case), can_record(is_open=case.is_open))
    lock(case)
    process.refresh_from_db()
    process.case = case


@transaction.atomic
def open_parole(*, process: ParoleProcess, by: User, on: date) -> ParoleProcess:
    """
    Begin parole: reports can be asked for (S4-19).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it is too early, or begun already
    """
    _begin(process, by)
    require(
        policies.can_open(
            status=process.status,
            opens_on=process.opens_on,
            earliest_on=process.earliest_on,
            on=on,
        )
    )
    process.status, process.opened_on, process.opened_by = ParoleStatus.OPEN, on, by
    process.save(update_fields=["status", "opened_on", "opened_by"])
    audit.record("parole.opened", subject=process)
    return process


@dataclass(frozen=True)
class AskedReport:
    """Who is asked to report under which head, by when."""

    heading: str
    writer: User
    agency: Agency
    due_on: date


@transaction.atomic
def ask_for_report(
    *, process: ParoleProcess, asked: AskedReport, by: User, on: date
) -> ParoleReport:
    """
    Ask one person for a report under one of the five heads (S4-18).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if parole is not under way, or they were asked already
    """
    _begin(process, by)
    is_asked = ParoleReport.objects.filter(
        process=process, heading=asked.heading, writer=asked.writer
    ).exists()
    require(
        policies.can_ask(
            status=process.status, is_asked=is_asked, due_on=asked.due_on, on=on
        )
    )
    report = ParoleReport(
        case=process.case, process=process, recorded_by=by, **vars(asked)
    )
    report.save(force_insert=True)
    audit.record(
        "parole.report_asked",
        subject=report,
        operation=Operation.COLLECT,
        heading=asked.heading,
        writer=asked.writer.pk,
    )
    return report


@transaction.atomic
def receive_report(
    *, report: ParoleReport, received_on: date, reference: str, by: User, on: date
) -> ParoleReport:
    """
    Record that a report is in, and where it is kept.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it is in already, or comes in the future
    """
    case = report.case
    require(permissions.may_record(by, case), can_record(is_open=case.is_open))
    lock(case)
    report.refresh_from_db(fields=["received_on"])
    require(
        policies.can_receive(
            received=report.received_on is not None, received_on=received_on, on=on
        )
    )
    report.received_on, report.received_by = received_on, by
    report.reference = reference
    report.save(update_fields=["received_on", "received_by", "reference"])
    audit.record("parole.report_received", subject=report, heading=report.heading)
    return report


@transaction.atomic
def list_hearing(
    *, process: ParoleProcess, hearing_on: date, attends: bool, by: User
) -> ParoleProcess:
    """
    Record the day of the hearing and whether the person attends (S4-20).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if parole is not begun, or is listed or decided already
    """
    _begin(process, by)
    require(policies.can_step(status=process.status, after=ParoleStatus.LISTED))
    process.status = ParoleStatus.LISTED
    process.hearing_on, process.attends = hearing_on, attends
    process.save(update_fields=["status", "hearing_on", "attends"])
    audit.record("parole.listed", subject=process, hearing=hearing_on)
    return process


@dataclass(frozen=True)
class ParoleDecision:
    """What the Board decided, on which day, and from when release is granted."""

    granted: bool
    decided_on: date
    reference: str = ""
    release_on: date | None = None


@transaction.atomic
def decide_parole(
    *, process: ParoleProcess, decision: ParoleDecision, by: User, on: date
) -> ParoleProcess:
    """
    Record the Parole Board's decision; a grant sets the release date (S4-20).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it is decided already, or the days cannot be so
    """
    _begin(process, by)
    after = ParoleStatus.GRANTED if decision.granted else ParoleStatus.REFUSED
    require(
        policies.can_decide(
            status=process.status, after=after, decided_on=decision.decided_on, on=on
        ),
        policies.can_release(
            granted=decision.granted,
            release_on=decision.release_on,
            earliest_on=process.earliest_on,
        ),
    )
    process.status = after
    process.decided_on, process.decided_by = decision.decided_on, by
    process.decision_reference = decision.reference
    process.release_on = decision.release_on
    process.save()
    audit.record("parole.decided", subject=process, granted=decision.granted)
    if decision.release_on:
        record_official_date(
            case=process.case,
            kind=KeyDateKind.APD,
            day=decision.release_on,
            source=DateSource.PAROLE_BOARD,
            received_on=decision.decided_on,
            by=by,
            on=on,
        )
    return process


@transaction.atomic
def set_parole_condition(
    *,
    process: ParoleProcess,
    condition: NewCondition,
    licence: Licence | None,
    by: User,
    on: date,
) -> ParoleCondition:
    """
    Record a condition the Board set: on the licence at once, or when that begins.

    :param licence: the licence that runs, where the person is out already
    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if release was not granted, or drug testing lacks a test (S1-131)
    """
    _begin(process, by)
    is_there = ParoleCondition.objects.filter(
        process=process, wording=condition.wording
    ).exists()
    require(
        policies.can_set_condition(status=process.status, is_there=is_there),
        can_add_condition(
            is_in_force=True,
            kind=ConditionKind(condition.kind),
            code=condition.code,
            has_propensity=condition.has_propensity,
            is_linked=condition.is_linked_to_offending,
        ),
    )
    facts = asdict(condition)
    if condition.kind == ConditionKind.BESPOKE:
        facts["code"] = ""
    row = ParoleCondition(case=process.case, process=process, recorded_by=by, **facts)
    row.save(force_insert=True)
    audit.record(
        "parole.condition_set", subject=row, operation=Operation.COLLECT, kind=row.kind
    )
    if licence:
        carry_conditions(case=process.case, licence=licence, by=by, on=on)
    return row


def carry_conditions(*, case: Case, licence: Licence, by: User, on: date) -> int:
    """
    Put the Board's conditions on the licence that has begun; return how many.

    :raises NotPossible: if the licence is not running on `on`
    """
    waiting = ParoleCondition.objects.filter(
        case=case, process__status=ParoleStatus.GRANTED, on_licence__isnull=True
    ).order_by("recorded_at")
    licence.case = case
    for row in waiting:
        row.on_licence = add_condition(
            licence=licence,
            condition=NewCondition(
                kind=ConditionKind(row.kind),
                wording=row.wording,
                why=row.why,
                code=row.code,
                has_propensity=row.has_propensity,
                is_linked_to_offending=row.is_linked_to_offending,
            ),
            by=by,
            on=on,
        )
        row.save(update_fields=["on_licence"])
    return len(waiting)


@transaction.atomic
def close_parole(
    *, process: ParoleProcess, reason: str, by: User, on: date
) -> ParoleProcess:
    """
    Close parole without a decision, saying why.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it is decided or closed already
    """
    _begin(process, by)
    require(policies.can_step(status=process.status, after=ParoleStatus.CLOSED))
    process.status, process.closed_because = ParoleStatus.CLOSED, reason
    process.closed_on, process.closed_by = on, by
    process.save(update_fields=["status", "closed_on", "closed_by", "closed_because"])
    audit.record("parole.closed", subject=process)
    return process
