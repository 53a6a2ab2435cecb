"""Planning within the limits, one worker in one place, hours really worked, a clock change."""

import uuid
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from core.exceptions import NotPermitted, NotPossible
from isms import presenters, selectors, services
from isms.calculations import Stint, instant, monday_of
from isms.choices import Night
from isms.models import Shift
from tests.factories import packages
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(acting, kit):
    """`plan(package, worker, day, 9, 16)` – Kit plans a shift from nine to four."""

    def planning(package, worker, day, starts, ends, *, later=0, key=None, **more):
        stint = Stint(
            str(worker.pk),
            instant(day, time(starts)),
            instant(day + timedelta(days=later), time(ends)),
            **more,
        )
        with acting(kit):
            return services.plan_shift(
                package=package, worker=worker, stint=stint, by=kit, idempotency_key=key
            )

    return planning


@pytest.fixture
def seen(acting, kit, today):
    """`seen(package, monday)` – the week as its page shows it."""

    def view(package, monday):
        with acting(kit):
            week = selectors.rota_week(kit, package, monday=monday)
            return presenters.rota_view(week, now=at_noon(today))

    return view


def test_a_day_and_a_week_over_the_limit_are_refused(running, plan, kit, bo, today):
    monday = monday_of(today)
    for number in range(7):
        plan(running, kit, monday + timedelta(days=number), 9, 16)

    with pytest.raises(NotPossible, match="the package allows 7 hours in a day"):
        plan(running, bo, monday, 15, 17)
    assert plan(running, bo, monday, 9, 16)


def test_a_week_has_its_own_limit(running, jean, acting, plan, kit, today):
    monday = monday_of(today) + timedelta(days=7)
    with acting(jean):
        services.set_level(
            package=running,
            level=replace(
                packages.TERMS,
                code="tailored_c",
                hours_day=Decimal(10),
                hours_week=Decimal(15),
                first_day=monday,
                instructed_on=today,
            ),
            by=jean,
            on=today,
        )
    plan(running, kit, monday, 8, 18)

    with pytest.raises(NotPossible, match="allows 15 hours in a week"):
        plan(running, kit, monday + timedelta(days=1), 9, 15)


def test_a_worker_is_in_one_place_and_the_database_holds_it(
    running, plan, kit, acting, today
):
    shift = plan(running, kit, today, 9, 12)

    with pytest.raises(NotPossible, match="This worker is on another shift then, from"):
        plan(running, kit, today, 11, 13)
    with acting(kit):
        twin = Shift.objects.get(pk=shift.pk)
        twin.pk, twin._state.adding = uuid.uuid4(), True
        with pytest.raises(IntegrityError, match="one_place"), transaction.atomic():
            twin.save(force_insert=True)


def test_only_the_providers_own_people_are_put_on_it(running, plan, hollie, today):
    with pytest.raises(NotPossible, match="Choose a worker of the provider"):
        plan(running, hollie, today, 9, 12)


def test_a_shift_sent_twice_is_planned_once(running, plan, kit, today):
    key = uuid.uuid4()

    assert plan(running, kit, today, 9, 12, key=key) == plan(
        running, kit, today, 9, 12, key=key
    )


@pytest.mark.parametrize("who", ["jean", "priya", "carys"])
def test_nobody_but_the_provider_plans(world, running, today, who):
    with (
        packages.acting(world, who, today) as user,
        pytest.raises(NotPermitted, match="Only the provider’s staff plan shifts"),
    ):
        services.plan_shift(
            package=running,
            worker=user,
            stint=Stint("", instant(today, time(9)), instant(today, time(10))),
            by=user,
        )


def test_a_shift_before_the_package_or_after_a_day_is_refused(
    running, plan, kit, today
):
    with pytest.raises(NotPossible, match="Nothing is agreed for"):
        plan(running, kit, today - timedelta(days=60), 9, 12)
    with pytest.raises(NotPossible, match="at most one day long"):
        plan(running, kit, today, 9, 12, later=1)


def test_hours_really_worked_are_set_against_those_planned(
    running, plan, seen, kit, acting, today
):
    yesterday = today - timedelta(days=1)
    shift = plan(running, kit, yesterday, 9, 16)
    missed = plan(running, kit, today - timedelta(days=2), 9, 12)
    worked = services.Worked(
        instant(yesterday, time(9, 30)), instant(yesterday, time(15)), "Bus late."
    )
    with acting(kit):
        services.record_worked(shift=shift, worked=worked, by=kit, at=at_noon(today))
        services.record_missed(shift=missed, note="Ill.", by=kit, at=at_noon(today))
        with pytest.raises(NotPossible, match="recorded already"):
            services.record_missed(shift=shift, note="", by=kit, at=at_noon(today))

    line = seen(running, monday_of(yesterday)).lines[yesterday.weekday()]
    assert line[1:] == (
        "7 hours",
        "7 hours",
        "7 hours",
        "5 hours 30 minutes",
        "1 hour 30 minutes fewer than planned",
    )


def test_a_shift_to_come_is_taken_off_but_not_recorded(
    running, plan, kit, acting, today
):
    shift = plan(running, kit, today + timedelta(days=1), 9, 12)
    with acting(kit):
        with pytest.raises(NotPossible, match="has not begun"):
            services.record_missed(shift=shift, note="", by=kit, at=at_noon(today))
        services.cancel_shift(shift=shift, by=kit)
    assert plan(running, kit, today + timedelta(days=1), 9, 12)


@pytest.mark.parametrize(
    ("changes", "hours"),
    [(date(2027, 3, 28), "167 hours"), (date(2027, 10, 31), "169 hours")],
)
def test_a_week_in_which_the_clocks_change_is_covered_whole(
    world, shared, plan, seen, today, changes, hours
):
    """Round the clock, double and awake, twelve hours about at 8am and 8pm."""
    package = packages.running(
        world,
        shared,
        on=today - timedelta(days=20),
        terms={
            "code": "primary_a",
            "night": "waking",
            "hours_day": Decimal(24),
            "hours_week": Decimal(168),
        },
    )
    monday = monday_of(changes)
    for number in range(7):
        day = monday + timedelta(days=number)
        for worker in (world.people["kit"], world.people["bo"]):
            plan(package, worker, day, 0, 0, later=1, night=Night.WAKING)

    view = seen(package, monday)
    assert (view.planned, view.agreed, view.cap) == (hours, hours, hours)
    assert view.wrong == []
    assert [each.wrong for each in view.days] == [[]] * 7


def test_gaps_and_single_cover_are_seen_while_planning(
    world, shared, plan, seen, kit, today
):
    package = packages.running(
        world,
        shared,
        on=today - timedelta(days=20),
        terms={
            "code": "primary_a",
            "night": "waking",
            "hours_day": Decimal(24),
            "hours_week": Decimal(168),
        },
    )
    plan(package, kit, today, 0, 18)
    plan(package, kit, today, 18, 0, later=1, night=Night.SLEEPOVER)

    wrong = seen(package, monday_of(today)).days[today.weekday()].wrong
    assert wrong == [
        "One worker where two are agreed from midnight to midnight",
        "Not awake on the night shift from 6pm, where a waking night is agreed",
    ]
