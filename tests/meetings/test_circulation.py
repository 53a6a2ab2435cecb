"""Sending minutes and plans round (S1-22, A-6), and the actions of a meeting (S1-21, S1-29)."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from cases import sharing
from core.exceptions import NotPermitted, NotPossible
from meetings import selectors, services
from meetings.models import Recipient
from plans import services as plans
from plans.models import PlanVersion
from tests.factories import held
from tests.factories.meetings import arranged_meeting
from work.selectors import my_work, reminder_service


pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(world, case, acting, priya):
    """A meeting that ended: one case with a situation and an action, four people there."""
    begun = held.begun_meeting(world, at=timezone.now())
    held.discussed(world, held.listed(world, begun, case))
    held.agreed_action(world, begun, case, what="=Find him a room")
    with acting(priya) as by:
        plans.update_situation(
            case=case,
            account=plans.Account(
                situation="Homeless.", risk_factors="Debts.", interventions="None."
            ),
            version=0,
            by=by,
            on=begun.held_on,
        )
    return held.ended(world, begun)


@pytest.fixture
def circulated(meeting, acting, carys):
    """The same, sent round."""
    with acting(carys) as by:
        services.circulate(meeting=meeting, by=by, at=timezone.now())
    return meeting


@pytest.fixture
def sent(acting):
    """`sent()` – let the scheduled work send what waits; the e-mails."""

    def send():
        with acting(reminder_service()) as by:
            while services.send_circulation(by=by, at=timezone.now()):
                pass
        return mail.outbox

    return send


def page(browser, route, meeting):
    """Return one of a meeting's pages."""
    return browser.get(reverse(route, args=[meeting.pk])).content.decode()


class TestSending:
    def test_everybody_who_attended_is_told_once(self, circulated, acting, carys):
        with acting(carys) as by:
            again = services.circulate(meeting=circulated, by=by, at=timezone.now())

        assert again.told == 0
        assert Recipient.objects.filter(meeting=circulated).count() == 4

    def test_the_email_holds_a_link_and_nothing_of_a_case(self, circulated, case, sent):
        letters = sent()

        said = " ".join(each.subject + each.body for each in letters)
        assert len(letters) == 4
        assert reverse("meetings:minutes", args=[circulated.pk]) in said
        assert case.reference not in said
        assert case.person.family_name not in said
        assert not any(each.attachments for each in letters)

    def test_sent_again_by_the_scheduled_work_it_is_sent_once(self, circulated, sent):
        sent()

        assert len(sent()) == 4

    def test_the_plans_that_changed_are_issued_for_the_meeting(
        self, circulated, acting, carys, case
    ):
        with acting(carys):
            (version,) = PlanVersion.objects.filter(case=case)

        assert version.meeting_id == circulated.pk

    def test_only_the_coordinator_sends(self, meeting, acting, priya):
        with acting(priya) as by, pytest.raises(NotPermitted):
            services.circulate(meeting=meeting, by=by, at=timezone.now())

    def test_without_anybody_there_is_nobody_to_send_it_to(self, world, acting, carys):
        empty = held.ended(
            world, held.begun_meeting(world, at=timezone.now()), present=()
        )

        with acting(carys) as by, pytest.raises(NotPossible, match="who was there"):
            services.circulate(meeting=empty, by=by, at=timezone.now())


class TestReading:
    def test_opening_the_minutes_is_shown(self, circulated, client_as, carys, hollie):
        before = page(client_as(carys), "meetings:circulation", circulated)
        page(client_as(hollie), "meetings:minutes", circulated)
        after = page(client_as(carys), "meetings:circulation", circulated)

        assert before.count("Not opened") == 4
        assert after.count("Not opened") == 3

    def test_whose_share_has_ended_finds_what_they_may_see_now(
        self, world, circulated, case, acting, dina, client_as, hollie
    ):
        with acting(dina) as by:
            housing = world.agencies["east-sussex/housing"]
            (grant,) = [
                each
                for each in case.grants.filter(revoked_at__isnull=True)
                if each.principal.agency_id == housing.pk
            ]
            sharing.revoke_grant(
                grant=grant, reason="No longer housed.", by=by, at=timezone.now()
            )

        found = page(client_as(hollie), "meetings:minutes", circulated)

        assert case.reference not in found

    def test_who_has_not_opened_it_is_reminded_the_next_day(
        self, circulated, acting, carys, sent
    ):
        sent()
        row = Recipient.objects.filter(meeting=circulated).first()
        with acting(carys) as by:
            with pytest.raises(NotPossible, match="Remind them tomorrow"):
                services.chase(recipient=row, by=by, at=timezone.now())
            services.chase(recipient=row, by=by, at=timezone.now() + timedelta(days=1))

        assert len(sent()) == 5


class TestClock:
    def test_it_is_the_coordinators_to_do_until_it_is_sent(
        self, meeting, acting, carys, priya, today
    ):
        with acting(carys) as by:
            (owed,) = my_work(by, on=today).circulations
            services.circulate(meeting=meeting, by=by, at=timezone.now())
            after = my_work(by, on=today).circulations
        with acting(priya) as by:
            theirs = my_work(by, on=today).circulations

        assert (owed.meeting, after, theirs) == (meeting, [], [])
        assert owed.due_at > timezone.now()

    def test_it_stands_on_my_work(self, meeting, client_as, carys):
        found = client_as(carys).get("/my-work/").content.decode()

        assert "Minutes and plans to circulate" in found
        assert reverse("meetings:circulation", args=[meeting.pk]) in found

    def test_the_page_says_by_when(self, meeting, client_as, carys):
        assert "Due " in page(client_as(carys), "meetings:circulation", meeting)


class TestActions:
    def test_they_are_listed_with_what_became_of_them(
        self, meeting, acting, priya, carys, client_as, case
    ):
        with acting(priya) as by:
            (told,) = selectors.meeting_actions(by, meeting)
            for weeks in (2, 3):
                plans.carry_over_action(
                    action=told.action,
                    until=meeting.held_on + timedelta(weeks=weeks),
                    reason="No answer.",
                    by=by,
                    on=meeting.held_on,
                )

        found = page(client_as(carys), "meetings:meeting_actions", meeting)

        assert "Carried over twice or more" in found
        assert "No answer." in found

    def test_a_filter_leaves_what_it_names(self, meeting, client_as, carys):
        address = reverse("meetings:meeting_actions", args=[meeting.pk])

        found = client_as(carys).get(f"{address}?status=discharged")

        assert "No action matches these filters." in found.content.decode()

    def test_who_does_not_see_the_case_sees_no_action(self, meeting, client_as, sunil):
        found = page(client_as(sunil), "meetings:meeting_actions", meeting)

        assert "Find him a room" not in found

    def test_a_spreadsheet_runs_nothing_and_is_recorded(
        self, meeting, client_as, carys, recorded
    ):
        found = page(client_as(carys), "meetings:actions_csv", meeting)

        assert "'=Find him a room" in found
        assert len(recorded("meeting.actions_downloaded")) == 1

    def test_the_next_meeting_begins_with_what_is_open(
        self, world, meeting, client_as, carys, sunil, today
    ):
        later = arranged_meeting(world, on=today, held_on=today + timedelta(days=28))

        seen = page(client_as(carys), "meetings:meeting", later)
        unseen = page(client_as(sunil), "meetings:meeting", later)

        assert "Matters arising" in seen
        assert "Find him a room" in seen
        assert "Find him a room" not in unseen
