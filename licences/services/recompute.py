"""The whole cohort's dates, worked out again after the law or a day has moved on."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, connections

from agencies.acting import acting_as
from agencies.models import User
from audit import services as audit
from core.decisions import require
from licences import permissions
from licences.calculations.edition import edition
from licences.selectors.recompute import Moved, moved_on, out_of_step, recorded_dates


AT_ONCE = 1000  # cases read, locked and written in one transaction


@dataclass(frozen=True)
class Progress:
    """How far the run is: cases to be looked at, those looked at, those whose dates moved."""

    out_of_step: int = 0
    looked_at: int = 0
    moved: int = 0


def recompute_dates(
    *,
    by: User,
    on: date,
    processes: int = 1,
    tell: Callable[[Progress], None] = lambda _: None,
) -> int:
    """
    Bring every open case's dates into step with the law of a day; return how many moved.

    A case that rests on the same facts and the same edition of the sums as when it was
    last worked out is left alone. Each thousand others are a transaction of their own, so
    that nobody waits long for a case and a run that is stopped keeps what it did.

    :param processes: how many share the work, each with a connection of its own
    :param tell: called at the beginning, and after each thousand
    :raises NotPermitted: if `by` is not a service account
    """
    with acting_as(by, on=on):
        waiting = cases_to_recompute(by=by, on=on)
    far = Progress(out_of_step=len(waiting))
    tell(far)
    some = [waiting[i : i + AT_ONCE] for i in range(0, len(waiting), AT_ONCE)]
    with _shared_by(processes if len(some) > 1 else 1) as each_of:
        for cases, moved in zip(
            some, each_of(partial(_recompute_as, by, on), some), strict=True
        ):
            far = replace(
                far, looked_at=far.looked_at + len(cases), moved=far.moved + moved
            )
            tell(far)
    return far.moved


@contextmanager
def _shared_by(processes: int) -> Iterator[Callable]:
    """Give a `map` over so many processes; a forked one may not inherit an open connection."""
    if processes == 1:
        yield map
        return
    connections.close_all()
    with ProcessPoolExecutor(processes) as pool:
        yield pool.map


def _recompute_as(by: User, on: date, cases: list[UUID]) -> int:
    with acting_as(by, on=on):
        return recompute_some(cases=cases, by=by, on=on)


def cases_to_recompute(*, by: User, on: date) -> list[UUID]:
    """
    Return the cases whose facts, or whose law, are not those last worked out by.

    :raises NotPermitted: if `by` is not a service account
    """
    require(permissions.may_recompute(by))
    return out_of_step(on=on)


def recompute_some(*, cases: list[UUID], by: User, on: date) -> int:
    """
    Work out the dates of these cases, write what moved, and return how many did.

    :raises NotPermitted: if `by` is not a service account
    """
    require(permissions.may_recompute(by))
    answers = (moved_on(each, on=on) for each in recorded_dates(cases))
    moved = [each for each in answers if each]
    if moved:
        write(moved, on=on)
        audit.record(
            "licences.dates_recomputed",
            cases=[each.case_id for each in moved],
            as_at=on,
        )
    note_worked_out(cases, on=on)
    return len(moved)


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


def note_worked_out(cases: list[UUID], *, on: date) -> None:
    """Keep on which facts and by which edition the dates of these cases now rest."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT licences_note_worked_out(%s, %s)", [cases, edition(on)])
