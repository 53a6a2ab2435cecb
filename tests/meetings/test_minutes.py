"""The minutes: made from the record, one variant for each reader, agreed, put right, locked."""

import io
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from meetings import selectors, services
from meetings.models import MinuteEntry, NotesCorrection
from plans import services as plans
from tests.factories import held
from tests.factories.cases import adopted_case


pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(world, case):
    """A meeting at which one case was discussed, rated and given two actions."""
    begun = held.begun_meeting(world, at=timezone.now())
    held.rated_at(world, begun, case, "amber")
    held.rated_at(world, begun, case, "red")
    held.discussed(world, held.listed(world, begun, case, reason="Amber review"))
    held.agreed_action(world, begun, case, what="Find him a room")
    held.agreed_action(
        world, begun, case, what="Move the prescription", section="health"
    )
    return held.ended(world, begun)


@pytest.fixture
def address(meeting):
    """Where the minutes are."""
    return reverse("meetings:minutes", args=[meeting.pk])


def correction(what="He said Tuesday", why="Told by the officer", key=None):
    """Return something to put right."""
    return services.Correction(what=what, why=why, key=key or uuid.uuid4())


class TestDraft:
    def test_it_is_made_from_the_record(self, client_as, carys, address):
        page = client_as(carys).get(address).content.decode()

        assert "Seen twice this week." in page
        assert "Offending weekly again." in page
        assert "Find him a room: Priya Marlowe, Probation Service" in page
        assert "Draft, not agreed yet" in page

    def test_who_came_is_listed(self, client_as, carys, address):
        page = client_as(carys).get(address).content.decode()

        assert page.count("In the room") == 4

    def test_what_became_of_an_earlier_action_is_told(
        self, world, case, acting, priya, carys, client_as
    ):
        begun = held.begun_meeting(world, at=timezone.now())
        before = held.agreed_action(world, begun, case, what="Ring the landlord")
        held.discussed(world, held.listed(world, begun, case))
        with acting(priya) as by:
            plans.carry_over_action(
                action=before,
                until=before.due_on + timedelta(days=14),
                reason="No answer.",
                by=by,
                on=begun.held_on,
            )
        done = held.ended(world, begun)

        page = client_as(carys).get(reverse("meetings:minutes", args=[done.pk]))

        assert "Ring the landlord: carried over to" in page.content.decode()

    def test_there_are_none_before_the_meeting(self, world, client_as, carys):
        begun = held.begun_meeting(world, at=timezone.now())

        page = client_as(carys).get(reverse("meetings:minutes", args=[begun.pk]))

        assert "There are no minutes yet." in page.content.decode()

    def test_notes_are_written_once_at_a_time(self, acting, carys, meeting):
        record = held.drafted(meeting)
        with acting(carys) as by:
            services.write_notes(minutes=record, notes="Late.", version=1, by=by)
            with pytest.raises(ChangedMeanwhile) as refused:
                services.write_notes(minutes=record, notes="On time", version=1, by=by)

        assert refused.value.theirs == [("General notes", "Late.")]
        assert refused.value.yours == [("General notes", "On time")]


class TestVariants:
    def test_a_reader_without_the_case_finds_nothing_of_it(
        self, client_as, sunil, address, case
    ):
        page = client_as(sunil).get(address).content.decode()

        assert case.reference not in page
        assert "Find him a room" not in page
        assert "No case that your agency sees was discussed." in page

    def test_a_sensitive_action_is_read_by_those_whose_role_opens_it(
        self, client_as, priya, hollie, address
    ):
        """Probation reads health; housing does not, and is not told that it is there."""
        opened = client_as(priya).get(address).content.decode()
        closed = client_as(hollie).get(address).content.decode()

        assert "Move the prescription" in opened
        assert "Move the prescription" not in closed
        assert "parts of the case" not in closed

    def test_no_number_tells_of_a_case_one_does_not_see(
        self, world, meeting, client_as, hollie, address
    ):
        before = client_as(hollie).get(address).content.decode()
        assert "1." not in before.partition("Cases</h2>")[2].partition("</main>")[0]

    def test_what_is_agreed_holds_the_general_section_alone(
        self, world, acting, dina, meeting, today
    ):
        held.agreed(world, meeting, on=today)

        with acting(dina):
            (entry,) = MinuteEntry.objects.all()
        assert [each["what"] for each in entry.content["actions"]] == [
            "Find him a room"
        ]

    def test_on_paper_too(self, client_as, priya, hollie, meeting):
        address = reverse("meetings:minutes_pdf", args=[meeting.pk])

        opened, closed = (
            written(client_as(each).get(address)) for each in (priya, hollie)
        )

        assert "Findhimaroom" in opened
        assert "Findhimaroom" in closed
        assert "Movetheprescription" in opened
        assert "Movetheprescription" not in closed

    def test_taking_a_copy_away_is_recorded(self, client_as, hollie, meeting, recorded):
        client_as(hollie).get(reverse("meetings:minutes_pdf", args=[meeting.pk]))

        (event,) = recorded("minutes.downloaded")
        assert event.recipient.startswith("Hollie")


def written(response) -> str:
    """Return what a PDF says, without its spaces."""
    pages = PdfReader(io.BytesIO(response.content)).pages
    return "".join("".join(each.extract_text() for each in pages).split())


class TestAgreeing:
    def test_the_chair_agrees_with_the_hash_of_what_is_agreed(
        self, world, meeting, dina, today
    ):
        record = held.agreed(world, meeting, on=today)

        assert record.agreed_by == dina
        assert len(record.content_sha256) == 64

    def test_what_was_agreed_stays_as_it_was(
        self, world, meeting, case, acting, carys, client_as, address, today
    ):
        held.agreed(world, meeting, on=today)
        held.agreed_action(world, meeting, case, what="Thought of afterwards")

        assert (
            "Thought of afterwards"
            not in client_as(carys).get(address).content.decode()
        )

    def test_the_coordinator_does_not_agree_them(self, acting, carys, meeting):
        with acting(carys) as by, pytest.raises(NotPermitted, match="Chair"):
            services.agree_minutes(
                minutes=held.drafted(meeting), version=1, by=by, at=timezone.now()
            )

    def test_a_chair_who_read_an_older_draft_is_shown_the_new_one(
        self, acting, carys, dina, meeting
    ):
        record = held.drafted(meeting)
        with acting(carys) as by:
            services.write_notes(minutes=record, notes="Late.", version=1, by=by)

        with acting(dina) as by, pytest.raises(ChangedMeanwhile):
            services.agree_minutes(minutes=record, version=1, by=by, at=timezone.now())

    def test_notes_are_not_rewritten_afterwards(
        self, world, meeting, acting, carys, today
    ):
        record = held.agreed(world, meeting, on=today)

        with (
            acting(carys) as by,
            pytest.raises(NotPossible, match="correction instead"),
        ):
            services.write_notes(
                minutes=record, notes="No.", version=record.version, by=by
            )

    def test_pressed_twice_they_are_agreed_once(
        self, client_as, dina, meeting, address
    ):
        browser = client_as(dina)
        agree = reverse("meetings:agree_minutes", args=[meeting.pk])

        first = browser.post(agree, {"version": "1"})
        second = browser.post(agree, {"version": "1"})

        assert (first.status_code, second.status_code) == (302, 409)
        assert "Agreed, open to corrections" in browser.get(address).content.decode()


class TestCorrecting:
    def test_a_correction_stands_under_what_it_corrects(
        self, world, meeting, client_as, carys, address, acting, today
    ):
        held.agreed(world, meeting, on=today)
        with acting(carys):
            entry = MinuteEntry.objects.get()
        browser = client_as(carys)
        correct = reverse("meetings:correct_entry", args=[meeting.pk, entry.pk])

        sent = {"what": "Seen once.", "why": "Priya", "key": str(uuid.uuid4())}
        browser.post(correct, sent)
        browser.post(correct, sent)

        page = browser.get(address).content.decode()
        assert page.count("Seen once.") == 1
        assert "Seen twice this week." in page
        assert "Mistakes can be put right until" in page

    def test_it_is_seen_by_nobody_who_does_not_see_the_case(
        self, world, meeting, client_as, acting, carys, sunil, address, today
    ):
        held.agreed(world, meeting, on=today)
        with acting(carys) as by:
            services.correct_entry(
                entry=selectors.get_entry(by, meeting, MinuteEntry.objects.get().pk),
                correction=correction("Seen once."),
                by=by,
                at=timezone.now(),
            )

        assert "Seen once." not in client_as(sunil).get(address).content.decode()

    def test_afterwards_they_are_locked(self, world, meeting, acting, carys, today):
        record = held.agreed(world, meeting, on=today)
        late = record.corrections_until + timedelta(minutes=1)

        with acting(carys) as by, pytest.raises(NotPossible, match="locked"):
            services.correct_notes(
                minutes=record, correction=correction(), by=by, at=late
            )

        assert not NotesCorrection.objects.exists()

    def test_a_draft_is_changed_not_corrected(self, meeting, acting, carys):
        with acting(carys) as by, pytest.raises(NotPossible, match="still a draft"):
            services.correct_notes(
                minutes=held.drafted(meeting),
                correction=correction(),
                by=by,
                at=timezone.now(),
            )

    def test_others_tell_the_coordinator(self, world, meeting, acting, priya, today):
        record = held.agreed(world, meeting, on=today)

        with acting(priya) as by, pytest.raises(NotPermitted, match="co-ordinator"):
            services.correct_notes(
                minutes=record, correction=correction(), by=by, at=timezone.now()
            )


@pytest.mark.parametrize(
    "route",
    ["meetings:minutes", "meetings:circulation", "meetings:meeting_actions"],
)
def test_a_page_asks_no_more_for_many_cases_than_for_one(
    world, client_as, carys, today, route, django_assert_max_num_queries
):
    def asked(cases: int) -> int:
        begun = held.begun_meeting(world, at=timezone.now() - timedelta(minutes=cases))
        for number in range(cases):
            case = adopted_case(
                world, on=today - timedelta(days=30), given_names=f"Number {number}"
            )
            held.rated_at(world, begun, case, "red")
            held.discussed(world, held.listed(world, begun, case))
            held.agreed_action(world, begun, case, what="Find a room")
        done = held.ended(world, begun)
        browser = client_as(carys)
        address = reverse(route, args=[done.pk])
        browser.get(address)
        with django_assert_max_num_queries(26) as queries:
            browser.get(address)
        return len(queries)

    assert asked(6) <= asked(2)
