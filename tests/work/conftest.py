"""Jobs run as they run in production: by the reminder service, in the database's eyes too."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from agencies.acting import acting_as
from tests.factories.cases import at_noon
from work import selectors, services
from work.choices import ReminderKind


@pytest.fixture
def at(today) -> datetime:
    """Noon of the day the tests run on."""
    return at_noon(today)


@pytest.fixture
def run(world, today, at) -> Callable[..., services.Raised]:
    """`run(kind)` – run one reminder job, today unless a day is given."""

    def raise_kind(kind: ReminderKind, *, on: date | None = None) -> services.Raised:
        day = on or today
        with acting_as(selectors.reminder_service(), on=day) as by:
            return services.raise_reminders(kind=kind, by=by, on=day, at=at_noon(day))

    return raise_kind


@pytest.fixture
def send(world, today, at) -> Callable[[], list[services.Outcome]]:
    """`send()` – send what waits in the outbox."""
    return lambda: services.send_messages(
        by=selectors.reminder_service(), on=today, at=at
    )
