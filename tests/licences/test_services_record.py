"""Orders, days, watching and tags as people record them."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from agencies.acting import acting_as
from cases.models import Case
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from licences import selectors, services
from licences.choices import AdditionalCondition, ConditionKind, KeyDateKind
from licences.choices.monitoring import (
    AdjustmentKind,
    AppointmentOutcome,
    CheckResult,
    TagEnd,
    TagEventKind,
    TagKind,
)
from licences.choices.orders import (
    OrderEnd,
    OrderKind,
    RequirementKind,
)
from licences.selectors.days import adjusted_days
from licences.selectors.monitoring import monitoring as watched
from licences.selectors.requirements import orders
from licences.services import days, monitoring, requirements, tags
from tests.factories.licences import current, facts, received, released_on_licence


pytestmark = pytest.mark.django_db


@pytest.fixture
def sentenced(case, priya, today) -> Case:
    """The case, serving eighteen months since sixty days ago."""
    with acting_as(priya, on=today):
        received(case, priya, today, received_on=today - timedelta(days=60))
        services.record_sentence(case=case, facts=facts(today), by=priya, on=today)
    return case


def estimate(case, by, kind=KeyDateKind.CRD) -> date:
    return current(case, by)[kind, False].day


def counted(case, by, today, kind, number, *, ago=10):
    found = days.Days(kind, today - timedelta(days=ago), number)
    return days.record_days(case=case, days=found, by=by, on=today)


def test_added_days_move_the_estimate_and_given_back_days_move_it_back(
    sentenced, priya, acting, today
):
    with acting(priya):
        before = estimate(sentenced, priya)
        counted(sentenced, priya, today, AdjustmentKind.ADDED, 14)
        added = estimate(sentenced, priya)
        counted(sentenced, priya, today, AdjustmentKind.RESTORED, 4, ago=5)
        restored = estimate(sentenced, priya)
        with pytest.raises(NotPossible, match="Only 10 added days"):
            counted(sentenced, priya, today, AdjustmentKind.RESTORED, 11, ago=4)

    assert ((added - before).days, (restored - before).days) == (14, 10)


def test_time_at_large_counts_from_the_return(sentenced, priya, acting, today):
    with acting(priya):
        before = estimate(sentenced, priya, KeyDateKind.SED)
        spell = counted(sentenced, priya, today, AdjustmentKind.AT_LARGE, None)
        open_ended = estimate(sentenced, priya, KeyDateKind.SED)
        days.record_return(
            adjustment=spell, returned_on=today - timedelta(days=3), by=priya, on=today
        )
        after = estimate(sentenced, priya, KeyDateKind.SED)
        with pytest.raises(NotPossible, match="recorded already"):
            days.record_return(adjustment=spell, returned_on=today, by=priya, on=today)

    assert open_ended == before
    assert (after - before).days == 7


def test_days_taken_back_are_kept_and_no_longer_counted(
    sentenced, priya, acting, today, recorded
):
    with acting(priya):
        before = estimate(sentenced, priya)
        row = counted(sentenced, priya, today, AdjustmentKind.ADDED, 14)
        days.withdraw_days(adjustment=row, reason="Another’s.", by=priya, on=today)
        after = estimate(sentenced, priya)
        rows = adjusted_days(priya, sentenced).rows
        with pytest.raises(NotPossible, match="taken back already"):
            days.withdraw_days(adjustment=row, reason="Again.", by=priya, on=today)

    assert (before, rows) == (after, ())
    assert len(recorded("licences.days_withdrawn")) == 1


def test_the_page_does_not_call_counted_days_out_of_date(
    sentenced, priya, acting, today
):
    with acting(priya):
        counted(sentenced, priya, today, AdjustmentKind.ADDED, 14)

        assert not selectors.custody_page(priya, sentenced, on=today).has_moved_on


def test_readers_count_no_days(sentenced, hollie, acting, today):
    with acting(hollie), pytest.raises(NotPermitted):
        counted(sentenced, hollie, today, AdjustmentKind.ADDED, 14)


def order_of(case, by, today, **more):
    order = requirements.Order(
        OrderKind.COMMUNITY,
        today - timedelta(days=30),
        today + timedelta(days=300),
        **more,
    )
    return requirements.record_order(case=case, order=order, by=by, on=today)


def unpaid_work(order, by, today):
    return requirements.add_requirement(
        order=order,
        requirement=requirements.Requirement(
            RequirementKind.UNPAID_WORK, order.starts_on, order.ends_on, 120
        ),
        by=by,
    )


def test_hours_are_counted_off_once_and_none_after_the_end(case, priya, acting, today):
    key = uuid4()
    with acting(priya):
        order = order_of(case, priya, today)
        work = unpaid_work(order, priya, today)
        for _ in range(2):
            requirements.record_progress(
                requirement=work, done_on=today, amount=7, note="", idempotency_key=key,
                by=priya, on=today,
            )  # fmt: skip
        (found,) = orders(priya, case)
        requirements.end_order(
            order=order, ended_on=today, because=OrderEnd.REVOKED, by=priya, on=today
        )
        with pytest.raises(NotPossible, match="has ended"):
            unpaid_work(order, priya, today)

    assert [each.completed for each in found.requirements] == [7]


def test_an_order_sent_twice_is_one(case, priya, acting, today):
    key = uuid4()
    with acting(priya):
        first = order_of(case, priya, today, idempotency_key=key)
        assert order_of(case, priya, today, idempotency_key=key) == first
        assert len(orders(priya, case)) == 1


def test_a_requirement_is_on_an_order_once(case, priya, acting, today):
    with acting(priya):
        order = order_of(case, priya, today)
        unpaid_work(order, priya, today)
        with pytest.raises(NotPossible, match="on the order already"):
            unpaid_work(order, priya, today)


@pytest.fixture
def on_licence(world, priya, today) -> Case:
    """A case of somebody released a month ago on a licence of 24 months."""
    return released_on_licence(world, priya, today)


def condition_on(case, by, today, code=AdditionalCondition.EXCLUSION):
    return services.add_condition(
        licence=selectors.running_licence(by, case),
        condition=services.NewCondition(
            ConditionKind.ADDITIONAL, "Keep out of the harbour.", "Thefts there.", code
        ),
        by=by,
        on=today - timedelta(days=20),
    )


def watch_on(condition, by, world, today, *, version=0, every=7):
    return monitoring.watch_condition(
        condition=condition,
        watch=monitoring.Watch(
            "By foot.", world.agencies["east-sussex/probation"], by, every
        ),
        version=version,
        by=by,
        on=today - timedelta(days=15),
    )


def test_a_restrictive_condition_is_overdue_until_watched_and_checked(
    on_licence, priya, world, acting, today
):
    with acting(priya):
        condition = condition_on(on_licence, priya, today)
        (nobody,) = watched(priya, on_licence).watched
        watch = watch_on(condition, priya, world, today)
        (late,) = watched(priya, on_licence).watched
        check = monitoring.Check(today, CheckResult.KEPT, uuid4())
        for _ in range(2):
            monitoring.record_check(watch=watch, check=check, by=priya, on=today)
        (kept,) = watched(priya, on_licence).watched

    assert nobody.watch is None
    assert [each.is_overdue(today) for each in (nobody, late, kept)] == [
        True,
        True,
        False,
    ]
    assert kept.due_on == today + timedelta(days=7)


@pytest.mark.parametrize("times", [1, 12])
def test_monitoring_asks_as_often_for_many_checks_as_for_one(
    on_licence, priya, world, acting, today, times, django_assert_num_queries
):
    with acting(priya):
        watch = watch_on(condition_on(on_licence, priya, today), priya, world, today)
        for ago in range(times):
            check = monitoring.Check(
                today - timedelta(days=ago), CheckResult.KEPT, uuid4()
            )
            monitoring.record_check(watch=watch, check=check, by=priya, on=today)
        with django_assert_num_queries(6):
            (found,) = watched(priya, on_licence).watched

    assert found.last.checked_on == today


def test_how_a_condition_is_watched_is_not_overwritten_from_a_stale_page(
    on_licence, priya, world, acting, today
):
    with acting(priya):
        condition = condition_on(on_licence, priya, today)
        watch_on(condition, priya, world, today)
        with pytest.raises(ChangedMeanwhile):
            watch_on(condition, priya, world, today, every=30)
        assert (
            watch_on(condition, priya, world, today, version=1, every=30).version == 2
        )


def test_a_drug_appointment_is_breached_by_leaving_not_by_refusing(
    on_licence, priya, acting, today
):
    with acting(priya):
        drug = condition_on(
            on_licence, priya, today, AdditionalCondition.DRUG_APPOINTMENT
        )
        breaches = {
            outcome: monitoring.record_appointment(
                condition=drug, held_on=today - timedelta(days=ago), outcome=outcome,
                place="", note="", by=priya, on=today,
            ).is_breach
            for ago, outcome in enumerate(AppointmentOutcome)
        }  # fmt: skip
        with pytest.raises(NotPossible, match="recorded for that day already"):
            monitoring.record_appointment(
                condition=drug, held_on=today, outcome=AppointmentOutcome.STAYED,
                place="", note="", by=priya, on=today,
            )  # fmt: skip

    assert {each for each, breach in breaches.items() if breach} == {
        AppointmentOutcome.LEFT,
        AppointmentOutcome.ABSENT,
    }


def test_a_tag_is_worn_once_at_a_time_and_what_happens_fits_it(
    case, priya, acting, today
):
    fitting = tags.Fitting(TagKind.VOLUNTARY, "Beacon", today, consented_on=today)
    with acting(priya):
        tag = tags.fit_tag(case=case, fitting=fitting, by=priya, on=today)
        with pytest.raises(NotPossible, match="recorded already"):
            tags.fit_tag(case=case, fitting=fitting, by=priya, on=today)
        after = tags.Happening(TagEventKind.OFFENDED_AFTER, today, uuid4())
        with pytest.raises(NotPossible, match="still worn"):
            tags.record_tag_event(tag=tag, happening=after, by=priya, on=today)
        tags.remove_tag(
            tag=tag, removed_on=today, because=TagEnd.WITHDREW, by=priya, on=today
        )
        event = tags.record_tag_event(tag=tag, happening=after, by=priya, on=today)

    assert event.kind == TagEventKind.OFFENDED_AFTER
