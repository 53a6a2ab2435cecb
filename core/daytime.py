"""Times of day in words; pure, so that rules may use it."""

from datetime import time


def plain_time(value: time) -> str:
    """Return a time of day as people say it: "9am", "2:30pm", "12 noon", "midnight"."""
    if not value.minute and value.hour in {0, 12}:
        return "12 noon" if value.hour else "midnight"
    minutes = f":{value:%M}" if value.minute else ""
    return f"{value.hour % 12 or 12}{minutes}{'am' if value.hour < 12 else 'pm'}"
