"""How long raising reminders takes: everything new, then nothing new."""

import time

from agencies.acting import acting_as
from core.clock import now, today
from work import selectors, services
from work.choices import ReminderKind


def measured() -> list[dict]:
    """Return each kind's first and second run: how many were raised, and milliseconds."""
    return [
        {"kind": str(kind.label), "first": run(kind), "second": run(kind)}
        for kind in ReminderKind
    ]


def run(kind: ReminderKind) -> dict[str, float]:
    """Raise one kind once, as the scheduled job does."""
    began = time.perf_counter()
    with acting_as(selectors.reminder_service(), on=today()) as by:
        done = services.raise_reminders(kind=kind, by=by, on=today(), at=now())
    return {"raised": done.raised, "ms": round((time.perf_counter() - began) * 1000, 1)}
