"""Estimate key dates for many sentences at once: JSON lines in, JSON lines out."""

import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from itertools import islice
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandParser

from core.clock import today
from licences.calculations.lines import answer


CHUNK: Final = 500  # cases handed to a process at a time


def answers(lines: list[bytes], *, law_on: date) -> str:
    """Return the answers to some cases, one a line, in the order they came."""
    return "".join(f"{answer(_text(line), law_on=law_on)}\n" for line in lines)


def chunks(lines: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    """Yield the lines that hold a case, `size` at a time; blank lines hold none."""
    cases = (line for line in lines if line.strip())
    while chunk := list(islice(cases, size)):
        yield chunk


def _text(line: bytes) -> str:
    # A byte that is not UTF-8 becomes one that JSON refuses outside a string.
    return line.decode("utf-8-sig", errors="replace")


class Command(BaseCommand):
    """`manage.py key_dates < cases.jsonl`; docs/rules/licence-dates.md says what goes in."""

    help = (
        "Estimate release, licence, supervision and recall dates. Reads one sentence a line "
        "as JSON from standard input and writes one answer a line, in the same order."
    )
    # The sums need no database, templates or sites: nothing to check before starting.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Let the number of processes be chosen."""
        parser.add_argument(
            "--processes",
            type=int,
            default=os.cpu_count() or 1,
            help="how many processes share the work (default: one for each core)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer every line; a bad one is answered with its error and stops nothing."""
        work = partial(answers, law_on=today())
        waiting = chunks(sys.stdin.buffer, CHUNK)
        first = next(waiting, None)
        if first is None:
            return
        second = next(waiting, None)
        if options["processes"] <= 1 or second is None:
            self._tell(map(work, _chain(first, second, waiting)))
            return
        with ProcessPoolExecutor(options["processes"]) as pool:
            self._tell(pool.map(work, _chain(first, second, waiting)))

    def _tell(self, replies: Iterable[str]) -> None:
        for reply in replies:
            self.stdout.write(reply, ending="")


def _chain(
    first: list[bytes], second: list[bytes] | None, rest: Iterator[list[bytes]]
) -> Iterator[list[bytes]]:
    yield first
    if second is not None:
        yield second
    yield from rest
