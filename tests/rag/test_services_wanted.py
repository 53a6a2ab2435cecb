"""Wanted alerts: published, ended, refused."""

from datetime import timedelta

import pytest

from audit.models import Event
from cases.models import Case
from cases.services import change_status
from core.exceptions import NotPermitted, NotPossible
from core.periods import add_months
from rag import services
from rag.facts import Answers
from rag.models import Rating, WantedAlert


pytestmark = pytest.mark.django_db

STABLE = Answers(stable_in_community=True)


def rated(case, by, on, *, rag_class="green", answers=STABLE, **more) -> Rating:
    return services.rate_case(
        case=case,
        rag_class=rag_class,
        reasons="",
        by=by,
        on=on,
        answers=answers,
        **more,
    )


def published(case, owen, agencies, on, *, since=None) -> WantedAlert:
    return services.publish_wanted(
        case=case,
        since=since or on,
        reason="Failed to surrender.",
        agencies=agencies,
        by=owen,
        on=on,
    )


def test_a_wanted_alert_lies_over_the_class_and_brings_the_review_forward(
    case, owen, priya, world, acting, today
):
    with acting(priya):
        rated(case, priya, today - timedelta(days=5))
    with acting(owen):
        case = Case.objects.visible_to(owen).get(pk=case.pk)
        alert = published(case, owen, [world.agencies["east-sussex/probation"]], today)

        stands = Case.objects.visible_to(owen).get(pk=case.pk)

    assert alert.is_in_force
    assert (stands.rag_class, stands.wanted_since) == ("green", today)
    assert stands.review_due_on == add_months(today, 1)


def test_publishing_records_to_whom_it_was_disclosed(
    case, owen, world, acting, today, ingrid
):
    told = [
        world.agencies["east-sussex/housing"],
        world.agencies["east-sussex/probation"],
    ]
    with acting(owen):
        published(case, owen, told, today)

    with acting(ingrid):
        event = Event.objects.filter(event="rag.wanted_published").get()
    assert event.operation == "disclose"
    assert (
        event.recipient == "East Sussex Council Housing, Probation Service, East Sussex"
    )
    assert event.case_ids == [case.pk]


def test_only_the_police_publish_and_end_an_alert(
    case, owen, priya, world, acting, today
):
    with acting(priya), pytest.raises(NotPermitted, match="Only the police"):
        published(case, priya, [], today)
    with acting(owen):
        alert = published(case, owen, [], today)
    with acting(priya), pytest.raises(NotPermitted, match="Only the police"):
        services.end_wanted(
            alert=alert, ended_on=today, because="x", by=priya, on=today
        )


def test_an_alert_goes_only_to_agencies_that_share_the_case(
    case, owen, world, acting, today
):
    with acting(owen), pytest.raises(NotPossible, match="share this case"):
        published(case, owen, [world.agencies["west-sussex/probation"]], today)


def test_a_second_alert_is_refused(case, owen, acting, today):
    with acting(owen):
        published(case, owen, [], today)

        with pytest.raises(NotPossible, match="already in force"):
            published(case, owen, [], today)


def test_ending_the_alert_gives_the_review_back(case, owen, priya, acting, today):
    with acting(priya):
        rating = rated(case, priya, today - timedelta(days=5))
        before = rating.review_due_on
    with acting(owen):
        alert = published(case, owen, [], today - timedelta(days=1))
        services.end_wanted(
            alert=alert, ended_on=today, because="Arrested.", by=owen, on=today
        )

        stands = Case.objects.visible_to(owen).get(pk=case.pk)

    assert stands.wanted_since is None
    assert stands.review_due_on == before
    assert (alert.ended_on, alert.ended_by) == (today, owen)


@pytest.mark.parametrize(
    ("ended", "words"),
    [(-2, "cannot end before"), (1, "today or earlier")],
    ids=["before it began", "in the future"],
)
def test_an_alert_ends_between_its_beginning_and_today(
    case, owen, acting, today, ended, words
):
    with acting(owen):
        alert = published(case, owen, [], today)

        with pytest.raises(NotPossible, match=words):
            services.end_wanted(
                alert=alert,
                ended_on=today + timedelta(days=ended),
                because="x",
                by=owen,
                on=today,
            )


def test_an_alert_ends_once(case, owen, acting, today):
    with acting(owen):
        alert = published(case, owen, [], today)
        services.end_wanted(
            alert=alert, ended_on=today, because="Arrested.", by=owen, on=today
        )

        with pytest.raises(NotPossible, match="already ended"):
            services.end_wanted(
                alert=alert, ended_on=today, because="x", by=owen, on=today
            )


def test_a_closed_case_takes_no_alert(case, dina, owen, acting, today):
    with acting(dina):
        change_status(case=case, to="closed", by=dina, on=today, reason="Moved away.")
    with acting(owen), pytest.raises(NotPossible, match="closed"):
        published(case, owen, [], today)
