"""manage.py recompute_dates: what the timetable does every night, now, with how far it is."""

import os
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from core.clock import today
from licences.services.recompute import Progress, recompute_dates
from work import selectors


class Command(BaseCommand):
    """Bring every open case's release dates into step, after the law or a date has changed."""

    help = (
        "Works the release, licence and supervision dates out again of every open case whose "
        "facts or law are not those last worked out by, and writes what moved."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Let the number of processes be chosen."""
        parser.add_argument(
            "--processes",
            type=int,
            default=os.cpu_count() or 1,
            help="how many processes share the work (default: one for each core)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Say after every thousand cases how far it is."""
        began = perf_counter()

        def tell(far: Progress) -> None:
            self.stdout.write(
                f"{far.looked_at:,} of {far.out_of_step:,} cases looked at, {far.moved:,} moved "
                f"in {perf_counter() - began:.1f} s"
            )

        moved = recompute_dates(
            by=selectors.reminder_service(),
            on=today(),
            processes=options["processes"],
            tell=tell,
        )
        self.stdout.write(f"Done: the dates of {moved:,} cases moved.")
