"""The board: columns, order, filters, saved views, and who sees what."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.acting import acting_as
from cases.models import Case
from rag import selectors, services
from rag.facts import Answers
from rag.selectors import BoardFilters
from tests.factories.cases import adopted_case, at_noon


pytestmark = pytest.mark.django_db
BOARD = "/board/"


@pytest.fixture
def three(world, priya, owen, today):
    """A Red case overdue, a Red one rated today, an Amber one wanted."""
    made = {}
    for name, rag_class, ago in (
        ("Late", "red", 40),
        ("Fresh", "red", 0),
        ("Sought", "amber", 0),
    ):
        case = adopted_case(world, on=today - timedelta(days=50), given_names=name)
        with acting_as(priya, on=today):
            services.rate_case(
                case=case,
                rag_class=rag_class,
                reasons="Agreed.",
                by=priya,
                on=today - timedelta(days=ago),
                answers=Answers(),
            )
        made[name] = case
    with acting_as(owen, on=today):
        sought = Case.objects.visible_to(owen).get(pk=made["Sought"].pk)
        services.publish_wanted(
            case=sought, since=today, reason="Wanted.", agencies=[], by=owen, on=today
        )
    return made


def names(column):
    return [each.case.person.given_names for each in column.cards]


def test_each_case_is_in_one_column_the_overdue_first(three, carys, acting, today):
    with acting(carys):
        columns = {
            each.code: each for each in selectors.board(carys, BoardFilters(), on=today)
        }

    assert list(columns) == ["red_alert", "red", "amber", "green", "prison"]
    assert names(columns["red_alert"]) == ["Sought"]
    assert names(columns["red"]) == ["Late", "Fresh"]
    assert names(columns["amber"]) == []
    assert (columns["red"].total, columns["red"].late) == (2, 1)


def test_a_card_says_why_its_review_is_due_and_which_duty_is_late(
    three, carys, acting, today
):
    with acting(carys):
        found = selectors.board(carys, BoardFilters(), on=today)
    late = next(each for each in found if each.code == "red").cards[0]

    assert "Red is reviewed at every meeting" in late.because
    assert late.overdue.duty.code == "diary"


def test_filters_narrow_the_columns(three, carys, priya, acting, today):
    with acting(carys):
        late = selectors.board(carys, BoardFilters(duty_overdue=True), on=today)
        hers = selectors.board(carys, BoardFilters(mine=True), on=today)

    assert sum(each.total for each in late) == 1
    assert sum(each.total for each in hers) == 0


def test_another_area_sees_an_empty_board(three, nadia, client_as):
    page = client_as(nadia).get(BOARD)

    assert page.status_code == 200
    assert "Late" not in page.text


def test_a_column_alone_has_pages_and_keeps_the_filters(three, carys, client_as):
    page = client_as(carys).get(f"{BOARD}?column=red&only=duty")

    assert "Fernsby, Late" in page.text
    assert "Fernsby, Fresh" not in page.text
    assert '<input type="hidden" name="column" value="red">' in page.text


def test_a_view_is_kept_under_a_name_and_is_its_owners_alone(
    three, carys, priya, client_as, acting
):
    browser = client_as(carys)

    page = browser.post(
        f"{BOARD}save/?only=duty&only=mine", {"name": "Mine and late"}, follow=True
    )

    assert page.redirect_chain == [(f"{BOARD}?only=duty&only=mine", 302)]
    assert "Mine and late" in browser.get(BOARD).text
    assert "Mine and late" not in client_as(priya).get(BOARD).text


def test_a_name_again_replaces_and_deleting_is_for_ones_own(
    carys, priya, acting, today
):
    with acting(carys):
        for filters in ("only=mine", "only=duty"):
            kept = services.save_board(
                name="Late", filters=filters, by=carys, at=at_noon(today)
            )
        assert [each.filters for each in selectors.saved_boards(carys)] == ["only=duty"]
    with acting(priya):
        services.delete_board(board_id=kept.pk, by=priya)
    with acting(carys):
        assert selectors.saved_boards(carys) == [kept]
        services.delete_board(board_id=kept.pk, by=carys)
        assert selectors.saved_boards(carys) == []


def test_a_view_without_a_name_is_asked_for_one(carys, client_as):
    page = client_as(carys).post(reverse("rag:save_board"), {"name": ""})

    assert page.status_code == 422
    assert "Enter a name" in page.text
