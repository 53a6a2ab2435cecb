"""
From a partner's referral to the risk management plan in hand, in a real browser.

Given the service with its cast and nobody on the scheme; each step is what one
practitioner does, and each page is held to the accessibility rules.
"""

import io
import re

import pypdf
import pytest

from iom.demo import answers
from iom.demo.people import invent


pytestmark = pytest.mark.browser

INTELLIGENCE = "Marker-Zulu: sells stolen tools behind the station."
HEALTH_NEED = "Marker-Kilo: untreated ulcer."


@pytest.fixture(scope="module")
def person():
    """Whom the journey is about."""
    from datetime import date

    return invent(7007, on=date(2026, 11, 1))


def fills_in(officer, typed):
    """Type one topic's answers as they would be posted."""
    for name, texts in typed.items():
        if name.endswith("_FORMS"):
            continue
        field = officer.page.locator(f"#main [name='{name}']").first
        kind = field.get_attribute("type") or field.evaluate(
            "each => each.tagName.toLowerCase()"
        )
        if kind == "checkbox":
            field.check(force=True)
        elif kind == "radio":
            officer.chooses(name, texts[0])
        elif kind == "select":
            field.select_option(texts[0])
        else:
            field.fill(texts[0])


def test_from_referral_to_the_plan_in_hand(somebody, person):
    from datetime import timedelta

    from django.utils import timezone

    today = timezone.localdate()
    typed = answers.form(
        person,
        referrer="Priya Marlowe",
        on=today - timedelta(days=1),
        supervision="probation",
    )
    typed["pathways"] |= {
        "health-rating": ["red"],
        "health-needs": [HEALTH_NEED],
        "health-actions": ["Register with a GP."],
    }

    # Given Priya begins a referral, saves half-way and goes home
    priya = somebody("priya")
    priya.finds_it_accessible()
    priya.goes_to("/referrals/start/")
    priya.finds_it_accessible()
    priya.page.get_by_label("East Sussex").check(force=True)
    priya.presses("Start now")
    draft = re.search(r"/referrals/[0-9a-f-]{36}/", priya.page.url).group()
    priya.goes_to(f"{draft}form/person/")
    priya.finds_it_accessible()
    priya.types(given_names=person.given_names)
    priya.presses("Save and come back later")

    # When she returns she finds it, and is told plainly what is missing
    priya = somebody("priya")
    priya.goes_to("/referrals/")
    assert draft in priya.page.content()
    priya.goes_to(f"{draft}form/person/")
    assert priya.page.input_value("[name=given_names]") == person.given_names
    priya.presses("Save and continue")
    assert "Enter the person’s family name" in priya.reads()
    priya.finds_it_accessible()
    for topic, fields in typed.items():
        priya.goes_to(f"{draft}form/{topic}/")
        fills_in(priya, fields)
        priya.finds_it_accessible()
        priya.presses("Save and continue")
        assert "There is a problem" not in priya.reads(), topic

    # Then she checks the answers and submits
    priya.goes_to(f"{draft}check/")
    priya.finds_it_accessible()
    priya.presses("Submit the referral")
    assert "Referral submitted" in priya.reads()
    priya.finds_it_accessible()

    # When Owen, of the police, adds research that only the police read, and recommends
    owen = somebody("owen")
    owen.goes_to(f"{draft}research/")
    owen.finds_it_accessible()
    owen.page.locator("#main a[href*='intelligence']").first.click()
    owen.page.wait_for_load_state()
    owen.types_date("checked_on", str(today.day), str(today.month), str(today.year))
    owen.chooses("found", "yes")
    owen.types(findings=INTELLIGENCE)
    owen.finds_it_accessible()
    owen.page.locator("#main form button[type=submit]").last.click()
    owen.page.wait_for_load_state()
    owen.goes_to(f"{draft}recommend/")
    owen.chooses("rag_class", "red")
    owen.types(reasons="Weekly offending; joint visits needed.")
    owen.presses("Recommend it to the meeting")
    assert (
        INTELLIGENCE in owen.page.inner_text("#main")
        or owen.goes_to(f"{draft}research/") == 200
    )
    assert INTELLIGENCE in owen.reads()

    # Then Carys puts it before the meeting
    carys = somebody("carys")
    carys.goes_to("/meetings/put" + draft.removeprefix("/referrals"))
    carys.finds_it_accessible()
    carys.page.locator("#main [name=meeting]").first.check(force=True)
    carys.presses("Put it on the agenda")
    carys.finds_it_accessible()

    # And Dina, in the chair, adopts
    dina = somebody("dina", width=1920)
    dina.goes_to(f"{draft}decide/")
    dina.finds_it_accessible()
    dina.chooses("decision", "adopt")
    dina.presses("Continue")
    dina.finds_it_accessible()
    dina.chooses("rag_class", "amber")
    dina.types(
        reasons="The pattern is plain; accountable decision of the meeting.",
        against_criteria="The score lags behind the burglaries of this summer.",
    )
    dina.page.fill("#id_worker", "Priya Marlowe")
    dina.page.locator("#id_worker__option--0").click()
    dina.page.get_by_label("East Sussex Council Housing", exact=True).check(force=True)
    dina.page.get_by_role(
        "group", name="What may East Sussex Council Housing do?"
    ).get_by_label("Read", exact=True).check(force=True)
    dina.chooses("tell_social_services", "no")
    dina.presses("Adopt")
    dina.finds_it_accessible()

    # Then the case is there for those it is shared with
    priya.goes_to(f"/cases/search/?q={person.pnc}")
    priya.page.get_by_role(
        "link", name=f"{person.family_name}, {person.given_names}"
    ).click()
    case = re.search(r"/cases/[0-9a-f-]{36}/", priya.page.url).group()
    for page in (
        "",
        "person/",
        "timeline/",
        "needs/",
        "rating/",
        "plan/",
        "contacts/",
        "custody/",
        "sharing/",
    ):
        assert priya.goes_to(f"{case}{page}") == 200
        priya.finds_it_accessible()
    assert "Priya Marlowe" in priya.page.inner_text(".app-strip")
    assert "Amber" in priya.page.inner_text(".app-strip")

    # And the plan comes as a marked, numbered PDF
    priya.goes_to(f"{case}plan/")
    with priya.page.expect_download() as download:
        priya.page.locator("#main").get_by_text("Download as PDF").click()
    pages = pypdf.PdfReader(io.BytesIO(download.value.path().read_bytes())).pages
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert "OFFICIAL-SENSITIVE" in text
        assert f"Page {number} of {len(pages)}" in text
    whole = " ".join(page.extract_text() for page in pages)
    assert "Priya Marlowe" in whole
    assert INTELLIGENCE not in whole

    # And Hollie, who reads, sees neither police information nor health, on any page
    hollie = somebody("hollie", width=390)
    for page in (
        "",
        "person/",
        "timeline/",
        "needs/",
        "rating/",
        "plan/",
        "contacts/",
        "custody/",
        "sharing/",
    ):
        assert hollie.goes_to(f"{case}{page}") == 200
        said = hollie.page.content()
        assert "Marker-Zulu" not in said
        assert "Marker-Kilo" not in said
        hollie.finds_it_accessible()
    assert hollie.goes_to(draft) == 200
    assert "Marker-" not in hollie.page.content()

    # And for an officer of another area nobody is there
    nadia = somebody("nadia")
    for path in (
        case,
        f"{case}timeline/",
        f"{case}plan/",
        f"{case}plan/pdf/",
        draft,
        f"{draft}decide/",
    ):
        assert nadia.goes_to(path) == 404
    for path in (
        "/cases/",
        "/referrals/",
        f"/cases/search/?q={person.pnc}",
        f"/cases/search/?q={person.family_name}",
        "/meetings/",
        "/my-work/",
    ):
        nadia.goes_to(path)
        assert person.family_name not in nadia.page.inner_text(
            "#main table, #main"
        ).replace(f"?q={person.family_name}", "")

    # And the system administrator manages accounts and opens no case
    sam = somebody("sam")
    assert sam.goes_to("/accounts/") == 200
    sam.finds_it_accessible()
    assert sam.goes_to(case) == 404
