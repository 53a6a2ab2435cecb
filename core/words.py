"""Dates and times as people read them here: page, message and PDF alike."""

import re
from datetime import date, datetime

from django.utils import timezone


def day(value: date) -> str:
    """Return a date as "4 December 2026"; an instant is first brought to local time."""
    value = _local(value)
    return f"{value.day} {value:%B %Y}"


def short_day(value: date) -> str:
    """Return a date as "4 Dec 2026", for tables."""
    value = _local(value)
    return f"{value.day} {value:%b %Y}"


def clock_time(value: datetime) -> str:
    """Return the local time of an instant as "2:05pm"."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def moment(value: datetime) -> str:
    """Return an instant as "4 December 2026 at 2:05pm"."""
    return f"{day(value)} at {clock_time(value)}"


def uncited(text: str) -> str:
    """Return a kept explanation without the requirement it ends with: "… (S1-25, A-3)"."""
    return re.sub(r" \((?:[ASQ]\d*-?\d+(?:, | to )?)+\)(?=\.?$)", "", text)


def distance(value: date, *, today: date) -> str:
    """Return how far off a date is: "today", "in 12 days", "3 days ago"."""
    days = (_local(value) - today).days
    if days == 0:
        return "today"
    if abs(days) == 1:
        return "tomorrow" if days > 0 else "yesterday"
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def _local(value: date) -> date:
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value
