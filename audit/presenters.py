"""The record in words."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID


def rows(events: Iterable[Any], names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """Return the lines of the page: when, who, what, why, about which cases."""
    return [
        {
            "at": event.at,
            "who": names.get(event.actor_id, event.role or "Nobody signed in"),
            "role": event.role,
            "operation": event.get_operation_display(),
            "what": event.event or f"{event.object_type} {event.object_id}",
            "why": event.get_purpose_display(),
            "cases": event.case_ids,
            "recipient": event.recipient,
            "change": sorted(event.change),
            "request": event.request_id,
        }
        for event in events
    ]
