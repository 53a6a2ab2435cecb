"""The pages of a meeting under way: signing, the sheet, following, and what they cost."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.clock import now
from meetings import selectors, services
from meetings.models import AgendaItem, Attendee, Escalation, Meeting, Signature
from plans.models import Action
from tests.factories.cases import adopted_case
from tests.factories.meetings import arranged_meeting
from tests.factories.sheets import comes, opens, signs, statement, under_way


pytestmark = pytest.mark.django_db


@pytest.fixture
def room(world, today, case):
    """A meeting under way with one case on its agenda, open; Carys and Dina have signed."""
    _, (item,) = under_way(world, case, on=today)
    opens(item, world.people["carys"], on=today)
    return item


def at(item, route: str, **more) -> str:
    """Return an address of the case's pages on the sheet."""
    return reverse(f"meetings:{route}", args=[item.meeting_id, item.pk, *more.values()])


def of(meeting, route: str) -> str:
    """Return one of the meeting's addresses."""
    return reverse(f"meetings:{route}", args=[meeting.pk])


def typed(item, **changes) -> dict[str, str]:
    """Return the sheet's form as a page sends it."""
    return {
        "update": "Seen weekly.",
        "version": str(item.version),
        "page": str(uuid.uuid4()),
        "count": "1",
    } | changes


def day(name: str, value) -> dict[str, str]:
    """Return a date as its three boxes send it."""
    return {
        f"{name}_day": str(value.day),
        f"{name}_month": str(value.month),
        f"{name}_year": str(value.year),
    }


class TestSigning:
    def test_until_one_signs_no_case_is_shown(
        self, world, today, case, client_as, carys
    ):
        meeting, (item,) = under_way(world, case, on=today, signed=())
        for url in (
            of(meeting, "sheet"),
            at(item, "sheet_item"),
            of(meeting, "follow"),
        ):
            page = client_as(carys).get(url).content.decode()

            assert "Sign the confidentiality statement first" in page
            assert "Fernsby" not in page

    def test_one_tick_and_one_button(self, world, today, case, client_as, carys):
        meeting, _ = under_way(world, case, on=today, signed=())
        browser = client_as(carys)
        page = browser.get(of(meeting, "sign")).content.decode()
        sent = browser.post(
            of(meeting, "sign"), {"agreed": "on", "presence": "room"}, follow=True
        )

        assert "I keep to the agreement." in page
        assert "Sussex information-sharing agreement, version 3.1" in page
        assert "Fernsby" in sent.content.decode()
        assert Attendee.objects.get(meeting=meeting, person=carys).presence == "room"

    def test_without_the_tick_nothing_is_signed(
        self, world, today, case, client_as, carys
    ):
        meeting, _ = under_way(world, case, on=today, signed=())
        sent = client_as(carys).post(of(meeting, "sign"), {"presence": "room"})

        assert sent.status_code == 422
        assert "Tick the box to sign" in sent.content.decode()
        assert not Signature.objects.exists()

    def test_the_manager_puts_the_statement_in_force(self, world, client_as, mo):
        scheme = world.schemes["east-sussex"]
        url = reverse("meetings:statement", args=[scheme.pk])
        words = {
            "text": "Keep it here.",
            "agreement_title": "ISA",
            "agreement_version": "2",
            "number": "0",
        }
        page = client_as(mo).post(url, words, follow=True).content.decode()

        assert selectors.current_statement(scheme).agreement == "ISA, version 2"
        assert "Version 1 is signed from the next meeting on." in page


class TestAttendance:
    def test_it_begins_with_one_press(self, world, today, client_as, carys):
        statement(world, on=today)
        meeting = arranged_meeting(world, on=today)
        browser = client_as(carys)
        browser.post(of(meeting, "begin"))

        page = browser.get(of(meeting, "attendance")).content.decode()
        assert "The meeting began on" in page
        assert "You have not signed yet" in page

    def test_somebody_is_let_in_marked_and_signs_on_paper(
        self, world, room, client_as, carys
    ):
        browser, hollie = client_as(carys), world.people["hollie"]
        housing = world.agencies["east-sussex/housing"]
        browser.post(
            of(room.meeting, "add_at_door"),
            {
                "person": f"{housing.pk}:{hollie.pk}",
                "standing": "member",
                "presence": "room",
            },
        )
        come = Attendee.objects.get(meeting=room.meeting, person=hollie)
        url = reverse("meetings:mark_attendance", args=[room.meeting_id, come.pk])
        browser.post(url, {"mark": "paper"})
        page = browser.post(url, {"mark": "left"}, follow=True).content.decode()

        assert "on paper, seen by Carys Whitlock" in page
        assert "Left at" in page

    def test_a_guest_needs_a_case(self, world, room, client_as, carys):
        recovery, sunil = world.agencies["east-sussex/recovery"], world.people["sunil"]
        sent = client_as(carys).post(
            of(room.meeting, "add_at_door"),
            {
                "person": f"{recovery.pk}:{sunil.pk}",
                "standing": "guest",
                "presence": "remote",
            },
        )

        assert sent.status_code == 422
        assert "Select at least one case" in sent.content.decode()

    def test_those_who_attend_see_the_list_without_buttons(
        self, room, client_as, priya
    ):
        page = client_as(priya).get(of(room.meeting, "attendance")).content.decode()

        assert "Carys Whitlock" in page
        assert "Signed on paper before me" not in page


class TestTheSheet:
    def test_it_is_saved_and_says_so(self, room, client_as, carys, acting):
        page = client_as(carys).post(at(room, "sheet_item"), typed(room), follow=True)

        assert "The sheet is saved." in page.content.decode()
        with acting(carys):
            assert AgendaItem.objects.get(pk=room.pk).update == "Seen weekly."

    def test_typing_is_saved_and_answered_with_the_version(
        self, room, client_as, carys
    ):
        sent = client_as(carys).post(at(room, "sheet_autosave"), typed(room))

        assert (sent.status_code, sent["X-Version"]) == (204, "2")

    def test_a_conflict_shows_both_and_keeps_what_was_typed(
        self, room, client_as, carys, dina
    ):
        client_as(dina).post(at(room, "sheet_item"), typed(room, update="Dina’s"))
        browser = client_as(carys)
        silent = browser.post(at(room, "sheet_autosave"), typed(room, update="Mine"))
        sent = browser.post(at(room, "sheet_item"), typed(room, update="Mine"))

        page = sent.content.decode()
        assert (silent.status_code, sent.status_code) == (409, 409)
        assert "Dina Ashdown saved this" in page
        assert 'name="version" value="2"' in page
        assert "Mine</textarea>" in page

    def test_what_could_be_clearer_is_said_once_then_it_goes_on(
        self, room, client_as, carys
    ):
        browser = client_as(carys)
        first = browser.post(at(room, "go_on"))
        second = browser.post(at(room, "go_on"), {"anyway": "yes"}, follow=True)

        assert first.status_code == 422
        assert "Nothing is written of what the meeting heard." in first.content.decode()
        assert "That was the last case." in second.content.decode()

    def test_the_list_leads_on(self, world, today, case, client_as, carys):
        meeting, (item,) = under_way(world, case, on=today)
        page = client_as(carys).get(of(meeting, "sheet")).content.decode()

        assert at(item, "sheet_item") in page
        assert "Begin with the next case" in page

    def test_a_case_is_opened(self, world, today, case, client_as, carys):
        meeting, (item,) = under_way(world, case, on=today)
        page = client_as(carys).post(at(item, "open_item"), follow=True)

        assert "Open now" in page.content.decode()
        assert Meeting.objects.get(pk=meeting.pk).current_item_id == item.pk

    def test_on_the_wall_only_what_everybody_in_the_room_may_see(
        self, world, room, today, client_as, carys
    ):
        comes(world, room.meeting, "sunil", on=today, presence="room")
        browser = client_as(carys)
        pages = [
            browser.get(f"{url}?view=projector").content.decode()
            for url in (of(room.meeting, "sheet"), at(room, "sheet_item"))
        ]
        own = browser.get(at(room, "sheet_item")).content.decode()

        assert [
            word in each for each in pages for word in (room.case.reference, "Fernsby")
        ] == [False] * 4
        assert "This case is not shown on the projector" in pages[1]
        assert "Sunil Peel" in own

    def test_those_who_do_not_run_it_are_led_to_following(self, room, client_as, priya):
        sent = client_as(priya).get(of(room.meeting, "sheet"))

        assert sent["Location"] == of(room.meeting, "follow")


class TestDeciding:
    def test_an_action_is_added_once(
        self, world, room, today, client_as, carys, acting
    ):
        priya = world.people["priya"]
        probation = world.agencies["east-sussex/probation"]
        words = {
            "what": "Book a place at the hostel",
            "person": f"{probation.pk}:{priya.pk}",
            "key": str(uuid.uuid4()),
            **day("due_on", today + timedelta(days=7)),
        }
        browser = client_as(carys)
        for _ in range(2):
            page = browser.post(at(room, "sheet_action"), words, follow=True)

        assert "Book a place at the hostel" in page.content.decode()
        with acting(carys):
            assert Action.objects.filter(case=room.case_id).count() == 1

    @pytest.mark.parametrize(
        ("route", "words", "told"),
        [
            ("sheet_rate", {"rag_class": "red", "reasons": "Selling", "number": "0"}, "Rated Red."),
            ("sheet_review", {"decision": "retain", "reason": "Not yet", "key": str(uuid.uuid4())}, "Retained."),
            ("sheet_review", {"decision": "drop", "reason": "A quiet year", "key": str(uuid.uuid4())}, "waits for the Chair"),
            ("sheet_change", {"kind": "address", "what": "Left", "today": "happened_on"}, "The change is noted."),
            ("sheet_frequency", {"value": "3", "unit": "contacts_week", "number": "0", "today": "expires_on"}, "Agreed: 3 contacts a week"),
            ("sheet_escalate", {"what": "No bed", "wanted": "A bed", "key": str(uuid.uuid4())}, "put to the Local IOM Delivery Group"),
        ],
        ids=["rate", "retain", "drop", "change", "frequency", "escalate"],
    )  # fmt: skip
    def test_it_is_decided_there_and_then(
        self, room, today, client_as, carys, route, words, told
    ):
        sent = dict(words)
        ahead = timedelta(days=28 if route == "sheet_frequency" else 0)
        dated = day(sent.pop("today"), today + ahead) if "today" in sent else {}
        page = client_as(carys).post(at(room, route), sent | dated, follow=True)

        assert told in page.content.decode()

    def test_a_form_with_nothing_in_it_comes_back(self, room, client_as, carys):
        sent = client_as(carys).post(at(room, "sheet_escalate"), {"wanted": "A bed"})

        page = sent.content.decode()
        assert sent.status_code == 422
        assert "Enter what the meeting cannot settle" in page
        assert "A bed</textarea>" in page

    def test_an_escalation_is_listed_and_answered(self, room, client_as, carys, acting):
        browser = client_as(carys)
        words = {"what": "No bed", "wanted": "A bed", "key": str(uuid.uuid4())}
        browser.post(at(room, "sheet_escalate"), words)
        with acting(carys):
            made = Escalation.objects.get()
        listed = browser.get(reverse("meetings:escalations")).content.decode()
        after = browser.post(
            made.get_absolute_url(), {"answer": "From Monday"}, follow=True
        )

        assert "Record the answer" in listed
        assert "From Monday" in after.content.decode()


class TestFollowing:
    @pytest.fixture
    def follower(self, world, room, today, client_as):
        """Priya joined by video and has signed."""
        comes(world, room.meeting, "priya", on=today)
        signs(room.meeting, world.people["priya"], on=today)
        return client_as(world.people["priya"])

    def ask(self, browser, meeting, seen: str):
        """Ask whether there is anything new."""
        return browser.get(f"{of(meeting, 'pulse')}?seen={seen}")

    def seen(self, page: str) -> str:
        """Return what the page would ask with."""
        return page.split("?seen=")[1].split('"', maxsplit=1)[0]

    def test_it_shows_what_is_open_and_then_only_what_changed(
        self, follower, room, acting, carys
    ):
        page = follower.get(of(room.meeting, "follow")).content.decode()
        seen = self.seen(page)
        nothing = self.ask(follower, room.meeting, seen)
        with acting(carys):
            services.save_sheet(
                item=selectors.get_sheet_item(carys, room.meeting, room.pk),
                said=services.Said("Moved to Hove", frozenset(), room.version),
                by=carys,
                at=now(),
            )
        changed = self.ask(follower, room.meeting, seen)

        assert "Fernsby" in page
        assert (nothing.status_code, nothing.content) == (204, b"")
        assert "Moved to Hove" in changed.content.decode()
        assert changed["HX-Retarget"] == "#follow-live"

    def test_the_look_is_recorded_once_for_each_case(
        self, follower, room, recorded, acting, carys
    ):
        page = follower.get(of(room.meeting, "follow")).content.decode()
        with acting(carys):
            services.open_item(
                item=selectors.get_sheet_item(carys, room.meeting, room.pk),
                by=carys,
                at=now(),
            )
        self.ask(follower, room.meeting, self.seen(page))

        assert len(recorded("sheet.followed")) == 1

    def test_a_forged_mark_shows_the_case_and_records_it(
        self, follower, room, recorded
    ):
        sent = self.ask(follower, room.meeting, "0" * 16 + "-" + "0" * 16)

        assert "Fernsby" in sent.content.decode()
        assert len(recorded("sheet.followed")) == 1

    def test_who_is_not_on_the_list_does_not_follow(self, room, client_as, owen):
        sent = client_as(owen).get(of(room.meeting, "follow"))

        assert sent.status_code == 403
        assert "Ask the co-ordinator to add you" in sent.content.decode()

    def test_the_poll_that_finds_nothing_asks_three_questions(self, follower, room):
        """Who is asking, for whom they act, and where the meeting stands."""
        seen = self.seen(follower.get(of(room.meeting, "follow")).content.decode())

        with CaptureQueriesContext(connection) as asked:
            assert self.ask(follower, room.meeting, seen).status_code == 204

        questions = [each for each in asked if "SAVEPOINT" not in each["sql"]]
        assert len(questions) == 3


@pytest.mark.parametrize("route", ["sheet", "attendance"])
def test_the_lists_ask_as_often_for_twenty_as_for_one(
    world, today, case, client_as, carys, route, django_assert_max_num_queries
):
    others = [
        adopted_case(world, on=today, family_name=f"Person {number}")
        for number in range(6)
    ]
    meeting, _ = under_way(world, case, *others, on=today)
    for who in ("priya", "hollie", "owen", "mo"):
        comes(world, meeting, who, on=today)
    browser = client_as(carys)
    browser.get(of(meeting, route))

    with django_assert_max_num_queries(12):
        assert browser.get(of(meeting, route)).status_code == 200
