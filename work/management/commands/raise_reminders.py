"""manage.py raise_reminders: what the timetable does every quarter of an hour, now, with the time it took."""

from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand

from agencies.acting import acting_as
from core.clock import now, today
from work import selectors, services
from work.choices import ReminderKind


class Command(BaseCommand):
    """Raise every kind of reminder once, by hand, and say how many and how long."""

    help = "Raises what is due now and cancels what no longer is. Sends nothing: that is the worker's job."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run each kind in a transaction of its own."""
        for kind in ReminderKind:
            began = perf_counter()
            with acting_as(selectors.reminder_service(), on=today()) as by:
                run = services.raise_reminders(kind=kind, by=by, on=today(), at=now())
            self.stdout.write(
                f"{kind.label}: {run.raised} raised, {run.restored} brought back, "
                f"{run.cancelled} cancelled in {perf_counter() - began:.3f} s"
            )
