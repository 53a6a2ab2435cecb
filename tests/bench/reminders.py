"""How long raising reminders takes: everything new, then nothing new."""

import time

from agencies.acting import acting_as
from core.clock import now, today
from work import selectors, services
from work.choices import ReminderKind


def measured() -> list[dict]:
    """Return each kind's runs: until nothing is left to raise, and once more."""
    return [{"kind": str(kind.label), **runs(kind)} for kind in ReminderKind]


def runs(kind: ReminderKind) -> dict[str, float]:
    """Raise one kind until a run raises nothing: one run raises so many at most."""
    done = [run(kind)]
    while done[-1]["raised"]:
        done.append(run(kind))
    *busy, idle = done
    return {
        "raised": sum(each["raised"] for each in done),
        "runs": len(busy),
        "ms": round(sum(each["ms"] for each in busy), 1),
        "idle_ms": idle["ms"],
    }


def run(kind: ReminderKind) -> dict[str, float]:
    """Raise one kind once, as the scheduled job does."""
    began = time.perf_counter()
    with acting_as(selectors.reminder_service(), on=today()) as by:
        done = services.raise_reminders(kind=kind, by=by, on=today(), at=now())
    return {"raised": done.raised, "ms": round((time.perf_counter() - began) * 1000, 1)}
