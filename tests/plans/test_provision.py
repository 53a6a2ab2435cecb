"""Referrals to services, waits, outcomes, gaps (S1-186, S2-25, S2-45)."""

import uuid
from datetime import timedelta

import pytest

from agencies import services as agencies
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from plans import selectors, services
from plans.models import ServiceGap, ServiceReferral


pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(acting, world, today):
    """`entry("mental_health")` – a service of a kind in the directory, usually a week's wait."""

    def make(kind, wait=7):
        facts = agencies.EntryFacts(
            name=f"Harbour {kind}",
            kind=kind,
            description="Helps.",
            phone="01632 960199",
            expected_wait_days=wait,
        )
        with acting(world.people["mo"]) as mo:
            return agencies.add_entry(facts=facts, by=mo, on=today)

    return make


@pytest.fixture
def refer(acting, priya, today):
    """`refer(case)` – a referral that Priya sent ten days ago."""

    def referring(case, *, by=None, days_ago=10, **changes):
        facts = {
            "pathway": "accommodation",
            "route": "telephone",
            "reason": "A room.",
            "sent_on": today - timedelta(days=days_ago),
            "service_name": "Samphire House",
        }
        with acting(by or priya) as user:
            return services.refer_to_service(
                case=case,
                referral=services.NewServiceReferral(**facts | changes),
                by=user,
                on=today,
            )

    return referring


@pytest.fixture
def settle(acting, priya, today):
    """`settle(referral, "accepted")` – what became of it yesterday."""

    def settling(each, to, *, seen="waiting", days_ago=1, **said):
        outcome = services.Outcome(
            to=to, happened_on=today - timedelta(days=days_ago), **said
        )
        with acting(priya):
            return services.move_service_referral(
                referral=each, outcome=outcome, seen=seen, by=priya, on=today
            )

    return settling


def test_a_wait_is_over_when_the_person_is_seen(shared, refer, settle, today):
    sent = refer(shared)
    seen = settle(sent, "started", days_ago=3)

    assert seen.waited(today).days == 7
    assert seen.waited(today).is_over


@pytest.mark.parametrize(("wait", "limit", "long"), [(7, 7, True), (30, 30, False), (None, 42, False)])  # fmt: skip
def test_a_wait_is_too_long_by_the_service_or_the_scheme(
    shared, refer, entry, today, wait, limit, long
):
    sent = refer(shared, service=entry("accommodation", wait), service_name="")

    assert sent.wait_limit_days == limit
    assert sent.waited(today).is_too_long is long


def test_nobody_leaves_a_service_without_the_next_one_named(shared, refer, settle):
    """S2-45."""
    sent = settle(refer(shared), "started", days_ago=5)

    with pytest.raises(NotPossible, match="Name the next service, or say"):
        settle(sent, "completed", seen="started")
    done = settle(sent, "completed", seen="started", next_service="Gateway Desk")

    assert done.next_service == "Gateway Desk"


def test_it_may_be_said_that_nothing_more_is_needed(shared, refer, settle):
    sent = settle(refer(shared), "started", days_ago=5)

    assert settle(sent, "completed", seen="started", nothing_next=True).ended_on


@pytest.mark.parametrize("to", ["declined", "did_not_attend", "withdrawn"])
def test_an_end_without_help_says_why(shared, refer, settle, to):
    sent = refer(shared)

    with pytest.raises(NotPossible, match="Enter why"):
        settle(sent, to)
    assert settle(sent, to, note="Full until spring.").ended_on


def test_said_twice_is_written_once_and_stale_is_refused(shared, refer, settle, count):
    sent = refer(shared)
    settle(sent, "accepted")
    settle(sent, "accepted")

    assert count(sent.steps) == 2
    with pytest.raises(ChangedMeanwhile):
        settle(sent, "declined", note="No.")


def test_sent_twice_is_recorded_once(shared, refer, count):
    key = uuid.uuid4()

    assert refer(shared, idempotency_key=key) == refer(shared, idempotency_key=key)
    assert count(ServiceReferral.objects) == 1


def test_it_cannot_have_been_sent_tomorrow(shared, refer):
    with pytest.raises(NotPossible, match="The day cannot be in the future"):
        refer(shared, days_ago=-1)


def test_being_sent_to_a_health_service_is_health_information(
    shared, refer, entry, acting, sunil, owen, hollie
):
    refer(shared, service=entry("mental_health"), service_name="")
    refer(shared)

    seen = {}
    for who in (sunil, owen, hollie):
        with acting(who) as user:
            seen[who.username] = len(selectors.service_referrals(user, shared))
            waiting, routes = selectors.waiting(user), selectors.route_outcomes(user)
            assert len(waiting) == sum(each.sent for each in routes) == seen[who.username]  # fmt: skip
    assert seen == {"sunil": 2, "owen": 1, "hollie": 1}


def test_the_waiting_list_records_whose_cases_it_named(
    shared, refer, acting, priya, recorded
):
    refer(shared)
    with acting(priya) as user:
        selectors.waiting(user)

    (look,) = recorded("services.waiting_listed")
    assert look.case_ids == [shared.pk]


def test_gaps_are_counted_until_they_are_met(
    shared, acting, priya, sunil, hollie, today
):
    with acting(priya):
        for pathway in ("accommodation", "accommodation", "health"):
            gap = services.note_gap(
                case=shared, pathway=pathway, reason="none_here", needed="A room.", by=priya, on=today
            )  # fmt: skip
    with acting(sunil) as user:
        assert selectors.gap_counts(user) == {
            ("accommodation", "none_here"): 2,
            ("health", "none_here"): 1,
        }
    with acting(hollie) as user:
        assert selectors.gap_counts(user) == {("accommodation", "none_here"): 2}
    with acting(priya):
        services.close_gap(gap=gap, note="A GP took her on.", by=priya, on=today)
        with pytest.raises(NotPossible, match="recorded as met already"):
            services.close_gap(gap=gap, note="Again.", by=priya, on=today)
    with acting(sunil) as user:
        assert ("health", "none_here") not in selectors.gap_counts(user)


def test_housing_reads_but_does_not_refer(shared, refer, hollie, count):
    with pytest.raises(NotPermitted):
        refer(shared, by=hollie)
    assert count(ServiceReferral.objects) == count(ServiceGap.objects) == 0
