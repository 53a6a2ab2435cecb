"""
`python -m tests.bench.dates [--sentences 100000]`: every date worked out again, in seconds.

Inside a throw-away stack. The sentences are written in SQL on a database of their own; the
run is the one the timetable makes every night, and `manage.py recompute_dates` makes now.
"""

import argparse
import os
import sys
import time
from datetime import date


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iom.settings")

PEOPLE = 12  # through the services: the pattern every case is copied from
SEED = """
WITH pattern AS (
    SELECT to_jsonb(c) - 'custody_since' AS of_case, to_jsonb(p) AS of_person
    FROM cases_case c JOIN cases_person p ON p.id = c.person_id
    WHERE c.status = 'active' ORDER BY c.reference LIMIT 1
), copies AS (
    SELECT n, md5('person' || n)::uuid AS person_id, md5('case' || n)::uuid AS case_id
    FROM generate_series(1, %(count)s) n
), people AS (
    INSERT INTO cases_person
    SELECT r.* FROM copies, pattern, LATERAL jsonb_populate_record(NULL::cases_person,
        of_person || jsonb_build_object('id', person_id,
            'date_of_birth', date '1970-01-01' + (n * 7919 %% 11000))) r
), cases AS (
    INSERT INTO cases_case
    SELECT r.* FROM copies, pattern, LATERAL jsonb_populate_record(NULL::cases_case,
        of_case || jsonb_build_object('id', case_id, 'person_id', person_id,
            'reference', 'BENCH-' || n, 'release_on', NULL)) r
)
INSERT INTO licences_sentence (id, case_id, recorded_by_id, recorded_at, kind, offence,
    offence_date, sentenced_on, court, years, months, weeks, days, remand_days,
    tagged_bail_days, sds40_excluded)
SELECT md5('sentence' || n)::uuid, case_id,
    (SELECT recorded_by_id FROM licences_sentence LIMIT 1), now(),
    'standard_determinate', '', passed - 30 - n %% 400, passed, '', 0,
    2 + n * 31 %% 58, 0, 0, n * 17 %% 90, 0, n %% 9 = 0
FROM (SELECT *, %(on)s::date - 5 - (n * 104729 %% 1400) AS passed FROM copies) c
"""
TABLES = ("cases_person", "cases_case", "licences_sentence")


def main() -> None:
    """Make the database, run, and print seconds for all, nothing and a part."""
    asked = parser().parse_args()
    from tests.bench.__main__ import environment, run  # noqa: PLC0415 - after the options

    os.environ.update(environment("iom_bench_dates"))
    run(
        "migrate",
        "--database",
        "owner",
        "--no-input",
        "--verbosity",
        "0",
        env=os.environ,
    )
    run("demo", "--people", str(PEOPLE), env=os.environ)
    import django  # noqa: PLC0415 - the environment comes first

    django.setup()
    measure(asked.sentences, processes=asked.processes)


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    made = argparse.ArgumentParser(
        prog="python -m tests.bench.dates", description=__doc__
    )
    made.add_argument("--sentences", type=int, default=100_000)
    made.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return made


def measure(sentences: int, *, processes: int) -> None:
    """Write the sentences and time the runs that matter."""
    from core.clock import today  # noqa: PLC0415 - needs Django set up
    from licences import law  # noqa: PLC0415

    seed(sentences, on=today())
    timed("Everything to be worked out", processes)
    timed("Nothing has changed", processes)
    law.KNOWN_DATES["pss-repeal"] = date(2027, 5, 11)
    timed("A change in the law that touches some", processes)
    timed("Nothing has changed", processes)


def seed(count: int, *, on: date) -> None:
    """Copy one case so many times, each with a sentence of its own length and day."""
    from django.db import connections, transaction  # noqa: PLC0415 - needs Django set up

    from iom.demo.bulk import unwatched  # noqa: PLC0415

    with (
        transaction.atomic("owner"),
        connections["owner"].cursor() as cursor,
        unwatched(cursor, list(TABLES)),
    ):
        cursor.execute(SEED, {"count": count, "on": on})
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"VACUUM (ANALYZE) {', '.join(TABLES)}")


def timed(name: str, processes: int) -> None:
    """Run once and say how many moved, and in how many seconds."""
    from core.clock import today  # noqa: PLC0415 - needs Django set up
    from licences.services.recompute import recompute_dates  # noqa: PLC0415
    from work.selectors import reminder_service  # noqa: PLC0415

    began = time.perf_counter()
    moved = recompute_dates(by=reminder_service(), on=today(), processes=processes)
    took = time.perf_counter() - began
    sys.stdout.write(f"{name}: {moved:,} cases moved in {took:.1f} s\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
