"""
Two runs at once, and a worker that dies holding a message.

Other connections see only what is committed, so these tests commit a case of their
own as the owner and take it away again.
"""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import connections
from django.utils import timezone

from core.scope import Scope
from work.selectors.reminders import REMINDER_SERVICE


pytestmark = pytest.mark.django_db

RAISE = "SELECT raised FROM work_raise_reminders('overdue_review', %s, now(), 12, 3)"
CLAIM = "SELECT message_id FROM work_claim_message(now())"


def connect(alias: str) -> psycopg.Connection:
    """Open a connection of one's own to the test database."""
    wanted = {"dbname", "user", "password", "host", "port"}
    given = connections[alias].get_connection_params()
    return psycopg.connect(
        **{key: value for key, value in given.items() if key in wanted and value}
    )


def as_a_job(connection: psycopg.Connection) -> psycopg.Connection:
    """Begin a transaction as the reminder service."""
    scope = Scope(user_id=REMINDER_SERVICE, agency_id=None, role="service_account")
    signed = scope.signed(now=time.time())
    connection.execute("SELECT set_config('iom.scope', %s, true)", [signed])
    return connection


@pytest.fixture
def committed(world) -> Iterator[list]:
    """Two committed cases whose review is overdue, led by Priya; gone afterwards."""
    with connect("owner") as owner:
        (before,) = owner.execute(
            "SELECT coalesce(max(id), 0) FROM audit_event"
        ).fetchone()
        cases = [commit_case(owner, world, number) for number in (1, 2)]
    try:
        yield cases
    finally:
        with connect("owner") as owner:
            owner.autocommit = True
            remove(owner, cases, audit_after=before)


def commit_case(owner: psycopg.Connection, world, number: int):
    """Write a person, a case and probation's share in it; returns the case's id."""
    person, case, priya = uuid4(), uuid4(), world.people["priya"]
    probation = world.agencies["east-sussex/probation"]
    today = timezone.localdate()
    owner.execute(
        "INSERT INTO cases_person (id, family_name, given_names, known_as, email,"
        " family_folded, given_folded, sound_key)"
        " VALUES (%s, 'Twice', 'Theodora', '', '', 'twice', 'theodora', '')",
        [person],
    )
    owner.execute(
        "INSERT INTO cases_case (id, reference, person_id, scheme_id, jurisdiction,"
        " status, supervision_status, opened_on, adopted_on, created_by_id,"
        " lead_worker_id, lead_worker_agency_id, version, rag_class, review_due_on,"
        " prison, release_is_official, mappa_level, has_warnings)"
        " VALUES (%s, %s, %s, %s, 'england_wales', 'active', '', %s, %s, %s, %s, %s, 1,"
        " 'red', %s, '', false, '', false)",
        [
            case,
            f"IOM-TWICE-{number}",
            person,
            world.schemes["east-sussex"].pk,
            today - timedelta(days=60),
            today - timedelta(days=50),
            priya.pk,
            priya.pk,
            probation.pk,
            today - timedelta(days=number),
        ],
    )
    owner.execute(
        "INSERT INTO cases_casegrant (id, case_id, principal_id, level, sections, basis,"
        " reason, revoked_reason, valid_from, granted_by_id, granted_at)"
        " SELECT gen_random_uuid(), %s, p.id, 'write', '{general}', 'referral', '', '',"
        " now() - interval '1 day', %s, now()"
        " FROM agencies_principal p WHERE p.agency_id = %s",
        [case, priya.pk, probation.pk],
    )
    return case


def remove(owner: psycopg.Connection, cases: list, *, audit_after: int) -> None:
    """Take away what was committed, past the triggers that make such things last."""
    owner.execute("ALTER TABLE cases_casegrant DISABLE TRIGGER case_grant_append_only")
    for table in ("work_message", "work_reminder", "case_acl", "cases_casegrant"):
        owner.execute(f"DELETE FROM {table} WHERE case_id = ANY (%s)", [cases])
    owner.execute("DELETE FROM cases_case WHERE id = ANY (%s)", [cases])
    owner.execute("DELETE FROM cases_person WHERE family_folded = 'twice'")
    owner.execute("ALTER TABLE cases_casegrant ENABLE TRIGGER case_grant_append_only")
    owner.execute("ALTER TABLE audit_event DISABLE TRIGGER audit_append_only")
    owner.execute("DELETE FROM audit_event WHERE id > %s", [audit_after])
    owner.execute("ALTER TABLE audit_event ENABLE TRIGGER audit_append_only")


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
