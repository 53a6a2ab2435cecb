"""What was measured, as tables for a terminal and for docs/benchmark.md."""

import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path


def machine() -> dict[str, str | int]:
    """Return on what and when it was measured."""
    models = [
        line.split(":", 1)[1].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": os.cpu_count() or 1,
        "memory_gb": round(memory / 2**30),
        "python": platform.python_version(),
        "measured_at": datetime.now(tz=UTC).isoformat(timespec="minutes"),
        "others_running": f"load average {os.getloadavg()[0]:.1f} at the end",
    }


def text(found: dict) -> str:
    """Return everything as Markdown that a terminal can show too."""
    return "\n".join(("", *lines(found)))


def lines(found: dict) -> Iterator[str]:
    """Yield the report line by line."""
    yield ", ".join(
        f"{key.replace('_', ' ')}: {value}" for key, value in found["machine"].items()
    )
    for caseload in found["caseloads"]:
        yield f"\n## {caseload['people']:,} people, loaded in {caseload['loaded_in_s']} s\n"
        yield (
            ", ".join(
                f"{number:,} {name}" for name, number in caseload["counts"].items()
            )
            + ".\n"
        )
        yield from table(
            ("Page", "Asked by", "Queries", "p50 ms", "p95 ms", "CPU ms"),
            [list(map(str, page.values())) for page in caseload["pages"]],
        )
        yield "\nReminders: everything due raised from nothing, then a run with nothing new:\n"
        yield from table(
            ("Kind", "Raised", "Runs", "ms in all", "Nothing new ms"),
            [list(map(str, each.values())) for each in caseload["reminders"]],
        )
        yield "\n" + load(caseload["load"])
        if "followers" in caseload:
            yield "\n" + followers(caseload["followers"])


def load(found: dict) -> str:
    """Return the sentence on load."""
    return (
        f"Load: {found['clients']} clients asking {found['workers']} workers for {found['page']}"
        f" for {found['seconds']} s: {found['per_second']} requests a second,"
        f" p50 {found['p50_ms']} ms, p95 {found['p95_ms']} ms, {found['failed']} failed."
    )


def followers(found: dict) -> str:
    """Return the sentence on people who follow a meeting in which nothing changes."""
    return (
        f"Followers: {found['followers']} asking every {found['every_s']} s for"
        f" {found['seconds']} s: {found['answered']} of {found['due']} answered,"
        f" p50 {found['p50_ms']} ms, p95 {found['p95_ms']} ms, {found['failed']} failed."
    )


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a Markdown table with columns wide enough for their words."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    for row in (headings, ["-" * width for width in widths], *rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"| {' | '.join(cells)} |"
