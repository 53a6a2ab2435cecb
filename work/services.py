"""
Raising reminders, sending their messages, keeping the audit's partitions ahead.

Jobs call these as the reminder service. What they promise: whatever is due is raised
once for each recipient and date, with one message, in one statement; a run that is
repeated, doubled or killed changes nothing about that. See docs/adr/0010-reminders-in-one-statement.md.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db import connection, transaction

from agencies.acting import acting_as
from agencies.clocks import CLOCKS
from agencies.models import User
from agencies.selectors import get_account
from audit import services as audit
from audit.choices import Operation, Purpose
from core.decisions import require
from work import notifications, permissions, rules
from work.choices import ReminderKind, Withheld


AT_ONCE = 5000  # reminders in one transaction: seconds, far from the statement timeout
# The clock in months that a kind counts by, where it is not the pre-release plan's.
MONTHS_BEFORE = {ReminderKind.RE_REGISTRATION: "re_registration"}
PARTITION_MONTHS = 4  # the audit always has this month's and the next three


@dataclass(frozen=True)
class Raised:
    """What one run changed: new reminders, brought back, cancelled."""

    raised: int
    restored: int
    cancelled: int


class Outcome(StrEnum):
    """What became of one message."""

    SENT = "sent"
    WITHHELD = "withheld"
    FAILED = "failed"


@dataclass(frozen=True)
class Claimed:
    """One waiting message, locked until the transaction ends."""

    message_id: UUID
    reminder_id: UUID
    recipient_id: UUID
    agency_id: UUID
    case_id: UUID
    attempts: int


@transaction.atomic
def raise_reminders(*, kind: ReminderKind, by: User, on: date, at: datetime) -> Raised:
    """
    Raise what is due on a day, cancel what no longer is (S1-25 to S1-29, S1-181).

    At most `AT_ONCE` are raised; when as many were, there may be more.

    A release counts from the earlier of the two clocks before it (S1-28, S1-173, A-9).

    :raises NotPermitted: if `by` is not the reminder service
    """
    require(permissions.may_run_scheduled_work(by))
    weeks = CLOCKS["pre_release_live_list"].value
    months = CLOCKS[MONTHS_BEFORE.get(kind, "pre_release_plan")].value
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT raised, restored, cancelled"
            " FROM work_raise_reminders(%s, %s, %s, %s, %s, %s)",
            [kind, on, at, weeks, months, AT_ONCE],
        )
        run = Raised(*cursor.fetchone())
    if run != Raised(0, 0, 0):
        audit.record(
            "reminders.raised",
            kind=kind,
            raised=run.raised,
            restored=run.restored,
            cancelled=run.cancelled,
        )
    return run


def send_messages(
    *, by: User, on: date, at: datetime, most: int = 500
) -> list[Outcome]:
    """
    Send what waits, oldest first, each message in a transaction of its own.

    Stops at the first that the mail server does not take: the rest wait for the next
    run rather than for a server that is down. Returns what became of each.
    """
    outcomes: list[Outcome] = []
    while len(outcomes) < most and Outcome.FAILED not in outcomes:
        with acting_as(by, on=on):
            outcome = send_next(by=by, on=on, at=at)
        if outcome is None:
            break
        outcomes.append(outcome)
    return outcomes


@transaction.atomic
def send_next(*, by: User, on: date, at: datetime) -> Outcome | None:
    """
    Send the next waiting message, or withhold it when its recipient lost access.

    The row is locked from claiming to settling and no state is written in between, so
    a worker killed at any point leaves the message waiting: nothing is lost, and
    outbox and mailbox never hold it twice. Only a kill between the mail server's "yes"
    and our commit repeats it on the wire, under the same Message-ID, by which servers
    and readers know it again. None when nothing waits.

    :raises NotPermitted: if `by` is not the reminder service
    """
    require(permissions.may_run_scheduled_work(by))
    claimed = claim(at)
    if claimed is None:
        return None
    letter = notifications.compose(
        recipient=get_account(claimed.recipient_id),
        agency_id=claimed.agency_id,
        reminder_id=claimed.reminder_id,
        on=on,
    )
    if isinstance(letter, Withheld):
        return withhold(claimed, letter, at=at)
    try:
        notifications.deliver(letter, message_id=claimed.message_id)
    except OSError:
        return put_off(claimed, at=at)
    settle("work_message_sent", claimed.message_id, at, letter.subject, letter.body)
    audit.disclosed(
        "reminder.sent",
        cases=[claimed.case_id],
        recipient=str(claimed.recipient_id),
        purpose=Purpose.REMINDER,
        message=claimed.message_id,
    )
    return Outcome.SENT


def claim(at: datetime) -> Claimed | None:
    """Lock and return the message that has waited longest and nobody else is sending."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT message_id, reminder_id, recipient_id, agency_id, case_id, attempts"
            " FROM work_claim_message(%s)",
            [at],
        )
        found = cursor.fetchone()
    return Claimed(*found) if found and found[0] else None


def withhold(claimed: Claimed, because: Withheld, *, at: datetime) -> Outcome:
    """Settle that the message never goes, and why."""
    settle("work_message_withheld", claimed.message_id, at, because)
    audit.record(
        "reminder.withheld",
        cases=[claimed.case_id],
        purpose=Purpose.REMINDER,
        message=claimed.message_id,
        because=because,
    )
    return Outcome.WITHHELD


def put_off(claimed: Claimed, *, at: datetime) -> Outcome:
    """Settle that the mail server did not take it, and when to try again."""
    attempts = claimed.attempts + 1
    again = rules.next_attempt(attempts=attempts, at=at)
    settle("work_message_failed", claimed.message_id, at, again)
    audit.record(
        "reminder.not_delivered",
        cases=[claimed.case_id],
        purpose=Purpose.REMINDER,
        message=claimed.message_id,
        attempts=attempts,
    )
    return Outcome.FAILED


def settle(function: str, *values: object) -> None:
    """Call one of the functions in sql/messages.sql."""
    with connection.cursor() as cursor:
        cursor.callproc(function, values)


@transaction.atomic
def ensure_audit_partitions(*, by: User, on: date) -> int:
    """
    Make the audit's partitions for the months ahead; returns how many were missing.

    :raises NotPermitted: if `by` is not the reminder service
    """
    require(permissions.may_run_scheduled_work(by))
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_ensure_partitions(%s, %s)", [on, PARTITION_MONTHS])
        (made,) = cursor.fetchone()
    if made:
        audit.record("audit.partitions_made", operation=Operation.EVENT, made=made)
    return made
