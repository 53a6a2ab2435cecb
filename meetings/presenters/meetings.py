"""When and where a meeting is, in words."""

from typing import Any

from core import words


def meeting_time(meeting: Any) -> str:
    """Return "4 December 2026 at 2:05pm"."""
    starts = meeting.starts_at
    hour = f"{starts.hour % 12 or 12}:{starts:%M}{'am' if starts.hour < 12 else 'pm'}"
    return f"{words.day(meeting.held_on)} at {hour}"


def length_of(minutes: int) -> str:
    """Return "2 hours", "1 hour 30 minutes" or "45 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [
        f"{number} {noun}{'' if number == 1 else 's'}"
        for number, noun in ((hours, "hour"), (rest, "minute"))
        if number
    ]
    return " ".join(parts)


def meeting_choice(meeting: Any) -> tuple[str, str]:
    """Return a meeting as a choice of a form."""
    return str(meeting.pk), f"{meeting.name}, {meeting_time(meeting)}"
