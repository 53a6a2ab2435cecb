"""Who is asked to a meeting and told of it, of its changes, and that it is off."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core.exceptions import NotPermitted, NotPossible
from meetings import selectors, services
from meetings.choices import MeetingStatus, Standing
from meetings.models import AgendaItem, GuestCase, Invitation, Meeting
from meetings.selectors.agenda_draft import draft_items
from referrals import selectors as referrals
from tests.factories.cases import at_noon
from tests.factories.meetings import arranged_meeting, details, ready_referral
from work import rules
from work.selectors import reminder_service


pytestmark = pytest.mark.django_db


class TestInvitations:
    def test_each_is_told_once_and_again_when_it_changes(
        self, world, acting, carys, series, sent, today
    ):
        with acting(carys):
            (meeting,) = services.arrange_next(
                series=series, count=1, by=carys, on=today, at=at_noon(today)
            )
            assert (
                services.tell_people(meeting=meeting, by=carys, at=at_noon(today)) == 1
            )
            assert (
                services.tell_people(meeting=meeting, by=carys, at=at_noon(today)) == 0
            )
        (first,) = sent()
        with acting(carys):
            services.rearrange_meeting(
                meeting=meeting,
                details=details(
                    world, held_on=meeting.held_on, kind=meeting.kind, series=series
                ),
                version=1,
                by=carys,
                on=today,
                at=at_noon(today),
            )
        _, second = sent()

        entries = [calendar_of(each) for each in (first, second)]
        uid = f"UID:{meeting.pk}@iom.example"
        assert all(uid in each and "METHOD:REQUEST" in each for each in entries)
        assert "SEQUENCE:1" in entries[0]
        assert "SEQUENCE:2" in entries[1]
        assert first.to == ["owen@iom.example"]
        assert second.subject.startswith("Changed: ")

    def test_it_says_nothing_of_anybody_on_the_agenda(
        self, world, acting, carys, hollie, sent, today, case
    ):
        meeting = arranged_meeting(world, on=today)
        with acting(carys):
            services.list_case(meeting=meeting, case=case, reason="Eviction", by=carys)
            services.ask_somebody(
                meeting=meeting,
                person=hollie,
                agency=world.agencies["east-sussex/housing"],
                standing=Standing.GUEST,
                cases=[case],
                by=carys,
            )
            services.tell_people(meeting=meeting, by=carys, at=at_noon(today))

        (letter,) = sent()

        text = f"{letter.subject} {letter.body} {calendar_of(letter)}"
        assert "Fernsby" not in text
        assert case.reference not in text
        assert "Eviction" not in text

    def test_what_the_server_refuses_waits_and_is_tried_again(
        self, acting, carys, series, monkeypatch, today
    ):
        at = at_noon(today)
        with acting(carys):
            (meeting,) = services.arrange_next(
                series=series, count=1, by=carys, on=today, at=at
            )
            services.tell_people(meeting=meeting, by=carys, at=at)

        def refuse(*_args, **_kwargs):
            raise OSError

        monkeypatch.setattr("meetings.services.invitations.deliver", refuse)
        number = services.send_invitations(
            by=reminder_service(), on=today, at=at, retry=rules.next_attempt
        )

        waiting = Invitation.objects.get()
        assert number == 0
        assert (waiting.attempts, waiting.sent_at) == (1, None)
        assert waiting.next_attempt_at == at + timedelta(minutes=5)

    def test_without_an_address_it_is_said(self, acting, carys, sent, series, today):
        owen = series.seats.get(person__isnull=False).person
        with acting(carys):
            (meeting,) = services.arrange_next(
                series=series, count=1, by=carys, on=today, at=at_noon(today)
            )
            type(owen).objects.filter(pk=owen.pk).update(email="")
            services.tell_people(meeting=meeting, by=carys, at=at_noon(today))

        assert sent() == []
        assert Invitation.objects.get().not_sent == "no_address"

    def test_only_scheduled_work_sends(self, carys, today):
        with pytest.raises(NotPermitted):
            services.send_invitations(
                by=carys, on=today, at=at_noon(today), retry=rules.next_attempt
            )


def calendar_of(letter) -> str:
    """Return the calendar entry attached to a letter."""
    (attachment,) = letter.attachments
    return str(attachment[1])


class TestWhoComes:
    @pytest.mark.parametrize(
        ("standing", "words"),
        [(Standing.GUEST, "cases that the guest"), (Standing.DEPUTY, "stands in")],
    )
    def test_a_guest_needs_a_case_and_a_deputy_a_member(
        self, world, acting, carys, hollie, today, standing, words
    ):
        meeting = arranged_meeting(world, on=today)

        with acting(carys), pytest.raises(NotPossible, match=words):
            services.ask_somebody(
                meeting=meeting,
                person=hollie,
                agency=world.agencies["east-sussex/housing"],
                standing=standing,
                by=carys,
            )

    def test_apologies_are_ones_own_or_the_coordinators(
        self, world, client_as, acting, carys, hollie, owen, priya, today
    ):
        meeting = arranged_meeting(world, on=today)
        with acting(carys):
            asked = services.ask_somebody(
                meeting=meeting,
                person=hollie,
                agency=world.agencies["east-sussex/housing"],
                standing=Standing.MEMBER,
                by=carys,
            )
        where = reverse("meetings:answer", args=[meeting.pk, asked.pk])
        away = {"comes": "no", "note": "On leave"}

        assert client_as(owen).post(where, away).status_code == 403
        client_as(hollie).post(where, away)
        page = reverse("meetings:people", args=[meeting.pk])
        assert "On leave" in client_as(priya).get(page).content.decode()
        client_as(carys).post(where, {"comes": "yes", "note": ""})
        asked.refresh_from_db()
        assert asked.apologies_at is None

    def test_the_calendar_entry_is_handed_over(self, world, client_as, hollie, today):
        meeting = arranged_meeting(world, on=today)

        answer = client_as(hollie).get(reverse("meetings:calendar", args=[meeting.pk]))

        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert f"UID:{meeting.pk}@" in answer.content.decode()

    def test_another_reader_does_not_learn_a_guests_case(
        self, world, client_as, acting, carys, hollie, sunil, today, case
    ):
        meeting = arranged_meeting(world, on=today)
        with acting(carys):
            services.ask_somebody(
                meeting=meeting,
                person=hollie,
                agency=world.agencies["east-sussex/housing"],
                standing=Standing.GUEST,
                cases=[case],
                by=carys,
            )
        page = reverse("meetings:people", args=[meeting.pk])

        assert case.reference in client_as(carys).get(page).content.decode()
        assert case.reference not in client_as(sunil).get(page).content.decode()


class TestCancelling:
    def test_what_waits_goes_to_the_next_and_people_are_told(
        self, world, acting, carys, hollie, sent, today, case
    ):
        meeting = arranged_meeting(world, on=today)
        later = arranged_meeting(world, on=today, held_on=today + timedelta(days=28))
        referral = ready_referral(
            world, on=today, meeting=meeting, family_name="Vane", given_names="Ivo"
        )
        with acting(carys):
            services.list_case(meeting=meeting, case=case, reason="Eviction", by=carys)
            services.ask_somebody(
                meeting=meeting,
                person=hollie,
                agency=world.agencies["east-sussex/housing"],
                standing=Standing.GUEST,
                cases=[case],
                by=carys,
            )
            services.tell_people(meeting=meeting, by=carys, at=at_noon(today))
            services.cancel_meeting(
                meeting=meeting, reason="Snow", by=carys, at=at_noon(today)
            )
            found = referrals.get_submitted(carys, referral.pk)
            on_next = {each.case_id for each in draft_items(carys, later, on=today)}
            (share,) = GuestCase.objects.all()
            left = AgendaItem.objects.filter(meeting=meeting, removed_on__isnull=True)

            assert not left.exists()
        (letter,) = sent()
        meeting.refresh_from_db()
        assert (meeting.status, meeting.version) == (MeetingStatus.CANCELLED, 2)
        assert found.prepared_for_meeting_id == later.pk
        assert on_next == {case.pk, referral.case_id}
        assert share.ended_on == today
        assert letter.subject.startswith("Cancelled: ")
        assert "METHOD:CANCEL" in calendar_of(letter)

    def test_its_place_is_free_again(self, world, acting, carys, today):
        meeting = arranged_meeting(world, on=today)
        with acting(carys):
            services.cancel_meeting(
                meeting=meeting, reason="Snow", by=carys, at=at_noon(today)
            )
            with pytest.raises(NotPossible, match="held or cancelled already"):
                services.cancel_meeting(
                    meeting=meeting, reason="Snow", by=carys, at=at_noon(today)
                )

        arranged_meeting(world, on=today)

        with acting(carys):
            assert len(selectors.upcoming_meetings(carys, on=today)) == 1

    def test_one_that_has_begun_is_not(self, world, acting, carys, today):
        meeting = arranged_meeting(world, on=today)
        with acting(carys):
            Meeting.objects.filter(pk=meeting.pk).update(started_at=at_noon(today))
            with pytest.raises(NotPossible, match="has begun"):
                services.cancel_meeting(
                    meeting=meeting, reason="Snow", by=carys, at=at_noon(today)
                )
