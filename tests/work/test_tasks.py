"""The scheduled jobs, as the timetable calls them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from core.queue import HEARTBEAT
from iom.celery import app
from work import tasks
from work.choices import ReminderKind


pytestmark = pytest.mark.django_db


def test_every_job_of_the_timetable_is_there():
    app.loader.import_default_modules()

    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(
        app.tasks
    )


def test_the_heartbeat_is_heard():
    cache.delete(HEARTBEAT)

    tasks.heartbeat()

    assert timezone.now() - cache.get(HEARTBEAT) < timedelta(minutes=1)


@pytest.mark.parametrize(
    "job",
    [
        tasks.raise_overdue_reviews,
        tasks.raise_pre_release,
        tasks.raise_overdue_actions,
        tasks.raise_overdue_administration,
    ],
    ids=lambda job: job.name,
)
def test_each_job_run_twice_tells_once(case, stands, give, task, told, today, job):
    stands(
        case,
        review_due_on=today - timedelta(days=3),
        custody_since=today - timedelta(days=99),
        release_on=today + timedelta(days=20),
    )
    give(case, to="priya", agency="probation")
    task(case)

    for _ in range(2):
        job()
        tasks.send_messages()

    assert len(told("priya")) == 1
    assert len(mail.outbox) == 1


def test_a_backlog_is_raised_to_its_end(many, told, monkeypatch):
    monkeypatch.setattr("work.services.AT_ONCE", 2)
    many(5)

    tasks.raise_overdue_reviews()

    assert len(told("priya")) == 5


def test_a_newer_publishers_arguments_do_no_harm(overdue, told):
    tasks.raise_overdue_reviews(asked_for_by="a newer release")

    assert len(told("priya")) == 1


def test_prison_reviews_are_recomputed_as_the_service(case, events):
    tasks.recompute_reviews()

    (event,) = events("rag.reviews_recomputed")
    assert event.role == "service_account"


def test_the_audits_partitions_are_made_ahead(events, at):
    tasks.ensure_audit_partitions()

    ahead = timezone.localdate() + timedelta(days=62)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [f"audit_event_{ahead:%Y_%m}"])
        (partition,) = cursor.fetchone()
    assert partition == f"audit_event_{ahead:%Y_%m}"
    assert events("audit.partitions_made") == []


def test_missing_partitions_are_made_and_recorded(events, monkeypatch, today):
    monkeypatch.setattr(tasks, "today", lambda: today + timedelta(days=400))

    tasks.ensure_audit_partitions()
    tasks.ensure_audit_partitions()

    (event,) = events("audit.partitions_made")
    assert event.change == {"made": 4}


def test_by_hand_it_says_how_many_and_how_long(overdue, told, capsys):
    call_command("raise_reminders")

    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(
        "RAG review overdue: 1 raised, 0 brought back, 0 cancelled in "
    )
    assert len(said) == len(ReminderKind)
    assert len(told("priya")) == 1
