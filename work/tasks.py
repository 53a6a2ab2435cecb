"""The scheduled jobs; the timetable is in iom/celery.py. Each may run twice and does its work once."""

from typing import Any

from celery import shared_task
from django.core.cache import cache

from agencies.acting import acting_as
from core.clock import now, today
from core.queue import HEARTBEAT
from licences.services import recompute as licences
from meetings import services as meetings
from rag import services as ratings
from referrals.services import removals
from work import rules, selectors, services
from work.choices import ReminderKind


@shared_task(name="work.tasks.heartbeat")
def heartbeat(**_: Any) -> None:
    """Say that beat and worker live; /readyz listens."""
    cache.set(HEARTBEAT, now(), timeout=None)


@shared_task(name="work.tasks.recompute_reviews")
def recompute_reviews(**_: Any) -> None:
    """Bring Prison reviews into step with releases recorded since (A-9)."""
    with acting_as(selectors.reminder_service(), on=today()) as by:
        ratings.recompute_reviews(by=by, on=today())


@shared_task(name="work.tasks.recompute_dates")
def recompute_dates(**_: Any) -> None:
    """Work every open case's dates out again by the law of the new day (S1-119 to S1-133)."""
    licences.recompute_dates(by=selectors.reminder_service(), on=today())


@shared_task(name="work.tasks.recompute_duties")
def recompute_duties(**_: Any) -> None:
    """Bring the cases' duties into step with contacts logged since (Q1)."""
    with acting_as(selectors.reminder_service(), on=today()) as by:
        ratings.recompute_duties(by=by, on=today())


@shared_task(name="work.tasks.raise_overdue_reviews")
def raise_overdue_reviews(**_: Any) -> None:
    """Remind lead workers of RAG reviews whose date has passed (S1-25, S1-26)."""
    raise_kind(ReminderKind.OVERDUE_REVIEW)


@shared_task(name="work.tasks.raise_pre_release")
def raise_pre_release(**_: Any) -> None:
    """Remind lead workers of releases to be prepared (S1-28, S1-173, A-9)."""
    raise_kind(ReminderKind.PRE_RELEASE)


@shared_task(name="work.tasks.raise_moved_releases")
def raise_moved_releases(**_: Any) -> None:
    """Tell those who prepare for a release that its date has moved (S1-173)."""
    raise_kind(ReminderKind.RELEASE_MOVED)


@shared_task(name="work.tasks.raise_overdue_actions")
def raise_overdue_actions(**_: Any) -> None:
    """Remind the people named of actions whose date has passed (S1-29, S1-32)."""
    raise_kind(ReminderKind.OVERDUE_ACTION)


@shared_task(name="work.tasks.raise_overdue_administration")
def raise_overdue_administration(**_: Any) -> None:
    """Remind of administration not done in time after adoption (S1-181)."""
    raise_kind(ReminderKind.OVERDUE_ADMINISTRATION)


@shared_task(name="work.tasks.raise_wanted_alerts")
def raise_wanted_alerts(**_: Any) -> None:
    """Tell agencies of wanted alerts that they have not acknowledged (S1-190)."""
    raise_kind(ReminderKind.WANTED_ALERT)


@shared_task(name="work.tasks.raise_rating_changes")
def raise_rating_changes(**_: Any) -> None:
    """Tell those who work a case by name that its class has changed."""
    raise_kind(ReminderKind.RATING_CHANGED)


@shared_task(name="work.tasks.raise_overdue_duties")
def raise_overdue_duties(**_: Any) -> None:
    """Remind lead workers of duties of the class that are overdue (S1-170 to S1-173)."""
    raise_kind(ReminderKind.OVERDUE_DUTY)


@shared_task(name="work.tasks.raise_overdue_change_reviews")
def raise_overdue_change_reviews(**_: Any) -> None:
    """Remind lead workers of significant changes not reviewed in time (S3-28)."""
    raise_kind(ReminderKind.CHANGE_REVIEW)


@shared_task(name="work.tasks.raise_overdue_transfers")
def raise_overdue_transfers(**_: Any) -> None:
    """Remind lead workers of what is owed after a transfer (S3-82, S3-91)."""
    raise_kind(ReminderKind.OVERDUE_TRANSFER)


@shared_task(name="work.tasks.raise_removals")
def raise_removals(**_: Any) -> None:
    """Propose removal where the record asks for it, and list it (S1-36, S1-37)."""
    with acting_as(selectors.reminder_service(), on=today()) as by:
        removals.raise_removals(by=by, on=today())
        meetings.list_leaving(by=by, on=today())


@shared_task(name="work.tasks.take_off_departed")
def take_off_departed(**_: Any) -> None:
    """Take what was handed over off the agendas of the area it left (S1-99, S1-108)."""
    with acting_as(selectors.reminder_service(), on=today()) as by:
        meetings.take_off_departed(by=by, on=today())


@shared_task(name="work.tasks.raise_re_registrations")
def raise_re_registrations(**_: Any) -> None:
    """Remind co-ordinators of people removed for custody before their release (S1-36)."""
    raise_kind(ReminderKind.RE_REGISTRATION)


@shared_task(name="work.tasks.raise_package_breaches")
def raise_package_breaches(**_: Any) -> None:
    """Tell the supervising officer, and the police by the package's rule, at once (S0-26)."""
    raise_kind(ReminderKind.PACKAGE_BREACH)


@shared_task(name="work.tasks.raise_written_updates")
def raise_written_updates(**_: Any) -> None:
    """Ask officers who cannot attend for their written updates (S1-34, A-8)."""
    raise_kind(ReminderKind.WRITTEN_UPDATE)


def raise_kind(kind: ReminderKind) -> None:
    """Raise one kind as the reminder service, until nothing of a backlog is left."""
    more = True
    while more:
        with acting_as(selectors.reminder_service(), on=today()) as by:
            run = services.raise_reminders(kind=kind, by=by, on=today(), at=now())
        more = run.raised == services.AT_ONCE


@shared_task(name="work.tasks.send_messages")
def send_messages(**_: Any) -> None:
    """Send what waits in the outbox, and where to read what meetings decided (S1-22)."""
    services.send_messages(by=selectors.reminder_service(), on=today(), at=now())
    more = True
    while more:
        with acting_as(selectors.reminder_service(), on=today()) as by:
            more = meetings.send_circulation(by=by, at=now())


@shared_task(name="work.tasks.send_invitations")
def send_invitations(**_: Any) -> None:
    """Send the invitations to meetings that wait."""
    meetings.send_invitations(
        by=selectors.reminder_service(),
        on=today(),
        at=now(),
        retry=rules.next_attempt,
    )


@shared_task(name="work.tasks.ensure_audit_partitions")
def ensure_audit_partitions(**_: Any) -> None:
    """Make next months' audit partitions before they are needed."""
    with acting_as(selectors.reminder_service(), on=today()) as by:
        services.ensure_audit_partitions(by=by, on=today())
