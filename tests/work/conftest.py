"""Jobs run as they run in production: by the reminder service, in the database's eyes too."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from agencies.acting import acting_as
from agencies.models import User
from cases import services as cases
from cases.models import Case
from plans import services as plans
from plans.models import Action
from referrals.choices import AdminTask, Status
from referrals.models import AdministrationTask, Referral
from tests.factories.cases import adopted_case, at_noon
from work import selectors, services
from work.choices import ReminderKind
from work.models import Reminder


@pytest.fixture
def at(today) -> datetime:
    """Noon of the day the tests run on."""
    return at_noon(today)


@pytest.fixture
def run(world, today, at) -> Callable[..., services.Raised]:
    """`run(kind)` – run one reminder job, today unless a day is given; never after `at`."""

    def raise_kind(kind: ReminderKind, *, on: date | None = None) -> services.Raised:
        day = on or today
        with acting_as(selectors.reminder_service(), on=day) as by:
            return services.raise_reminders(
                kind=kind, by=by, on=day, at=min(at, at_noon(day))
            )

    return raise_kind


@pytest.fixture
def send(world, today, at) -> Callable[..., list[services.Outcome]]:
    """`send()` – send what waits in the outbox, at noon unless another instant is given."""

    def send_all(*, when: datetime | None = None) -> list[services.Outcome]:
        by = selectors.reminder_service()
        return services.send_messages(by=by, on=today, at=when or at)

    return send_all


@pytest.fixture
def stands(world, today) -> Callable[..., Case]:
    """`stands(case, review_due_on=…)` – change how a case stands, as Priya."""

    def update(case: Case, **facts) -> Case:
        with acting_as(world.people["priya"], on=today) as by:
            return cases.update_standing(case=case, by=by, **facts)

    return update


@pytest.fixture
def overdue(case, stands, today) -> Case:
    """Amber, led by Priya, its RAG review three days overdue."""
    return stands(case, rag_class="amber", review_due_on=today - timedelta(days=3))


@pytest.fixture
def many(world, today, stands) -> Callable[[int], list[Case]]:
    """`many(20)` – that many more cases led by Priya, reviews overdue."""

    def make(count: int) -> list[Case]:
        return [
            stands(
                adopted_case(
                    world,
                    on=today - timedelta(days=90),
                    family_name=f"Pennington-{number:02}",
                ),
                rag_class="red",
                review_due_on=today - timedelta(days=number + 1),
            )
            for number in range(count)
        ]

    return make


@pytest.fixture
def give(world, today) -> Callable[..., Action]:
    """`give(case, to="hollie", agency="housing")` – an action due yesterday."""

    def add(case: Case, *, to: str, agency: str, section: str = "general") -> Action:
        action = plans.NewAction(
            what="View the flat in Anchor Street",
            agency=world.agencies[f"east-sussex/{agency}"],
            person=world.people[to],
            due_on=today - timedelta(days=1),
            section=section,
        )
        with acting_as(world.people["priya"], on=today) as by:
            return plans.add_action(
                case=case, action=action, by=by, on=today - timedelta(days=9)
            )

    return add


@pytest.fixture
def told(world, today) -> Callable[..., list[Reminder]]:
    """`told("priya")` – the reminders in force that somebody sees."""

    def see(username: str) -> list[Reminder]:
        with acting_as(world.people[username], on=today) as user:
            return list(
                Reminder.objects.visible_to(user).in_force().order_by("key_date")
            )

    return see


@pytest.fixture
def events(world, today) -> Callable[[str], list]:
    """`events("reminder.sent")` – what the audit holds under a name, as the auditor reads it."""
    from audit.models import Event  # noqa: PLC0415 - needs Django set up

    def read(name: str) -> list:
        with acting_as(world.people["ingrid"], on=today):
            return list(Event.objects.filter(event=name).order_by("id"))

    return read


@pytest.fixture
def task(world, today, at) -> Callable[..., AdministrationTask]:
    """`task(case, owner="police")` – the Niche markers, to be set by yesterday."""

    def add(case: Case, *, owner: str = "probation") -> AdministrationTask:
        with acting_as(world.people["priya"], on=today) as by:
            referral = adopted_referral(case, by=by, at=at)
            task = AdministrationTask(
                referral=referral,
                case=case,
                code=AdminTask.NICHE_MARKERS,
                owner=world.agencies[f"east-sussex/{owner}"],
                due_on=today - timedelta(days=1),
                recorded_by=by,
            )
            task.save()
        return task

    return add


def adopted_referral(case: Case, *, by: User, at: datetime) -> Referral:
    """Return the referral by which a case came on."""
    referral = Referral(
        reference=f"REF-{case.reference}",
        scheme=case.scheme,
        referring_agency_id=by.acting.agency_id,
        made_by=by,
        status=Status.ADOPTED,
        case=case,
        started_at=at,
        updated_at=at,
        updated_by=by,
        submitted_on=case.opened_on,
        submitted_at=at,
        submitted_by=by,
        decided_on=case.opened_on,
        decided_by=by,
    )
    referral.save()
    return referral


@pytest.fixture
def tess(world):
    """Probation, like Priya, but leads nothing."""
    return world.people["tess"]
