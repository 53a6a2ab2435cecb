"""The administration that follows adoption: who tells whom, by when (S1-181)."""

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction

from agencies.models import Agency, User
from audit import services as audit
from cases.policies import can_record
from core.decisions import Decision, require
from core.working_days import add_working_days, bank_holidays
from referrals import permissions, policies
from referrals.choices import AdminTask
from referrals.models import AdministrationTask, Referral, RemovalAdministration


if TYPE_CHECKING:
    from referrals.services.decide import Adoption


Task = TypeVar("Task", AdministrationTask, RemovalAdministration)

# Working days from adoption. The form names the actions and sets no time for them:
# telling the person is given a working week, police systems two days so that
# officers who stop the person know, social services the same week as the person.
DAYS = {
    AdminTask.PERSON_NOTIFIED: 5,
    AdminTask.NICHE_MARKERS: 2,
    AdminTask.PNC_MARKER: 2,
    AdminTask.SOCIAL_SERVICES: 5,
}
NOT_APPLICABLE = "The meeting decided that this does not apply."


@transaction.atomic
def begin_administration(
    *, referral: Referral, adoption: "Adoption", police: Agency, by: User, on: date
) -> list[AdministrationTask]:
    """
    Write the five rows of the form's administration table (S1-181, F46 to F50).

    "Nominated to IOM Conference" is done, by the Chair on the meeting's day; each of
    the others has the agency that does it and a date, counted in working days.
    """
    lead = referral.submitted_case.scheme.lead_agency
    owners = {
        AdminTask.PERSON_NOTIFIED: adoption.lead_agency,
        AdminTask.NICHE_MARKERS: police,
        AdminTask.PNC_MARKER: police,
    }
    tasks = [
        row(referral, code, owners.get(code, lead), adoption=adoption, by=by, on=on)
        for code in AdminTask
    ]
    AdministrationTask.objects.bulk_create(tasks)
    audit.record("administration.begun", subject=referral, tasks=len(tasks))
    return tasks


def row(
    referral: Referral,
    code: AdminTask,
    owner: Agency,
    *,
    adoption: "Adoption",
    by: User,
    on: date,
) -> AdministrationTask:
    """Return one row of the table, not yet saved."""
    task = AdministrationTask(
        referral=referral,
        case=referral.submitted_case,
        code=code,
        owner=owner,
        due_on=on,
        recorded_by=by,
    )
    if code is AdminTask.NOMINATED:
        task.done_on, task.done_by = min(adoption.met_on, on), by
        return task
    holidays = bank_holidays(referral.submitted_case.jurisdiction)
    task.due_on = add_working_days(on, DAYS[code], holidays)
    if code is AdminTask.SOCIAL_SERVICES and not adoption.tell_social_services:
        task.withheld_on, task.withheld_by = on, by
        task.withheld_reason = NOT_APPLICABLE
    return task


@transaction.atomic
def complete_task(
    *, task: Task, done_on: date, by: User, on: date, note: str = ""
) -> Task:
    """
    Record that an administration task, on coming on or on removal, was done.

    :raises NotPermitted: if `by` acts neither for its agency nor for the lead agency
    :raises NotPossible: if it is settled already, the day is still to come, or it is of
        coming on and the case is closed
    """
    require(permissions.may_complete(by, task), can_settle(task))
    current = locked_task(task, by=by)
    require(policies.can_complete(is_open=current.is_open, done_on=done_on, on=on))
    current.done_on, current.done_by, current.note = done_on, by, note
    current.save(update_fields=["done_on", "done_by", "note"])
    audit.record("administration.done", subject=current, code=current.code)
    return current


@transaction.atomic
def withhold_notification(*, task: Task, reason: str, by: User, on: date) -> Task:
    """
    Authorise not telling the person that they were nominated, or removed, and why (A-24).

    :raises NotPermitted: if `by` is neither Chair nor manager of the lead agency
    :raises NotPossible: if they have been told, or it is another task
    """
    require(permissions.may_withhold(by, task), can_settle(task))
    current = locked_task(task, by=by)
    require(policies.can_withhold(code=current.code, is_open=current.is_open))
    current.withheld_reason, current.withheld_by = reason, by
    current.withheld_on = on
    current.save(update_fields=["withheld_reason", "withheld_by", "withheld_on"])
    audit.record("administration.withheld", subject=current, code=current.code)
    return current


def can_settle(task: Task) -> Decision:
    """Administration on coming on ends with the case; the check-list on removal goes on."""
    goes_on = isinstance(task, RemovalAdministration)
    return can_record(is_open=goes_on or task.case.is_open)


def locked_task(task: Task, *, by: User) -> Task:
    """Lock one row until the transaction ends, and return it as it is now."""
    return (
        type(task)
        .objects.visible_to(by)
        .select_for_update(of=("self",))
        .select_related("case", "owner")
        .get(pk=task.pk)
    )
