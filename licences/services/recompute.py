"""The whole cohort's dates, worked out again after the law or a day has moved on."""

import json
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from agencies.acting import acting_as
from agencies.models import User
from audit import services as audit
from core.decisions import require
from licences import permissions
from licences.selectors.recompute import Moved, moved_on, recorded_dates


AT_ONCE = 1000  # cases read, locked and written in one transaction
FIRST = UUID(int=0)


@dataclass(frozen=True)
class Progress:
    """How far the run is: cases looked at, cases whose dates moved, and the last one."""

    looked_at: int = 0
    moved: int = 0
    last: UUID = FIRST


def recompute_dates(
    *,
    by: User,
    on: date,
    processes: int = 1,
    tell: Callable[[Progress], None] = lambda _: None,
) -> int:
    """
    Work out every open case's dates by the law of a day; return how many cases moved.

    Each thousand cases are a transaction of their own, so that nobody waits long for a
    case and a run that is stopped keeps what it did. Run again it moves nothing twice.

    :param processes: how many share the sums; the database is asked by one
    :param tell: called after each thousand
    :raises NotPermitted: if `by` is not a service account
    """
    far = Progress()
    with ProcessPoolExecutor(processes) if processes > 1 else nullcontext() as pool:
        while True:
            with acting_as(by, on=on):
                after = recompute_some(far=far, by=by, on=on, pool=pool)
            if after.looked_at == far.looked_at:
                return far.moved
            far = after
            tell(far)


def recompute_some(
    *, far: Progress, by: User, on: date, pool: Executor | None = None
) -> Progress:
    """
    Work out the dates of the cases that follow the last one, and write what moved.

    :raises NotPermitted: if `by` is not a service account
    """
    require(permissions.may_recompute(by))
    recorded = recorded_dates(after=far.last, most=AT_ONCE)
    if not recorded:
        return far
    work = partial(moved_on, on=on)
    answers = (
        pool.map(work, recorded, chunksize=AT_ONCE // 8)
        if pool
        else map(work, recorded)
    )
    moved = [each for each in answers if each]
    if moved:
        write(moved, on=on)
        audit.record(
            "licences.dates_recomputed",
            cases=[each.case_id for each in moved],
            as_at=on,
        )
    return Progress(
        looked_at=far.looked_at + len(recorded),
        moved=far.moved + len(moved),
        last=recorded[-1].case_id,
    )


def write(moved: list[Moved], *, on: date) -> None:
    """Supersede what gave way, write what took its place, bring the cases into step."""
    standings = [
        {"case_id": each.case_id, **each.standing} for each in moved if each.standing
    ]
    dates = [row for each in moved for row in each.dates]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT licences_write_dates(%s::uuid[], %s, %s, %s)",
            [
                [row for each in moved for row in each.superseded],
                json.dumps(dates, cls=DjangoJSONEncoder),
                json.dumps(standings, cls=DjangoJSONEncoder),
                on,
            ],
        )
