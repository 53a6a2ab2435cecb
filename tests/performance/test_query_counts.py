"""A page asks the database as often for twenty rows as for one."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import services as cases
from core.queries import present
from plans import services as plans
from plans.catalogue import SESSIONS
from rag import services as rag
from tests.factories.cases import adopted_case, at_noon


MANY = 20
# Signing in and finding for whom one acts are two of these; recording the look is one.
MOST_ON_A_CASE = {
    "": 14,
    "timeline/": 15,  # one for each table of records on the page
    "contacts/": 9,
    "contacts/visit/": 7,
    "changes/": 6,
    "needs/": 7,
    "plan/": 13,
    "rating/": 14,
    "rating/duties/": 12,
    "plan/changes/": 11,
    "forums/": 6,
    "scheme/": 17,
    "sharing/": 6,
    "interventions/": 8,
    "services/": 9,
    "timetable/": 7,
}

MOST_ON_A_LIST = {
    "/cases/": 4,
    "/cases/search/?q=fern": 4,
    "/my-work/": 10,
    "/board/": 10,
    "/directory/waiting/": 6,
    "/directory/gaps/": 5,
    "/removals/": 7,
    "/releases/": 5,
}


@pytest.fixture
def asked(client_as):
    """`asked(priya, "/cases/")` – how many statements answering took, transactions apart."""

    def ask(user, url) -> int:
        browser = client_as(user)
        assert browser.get(url).status_code == 200
        with CaptureQueriesContext(connection) as queries:
            browser.get(url)
        return sum(
            not each["sql"].startswith(("SAVEPOINT", "RELEASE"))
            for each in queries.captured_queries
        )

    return ask


@pytest.fixture
def live_through(world, acting, priya, today):
    """`live_through(case)` – one of each thing that is recorded on a case."""

    def record(case, number: int = 0) -> None:
        day = today - timedelta(days=number + 1)
        with acting(priya) as by:
            contact = cases.NewContact(
                kind="telephone", happened_at=at_noon(day), summary=f"Rang {number}."
            )
            cases.log_contact(case=case, contact=contact, by=by, at=at_noon(today))
            cases.add_note(
                case=case,
                section="general",
                title="Told",
                text="So.",
                about_on=day,
                by=by,
            )
            cases.add_warning(
                case=case, source="pnc", text="Visit in pairs.", warned_on=day, by=by
            )
            cases.note_involved_agency(
                case=case,
                agency_name="Second Step",
                person_name="",
                contact_details="",
                by=by,
            )
            need = cases.NeedRow("finance_benefit_debt", "red", "Debts.", "Plan.")
            cases.assess_needs(case=case, rows=[need], by=by, on=day)
            objective = plans.add_objective(
                case=case,
                text=f"Settled {number}",
                pathway="finance_benefit_debt",
                by=by,
            )
            plans.add_action(
                case=case,
                action=plans.NewAction(
                    what="Ring the landlord",
                    agency=world.agencies["east-sussex/probation"],
                    person=priya,
                    due_on=today + timedelta(days=3),
                    objective=objective,
                ),
                by=by,
                on=day,
            )
            supported(case, number, by=by, today=today)

    return record


def supported(case, number, *, by, today) -> None:
    """Write one of each thing that is done for a need."""
    codes = [*SESSIONS][number : number + 1]
    plans.offer_sessions(case=case, codes=codes, by=by, on=today)
    plans.refer_to_service(
        case=case,
        referral=plans.NewServiceReferral(
            pathway="finance_benefit_debt",
            route="self",
            reason="Debts.",
            sent_on=today,
            service_name="Pebble Money Advice",
        ),
        by=by,
        on=today,
    )
    plans.note_gap(
        case=case,
        pathway="accommodation",
        reason="none_here",
        needed="A room.",
        by=by,
        on=today,
    )
    plans.add_activity(
        case=case,
        activity=plans.NewActivity(
            what=f"Fishing {number}",
            place="Long Pier",
            repeats="weekly",
            starts_at=time(9),
            ends_at=time(10),
            first_day=today - timedelta(days=7),
        ),
        by=by,
        on=today,
        despite_clash=True,
    )


@pytest.fixture
def due(acting, priya, today):
    """`due(case)` – rated Red long enough ago for the review to be overdue."""

    def rated(case) -> None:
        with acting(priya) as by:
            rag.rate_case(
                case=case,
                rag_class="red",
                reasons="Agreed.",
                by=by,
                on=today - timedelta(days=29),
            )

    return rated


@pytest.fixture
def more_cases(world, today, due, live_through):
    """`more_cases()` – twenty like the first."""

    def make() -> None:
        for number in range(1, MANY):
            another = adopted_case(
                world, on=today - timedelta(days=30), given_names=f"Number {number}"
            )
            due(another)
            live_through(another)

    return make


def test_a_case_page_asks_no_more_when_there_is_more_on_the_case(
    case, priya, asked, live_through
):
    live_through(case)
    one = {tail: asked(priya, f"/cases/{case.pk}/{tail}") for tail in MOST_ON_A_CASE}
    for number in range(1, MANY):
        live_through(case, number)
    many = {tail: asked(priya, f"/cases/{case.pk}/{tail}") for tail in MOST_ON_A_CASE}

    assert all(many[tail] <= one[tail] for tail in MOST_ON_A_CASE), (one, many)
    assert {tail: n for tail, n in one.items() if n > MOST_ON_A_CASE[tail]} == {}


def test_a_list_asks_no_more_when_there_are_more_cases(
    case, more_cases, priya, asked, due, live_through
):
    due(case)
    live_through(case)
    one = {url: asked(priya, url) for url in MOST_ON_A_LIST}
    more_cases()
    many = {url: asked(priya, url) for url in MOST_ON_A_LIST}

    assert many == one
    assert all(one[url] <= most for url, most in MOST_ON_A_LIST.items()), one


def test_only_the_kinds_there_are_are_asked_for(
    case, priya, acting, django_assert_num_queries
):
    asked = {
        "mine": type(case).objects.visible_to(priya),
        "closed": type(case).objects.visible_to(priya).filter(status="closed"),
        "nobody's": type(case).objects.none(),
    }
    with acting(priya), django_assert_num_queries(1):
        assert present(asked) == {"mine"}
