"""Pages on which duties are recorded, alerts acknowledged and changes settled."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.acting import acting_as
from cases import services as cases
from rag import services
from rag.facts import Answers
from rag.models import WantedAcknowledgement
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db


def address(case, name, *more):
    return reverse(f"rag:{name}", args=[case.pk, *more])


@pytest.fixture
def red(case, priya, acting, today):
    with acting(priya):
        services.rate_case(
            case=case,
            rag_class="red",
            reasons="Agreed.",
            by=priya,
            on=today - timedelta(days=9),
            answers=Answers(disengaged=True),
        )
    return case


def test_the_rating_shows_how_each_duty_stands_and_the_weeks(red, priya, client_as):
    page = client_as(priya).get(address(red, "rating")).text

    assert "1 week after the class began" in page
    assert "Overdue" in page
    assert "Record it as done" in page
    assert "Seen week by week" in page
    assert "Show as a table" in page
    assert "No meeting has agreed it yet." in page


def test_a_reader_sees_the_duties_without_the_links_to_record(red, hollie, client_as):
    page = client_as(hollie).get(address(red, "duties")).text

    assert "Visit at home every week" in page
    assert "Record it as done" not in page


def test_the_overviews_panel_comes_by_itself_for_htmx(red, priya, client_as):
    part = client_as(priya).get(address(red, "duties"), headers={"HX-Request": "true"})

    assert part.text.lstrip().startswith('<section class="app-card')
    assert "<html" not in part.text


def test_recording_a_duty_says_so_and_sent_twice_is_one(red, priya, client_as, today):
    browser = client_as(priya)
    typed = {"done_on": today.isoformat(), "note": "Visits shared out."}

    for _ in range(2):
        page = browser.post(address(red, "record_duty", "diary"), typed, follow=True)

    assert "Recorded: diaries co-ordinated." in page.text
    assert page.text.count("Visits shared out") == 1


def test_there_is_no_page_for_a_duty_that_another_record_shows(red, priya, client_as):
    url = address(red, "record_duty", "home_visit")

    assert client_as(priya).get(url).status_code == 404


def test_an_assessment_needs_the_kind_when_it_suits(red, priya, client_as, today):
    browser = client_as(priya)
    typed = {
        "assessed_on": today.isoformat(),
        "outcome": "suitable",
        "reasons": "Asked for it.",
    }

    refused = browser.post(address(red, "assess_monitoring"), typed)
    page = browser.post(
        address(red, "assess_monitoring"), typed | {"scheme": "voluntary"}, follow=True
    )

    assert refused.status_code == 422
    assert "Select under what they would be monitored" in refused.text
    assert "Asked for it." in refused.text
    assert "Voluntary tag" in page.text


def test_a_frequency_is_shown_with_its_end_and_flagged(red, priya, client_as, today):
    typed = {
        "value": "2",
        "unit": "contacts_week",
        "agreed_on": today.isoformat(),
        "expires_on": (today + timedelta(days=3)).isoformat(),
        "version": "0",
    }

    browser = client_as(priya)
    page = browser.post(address(red, "agree_frequency"), typed, follow=True)
    stale = browser.post(address(red, "agree_frequency"), typed)

    assert "Agreed: 2 contacts a week." in page.text
    assert "Expires soon" in page.text
    assert stale.status_code == 409


def test_housing_acknowledges_on_the_case_and_nobody_else_is_asked(
    case, owen, hollie, priya, world, client_as, today
):
    with acting_as(owen, on=today):
        alert = services.publish_wanted(
            case=case,
            since=today,
            reason="Failed to surrender.",
            agencies=[world.agencies["east-sussex/housing"]],
            by=owen,
            on=today,
        )
    browser = client_as(hollie)

    asked = browser.get(address(case, "rating")).text
    page = browser.post(address(case, "acknowledge_wanted", alert.pk), follow=True)
    hers = client_as(priya).get(address(case, "rating")).text

    assert "Not acknowledged yet: East Sussex Council Housing." in asked
    assert "Acknowledge for your agency" in asked
    assert "Acknowledged by East Sussex Council Housing: Hollie" in page.text
    assert "Acknowledge for your agency" not in hers
    with acting_as(hollie, on=today):
        assert WantedAcknowledgement.objects.visible_to(hollie).count() == 1


def test_a_rating_settles_the_changes_it_reviews(case, priya, client_as, today):
    with acting_as(priya, on=today):
        change = cases.note_significant_change(
            case=case,
            kind="arrest",
            happened_on=today,
            what="Arrested for burglary.",
            by=priya,
            at=at_noon(today),
        )
    browser = client_as(priya)

    form = browser.get(address(case, "rate")).text
    browser.post(
        address(case, "rate"),
        {
            "needs_multi_agency": "yes",
            "rag_class": "red",
            "reasons": "",
            "number": 0,
            "settles": [str(change.pk)],
        },
    )
    after = browser.get(address(case, "rating")).text

    assert "Arrested for burglary." in form
    assert "Shown in the changes" in form
    assert "Significant changes to review" not in after
