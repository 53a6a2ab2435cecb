"""The co-ordinator's pages, what each reader finds on an agenda, and what it costs."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases import selectors as cases
from meetings import selectors, services
from meetings.models import AgendaItem, Meeting
from rag import services as rag
from referrals import selectors as referrals
from tests.factories.meetings import arranged_meeting, ready_referral
from tests.factories.referrals import submitted_referral


pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(world, today):
    """A meeting in East Sussex in a week."""
    return arranged_meeting(world, on=today, held_on=today + timedelta(days=7))


def posted(world, day, **changes) -> dict[str, str]:
    """Return a meeting as the form sends it."""
    return {
        "name": "IOM Conference",
        "held_on_day": str(day.day),
        "held_on_month": str(day.month),
        "held_on_year": str(day.year),
        "kind": "operational",
        "starts_at": "2pm",
        "minutes": "120",
        "quorum": "0",
        "place": "Room 4",
        "link": "",
        "chair": str(world.people["dina"].pk),
        "coordinator": str(world.people["carys"].pk),
    } | changes


class TestArranging:
    def test_a_meeting_is_arranged(self, world, client_as, carys, today):
        response = client_as(carys).post(
            reverse("meetings:arrange"), posted(world, today + timedelta(days=9))
        )

        arranged = Meeting.objects.get()
        assert response["Location"] == arranged.get_absolute_url()
        assert (arranged.name, arranged.starts_at.hour) == ("IOM Conference", 14)

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"held_on_day": ""}, "Date of the meeting must include a day"),
            ({"starts_at": "noonish"}, "must be a time, like 2:30pm or 14:30"),
            ({"place": ""}, "Enter a room and building, or a video link"),
            ({"link": "http://video.example"}, "must start with https://"),
            ({"chair": ""}, "Select who chairs the meeting"),
        ],
        ids=["no day", "no time", "nowhere", "unsafe link", "no chair"],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
        self, world, client_as, carys, today, changes, words
    ):
        response = client_as(carys).post(
            reverse("meetings:arrange"),
            posted(world, today + timedelta(days=9), **changes),
        )

        page = response.content.decode()
        assert response.status_code == 422
        assert words in page
        assert 'value="IOM Conference"' in page
        assert not Meeting.objects.exists()

    def test_a_clash_is_an_error_on_the_form(self, world, client_as, carys, meeting):
        response = client_as(carys).post(
            reverse("meetings:arrange"), posted(world, meeting.held_on)
        )

        assert response.status_code == 422
        assert "already has a meeting at that time" in response.content.decode()

    def test_a_practitioner_is_told_who_arranges(self, client_as, priya):
        response = client_as(priya).get(reverse("meetings:arrange"))

        assert response.status_code == 403
        assert "IOM co-ordinator arranges" in response.content.decode()

    def test_nobody_arranges_for_no_area(self, client_as, world):
        response = client_as(world.people["ingrid"]).get(reverse("meetings:arrange"))

        assert response.status_code == 409
        assert "belongs to no area with a scheme" in response.content.decode()

    def test_a_change_begins_from_how_it_stands(self, client_as, carys, meeting):
        page = client_as(carys).get(reverse("meetings:change", args=[meeting.pk]))

        assert "Room 4, Exampleton police station" in page.content.decode()
        assert 'value="14:00"' in page.content.decode()

    def test_a_meeting_is_changed(self, world, client_as, carys, meeting):
        client_as(carys).post(
            reverse("meetings:change", args=[meeting.pk]),
            posted(world, meeting.held_on, place="Room 9") | {"version": "1"},
        )

        meeting.refresh_from_db()
        assert (meeting.place, meeting.version) == ("Room 9", 2)

    def test_a_stale_change_shows_both_versions(self, world, client_as, carys, meeting):
        browser = client_as(carys)
        address = reverse("meetings:change", args=[meeting.pk])
        sent = posted(world, meeting.held_on, place="Room 9") | {"version": "1"}
        browser.post(address, sent)

        response = browser.post(address, sent | {"place": "Room 11"})

        assert response.status_code == 409
        assert "Room 9" in response.content.decode()
        assert "Room 11" in response.content.decode()


class TestReading:
    def test_another_area_finds_nothing(self, client_as, nadia, meeting):
        browser = client_as(nadia)

        assert browser.get(meeting.get_absolute_url()).status_code == 404
        assert str(meeting.pk) not in browser.get("/meetings/").content.decode()

    @pytest.mark.parametrize("who", ["sam", "ingrid"])
    def test_who_works_no_cases_reads_no_meetings(self, client_as, world, who):
        assert client_as(world.people[who]).get("/meetings/").status_code == 403

    def test_each_reader_finds_only_their_cases(
        self, world, client_as, acting, carys, sunil, hollie, meeting, case
    ):
        with acting(carys):
            services.list_case(meeting=meeting, case=case, reason="Review", by=carys)

        seen = client_as(hollie).get(meeting.get_absolute_url()).content.decode()
        unseen = client_as(sunil).get(meeting.get_absolute_url()).content.decode()

        assert case.reference in seen
        assert case.reference not in unseen
        assert "No case that your agency sees is on the agenda." in unseen

    def test_opening_an_agenda_is_recorded(
        self, client_as, acting, carys, hollie, meeting, case, recorded
    ):
        with acting(carys):
            services.list_case(meeting=meeting, case=case, reason="Review", by=carys)

        client_as(hollie).get(meeting.get_absolute_url())

        (look,) = recorded("agenda.opened")
        assert (look.case_ids, look.purpose) == ([case.pk], "meeting")

    def test_the_chair_is_offered_the_decision(
        self, world, client_as, dina, owen, today
    ):
        meeting = arranged_meeting(world, on=today)
        referral = ready_referral(world, on=today, meeting=meeting)
        decide = reverse("referrals:decide", args=[referral.pk])

        for_chair = client_as(dina).get(meeting.get_absolute_url()).content.decode()
        for_owen = client_as(owen).get(meeting.get_absolute_url()).content.decode()

        assert decide in for_chair
        assert decide not in for_owen

    def test_past_meetings_are_listed_apart(
        self, world, client_as, acting, carys, today, meeting
    ):
        last = arranged_meeting(world, on=today)
        with acting(carys):
            services.record_held(meeting=last, by=carys, on=today)

        with acting(carys):
            coming = list(selectors.upcoming_meetings(carys, on=today))
            past = selectors.past_meetings(carys, on=today).rows
        assert (coming, past) == ([meeting], [last])
        assert client_as(carys).get("/meetings/?page=zwei").status_code == 200


class TestTheAgenda:
    def test_red_is_on_it_without_anybody_adding_it(
        self, client_as, acting, dina, carys, meeting, case
    ):
        rate(acting, dina, case, "red")

        page = client_as(carys).get(meeting.get_absolute_url()).content.decode()

        assert "Red: discussed and rated at every meeting" in page
        assert case.reference in page

    def test_a_case_found_by_its_reference_needs_a_reason(
        self, client_as, carys, acting, meeting, case
    ):
        browser, found = client_as(carys), f"{address(meeting)}?q={case.reference}"

        refused = browser.post(found, {"cases": [str(case.pk)]})
        added = browser.post(found, {"cases": [str(case.pk)], "reason": "Eviction"})

        assert "Enter why the case is on the agenda" in refused.content.decode()
        assert added.status_code == 302
        with acting(carys):
            assert AgendaItem.objects.get().reason == "Eviction"

    def test_a_case_that_is_not_offered_is_not_added(
        self, client_as, carys, acting, meeting, case
    ):
        response = client_as(carys).post(address(meeting), {"cases": [str(case.pk)]})

        assert response.status_code == 422
        with acting(carys):
            assert not AgendaItem.objects.exists()

    def test_an_item_is_taken_off_with_a_reason(
        self, client_as, acting, carys, meeting, case
    ):
        with acting(carys):
            item = services.list_case(
                meeting=meeting, case=case, reason="Red", by=carys
            )
        where = reverse("meetings:remove_item", args=[meeting.pk, item.pk])
        browser = client_as(carys)

        refused = browser.post(where, {"reason": ""})
        browser.post(where, {"reason": "Moved away"})

        assert "Enter why it is taken off the agenda" in refused.content.decode()
        with acting(carys):
            assert AgendaItem.objects.get().removed_reason == "Moved away"

    def test_an_item_of_another_meeting_is_not_found(
        self, client_as, acting, world, carys, meeting, case, today
    ):
        other = arranged_meeting(world, on=today)
        with acting(carys):
            item = services.list_case(meeting=other, case=case, reason="Red", by=carys)

        response = client_as(carys).get(
            reverse("meetings:remove_item", args=[meeting.pk, item.pk])
        )

        assert response.status_code == 404

    def test_a_meeting_is_recorded_as_held(self, client_as, carys, world, today):
        meeting = arranged_meeting(world, on=today)

        client_as(carys).post(reverse("meetings:held", args=[meeting.pk]))

        meeting.refresh_from_db()
        assert not meeting.is_planned

    def test_a_meeting_to_come_is_not_recorded_as_held(self, client_as, carys, meeting):
        response = client_as(carys).post(reverse("meetings:held", args=[meeting.pk]))

        assert response.status_code == 409
        assert "still to come" in response.content.decode()


class TestPuttingAReferralBeforeAMeeting:
    def test_what_is_missing_is_said_and_forbids_nothing(
        self, world, client_as, acting, carys, meeting, today
    ):
        referral = submitted_referral(world, on=today)
        where = reverse("meetings:put_referral", args=[referral.pk])

        browser = client_as(carys)
        page = browser.get(where).content.decode()
        response = browser.post(where, {"meeting": str(meeting.pk)})

        assert "research: previous offending" in page
        assert "the team’s recommended RAG class" in page
        assert response["Location"] == meeting.get_absolute_url()
        with acting(carys):
            found = referrals.get_submitted(carys, referral.pk)
        assert found.prepared_for_meeting_id == meeting.pk

    def test_another_areas_meeting_cannot_be_chosen(
        self, world, client_as, carys, today
    ):
        referral = submitted_referral(world, on=today)

        response = client_as(carys).post(
            reverse("meetings:put_referral", args=[referral.pk]),
            {"meeting": "7c8f4a3e-6b1d-4a63-9a38-2f8b0f3f1f11"},
        )

        assert response.status_code == 422

    def test_the_referrer_is_told_who_does_it(self, world, client_as, priya, today):
        referral = submitted_referral(world, on=today)

        response = client_as(priya).get(
            reverse("meetings:put_referral", args=[referral.pk])
        )

        assert response.status_code == 403


def test_an_agenda_costs_the_same_for_one_case_and_for_six(
    world, acting, carys, meeting, today, django_assert_num_queries
):
    def nominated(*names):
        numbers = {"pnc": "", "crn": "", "national_insurance": ""}
        for given_names, family_name in names:
            who = {"given_names": given_names, "family_name": family_name}
            ready_referral(world, on=today, meeting=meeting, **who, **numbers)

    def cost():
        with acting(carys), django_assert_num_queries(4):
            return len(selectors.agenda(carys, meeting))

    nominated(("Alistair", "Marchbanks"))
    assert cost() == 1
    nominated(
        ("Idris", "Coppergate"),
        ("Tamsin", "Fairlight"),
        ("Corin", "Underhill"),
        ("Ottoline", "Vane"),
        ("Bertram", "Pellew"),
    )
    assert cost() == 6


def address(meeting) -> str:
    """Return where cases are added to a meeting's agenda."""
    return reverse("meetings:add_items", args=[meeting.pk])


def rate(acting, chair, case, rag_class) -> None:
    """Rate a case as its Chair would."""
    with acting(chair):
        rag.rate_case(
            case=cases.get_case(chair, case.pk),
            rag_class=rag_class,
            reasons="Offending weekly.",
            by=chair,
            on=case.adopted_on,
        )
