"""The pages of enforcement: warnings, breaches before the court, releases unsupervised."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from agencies.acting import acting_as
from licences import services
from licences.selectors import enforcement
from tests.factories.cases import adopted_case, at_noon
from tests.factories.enforcement import (
    at,
    breached,
    laid,
    licensed,
    recalled,
    settled,
    supervised,
    warned,
)
from tests.factories.licences import received


pytestmark = pytest.mark.django_db


def test_a_reader_and_the_police_are_told_who_enforces(
    case, priya, hollie, owen, client_as, today
):
    licensed(case, priya, today)
    with acting_as(priya, on=today):
        recalled(case, priya, at_noon(today))

    housing = client_as(hollie).get(at(case, "enforcement")).text
    police = client_as(owen).get(at(case, "enforcement")).text

    assert "Your agency can read this case but not add to it." in housing
    assert "takes a breach to court. Tell the lead worker." in police
    assert "Give a warning" not in housing + police


def test_a_warning_is_given_and_taken_back(case, priya, client_as, today):
    licensed(case, priya, today)
    browser = client_as(priya)

    given = browser.post(
        at(case, "give_warning"),
        {
            "key": "0b0c6d1e-6f43-4b8e-9d5c-0c1d2e3f4a5c",
            "level": "final",
            "reason": "behaviour",
            "details": "Shouted.",
            "contact": "",
            "issued_on": today.isoformat(),
            "expires_on": "2027-11-20",
        },
        follow=True,
    )
    assert "Final warning recorded, until 20 November 2027." in given.text
    with acting_as(priya, on=today):
        warning = enforcement.warnings(priya, case).get()
    url = at(case, "withdraw_warning", warning.pk)
    assert "It stays in the history" in browser.get(url).text
    gone = browser.post(url, {"reason": "Wrong person."}, follow=True)

    assert "Taken back: Wrong person." in gone.text


def test_the_chair_endorses_a_decision(case, priya, dina, client_as, today):
    licensed(case, priya, today)
    with acting_as(priya, on=today):
        decision = breached(case, priya, today, answer="no_action")
    browser = client_as(dina)

    assert "Endorse this decision" in browser.get(at(case, "enforcement")).text
    page = browser.post(at(case, "endorse_decision", decision.pk), follow=True).text

    assert "The decision is endorsed." in page
    assert "Endorse this decision" not in page


def test_a_breach_of_supervision_from_the_information_to_the_sanction(
    case, priya, client_as, today
):
    with acting_as(priya, on=today):
        supervised(case, priya, today)
    browser = client_as(priya)
    information = {
        "key": "0b0c6d1e-6f43-4b8e-9d5c-0c1d2e3f4a5c",
        "kind": "appointment",
        "alleged": "Did not come.",
        "court": "Shingleport Magistrates’ Court",
    }

    # Given the abolition, a failure of its first day is refused with the law's words
    refused = browser.post(
        at(case, "lay_information"),
        information | {"failed_on": "2026-05-11", "laid_on": "2026-05-12"},
    )
    assert refused.status_code == 422
    assert "Post-sentence supervision was abolished on 11 May 2026" in refused.text
    browser.post(
        at(case, "lay_information"),
        information | {"failed_on": "2026-05-10", "laid_on": "2026-05-12"},
    )
    with acting_as(priya, on=today):
        breach = enforcement.breaches(priya, case).get()
    url = at(case, "breach_step", breach.pk)

    # When the court lists, adjourns and decides
    browser.post(url, {"seen": "laid", "listed_for": "2026-05-13"})
    browser.post(
        at(case, "adjourn_hearing", breach.pk),
        {"seen": "2026-05-13", "listed_for": "2026-05-14", "reason": ""},
    )
    decided = {"seen": "adjourned", "outcome_on": "2026-05-14", "has_absconded": "no"}
    too_long = browser.post(
        url, decided | {"outcome": "committal", "committal_days": "15"}
    )
    assert "A committal is from 1 to 14 days." in too_long.text
    settled_page = browser.post(
        url,
        decided | {"outcome": "fine", "fine_pounds": "120"},
        follow=True,
    ).text

    # Then the page keeps the outcome and says that the rules are historic
    assert "Outcome recorded: Fine of £120." in settled_page
    assert "13 May 2026, adjourned" in settled_page
    assert "These rules go on only for failures that began before then" in settled_page
    assert browser.get(url).status_code == 409


def test_the_forms_of_what_is_over_or_listed_draw(case, priya, client_as, today):
    with acting_as(priya, on=today):
        supervised(case, priya, today)
        order = settled(
            laid(case, priya, today),
            priya,
            today,
            "unpaid_work",
            unpaid_work_hours=40,
            ends_on=date(2026, 5, 1),
        )
        later = {"failed_on": date(2026, 3, 2), "laid_on": date(2026, 3, 4)}
        breach = laid(case, priya, today, default_order=order, hearing=None, **later)
    browser = client_as(priya)

    lay = browser.get(at(case, "lay_information")).text
    pages = [
        browser.get(at(case, route, breach.pk))
        for route in ("breach_step", "withdraw_breach", "adjourn_hearing")
    ]

    assert "Yes: Supervision default order: unpaid work, 40 hours" in lay
    assert [each.status_code for each in pages] == [200, 200, 409]
    assert "No hearing is listed yet." in pages[2].text


def released_without(case, by, today, released_on):
    with acting_as(by, on=today):
        received(case, by, today, received_on=released_on - timedelta(days=30))
        services.release_from_custody(
            case=case, released_on=released_on, on_licence=False, by=by, on=today
        )


def test_the_co_ordinator_finds_who_was_released_unsupervised(
    case, world, priya, carys, client_as, today, django_assert_num_queries
):
    released_without(case, priya, today, today - timedelta(days=2))
    url = reverse("releases:unsupervised")
    browser = client_as(carys)
    browser.get(url)

    with django_assert_num_queries(7) as one:
        page = browser.get(url).text
    for number in range(4):
        another = adopted_case(
            world, on=today - timedelta(days=60), given_names=f"Number {number}"
        )
        released_without(another, priya, today, today - timedelta(days=3 + number))
    with django_assert_num_queries(len(one)):
        browser.get(url)

    assert str(case.person) in page
    assert "with no licence recorded" in client_as(priya).get(at(case, "custody")).text
    assert str(case.person) not in client_as(world.people["wren"]).get(url).text
    assert client_as(priya).get(url).status_code == 403


def test_a_missing_licence_is_begun_from_the_day_of_release(
    case, priya, carys, client_as, today
):
    with acting_as(priya, on=today):
        services.record_sentence(
            case=case,
            facts=services.SentenceFacts(
                sentenced_on=today - timedelta(days=90),
                offence_date=today - timedelta(days=150),
                months=10,
            ),
            by=priya,
            on=today,
        )
    released_without(case, priya, today, today - timedelta(days=2))
    browser, url = client_as(priya), at(case, "begin_missing_licence")
    counted = client_as(carys).get("/my-work/").text

    page = browser.post(url, follow=True).text
    again = browser.post(url)

    assert "released without supervision" in counted
    assert "On licence since" in page
    assert "with no licence recorded" not in page
    assert again.status_code == 409
    assert "Nothing is missing." in again.text


def test_the_page_asks_no_more_when_more_is_recorded(
    case, priya, client_as, today, django_assert_num_queries
):
    licensed(case, priya, today)
    with acting_as(priya, on=today):
        warned(case, priya, today)
        breached(case, priya, today)
        laid_over(case, priya, today)
    browser, url = client_as(priya), at(case, "enforcement")
    browser.get(url)

    with django_assert_num_queries(14) as one:
        browser.get(url)
    with acting_as(priya, on=today):
        for _ in range(5):
            warned(case, priya, today)
            breached(case, priya, today)
        recalled(case, priya, at_noon(today))
    with django_assert_num_queries(len(one)):
        browser.get(url)


def laid_over(case, by, today) -> None:
    """A sentence of last year beside the present one, and its breach decided."""
    services.record_sentence(
        case=case,
        facts=services.SentenceFacts(
            sentenced_on=date(2025, 3, 3), offence_date=date(2025, 1, 6), months=6
        ),
        by=by,
        on=today,
    )
    settled(laid(case, by, today), by, today, "no_action")
