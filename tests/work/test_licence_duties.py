"""What is owed on licences comes to whoever owes it (S3-30, S1-197, A-31)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from licences.choices import KeyDateKind
from licences.choices.orders import ExplainedAt
from licences.models import ConditionWatch
from licences.services import supervision
from tests.factories.licences import now_of, official, released_on_licence
from work import presenters, selectors


pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(acting, today):
    """`listed(user)` – their rows on licences."""

    def see(user) -> list:
        with acting(user):
            work = selectors.my_work(user, on=today)
            page = presenters.present(
                work, most=50, reader_id=user.pk, at=timezone.now()
            )
        return next((each.rows for each in page.groups if each.key == "licences"), [])

    return see


@pytest.fixture
def licensed(world, priya, today):
    """Released a month ago on licence, led by Priya."""
    return released_on_licence(world, priya, today)


@pytest.mark.parametrize(("ago", "says"), [(10, "3 days overdue"), (7, "today")])
def test_a_check_comes_to_whoever_watches_the_condition(
    world, licensed, acting, priya, today, listed, ago, says
):
    owen = world.people["owen"]
    with acting(priya):
        case = now_of(licensed, priya)
        ConditionWatch(
            case=case,
            condition=case.licences.get().conditions.first(),
            how="Ring the hostel.",
            agency=world.agencies["east-sussex/police"],
            person=owen,
            every_days=7,
            began_on=today - timedelta(days=ago),
            recorded_by=priya,
        ).save()

    (row,) = listed(owen)
    assert row.due_hint == says
    assert "Check the licence condition" in row.detail
    assert row.owner == "Led by Priya Marlowe"
    assert listed(priya) == []


def test_requirements_are_explained_by_the_lead_worker_at_each_start(
    licensed, acting, priya, owen, today, listed
):
    with acting(priya):
        case = now_of(licensed, priya)
        for kind, ahead in ((KeyDateKind.PSS_START, 7), (KeyDateKind.PSS_END, 100)):
            official(case, priya, today, today + timedelta(days=ahead), kind=kind)
    said = [row.detail for row in listed(priya)]
    with acting(priya):
        supervision.record_explained(
            case=now_of(licensed, priya),
            explanation=supervision.Explanation(ExplainedAt.LICENCE_START, today),
            by=priya,
            on=today,
        )

    assert [each.partition("requirements ")[2] for each in said] == [
        "at the start of the licence.",
        "at the start of post-sentence supervision.",
    ]
    (left,) = listed(priya)
    assert left.due_hint == "in 7 days"
    assert listed(owen) == []
