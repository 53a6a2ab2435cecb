"""What an information-governance auditor asks of the record; nobody else can read it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import timezone

from audit.models import Event


PAGE = 100  # rows


@dataclass(frozen=True)
class EventFilters:
    """What the record is narrowed to; empty means everything."""

    operation: str = ""
    actor: UUID | None = None
    case: UUID | None = None
    first_day: date | None = None
    last_day: date | None = None


def events(filters: EventFilters, *, page: int = 1) -> tuple[list[Event], bool]:
    """Return a page of events, the newest first, and whether there are more."""
    start = (page - 1) * PAGE
    rows = list(
        narrowed(Event.objects.all(), filters).order_by("-at", "-id")[
            start : start + PAGE + 1
        ]
    )
    return rows[:PAGE], len(rows) > PAGE


def narrowed(rows: QuerySet[Event], filters: EventFilters) -> QuerySet[Event]:
    """Apply the filters."""
    if filters.operation:
        rows = rows.filter(operation=filters.operation)
    if filters.actor:
        rows = rows.filter(actor_id=filters.actor)
    if filters.case:
        rows = rows.filter(case_ids__contains=[filters.case])
    if filters.first_day:
        rows = rows.filter(at__gte=midnight(filters.first_day))
    if filters.last_day:
        rows = rows.filter(at__lt=midnight(filters.last_day + timedelta(days=1)))
    return rows


def midnight(day: date) -> datetime:
    """Return the first instant of a day, local time."""
    return timezone.make_aware(datetime.combine(day, time.min))


def actor_names() -> dict[UUID, str]:
    """Return the name of everybody with an account, by id."""
    return dict(
        get_user_model().objects.order_by("full_name").values_list("pk", "full_name")
    )
