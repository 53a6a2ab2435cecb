"""Clocks of hours in words, and a matter in hand as a card shows it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from core import words


URGENT = timedelta(hours=6)  # a clock with less than this left is drawn as a warning


@dataclass(frozen=True)
class Clock:
    """A time by which something is due, how long is left in words, and its tone."""

    text: str
    left: str
    tone: str


def clock(due_at: datetime, *, at: datetime) -> Clock:
    """Return an instant's clock: "3 hours 20 minutes left", or how late it is."""
    left = due_at - at
    if left < timedelta(0):
        return Clock(f"Due {words.moment(due_at)}", f"{spell(-left)} late", "danger")
    tone = "warning" if left < URGENT else ""
    return Clock(f"Due {words.moment(due_at)}", f"{spell(left)} left", tone)


def spell(length: timedelta) -> str:
    """Return a length of time as people say it: "3 hours 20 minutes", "2 days 4 hours"."""
    minutes = int(length.total_seconds() // 60)
    hours, minutes = divmod(minutes, 60)
    if hours >= 48:
        days, hours = divmod(hours, 24)
        parts = ((days, "day"), (hours, "hour"))
    else:
        parts = ((hours, "hour"), (minutes, "minute"))
    said = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in parts if n]
    return " ".join(said) or "less than a minute"


@dataclass(frozen=True)
class Matter:
    """A recall or a breach of supervision as one card shows it."""

    pk: UUID
    title: str
    status: str
    tone: str
    turn: str
    next_step: str
    action: str
    clock: Clock | None
    facts: list[tuple[str, str]]
    notes: list[str] = field(default_factory=list)
    is_open: bool = False
    may_be_taken_back: bool = False
    part_b_due: Clock | None = None
    needs_supervisor: bool = False
    is_recordable: bool = False
    asks_hearing: bool = False


def kept(happened_at: datetime, due_at: datetime) -> str:
    """Return when something happened, and whether that was in time."""
    late = happened_at - due_at
    if late <= timedelta(0):
        return f"{words.moment(happened_at)}, in time"
    return f"{words.moment(happened_at)}, {spell(late)} late"
