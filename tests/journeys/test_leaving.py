"""Leaving a scheme and coming back, as the people concerned live it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from cases import sharing
from cases.choices import GrantLevel
from cases.models import Case
from referrals import services as referrals
from referrals.models import Referral
from referrals.selectors import removal as removals
from tests.factories import removals as made
from tests.factories.cases import at_noon
from tests.factories.meetings import arranged_meeting
from tests.factories.referrals import as_lists, typed_form
from tests.referrals.test_removal_views import address, dated
from work import tasks
from work.models import Reminder


pytestmark = pytest.mark.django_db


@pytest.fixture
def approve(world, acting, client_as, dina, today):
    """`approve(case, removal)` – Dina approves on the page, Priya carrying on."""

    def send(case, removal, **changes):
        with acting(dina):
            people = removals.people_to_name(dina, case, on=today)
        lead = next(
            key for key, each in people.items() if str(each.user) == "Priya Marlowe"
        )
        typed = {
            "version": 1,
            "reasons": "The meeting agreed.",
            **dated("met_on", today),
            "lead": lead,
            "exit_plan_owner": lead,
            "officer": lead,
            "exit_plan": "Monthly visits.",
            **dated("next_appointment_on", today + timedelta(days=7)),
            "next_appointment": "HMP Saltmarsh",
            "tell_social_services": "no",
        }
        return client_as(dina).post(
            address("approve", case, removal.pk), typed | changes, follow=True
        )

    return send


def only_removal(acting, user, case):
    with acting(user):
        (removal,) = removals.removals(user, case)
    return removal


def test_six_years_custody(world, case, acting, client_as, approve, today):
    priya, owen, carys, dina = map(world.people.get, ("priya", "owen", "carys", "dina"))

    # Given a meeting is arranged, and Priya records six years' custody
    meeting = arranged_meeting(world, on=today, held_on=today + timedelta(days=6))
    made.sentenced(world, case, on=today, sentenced_on=today, years=6)

    # When the jobs have run, twice as they may
    tasks.raise_removals()
    tasks.raise_removals()

    # Then it is on the agenda with its reason, and in Dina's work
    chair = client_as(dina)
    agenda = chair.get(meeting.get_absolute_url()).content.decode()
    assert agenda.count("Removal: 6 years in custody imposed on") == 1
    assert "Decide the removal" in agenda
    assert "Removals to decide" in chair.get("/my-work/").content.decode()

    # When she cannot keep the person on, she removes them with support in place
    removal = only_removal(acting, dina, case)
    stays = chair.post(
        address("refuse", case, removal.pk), {"version": 1, "reasons": "Appeal."}
    )
    assert "ends the registration" in stays.content.decode()
    without = approve(case, removal)
    assert "Enter when release is expected" in without.content.decode()
    release = today + timedelta(days=900)
    done = approve(case, removal, **dated("expected_release_on", release))
    assert "is removed from the cohort" in done.content.decode()

    # Then the case is read-only, and Owen still finishes the check-list
    assert (
        client_as(priya).get(reverse("cases:log_contact", args=[case.pk])).status_code
        == 409
    )
    finished = client_as(owen).post(
        address("complete", case, removal.pk, "niche_markers"),
        {**dated("done_on", today), "note": ""},
        follow=True,
    )
    assert "is recorded as done" in finished.content.decode()

    # And twelve months before release, Carys is reminded and it is on the agenda again
    with acting(carys):
        removals_page = client_as(carys).get(reverse("scheme:removals"))
        assert "Re-registration to consider" not in removals_page.content.decode()
    client_as(carys).post(
        address("expected_release", case, removal.pk),
        dated("expected_on", today + timedelta(days=364)),
    )
    later = arranged_meeting(world, on=today, held_on=today + timedelta(days=3))
    tasks.raise_removals()
    tasks.raise_re_registrations()
    tasks.raise_re_registrations()
    with acting(carys):
        told = Reminder.objects.visible_to(carys).filter(kind="re_registration")
        assert told.count() == 1
    agenda = client_as(carys).get(later.get_absolute_url()).content.decode()
    assert "Re-registration to consider: release expected" in agenda


def test_progress_made(world, case, acting, client_as, approve, today):
    priya, owen, hollie, dina = map(
        world.people.get, ("priya", "owen", "hollie", "dina")
    )

    # Given Hollie, who only reads the case, proposes that the person leave
    housing = client_as(hollie)
    typed = {"key": uuid4(), "reasons": "Settled, and paying the rent."}
    proposed = housing.post(address("propose", case), typed, follow=True)
    assert "The Chair decides it" in proposed.content.decode()
    assert housing.post(address("propose", case), typed).status_code == 302

    # And the police and probation state what the record does not hold
    client_as(owen).post(
        address("state", case, "intelligence"),
        {
            "key": uuid4(),
            "holds": "yes",
            **dated("latest_on", today - timedelta(days=140)),
        },
    )
    client_as(priya).post(
        address("state", case, "drug_tests"),
        {"key": uuid4(), "negative": "4", "positive": "0"},
    )

    # When Dina reads the proposal, each line says what shows it, and health stays closed
    removal = only_removal(acting, dina, case)
    page = client_as(dina).get(removal.get_absolute_url()).content.decode()
    assert "3 months ago or longer" in page
    assert "Tests in treatment are health information" in page
    assert "4 negative" not in page
    assert (
        "4 negative and 0 positive"
        in client_as(priya).get(removal.get_absolute_url()).content.decode()
    )

    # Then nobody leaves without an officer
    assert (
        "Select the responsible officer"
        in approve(case, removal, officer="").content.decode()
    )
    approve(case, removal)

    # And what she saw is kept
    with acting(dina):
        kept = {each.ground: each.state for each in removals.findings(dina, removal)}
    assert kept["intelligence"] == "met"
    assert kept["drug_tests"] == "not_shown"


def test_coming_back_as_a_new_episode(
    world, case, acting, client_as, priya, sunil, dina, today
):
    # Given somebody who left
    made.closed_case(world, case, on=today)

    # When Priya refers them again, who they are is filled in; she does the rest
    client_as(priya).post(address("refer_again", case))
    with acting(priya):
        draft = Referral.objects.visible_to(priya).drafts().get()
        for topic, typed in typed_form().items():
            if topic != "person":
                sent = referrals.TypedTopic(
                    topic, as_lists(typed), 0, "first", checked=True
                )
                draft = referrals.save_topic(
                    referral=draft, sent=sent, by=priya, at=at_noon(today)
                )
        made_again = referrals.submit_referral(
            referral=draft,
            version=draft.version,
            by=priya,
            on=today,
            at=at_noon(today),
        )
    new = made_again.case
    assert (new.person, new.pk) != (case.person, case.pk)
    assert new.person == case.person

    # Then the new case shows the old one, and the old one stays as it was
    page = client_as(priya).get(address("scheme", new)).content.decode()
    assert case.reference in page
    old = client_as(priya).get(address("scheme", case)).content.decode()
    assert "already has an open case on this scheme" in old

    # And whoever is given the new one alone learns nothing of the old
    with acting(dina):
        sharing.share_case(
            case=Case.objects.with_level(dina).get(pk=new.pk),
            agency=world.agencies["east-sussex/recovery"],
            level=GrantLevel.READ,
            reason="Treats them.",
            by=dina,
            at=at_noon(today),
        )
    seen = client_as(sunil).get(address("scheme", new)).content.decode()
    assert new.reference in seen
    assert case.reference not in seen
    assert client_as(sunil).get(address("scheme", case)).status_code == 404
