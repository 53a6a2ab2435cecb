"""What pages ask about ratings: who sees what, and in how many queries."""

from datetime import timedelta

import pytest

from cases import selectors as cases
from cases import sharing
from licences.selectors import CustodyFacts
from rag import selectors, services
from rag.facts import Answers
from rag.models import Rating
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db


def rated(case, by, on, times=1):
    for number in range(times):
        services.rate_case(
            case=case,
            rag_class="green" if number % 2 else "red",
            reasons="Agreed at the meeting.",
            by=by,
            on=on,
        )


@pytest.mark.parametrize(
    ("username", "sees"),
    [
        ("priya", 1),
        ("owen", 1),
        ("dina", 1),
        ("hollie", 1),
        ("nadia", 0),
        ("sam", 0),
        ("ingrid", 0),
    ],
)
def test_who_sees_the_ratings_by_both_locks(
    case, world, priya, acting, today, username, sees
):
    reader = world.people[username]
    with acting(priya):
        rated(case, priya, today)

    with acting(reader):
        assert len(selectors.rating_history(reader, case)) == sees
        assert Rating.objects.unscoped().count() == sees


@pytest.mark.parametrize("times", [1, 20])
def test_the_page_asks_as_much_for_one_rating_as_for_twenty(
    case, priya, acting, today, times, django_assert_num_queries
):
    with acting(priya):
        rated(case, priya, today, times)

        with django_assert_num_queries(8):
            page = selectors.rating_page(priya, case, on=today)

    assert len(page.history) == times


def test_the_agencies_an_alert_can_go_to_are_those_that_share_the_case(
    case, owen, acting
):
    with acting(owen):
        names = [each.name for each in selectors.sharing_agencies(owen, case)]

    assert names == [
        "East Sussex Council Housing",
        "Probation Service, East Sussex",
        "Sussex Police IOM team, East Sussex",
    ]


def test_an_ended_share_is_no_longer_one_of_them(
    case, dina, owen, acting, today, world
):
    with acting(dina):
        housing = next(
            each
            for each in cases.grants(dina, case)
            if "Housing" in str(each.principal)
        )
        sharing.revoke_grant(grant=housing, by=dina, at=at_noon(today), reason="Moved.")
    with acting(owen):
        names = [each.name for each in selectors.sharing_agencies(owen, case)]

    assert "East Sussex Council Housing" not in names


def test_a_fixed_term_recall_counts_until_a_rating_looks_at_it_after_release(today):
    released_on = today - timedelta(days=5)
    custody = CustodyFacts(
        is_fixed_term_recall=True,
        received_on=today - timedelta(days=33),
        released_on=released_on,
    )
    before = Rating(rated_on=today - timedelta(days=10), answers=Answers().stored())
    after = Rating(rated_on=today, answers=Answers().stored())

    assert selectors.known_answers(None, custody).fixed_term_recall
    assert selectors.known_answers(before, custody).fixed_term_recall
    assert not selectors.known_answers(after, custody).fixed_term_recall


def test_nobody_recalled_keeps_the_last_answers(today):
    last = Rating(rated_on=today, answers=Answers(disengaged=True).stored())

    assert selectors.known_answers(last, CustodyFacts()) == Answers(disengaged=True)
    assert selectors.known_answers(None, CustodyFacts()) == Answers()


def test_the_facts_come_from_the_standing_and_the_last_answers(
    case, priya, acting, today
):
    with acting(priya):
        services.rate_case(
            case=case,
            rag_class="red",
            reasons="",
            by=priya,
            on=today,
            answers=Answers(disengaged=True),
        )
        case.wanted_since = today

        known = selectors.facts(priya, case, on=today)

    assert (known.disengaged, known.wanted_for_arrest, known.in_custody) == (
        True,
        True,
        False,
    )
