"""An agenda's order, and asking for a case to be heard."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases import selectors as cases
from core.exceptions import ChangedMeanwhile, NotPossible
from meetings import selectors, services
from tests.factories.meetings import (
    arranged_meeting,
    drafted,
)


pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(world, today):
    """A meeting in East Sussex in a week."""
    return arranged_meeting(world, on=today, held_on=today + timedelta(days=7))


class TestOrder:
    def test_the_order_set_is_kept_when_a_case_comes(
        self, acting, carys, meeting, rated, today
    ):
        first = rated("red", family_name="Ash", given_names="Ann")
        second = rated("red", family_name="Birch", given_names="Ben")
        with acting(carys):
            services.reorder(
                meeting=meeting,
                drawn=[first.pk, second.pk],
                typed={second.pk: 1},
                by=carys,
                on=today,
            )
        third = rated("red", family_name="Alder", given_names="Al")

        order = list(drafted(carys, meeting, on=today))

        assert order == [second.pk, first.pk, third.pk]

    def test_a_stale_page_is_refused(self, acting, carys, meeting, rated, today):
        case = rated("red")

        with acting(carys), pytest.raises(ChangedMeanwhile, match="changed while"):
            services.reorder(
                meeting=meeting, drawn=[], typed={case.pk: 1}, by=carys, on=today
            )


class TestAsking:
    def test_whoever_reads_the_case_may_ask(
        self, acting, carys, hollie, meeting, rated, today
    ):
        case = rated("green")
        with acting(hollie):
            services.ask_for(
                case=cases.get_case(hollie, case.pk),
                reason="Eviction on Friday",
                by=hollie,
                on=today,
            )
            with pytest.raises(NotPossible, match="today already"):
                services.ask_for(case=case, reason="Again", by=hollie, on=today)

        assert drafted(carys, meeting, on=today) == {
            case.pk: "Asked for by East Sussex Council Housing: Eviction on Friday"
        }

    def test_it_is_heard_once(self, acting, carys, hollie, world, rated, today):
        case = rated("green")
        with acting(hollie):
            services.ask_for(
                case=cases.get_case(hollie, case.pk),
                reason="Eviction",
                by=hollie,
                on=today - timedelta(days=1),
            )
        held = arranged_meeting(world, on=today)
        with acting(carys):
            services.record_held(meeting=held, by=carys, on=today)
        following = arranged_meeting(
            world, on=today, held_on=today + timedelta(days=28)
        )

        assert drafted(carys, following, on=today) == {}

    def test_only_the_agency_that_asked_takes_it_back(
        self, client_as, acting, carys, hollie, meeting, rated, today
    ):
        case = rated("green")
        where = reverse("meetings:ask", args=[case.pk])
        client_as(hollie).post(where, {"reason": "Eviction on Friday"})
        with acting(hollie):
            (request,) = selectors.requests_on(hollie, case)
        back = reverse("meetings:take_back", args=[case.pk, request.pk])

        assert "Eviction on Friday" in client_as(carys).get(where).content.decode()
        assert client_as(carys).post(back).status_code == 403
        assert client_as(hollie).post(back)["Location"] == where
        assert drafted(carys, meeting, on=today) == {}
