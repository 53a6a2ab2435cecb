"""Wanted alerts in the words of the page."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from core import words


def alert_rows(
    alerts: Iterable[Any], names: Mapping[str, str], *, agency_id: UUID | None
) -> list[dict[str, Any]]:
    """
    Return wanted alerts with whom they went to, who acknowledged and who has yet to.

    `is_ours_to_acknowledge` when the reader's agency, `agency_id`, is among those.
    """
    return [alert_row(each, names, agency_id) for each in alerts]


def alert_row(
    alert: Any, names: Mapping[str, str], agency_id: UUID | None
) -> dict[str, Any]:
    """Return one wanted alert."""
    taken = list(alert.acknowledgements.all())
    by_agency = {each.agency_id for each in taken}
    waiting = [pk for pk in alert.agency_ids if pk not in by_agency]
    return {
        "alert": alert,
        "told": named(alert.agency_ids, names),
        "taken": [
            f"{each.agency}: {each.recorded_by}, {words.moment(each.acknowledged_at)}"
            for each in taken
        ],
        "waiting": named(waiting, names),
        "is_ours_to_acknowledge": agency_id in waiting,
    }


def named(ids: Iterable[UUID], names: Mapping[str, str]) -> list[str]:
    """Return agencies' names in their order."""
    return sorted(names[str(pk)] for pk in ids if str(pk) in names)
