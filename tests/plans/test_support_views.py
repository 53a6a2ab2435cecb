"""The pages within Needs: offering, referring, the week – and what is typed is never lost."""

import uuid
from datetime import timedelta

import pytest

from plans.models import Activity, Intervention, ServiceReferral


pytestmark = pytest.mark.django_db


@pytest.fixture
def send(shared, client_as, priya):
    """`send("services/refer/", {…})` – what Priya sends, and where it takes her."""

    def sending(tail, typed, **options):
        browser = client_as(priya)
        return browser.post(f"/cases/{shared.pk}/{tail}", typed, **options)

    return sending


def dated(name, day):
    """Return a day in its three boxes."""
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}  # fmt: skip


@pytest.fixture
def referral(today):
    """What somebody types to refer to a service that is not in the directory."""
    return {
        "key": uuid.uuid4(),
        "service": "",
        "service_name": "Samphire House",
        "pathway": "accommodation",
        "route": "telephone",
        "reason": "A room.",
        **dated("sent_on", today),
    }


@pytest.fixture
def activity(today):
    """What somebody types to put fishing on the timetable, today."""
    return {
        "key": uuid.uuid4(),
        "what": "Fishing",
        "place": "Long Pier",
        "repeats": "once",
        "starts_at": "10am",
        "ends_at": "12:00",
        "section": "general",
        **dated("first_day", today),
    }


def test_sessions_are_offered_once_however_often_they_are_sent(send, count):
    typed = {"key": uuid.uuid4(), "money": [], "home": ["home/managing-your-utility-accounts/paying-bills"]}  # fmt: skip

    page = send("interventions/sessions/", typed, follow=True).content.decode()
    send("interventions/sessions/", typed)

    assert "1 session is offered." in page
    assert "0 of 6 sessions completed" in page
    assert count(Intervention.objects) == 1


def test_nothing_ticked_is_said(send):
    page = send("interventions/sessions/", {"key": uuid.uuid4(), "problem": "Bills."})

    assert page.status_code == 422
    assert "Tick at least one session" in page.content.decode()
    assert "Bills." in page.content.decode()


def test_a_programme_comes_from_the_list_or_has_a_name(send, count):
    empty = {"key": uuid.uuid4(), "programme": "", "pathway": "other"}

    refused = send("interventions/programmes/", empty)
    done = send("interventions/programmes/", empty | {"programme": "Anger Management"})

    assert "Select the group or programme" in refused.content.decode()
    assert done.status_code == 302
    assert count(Intervention.objects.filter(kind="groupwork")) == 1


def test_a_session_is_moved_on_and_sent_twice_says_the_same(send, acting, priya, today):
    send("interventions/sessions/", {"key": uuid.uuid4(), "home": ["home/managing-your-utility-accounts/paying-bills"]})  # fmt: skip
    with acting(priya):
        session = Intervention.objects.get()
    tail = f"interventions/{session.pk}/"
    typed = {"steps": 1, "to": "completed", **dated("happened_on", today)}

    assert send(tail, typed).status_code == 302
    assert send(tail, typed).status_code == 302
    stale = typed | {"to": "attended"}
    assert send(tail, stale).status_code == 422


def test_a_referral_is_recorded_and_its_outcome(send, referral, acting, priya, today):
    page = send("services/refer/", referral, follow=True).content.decode()
    assert "Waiting 0 days" in page
    with acting(priya):
        sent = ServiceReferral.objects.get()

    refused = send(
        f"services/{sent.pk}/", {"seen": "waiting", "to": "declined", **dated("happened_on", today)}
    )  # fmt: skip
    assert "Enter why, in a sentence." in refused.content.decode()
    done = send(
        f"services/{sent.pk}/",
        {"seen": "waiting", "to": "declined", "note": "Full.", **dated("happened_on", today)},
        follow=True,
    )  # fmt: skip
    assert "Declined by the service" in done.content.decode()
    assert "Full." in done.content.decode()


def test_both_a_choice_and_a_name_are_one_too_many(send, referral):
    page = send("services/refer/", referral | {"service_name": ""})

    assert "Select the service, or enter its name" in page.content.decode()


def test_a_clash_is_shown_while_adding_and_can_be_accepted(send, activity, count):
    send("timetable/add/", activity)
    again = activity | {"key": uuid.uuid4(), "what": "Allotment", "starts_at": "11am"}

    shown = send("timetable/add/", again)
    assert shown.status_code == 422
    assert "Fishing on" in shown.content.decode()
    assert "Add it all the same" in shown.content.decode()
    assert 'value="Allotment"' in shown.content.decode()
    assert send("timetable/add/", again | {"despite_clash": "on"}).status_code == 302
    assert count(Activity.objects) == 2


def test_the_week_before_and_after_are_a_step_away(send, activity, client_as, priya, shared, today):  # fmt: skip
    send("timetable/add/", activity)
    browser = client_as(priya)
    here = browser.get(f"/cases/{shared.pk}/timetable/").content.decode()
    later = (today + timedelta(days=7)).isoformat()
    after = browser.get(f"/cases/{shared.pk}/timetable/?week={later}").content.decode()

    assert "Fishing" in here
    assert "Fishing" not in after
    assert "This week" in after
    odd = browser.get(f"/cases/{shared.pk}/timetable/?week=nonsense")
    assert "Fishing" in odd.content.decode()


def test_housing_sees_the_pages_and_why_it_may_not_add(shared, client_as, hollie):
    browser = client_as(hollie)
    for tail in ("interventions/", "services/", "timetable/"):
        page = browser.get(f"/cases/{shared.pk}/{tail}").content.decode()
        assert "Your agency can read this case but not add to it." in page
