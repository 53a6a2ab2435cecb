"""When a meeting is over and when its papers are due; instants in, instants out."""

from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, tzinfo

from agencies.clocks import Clock, due


def circulation_due(
    clock: Clock, *, ended_at: datetime, zone: tzinfo, holidays: AbstractSet[date]
) -> datetime:
    """
    Return by when minutes and plans go out (S1-22): working days from the end (A-6).

    Ended on Friday at four, with two working days: Tuesday at four. The time of day is
    the clock's on the wall, whether or not it was put forward or back in between.
    """
    local = ended_at.astimezone(zone)
    moved = due(clock, local.replace(tzinfo=None), holidays)
    return moved.replace(tzinfo=zone)


def corrections_close(
    clock: Clock, *, agreed_at: datetime, zone: tzinfo, holidays: AbstractSet[date]
) -> datetime:
    """Return until when agreed minutes can be put right: the end of the last day."""
    last = due(clock, agreed_at.astimezone(zone).date(), holidays)
    return datetime.combine(last, time(23, 59), tzinfo=zone)
