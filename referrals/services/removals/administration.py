"""The check-list that follows removal: who tells whom, by when (S1-184)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from agencies.models import Agency, User
from audit import services as audit
from core.working_days import add_working_days, bank_holidays
from referrals.choices import AdminTask, RemovalTask
from referrals.models import Removal, RemovalAdministration
from referrals.services.administration import DAYS, NOT_APPLICABLE
from referrals.services.decide import police_for


if TYPE_CHECKING:
    from referrals.services.removals.decide import Support


@transaction.atomic
def begin_administration(
    *, removal: Removal, support: "Support", by: User, on: date, at: datetime
) -> list[RemovalAdministration]:
    """
    Write the five rows of the form's removal table (S1-184, F60 to F64).

    The conference's approval is done; each of the others has the agency that does it
    and a date, in the same working days as on coming on.
    """
    lead = removal.case.scheme.lead_agency
    police = police_for(removal.case, by=by, at=at)
    owners = {
        RemovalTask.PERSON_NOTIFIED: support.lead.agency,
        RemovalTask.NICHE_MARKERS: police,
        RemovalTask.PNC_MARKER: police,
    }
    rows = [
        row(removal, code, owners.get(code, lead), support=support, by=by, on=on)
        for code in RemovalTask
    ]
    RemovalAdministration.objects.bulk_create(rows)
    audit.record("administration.begun", subject=removal, tasks=len(rows))
    return rows


def row(
    removal: Removal,
    code: RemovalTask,
    owner: Agency,
    *,
    support: "Support",
    by: User,
    on: date,
) -> RemovalAdministration:
    """Return one row of the check-list, not yet saved."""
    task = RemovalAdministration(
        removal=removal,
        case=removal.case,
        code=code,
        owner=owner,
        due_on=on,
        recorded_by=by,
    )
    if code is RemovalTask.APPROVED:
        task.done_on, task.done_by = support.met_on, by
        return task
    holidays = bank_holidays(removal.case.jurisdiction)
    task.due_on = add_working_days(on, DAYS[AdminTask(code.value)], holidays)
    if code is RemovalTask.SOCIAL_SERVICES and not support.tell_social_services:
        task.withheld_on, task.withheld_by = on, by
        task.withheld_reason = NOT_APPLICABLE
    return task
