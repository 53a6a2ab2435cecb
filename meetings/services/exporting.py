"""Taking the cadence report out of the service, with a record that it left."""

from datetime import date

from django.db import transaction

from agencies.models import Scheme, User
from audit import services as audit
from audit.choices import Purpose
from cases.permissions import may_print
from core.decisions import require
from core.spreadsheets import csv_bytes
from meetings import permissions, presenters, selectors


@transaction.atomic
def export_cadence(*, scheme: Scheme, by: User, on: date) -> bytes:
    """
    Return the cadence report as CSV, as far as `by` may see it.

    :raises NotPermitted: if `by` does not oversee a scheme or takes no copies out
    """
    require(permissions.may_oversee(by), may_print(by))
    report = selectors.cadence(by, scheme, on=on)
    audit.disclosed(
        "cadence.exported",
        cases=report.case_ids,
        recipient=f"{by.full_name}, {by.on_duty.agency_name}",
        purpose=Purpose.OVERSIGHT,
    )
    return csv_bytes(presenters.CADENCE_COLUMNS, presenters.cadence_rows(report))
