"""The job application and the whole timetable, in one place."""

import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import beat_init


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iom.settings")

app = Celery("iom")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# Times are Europe/London. Every job may run twice and do its work once.
app.conf.beat_schedule = {
    "heartbeat": {"task": "work.tasks.heartbeat", "schedule": 60.0},
    "dates": {
        "task": "work.tasks.recompute_dates",
        "schedule": crontab(hour=1, minute=30),
    },
    "prison-reviews": {
        "task": "work.tasks.recompute_reviews",
        "schedule": crontab(minute="13-59/15"),
    },
    "overdue-reviews": {
        "task": "work.tasks.raise_overdue_reviews",
        "schedule": crontab(minute="*/15"),
    },
    "pre-release": {
        "task": "work.tasks.raise_pre_release",
        "schedule": crontab(minute="5-59/15"),
    },
    "moved-releases": {
        "task": "work.tasks.raise_moved_releases",
        "schedule": crontab(minute="4-59/15"),
    },
    "overdue-actions": {
        "task": "work.tasks.raise_overdue_actions",
        "schedule": crontab(minute="10-59/15"),
    },
    "overdue-administration": {
        "task": "work.tasks.raise_overdue_administration",
        "schedule": crontab(minute="12-59/15"),
    },
    "duties-in-step": {
        "task": "work.tasks.recompute_duties",
        "schedule": crontab(minute="6-59/15"),
    },
    "overdue-duties": {
        "task": "work.tasks.raise_overdue_duties",
        "schedule": crontab(minute="8-59/15"),
    },
    "wanted-alerts": {
        "task": "work.tasks.raise_wanted_alerts",
        "schedule": crontab(minute="*/2"),
    },
    "rating-changes": {
        "task": "work.tasks.raise_rating_changes",
        "schedule": crontab(minute="3-59/15"),
    },
    "overdue-change-reviews": {
        "task": "work.tasks.raise_overdue_change_reviews",
        "schedule": crontab(minute="14-59/15"),
    },
    "overdue-transfers": {
        "task": "work.tasks.raise_overdue_transfers",
        "schedule": crontab(minute="14-59/15"),
    },
    "removals": {
        "task": "work.tasks.raise_removals",
        "schedule": crontab(minute="8-59/15"),
    },
    "departed-cases": {
        "task": "work.tasks.take_off_departed",
        "schedule": crontab(minute="10-59/15"),
    },
    "re-registrations": {
        "task": "work.tasks.raise_re_registrations",
        "schedule": crontab(minute="9-59/15"),
    },
    "package-breaches": {
        "task": "work.tasks.raise_package_breaches",
        "schedule": crontab(minute="1-59/2"),
    },
    "written-updates": {
        "task": "work.tasks.raise_written_updates",
        "schedule": crontab(minute="11-59/15"),
    },
    "send-messages": {"task": "work.tasks.send_messages", "schedule": 30.0},
    "send-invitations": {"task": "work.tasks.send_invitations", "schedule": 30.0},
    "audit-partitions": {
        "task": "work.tasks.ensure_audit_partitions",
        "schedule": crontab(hour=3, minute=0),
    },
}


@beat_init.connect
def first_heartbeat(**_) -> None:
    """Say at once that the scheduler is there; its first turn would come a minute later."""
    app.send_task("work.tasks.heartbeat")
