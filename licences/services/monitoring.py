"""Watching restrictive conditions, and appointments under a drug condition."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from agencies.models import Agency, User
from audit import services as audit
from audit.choices import Operation
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from licences import permissions
from licences.choices.monitoring import (
    AppointmentOutcome,
    CheckResult,
)
from licences.models import (
    ConditionCheck,
    ConditionWatch,
    DrugAppointment,
    LicenceCondition,
)
from licences.policies import monitoring as can
from licences.rules.conditions import is_restrictive
from licences.selectors import monitoring as selectors
from licences.services.dates import lock
from licences.services.prerelease import shares_case


@dataclass(frozen=True)
class Watch:
    """How a condition is watched: how, by whom, every so many days."""

    how: str
    agency: Agency
    person: User
    every_days: int


@transaction.atomic
def watch_condition(
    *, condition: LicenceCondition, watch: Watch, version: int, by: User, on: date
) -> ConditionWatch:
    """
    Say how a restrictive condition is watched, or change it (S3-30, S3-96).

    :param version: of the arrangement that the person was looking at; 0 for none
    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the condition is off, restricts nothing, or the person's
        agency does not share the case
    :raises ChangedMeanwhile: if somebody else changed it first
    """
    case = condition.case
    require(permissions.may_record(by, case))
    lock(case)
    require(
        can.can_watch(
            is_open=case.is_open,
            is_in_force=condition.removed_on is None,
            is_restrictive=is_restrictive(condition.kind, condition.code),
            shares_case=shares_case(case, watch.agency, watch.person, by=by, on=on),
        )
    )
    row = selectors.watch_of(by, condition)
    if (row.version if row else 0) != version:
        raise ChangedMeanwhile(
            "Somebody else changed how this is watched while the page was open.",
            theirs=[("How", row.how if row else "")],
            yours=[("How", watch.how)],
        )
    row = row or ConditionWatch(
        case=case, condition=condition, began_on=on, recorded_by=by
    )
    row.how, row.every_days = watch.how.strip(), watch.every_days
    row.agency, row.person, row.version = watch.agency, watch.person, version + 1
    row.save()
    audit.record("licences.condition_watched", subject=row, operation=Operation.COLLECT)
    return row


@dataclass(frozen=True)
class Check:
    """What a check found on a day."""

    checked_on: date
    result: CheckResult
    idempotency_key: UUID
    note: str = ""


@transaction.atomic
def record_check(
    *, watch: ConditionWatch, check: Check, by: User, on: date
) -> ConditionCheck:
    """
    Record a check of a watched condition; the same form twice is one check.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the condition is off, or a finding is not told
    """
    case = watch.case
    require(permissions.may_record(by, case))
    lock(case)
    mine = ConditionCheck.objects.visible_to(by).filter(case=case)
    if before := mine.filter(idempotency_key=check.idempotency_key).first():
        return before
    result = CheckResult(check.result)
    require(
        can.can_check(
            is_open=case.is_open,
            is_in_force=watch.condition.removed_on is None,
            checked_on=check.checked_on,
            began_on=watch.began_on,
            result=result,
            note=check.note,
            on=on,
        )
    )
    row = ConditionCheck(
        case=case,
        watch=watch,
        checked_on=check.checked_on,
        result=result,
        note=check.note.strip(),
        idempotency_key=check.idempotency_key,
        recorded_by=by,
    )
    row.save()
    audit.record("licences.condition_checked", subject=row, operation=Operation.COLLECT)
    return row


@transaction.atomic
def record_appointment(
    *,
    condition: LicenceCondition,
    held_on: date,
    outcome: AppointmentOutcome,
    place: str,
    note: str,
    by: User,
    on: date,
) -> DrugAppointment:
    """
    Record what became of an appointment under a drug appointment condition.

    It is breached by not attending or not staying, never by refusing treatment (S1-132).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the condition is another, or one is recorded for that day
    """
    case = condition.case
    require(permissions.may_record(by, case))
    lock(case)
    that_day = selectors.appointments(by, case).filter(
        condition=condition, held_on=held_on
    )
    require(
        can.can_record_appointment(
            is_open=case.is_open,
            code=condition.code,
            held_on=held_on,
            added_on=condition.added_on,
            removed_on=condition.removed_on,
            is_there_already=that_day.exists(),
            on=on,
        )
    )
    row = DrugAppointment(
        case=case,
        condition=condition,
        held_on=held_on,
        place=place.strip(),
        outcome=AppointmentOutcome(outcome),
        note=note.strip(),
        recorded_by=by,
    )
    row.save()
    audit.record(
        "licences.drug_appointment_recorded", subject=row, breach=row.is_breach
    )
    return row
