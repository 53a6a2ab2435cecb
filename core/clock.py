"""The clock, read at the edge (views, tasks, commands) and passed inwards."""

from datetime import date, datetime

from django.utils import timezone


def today() -> date:
    """Return today's date in the scheme's time zone."""
    return timezone.localdate()


def now() -> datetime:
    """Return this instant, aware."""
    return timezone.now()
