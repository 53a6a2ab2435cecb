"""Reviews moved by what is recorded after the rating."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, transaction

from agencies.acting import acting_as
from agencies.models import User
from audit.models import Event
from cases.models import Case
from core.exceptions import NotPermitted
from core.periods import add_months
from licences import services as licences
from licences.choices import CustodyReason
from licences.services import Reception
from rag import selectors, services
from tests.factories.cases import adopted_case


pytestmark = pytest.mark.django_db


def received(case, by, on, *, reason=CustodyReason.SENTENCE, revoked_on=None):
    return licences.receive_into_custody(
        case=case,
        reception=Reception("HMP Saltmarsh", on, reason, revoked_on=revoked_on),
        by=by,
        on=on,
    )


def events(auditor, on, case) -> list[str]:
    with acting_as(auditor, on=on):
        named = Event.objects.filter(case_ids__contains=[case.pk]).exclude(event="")
        return list(named.order_by("id").values_list("event", flat=True))


@pytest.fixture
def in_prison(world, priya, today) -> Case:
    """A case rated Prison long ago, in custody, with release a year away."""
    case = adopted_case(
        world, on=today - timedelta(days=200), family_name="Quillfeather"
    )
    long_ago = today - timedelta(days=100)
    with acting_as(priya, on=long_ago):
        received(case, priya, long_ago)
        licences.record_official_date(
            case=case,
            kind="crd",
            day=today + timedelta(days=365),
            source="prison_record",
            received_on=long_ago,
            by=priya,
            on=long_ago,
        )
        services.rate_case(
            case=case, rag_class="prison", reasons="", by=priya, on=long_ago
        )
    return case


@pytest.fixture
def reminders(world, today):
    """The reminder service, as scheduled work acts."""
    with acting_as(User.objects.get(username="reminder-service"), on=today) as service:
        yield service


def live_list_of(day: date) -> date:
    return min(day - timedelta(weeks=12), add_months(day, -3))


def test_scheduled_work_moves_a_prison_review_with_the_release_date(
    in_prison, priya, today, acting, request
):
    sooner = today + timedelta(days=120)
    with acting(priya):
        licences.record_official_date(
            case=in_prison,
            kind="crd",
            day=sooner,
            source="prison_record",
            received_on=today,
            by=priya,
            on=today,
        )
    service = request.getfixturevalue("reminders")

    assert services.recompute_reviews(by=service, on=today) == 1
    assert services.recompute_reviews(by=service, on=today) == 0
    with acting(priya):
        rating = selectors.current_rating(priya, in_prison)
        stands = Case.objects.visible_to(priya).get(pk=in_prison.pk)
    assert rating.review_due_on == stands.review_due_on == live_list_of(sooner)
    assert "before release" in rating.review_because


def test_scheduled_work_brings_the_review_to_the_day_of_release(
    in_prison, priya, today, acting, request
):
    with acting(priya):
        licences.release_from_custody(
            case=in_prison, released_on=today, on_licence=False, by=priya, on=today
        )
    service = request.getfixturevalue("reminders")

    services.recompute_reviews(by=service, on=today)

    with acting(priya):
        rating = selectors.current_rating(priya, in_prison)
    assert rating.review_due_on == today
    assert rating.review_because.startswith("No longer in custody")


def test_people_do_not_move_reviews_across_agencies(in_prison, mo, acting, today):
    with acting(mo), pytest.raises(NotPermitted, match="scheduled work"):
        services.recompute_reviews(by=mo, on=today)
    with (
        acting(mo),
        pytest.raises(ProgrammingError, match="only scheduled work"),
        transaction.atomic(),
    ):
        selectors.moved_prison_reviews()


def test_a_worker_may_bring_one_review_into_step(
    in_prison, priya, acting, today, ingrid
):
    sooner = today + timedelta(days=110)
    with acting(priya):
        licences.record_official_date(
            case=in_prison,
            kind="crd",
            day=sooner,
            source="prison_record",
            received_on=today,
            by=priya,
            on=today,
        )

        due = services.refresh_review_due(case=in_prison, by=priya, on=today)
        again = services.refresh_review_due(case=in_prison, by=priya, on=today)

    assert again == due == live_list_of(sooner)
    assert events(ingrid, today, in_prison)[-3:] == [
        "rag.review_moved",
        "rag.review_checked",
        "rag.review_checked",
    ]


def test_an_unrated_case_has_no_review_to_move(case, priya, acting, today):
    with acting(priya):
        assert services.refresh_review_due(case=case, by=priya, on=today) is None
