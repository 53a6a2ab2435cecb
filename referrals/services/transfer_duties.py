"""What the receiving area owes after a transfer (S3-82, S3-91)."""

from datetime import date

from django.db import transaction

from agencies.clocks import due
from agencies.models import User
from agencies.selectors import clocks_of
from audit import services as audit
from cases.models import Case
from core.decisions import require
from core.working_days import bank_holidays
from referrals.choices import TransferDutyCode
from referrals.models import Transfer, TransferDuty
from referrals.permissions import transfers as permissions
from referrals.policies import transfers as policies


CLOCK_OF = {
    TransferDutyCode.FIRST_APPOINTMENT: "transfer_appointment",
    TransferDutyCode.PLAN_UPDATE: "transfer_plan_update",
}


def begin_duties(
    *, transfer: Transfer, case: Case, notified_on: date, by: User
) -> TransferDuty:
    """
    Start the first clock: an appointment within five days of notification (S3-82).

    The clock is the receiving scheme's own. The second starts at the appointment.
    """
    return owe(
        transfer, case, TransferDutyCode.FIRST_APPOINTMENT, since=notified_on, by=by
    )


def owe(
    transfer: Transfer, case: Case, code: TransferDutyCode, *, since: date, by: User
) -> TransferDuty:
    """Write what is owed, due by the scheme's clock counted from `since`."""
    clock = clocks_of(case.scheme)[CLOCK_OF[code]]
    duty = TransferDuty(
        transfer=transfer,
        case=case,
        code=code,
        due_on=due(clock, since, bank_holidays(case.jurisdiction)),
        recorded_by=by,
    )
    duty.save(force_insert=True)
    audit.record("transfer.duty_begun", subject=duty, code=code, due_on=duty.due_on)
    return duty


@transaction.atomic
def meet_duty(
    *, duty: TransferDuty, done_on: date, by: User, on: date, means: str = ""
) -> TransferDuty:
    """
    Record that the first appointment was kept, or the plan updated or a home visit made.

    The appointment starts the second clock, five days from first contact (S3-91).

    :param means: which of the two met the second duty
    :raises NotPermitted: if `by` only reads the case
    :raises NotPossible: if it is met already, or the day does not fit
    """
    require(permissions.may_meet(by, duty))
    current = (
        TransferDuty.objects.visible_to(by)
        .select_for_update(of=("self",))
        .select_related("case__scheme", "transfer")
        .get(pk=duty.pk)
    )
    require(
        policies.can_meet_duty(
            is_open=current.is_open, done_on=done_on, since=counts_from(current), on=on
        )
    )
    current.done_on, current.done_by, current.means = done_on, by, means
    current.save(update_fields=["done_on", "done_by", "means"])
    if current.code == TransferDutyCode.FIRST_APPOINTMENT:
        owe(
            current.transfer,
            current.case,
            TransferDutyCode.PLAN_UPDATE,
            since=done_on,
            by=by,
        )
    audit.record("transfer.duty_met", subject=current, code=current.code, on=done_on)
    return current


def counts_from(duty: TransferDuty) -> date:
    """Return the day from which something owed can be met: the handover."""
    return duty.transfer.handed_over_on or duty.transfer.status_since
