"""What ratings bring to people: alerts, changed classes, overdue duties; once each."""

from datetime import timedelta

import pytest

from cases import services as cases
from rag import services as rag
from rag.facts import Answers
from tests.factories.cases import at_noon
from work import selectors, services
from work.choices import ReminderKind


pytestmark = pytest.mark.django_db

ALERT, CHANGED = ReminderKind.WANTED_ALERT, ReminderKind.RATING_CHANGED
DUTY = ReminderKind.OVERDUE_DUTY
NOTHING = services.Raised(raised=0, restored=0, cancelled=0)


@pytest.fixture
def rate(case, acting, today):
    """`rate("red", by=owen)` – rate the case some days ago."""

    def make(rag_class, *, by, ago=0):
        with acting(by):
            mine = cases_of(by).get(pk=case.pk)
            return rag.rate_case(
                case=mine,
                rag_class=rag_class,
                reasons="Agreed.",
                by=by,
                on=today - timedelta(days=ago),
                answers=Answers(),
            )

    return make


def cases_of(user):
    from cases.models import Case  # noqa: PLC0415 - beside the only use

    return Case.objects.visible_to(user)


@pytest.fixture
def alert(case, owen, world, acting, today):
    with acting(owen):
        return rag.publish_wanted(
            case=case,
            since=today,
            reason="Failed to surrender.",
            agencies=[
                world.agencies[f"east-sussex/{each}"]
                for each in ("housing", "probation")
            ],
            by=owen,
            on=today,
        )


def kinds(user, today, acting):
    with acting(user):
        return selectors.my_work(user, on=today)


def test_an_alert_goes_to_who_works_the_case_there_and_else_to_the_whole_agency(
    alert, run, told
):
    run(ALERT)

    assert [each.source for each in told("priya")] == [alert.pk]
    assert [each.source for each in told("hollie")] == [alert.pk]
    assert told("tess") == []
    assert run(ALERT) == NOTHING


def test_acknowledging_withdraws_the_agencys_alert_and_nobody_elses(
    alert, run, told, hollie, priya, acting, today
):
    run(ALERT)
    with acting(hollie):
        rag.acknowledge_wanted(alert=alert, by=hollie, at=at_noon(today))

    assert run(ALERT).cancelled >= 1
    assert told("hollie") == []
    assert len(told("priya")) == 1
    assert kinds(priya, today, acting).alerts == [alert]
    assert kinds(hollie, today, acting).alerts == []


def test_ending_the_alert_withdraws_it_everywhere(
    alert, run, told, owen, acting, today
):
    run(ALERT)
    with acting(owen):
        rag.end_wanted(
            alert=alert, ended_on=today, because="Arrested.", by=owen, on=today
        )
    run(ALERT)

    assert told("priya") == told("hollie") == []


def test_a_changed_class_reaches_who_works_the_case_but_not_who_rated(
    case, give, rate, run, told, owen, priya
):
    give(case, to="hollie", agency="housing")
    rate("amber", by=priya, ago=3)
    rating = rate("red", by=owen)

    run(CHANGED)

    assert [each.source for each in told("priya")] == [rating.pk]
    assert [each.source for each in told("hollie")] == [rating.pk]
    assert told("owen") == []
    assert run(CHANGED) == NOTHING


def test_the_same_class_again_is_no_change(rate, run, told, owen, priya):
    rate("amber", by=owen, ago=3)
    rate("amber", by=owen)

    run(CHANGED)

    assert told("priya") == []


def test_a_duty_overdue_reaches_the_lead_worker_until_it_is_done(
    case, rate, run, told, priya, acting, today
):
    rate("green", by=priya, ago=40)
    assert run(DUTY).raised == 1
    assert kinds(priya, today, acting).duties[0].state.duty.code == "home_visit"

    with acting(priya):
        contact = cases.NewContact(
            kind="home_visit", happened_at=at_noon(today), summary="Seen."
        )
        cases.log_contact(case=case, contact=contact, by=priya, at=at_noon(today))
    after = kinds(priya, today, acting).duties

    assert [each.state.duty.code for each in after] == ["supervision"]
