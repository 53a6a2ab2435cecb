"""Cases that other connections see: committed by the owner, and taken away again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
from django.db import connections
from django.utils import timezone

from iom.demo.cast import World


def connect(alias: str) -> psycopg.Connection:
    """Open a connection of one's own to the test database."""
    wanted = {"dbname", "user", "password", "host", "port"}
    given = connections[alias].get_connection_params()
    return psycopg.connect(
        **{key: value for key, value in given.items() if key in wanted and value}
    )


@contextmanager
def overdue_cases(world: World, count: int) -> Iterator[list[UUID]]:
    """Commit cases whose review is overdue, led by Priya; they are gone afterwards."""
    with connect("owner") as owner:
        (before,) = owner.execute(
            "SELECT coalesce(max(id), 0) FROM audit_event"
        ).fetchone()
        cases = [commit_case(owner, world, number + 1) for number in range(count)]
    try:
        yield cases
    finally:
        with connect("owner") as owner:
            owner.autocommit = True
            remove(owner, cases, audit_after=before)


def commit_case(owner: psycopg.Connection, world: World, number: int) -> UUID:
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
        " prison, release_is_official, mappa_level, has_warnings,"
        " responsible_area, duty_due, attends_mappa, has_package)"
        " VALUES (%s, %s, %s, %s, 'england_wales', 'active', '', %s, %s, %s, %s, %s, 1,"
        " 'red', %s, '', false, '', false, '', '', false, false)",
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


def remove(owner: psycopg.Connection, cases: list[UUID], *, audit_after: int) -> None:
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
