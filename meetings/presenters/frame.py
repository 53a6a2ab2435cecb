"""What stands over every page of one meeting: its name, its day, its pages."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from meetings.presenters.meetings import length_of, meeting_time


# Key, label and address of each of a meeting's pages.
TABS: tuple[tuple[str, str, str], ...] = (
    ("agenda", "Agenda", "meetings:meeting"),
    ("people", "Who comes", "meetings:people"),
    ("pack", "Pack", "meetings:pack"),
    ("attendance", "Who is here", "meetings:attendance"),
    ("sheet", "Record sheet", "meetings:sheet"),
    ("minutes", "Minutes", "meetings:minutes"),
    ("actions", "Actions", "meetings:meeting_actions"),
    ("circulation", "Circulation", "meetings:circulation"),
)


@dataclass(frozen=True)
class Tab:
    """One of a meeting's pages."""

    label: str
    url: str
    current: bool


def meeting_frame(meeting: Any, *, current: str) -> dict[str, Any]:
    """Return what `meetings/meeting_base.html` needs; `current` is the page's key."""
    return {
        "meeting": meeting,
        "when": meeting_time(meeting),
        "length": length_of(meeting.minutes),
        "tabs": [
            Tab(label, reverse(route, args=[meeting.pk]), key == current)
            for key, label, route in TABS
        ],
    }
