"""The pages of the local team's research: what they offer, refuse and keep."""

import pytest
from django.urls import reverse

from referrals import selectors, services
from tests.factories.meetings import ready_referral
from tests.factories.referrals import submitted_referral


pytestmark = pytest.mark.django_db


def where(name, referral, *more) -> str:
    """Return the address of one of a referral's pages."""
    return reverse(f"referrals:{name}", args=[referral.pk, *more])


def test_the_five_sources_are_there(client_as, owen, world, today):
    referral = submitted_referral(world, on=today)

    page = client_as(owen).get(where("research", referral)).content.decode()

    for label in (
        "Previous offending",
        "Actuarial score",
        "Local crime priorities",
        "Intelligence",
        "Cost of crime",
    ):
        assert label in page
    assert where("add_research", referral, "intelligence") in page


def test_probation_is_told_who_records_police_information(
    client_as, priya, world, today
):
    referral = submitted_referral(world, on=today)
    browser = client_as(priya)
    closed = where("add_research", referral, "intelligence")

    page = browser.get(where("research", referral)).content.decode()

    assert "Police information is recorded by the police." in page
    assert closed not in page
    assert browser.get(closed).status_code == 403


def test_a_finding_is_recorded_and_shared_on(client_as, owen, priya, world, today):
    referral = submitted_referral(world, on=today)
    police = client_as(owen)
    add = where("add_research", referral, "intelligence")
    said = {"checked_on": today.isoformat(), "found": "yes", "findings": ""}
    probation = world.agencies["east-sussex/probation"]

    refused = police.post(add, said)
    police.post(add, said | {"findings": "Seen handling goods."})
    page = police.get(where("research", referral))
    (link,) = [
        finding.share_url
        for source in page.context["sources"]
        for finding in source.findings
    ]
    shared = police.post(link, {"agency": str(probation.pk), "reason": "Licence"})

    assert "Enter what was found" in refused.content.decode()
    assert shared["Location"] == where("research", referral)
    seen = client_as(priya).get(where("research", referral)).content.decode()
    assert "Seen handling goods." in seen


def test_a_source_there_is_not_is_not_found(client_as, owen, world, today):
    referral = submitted_referral(world, on=today)

    response = client_as(owen).get(where("add_research", referral, "gossip"))

    assert response.status_code == 404


def test_a_class_is_recommended(client_as, owen, acting, world, today):
    referral = submitted_referral(world, on=today)
    browser = client_as(owen)
    add = where("add_research", referral, "cost_of_crime")

    early = browser.get(where("recommend", referral))
    browser.post(add, {"checked_on": today.isoformat(), "found": "no"})
    browser.post(
        where("recommend", referral), {"rag_class": "amber", "reasons": "Settling."}
    )

    assert early.status_code == 409
    page = browser.get(where("research", referral)).content.decode()
    assert "Settling." in page


def test_a_childs_discussion_is_recorded(client_as, owen, world, today):
    born = str(today.year - 16)
    referral = submitted_referral(world, on=today, date_of_birth_year=born)
    browser = client_as(owen)

    before = browser.get(where("research", referral)).content.decode()
    browser.post(
        where("youth_discussion", referral),
        {
            "held_on": today.isoformat(),
            "detective_sergeant": "Ines Calder",
            "yot_worker": "Yara Finch",
            "on_iss": "yes",
            "is_gang_nominal": "no",
            "summary": "Agreed to refer.",
        },
    )

    assert "speak with the youth offending team first" in before
    after = browser.get(where("research", referral)).content.decode()
    assert "Ines Calder" in after
    assert "surveillance: considered, not automatic" in after
    assert "Gang nominal" not in after


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"level": ""}, "Select the MAPPA level"),
        ({"level": "3", "agreed_with": "M. Stane"}, "Enter the date they agreed"),
        ({"level": "3", "agreed_on": "2026-01-05"}, "Enter who agreed for MAPPA"),
        ({"level": "3", "agreed_with": "M. Stane"}, "Enter the reference"),
        ({"level": "1", "reason": ""}, "Enter why IOM suits this person better"),
    ],
    ids=["no level", "no date", "nobody", "no reference", "level 1, no reason"],
)
def test_mappa_says_what_is_missing(client_as, owen, world, today, typed, words):
    referral = submitted_referral(world, on=today)

    response = client_as(owen).post(where("mappa", referral), typed)

    assert response.status_code == 422
    assert words in response.content.decode()


def test_the_mappa_level_is_recorded(client_as, owen, world, today):
    referral = submitted_referral(world, on=today)
    browser = client_as(owen)

    browser.post(
        where("mappa", referral),
        {
            "level": "3",
            "agreed_with": "M. Stane",
            "agreed_on": today.isoformat(),
            "reference": "MAPPA/26/114",
        },
    )

    page = browser.get(where("research", referral)).content.decode()
    assert "Level 3" in page
    assert "MAPPA/26/114" in page
    assert "both offender managers go to both meetings" in page


def test_after_the_decision_research_is_closed(
    client_as, acting, dina, owen, world, today
):
    referral = ready_referral(world, on=today)
    with acting(dina):
        services.reject_referral(
            referral=selectors.get_submitted(dina, referral.pk),
            reasons="One agency can.",
            by=dina,
            on=today,
        )

    page = client_as(owen).get(where("research", referral)).content.decode()

    assert "Research cannot be added." in page
    assert where("add_research", referral, "cost_of_crime") not in page


@pytest.mark.parametrize("page", ["youth_discussion", "mappa"])
def test_each_page_opens(client_as, owen, world, today, page):
    referral = submitted_referral(world, on=today)

    assert client_as(owen).get(where(page, referral)).status_code == 200


def test_a_recommendation_begins_from_the_last(client_as, acting, owen, world, today):
    referral = submitted_referral(world, on=today)
    with acting(owen):
        found = selectors.get_submitted(owen, referral.pk)
        finding = services.Finding("cost_of_crime", "Forty thousand pounds.", today)
        services.record_research(referral=found, finding=finding, by=owen, on=today)
        services.recommend_rag(
            referral=found, rag_class="red", reasons="Weekly.", by=owen, on=today
        )

    page = client_as(owen).get(where("recommend", referral)).content.decode()

    assert "Weekly." in page
    assert "This is advice." in page


def test_police_information_is_shared_only_by_the_police(
    client_as, acting, owen, world, today
):
    referral = submitted_referral(world, on=today)
    with acting(owen):
        entry = services.record_research(
            referral=selectors.get_submitted(owen, referral.pk),
            finding=services.Finding("intelligence", "Seen handling goods.", today),
            by=owen,
            on=today,
        )
    share = where("share_research", referral, entry.pk)

    assert client_as(owen).get(share).status_code == 200
    assert client_as(world.people["priya"]).get(share).status_code == 404
