"""Other forums, as the people concerned live them: MAPPA, a year of conferences, parole."""

from datetime import timedelta

import pytest

from core.periods import add_months
from licences import selectors as licences
from licences.choices import KeyDateKind
from licences.selectors import parole as paroles
from meetings.selectors import conferences
from tests.factories.scotland import in_prison, scottish_case, with_date
from tests.referrals.test_removal_views import dated


pytestmark = pytest.mark.django_db


def said(response) -> str:
    """Return a page's source."""
    return response.content.decode()


@pytest.fixture
def prisoner(world, today):
    """A Scottish prisoner, led by Priya, for a hundred days."""
    began = today - timedelta(days=100)
    return in_prison(world, scottish_case(world, on=began), since=began, on=today)


def test_a_missed_meeting_is_flagged_until_something_is_done(
    case, client_as, acting, priya, owen, carys, today
):
    """S1-96, S1-195, A-10."""
    root, browser = f"/cases/{case.pk}/", client_as(priya)

    # Given IOM and MAPPA manage somebody together, Priya and Owen going to both
    level = {
        "level": "2",
        "category": "2",
        **dated("since", today - timedelta(days=30)),
        "source": "meeting",
        "together": "yes",
        "offender_manager": str(priya.pk),
        "police_offender_manager": str(owen.pk),
    }
    browser.post(f"{root}scheme/mappa/", level)
    assert "attend both meetings" in said(browser.get(root))

    # When Owen misses the MAPPA meeting
    browser.post(f"{root}forums/meetings/add/", dated("meets_on", today))
    assert "MAPPA meeting held. Record who went." in said(
        client_as(owen).get("/my-work/")
    )
    with acting(priya):
        (meeting,) = case.jointmeetings.all()
    who = {
        "version": 1,
        "offender_manager": "came",
        "police_offender_manager": "absent",
        "why_missed": "Called to court.",
        "minutes_reference": "MAPPA/7",
    }
    browser.post(f"{root}forums/meetings/{meeting.pk}/", who)

    # Then the case says so, and so do the co-ordinator's work and list
    flag = "Meeting of IOM and MAPPA missed"
    assert flag in said(browser.get(root))
    coordinator = client_as(carys)
    work = said(coordinator.get("/my-work/"))
    assert "MAPPA meeting missed by the police offender manager." in work
    assert "missed a meeting of IOM and MAPPA" in work
    missed = said(coordinator.get("/cases/?status=active&only=mappa_missed"))
    assert case.reference in missed

    # When Carys says what was done, the flag is gone
    done = {"what": "Briefed by the MAPPA co-ordinator."}
    coordinator.post(f"{root}forums/meetings/{meeting.pk}/missed/", done)
    assert flag not in said(browser.get(root))
    assert "Briefed by the MAPPA co-ordinator." in said(browser.get(f"{root}forums/"))

    # When MAPPA takes the person to level 3, removal goes to the Chair
    current = said(browser.get(f"{root}scheme/mappa/"))
    seen = current.split('name="seen" value="')[1].split('"')[0]
    browser.post(f"{root}scheme/mappa/", level | {"level": "3", "seen": seen})
    assert "MAPPA manages this person at level 3." in said(
        browser.get(f"{root}scheme/")
    )


def test_a_year_of_conferences_and_a_permission_taken_back(
    prisoner, client_as, acting, priya, today
):
    """S4-5 to S4-12."""
    root, browser = f"/cases/{prisoner.pk}/conferences/", client_as(priya)

    # Given a plan for eighteen months for a sexual offence
    plan = {
        "version": 0,
        **dated("sentenced_on", today - timedelta(days=100)),
        **dated("sentence_ends_on", add_months(today, 15)),
        "is_sexual": "yes",
        "has_supervision": "yes",
        "is_high_risk": "yes",
        "personal_officer": "Officer Lomas",
        "in_prison": "On the main hall.",
        "on_release": "With his brother.",
    }
    browser.post(f"{root}plan/", plan)
    page = said(browser.get(root))
    assert "Enhanced route" in page
    assert "first conference after admission" in page

    # When the first conference is arranged, and the person lets his mother come
    meeting = {
        "kind": "first",
        **dated("meets_on", today),
        "starts_at": "10am",
        "place": "HMP Corrie",
    }
    browser.post(f"{root}arrange/", meeting)
    mother = {
        "relative": "Ailsa Gray",
        "relationship": "mother",
        **dated("given_on", today),
        "reach": "01632 960 101",
    }
    browser.post(f"{root}family/", mother)
    with acting(priya):
        (conference,) = conferences.management(priya, prisoner).conferences
        (permission,) = conferences.may_come(priya, prisoner)
    one = f"{root}{conference.pk}/"
    browser.post(f"{one}family/", {"permission": str(permission.pk)})
    with acting(priya):
        (invited,) = [
            each
            for each in conferences.invitations(priya, conference)
            if each.permission_id
        ]
    letter = f"{root}letters/{invited.pk}/"
    assert browser.get(letter)["Content-Type"] == "application/pdf"

    # And takes it back, the relative is off every page at once
    browser.post(f"{root}family/{permission.pk}/withdraw/")
    assert browser.get(letter).status_code == 404
    shown = said(browser.get(one)) + said(browser.get(root))
    assert "Ailsa Gray" not in shown
    assert "01632 960 101" not in shown
    sent = browser.post(f"{one}family/", {"permission": str(permission.pk)})
    assert sent.status_code == 422

    # When it is held, the next one is a year away
    browser.post(f"{one}held/", {"agreed": "Keep to the plan."})
    assert "yearly conference" in said(browser.get(root))


def test_parole_from_its_opening_to_the_licence(
    world, prisoner, client_as, acting, priya, owen, today
):
    """S4-17 to S4-20."""
    root, browser = f"/cases/{prisoner.pk}/custody/", client_as(priya)
    parole = f"{root}parole/"

    # Given the eligibility date is today and the licence would end in two years
    with_date(world, prisoner, day=today, on=today)
    with_date(
        world, prisoner, day=add_months(today, 24), on=today, kind=KeyDateKind.LED
    )
    assert "Parole begins. Ask for the reports." in said(browser.get("/my-work/"))

    # When Priya begins it and asks Owen for a report
    with acting(priya):
        process = paroles.parole(priya, prisoner).process
    browser.post(f"{parole}{process.pk}/open/")
    asking = said(browser.get(f"{parole}{process.pk}/ask/"))
    key = next(
        line.split('value="')[1].split('"')[0]
        for line in asking.split("<option")
        if str(owen) in line
    )
    asked = {"heading": "home", "person": key, **dated("due_on", today)}
    browser.post(f"{parole}{process.pk}/ask/", asked)

    # Then it is on Owen's list until it is in
    work = said(client_as(owen).get("/my-work/"))
    assert "Parole report: home circumstances" in work
    with acting(owen):
        (report,) = paroles.parole(owen, prisoner).reports
    received = {**dated("received_on", today), "reference": "PB/9"}
    client_as(owen).post(f"{parole}reports/{report.pk}/", received)
    assert "Parole report" not in said(client_as(owen).get("/my-work/"))

    # When the Board hears the person and grants release with a condition
    hearing = {**dated("hearing_on", today), "attends": "yes"}
    browser.post(f"{parole}{process.pk}/hearing/", hearing)
    granted = {
        "granted": "yes",
        **dated("release_on", today),
        **dated("decided_on", today),
    }
    browser.post(f"{parole}{process.pk}/decide/", granted)
    condition = {
        "kind": "bespoke",
        "wording": "Keep away from Pier Road.",
        "why": "It began there.",
    }
    browser.post(f"{parole}{process.pk}/conditions/", condition)
    assert "Waits for the licence" in said(browser.get(parole))

    # Then the condition is on the licence that begins with the release
    leaving = {**dated("released_on", today), "on_licence": "yes"}
    browser.post(f"{root}release/", leaving)
    assert "On the licence" in said(browser.get(parole))
    with acting(priya):
        licence = licences.running_licence(priya, prisoner)
        wordings = [each.wording for each in licence.conditions.all()]
    assert "Keep away from Pier Road." in wordings
