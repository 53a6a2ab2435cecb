"""Eight weeks on each card of the board are those of the rating's page."""

from datetime import timedelta

import pytest

from agencies.selectors import clocks_of_schemes
from cases import services as cases
from rag import selectors
from rag import services as rag
from rag.selectors.weekly import SHORT, weeks_of
from rag.weeks import WeekCode
from tests.factories.cases import adopted_case, at_noon


pytestmark = pytest.mark.django_db


@pytest.fixture
def seen(case, acting, today):
    """`seen(user, days_ago, attendance, section)` – one visit on the log."""

    def log(user, days_ago, attendance="complied", section="general"):
        contact = cases.NewContact(
            kind="home_visit",
            happened_at=at_noon(today - timedelta(days=days_ago)),
            summary="Called.",
            attendance=attendance,
            section=section,
        )
        with acting(user):
            cases.log_contact(case=case, contact=contact, by=user, at=at_noon(today))

    return log


def lately(user, found, on):
    return weeks_of(
        user, found, clocks_of_schemes({each.scheme_id for each in found}), on=on
    )


def test_they_are_the_last_weeks_of_the_rating_page(case, seen, priya, acting, today):
    seen(priya, 3)
    seen(priya, 24, "unacceptable_absence")
    with acting(priya):
        rag.rate_case(
            case=case,
            rag_class="red",
            reasons="Agreed.",
            by=priya,
            on=today - timedelta(days=28),
        )
        found = lately(priya, [case], today)[case.pk]
        page = selectors.rating_page(priya, case, on=today)

    assert [each.code for each in found] == [each.code for each in page.weeks[-SHORT:]]
    assert WeekCode.MADE in {each.code for each in found}
    assert WeekCode.MISSED in {each.code for each in found}


def test_many_cases_take_one_query(
    world, case, priya, acting, today, django_assert_num_queries
):
    another = adopted_case(world, on=today, given_names="Another")
    clocks = clocks_of_schemes({case.scheme_id})
    with acting(priya), django_assert_num_queries(1):
        found = weeks_of(priya, [case, another], clocks, on=today)

    assert {pk: len(weeks) for pk, weeks in found.items()} == {
        case.pk: SHORT,
        another.pk: SHORT,
    }
