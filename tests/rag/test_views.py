"""The pages of a case's rating: what they show, what they save, what they refuse."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.acting import acting_as
from cases.models import Case
from core.periods import add_months
from licences import services as licences
from licences.choices import CustodyReason
from licences.services import Reception
from rag import selectors, services
from rag.facts import Answers


pytestmark = pytest.mark.django_db


def rated(case, by, on, *, rag_class="amber", reasons="Missed two appointments."):
    with acting_as(by, on=on):
        return services.rate_case(
            case=case,
            rag_class=rag_class,
            reasons=reasons,
            by=by,
            on=on,
            answers=Answers(variable_compliance=True),
        )


def wanted(case, by, on, agencies=()):
    with acting_as(by, on=on):
        return services.publish_wanted(
            case=case,
            since=on,
            reason="Failed to surrender.",
            agencies=agencies,
            by=by,
            on=on,
        )


def as_read_by(case, user, on) -> Case:
    with acting_as(user, on=on):
        return Case.objects.visible_to(user).get(pk=case.pk)


def test_an_unrated_case_says_so_and_what_is_proposed(case, priya, client_as):
    page = client_as(priya).get(reverse("rag:rating", args=[case.pk]))

    assert page.status_code == 200
    assert "Not rated yet" in page.text
    assert "Rate this case" in page.text


def test_the_page_says_the_class_why_its_duties_and_its_review(
    case, priya, client_as, today
):
    rated(case, priya, today)

    page = client_as(priya).get(reverse("rag:rating", args=[case.pk])).text

    assert "Reduce reoffending and rehabilitate." in page
    assert "Missed two appointments." in page
    assert "Variable compliance or engagement" in page
    assert "S1-" not in page
    assert "Visit at home fortnightly" in page
    assert "Amber is reviewed within 3 months of the rating" in page
    assert "RAG class over time" in page


def test_a_reader_sees_the_rating_but_is_told_they_cannot_rate(
    case, priya, hollie, client_as, today
):
    rated(case, priya, today)
    browser = client_as(hollie)

    page = browser.get(reverse("rag:rating", args=[case.pk]))
    refused = browser.get(reverse("rag:rate", args=[case.pk]))

    assert "Missed two appointments." in page.text
    assert "Your agency can read this case but not rate it." in page.text
    assert refused.status_code == 403


@pytest.mark.parametrize("route", ["rating", "rate", "publish_wanted"])
def test_another_area_finds_nothing(case, nadia, client_as, route):
    assert (
        client_as(nadia).get(reverse(f"rag:{route}", args=[case.pk])).status_code == 404
    )


def posted(number=0, **more):
    return {
        "known": ["variable_compliance"],
        "needs_multi_agency": "yes",
        "rag_class": "amber",
        "reasons": "",
        "number": number,
    } | more


def test_rating_on_the_page_saves_the_answers_and_the_class(
    case, priya, client_as, today
):
    answer = client_as(priya).post(
        reverse("rag:rate", args=[case.pk]), posted(), follow=True
    )

    with acting_as(priya, on=today):
        rating = selectors.current_rating(priya, case)
    assert answer.redirect_chain == [(reverse("rag:rating", args=[case.pk]), 302)]
    assert "Rated Amber." in answer.text
    assert rating.rag_class == "amber"
    assert Answers.read(rating.answers) == Answers(variable_compliance=True)


def test_a_class_other_than_proposed_asks_for_reasons_and_keeps_what_was_typed(
    case, priya, client_as
):
    page = client_as(priya).post(
        reverse("rag:rate", args=[case.pk]), posted(rag_class="green")
    )

    assert page.status_code == 422
    assert "The facts propose Amber. Say why it should be Green." in page.text
    assert 'value="variable_compliance"' in page.text


def test_no_class_chosen_is_an_error_with_the_summary(case, priya, client_as):
    page = client_as(priya).post(
        reverse("rag:rate", args=[case.pk]), posted(rag_class="")
    )

    assert page.status_code == 422
    assert "There is a problem" in page.text
    assert "Select a class" in page.text


def test_asking_what_the_answers_propose_saves_nothing_and_complains_of_nothing(
    case, priya, client_as, today
):
    page = client_as(priya).post(
        reverse("rag:rate", args=[case.pk]),
        posted(known=["disengaged"], rag_class="", propose="yes"),
    )

    assert page.status_code == 200
    assert "Disengaged from supervision or treatment" in page.text
    assert "There is a problem" not in page.text
    with acting_as(priya, on=today):
        assert selectors.current_rating(priya, case) is None


def test_htmx_gets_only_the_proposal(case, priya, client_as):
    part = (
        client_as(priya)
        .post(
            reverse("rag:rate", args=[case.pk]),
            posted(known=["significant_change"], rag_class=""),
            headers={"HX-Request": "true"},
        )
        .text
    )

    assert part.lstrip().startswith('<div id="proposal"')
    assert "Significant change that could trigger offending" in part
    assert "<form" not in part


def test_rating_from_an_overtaken_page_is_a_conflict(case, priya, client_as, today):
    rated(case, priya, today)

    page = client_as(priya).post(reverse("rag:rate", args=[case.pk]), posted(number=0))

    assert page.status_code == 409
    assert "Somebody else rated this case" in page.text


def test_custody_since_the_rating_shows_what_is_proposed_now(
    case, priya, client_as, today
):
    rated(case, priya, today - timedelta(days=3))
    with acting_as(priya, on=today):
        licences.receive_into_custody(
            case=case,
            reception=Reception("HMP Saltmarsh", today, CustodyReason.SENTENCE),
            by=priya,
            on=today,
        )

    page = client_as(priya).get(reverse("rag:rating", args=[case.pk])).text

    assert "What is recorded today proposes" in page
    assert "In custody" in page


def test_a_moved_release_shows_the_moved_review(case, priya, client_as, today):
    long_ago = today - timedelta(days=20)
    with acting_as(priya, on=long_ago):
        licences.receive_into_custody(
            case=case,
            reception=Reception("HMP Saltmarsh", long_ago, CustodyReason.SENTENCE),
            by=priya,
            on=long_ago,
        )
    rated(case, priya, long_ago, rag_class="prison", reasons="")
    with acting_as(priya, on=today):
        licences.record_official_date(
            case=case,
            kind="crd",
            day=add_months(today, 5),
            source="prison_record",
            received_on=today,
            by=priya,
            on=today,
        )

    page = client_as(priya).get(reverse("rag:rating", args=[case.pk])).text

    assert "Live list" in page
    assert "Something recorded since the rating moved this review." in page


def test_the_police_publish_an_alert_to_agencies_that_share_the_case(
    case, owen, world, client_as, today
):
    housing = world.agencies["east-sussex/housing"]
    browser = client_as(owen)

    form = browser.get(reverse("rag:publish_wanted", args=[case.pk])).text
    page = browser.post(
        reverse("rag:publish_wanted", args=[case.pk]),
        {
            "since": today.isoformat(),
            "reason": "Failed to surrender.",
            "agencies": [str(housing.pk)],
        },
        follow=True,
    ).text

    assert "East Sussex Council Housing" in form
    assert "West Sussex" not in form
    assert "Red Alert: wanted for arrest" in page
    assert "Published by Owen Tarn to East Sussex Council Housing." in page
    assert as_read_by(case, owen, today).wanted_since == today


def test_an_alert_without_agencies_is_refused_on_the_form(case, owen, client_as, today):
    page = client_as(owen).post(
        reverse("rag:publish_wanted", args=[case.pk]),
        {"since": today.isoformat(), "reason": "Failed to surrender."},
    )

    assert page.status_code == 422
    assert "Select at least one agency" in page.text


def test_only_the_police_reach_the_alert_pages(case, priya, owen, client_as, today):
    alert = wanted(case, owen, today)
    browser = client_as(priya)

    assert browser.get(reverse("rag:publish_wanted", args=[case.pk])).status_code == 403
    assert (
        browser.get(reverse("rag:end_wanted", args=[case.pk, alert.pk])).status_code
        == 403
    )
    assert (
        "End the wanted alert"
        not in browser.get(reverse("rag:rating", args=[case.pk])).text
    )


def test_ending_the_alert_leaves_it_in_the_history(case, owen, client_as, today):
    alert = wanted(case, owen, today)

    page = (
        client_as(owen)
        .post(
            reverse("rag:end_wanted", args=[case.pk, alert.pk]),
            {"ended_on": today.isoformat(), "because": "Arrested in Seahaven."},
            follow=True,
        )
        .text
    )

    assert "Earlier wanted alerts" in page
    assert "Arrested in Seahaven." in page
    assert "Red Alert: wanted for arrest" not in page


def test_ending_an_alert_that_began_later_is_an_error_on_the_form(
    case, owen, client_as, today
):
    alert = wanted(case, owen, today)

    page = client_as(owen).post(
        reverse("rag:end_wanted", args=[case.pk, alert.pk]),
        {"ended_on": (today - timedelta(days=1)).isoformat(), "because": "Arrested."},
    )

    assert page.status_code == 422
    assert "cannot end before then" in page.text


def test_an_alert_of_another_case_is_not_found(case, owen, client_as):
    address = reverse("rag:end_wanted", args=[case.pk, case.pk])

    assert client_as(owen).get(address).status_code == 404
