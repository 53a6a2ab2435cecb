"""Two runs at once, and a worker that dies holding a message."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.utils import timezone

from core.scope import Scope
from tests.work.committed import connect, overdue_cases
from work.selectors.reminders import REMINDER_SERVICE


pytestmark = pytest.mark.django_db

RAISE = (
    "SELECT raised FROM work_raise_reminders('overdue_review', %s, now(), 12, 3, 5000)"
)
CLAIM = "SELECT message_id FROM work_claim_message(now())"


def as_a_job(connection: psycopg.Connection) -> psycopg.Connection:
    """Begin a transaction as the reminder service."""
    scope = Scope(user_id=REMINDER_SERVICE, agency_id=None, role="service_account")
    signed = scope.signed(now=time.time())
    connection.execute("SELECT set_config('iom.scope', %s, true)", [signed])
    return connection


@pytest.fixture
def committed(world) -> Iterator[list]:
    """Two committed cases whose review is overdue."""
    with overdue_cases(world, 2) as cases:
        yield cases


def counted(table: str, cases: list) -> int:
    with connect("owner") as owner:
        query = f"SELECT count(*) FROM {table} WHERE case_id = ANY (%s)"
        return owner.execute(query, [cases]).fetchone()[0]


def raise_and_commit() -> int:
    with as_a_job(connect("default")) as connection:
        return connection.execute(RAISE, [timezone.localdate()]).fetchone()[0]


def test_two_runs_at_once_raise_each_reminder_once(committed):
    with ThreadPoolExecutor() as pool, as_a_job(connect("default")) as first:
        raised = first.execute(RAISE, [timezone.localdate()]).fetchone()[0]
        second = pool.submit(raise_and_commit)
        time.sleep(0.2)  # the second run is waiting for the first
        assert not second.done()
        first.commit()

        assert (raised, second.result(timeout=20)) == (2, 0)
    assert counted("work_reminder", committed) == 2
    assert counted("work_message", committed) == 2


def test_many_runs_at_once_raise_each_reminder_once(committed):
    with ThreadPoolExecutor(max_workers=6) as pool:
        raised = [
            each.result(timeout=30)
            for each in [pool.submit(raise_and_commit) for _ in range(6)]
        ]

    assert sorted(raised) == [0, 0, 0, 0, 0, 2]
    assert counted("work_message", committed) == 2


def test_a_run_killed_before_it_commits_left_nothing_and_the_next_does_it_all(
    committed,
):
    killed = as_a_job(connect("default"))
    killed.execute(RAISE, [timezone.localdate()])
    killed.close()

    assert counted("work_reminder", committed) == 0
    assert raise_and_commit() == 2
    assert counted("work_message", committed) == 2


def test_two_workers_never_hold_the_same_message(committed):
    raise_and_commit()
    with as_a_job(connect("default")) as one, as_a_job(connect("default")) as other:
        held = [each.execute(CLAIM).fetchone()[0] for each in (one, other)]
        one_more = as_a_job(connect("default"))

        assert len(set(held)) == 2
        assert one_more.execute(CLAIM).fetchone() == (None,)
        one_more.close()


def test_a_worker_killed_with_a_message_in_hand_leaves_it_to_the_next(committed):
    raise_and_commit()
    killed = as_a_job(connect("default"))
    held = killed.execute(CLAIM).fetchone()
    killed.close()

    with as_a_job(connect("default")) as other:
        assert other.execute(CLAIM).fetchone() == held
