"""
A meeting as it is held: co-ordinator, somebody by video, and a guest, at three browsers.

What one writes the others see within three seconds, each as far as they may; a lost
connection, a second writer and a closed browser lose nothing (S1-11, S1-19, S1-20).
"""

import time

import pytest

from tests.journeys.conftest import Person


pytestmark = pytest.mark.browser

SECONDS = 3  # for what is written to be on every screen
SLACK = 12  # more seconds, on a machine that does other things
MADE = """
from datetime import timedelta
from django.db import transaction
from django.utils import timezone
from agencies.acting import acting_as
from iom.demo import cast
from meetings.models import Meeting
from tests.factories.cases import adopted_case
from tests.factories.meetings import arranged_meeting
from tests.factories.sheets import listed
today = timezone.localdate()
with transaction.atomic():
    world = cast.recall()
    cases = [adopted_case(world, on=today - timedelta(days=30), family_name=each, given_names='Ada') for each in ('Quillfeather', 'Rookwood')]
    meeting = arranged_meeting(world, on=today, link='https://video.example/room')
    items = listed(world, meeting, *cases, on=today)
    print(world.schemes['east-sussex'].pk, meeting.pk, *[each.pk for each in (*items, *cases)])
"""
NAMES = ("scheme", "meeting", "first", "second", "first_case", "second_case")


@pytest.fixture(scope="module")
def ids_of(site) -> dict[str, str]:
    """A meeting today with two cases on its agenda."""
    said = site.manage("shell", "-v", "0", "-c", MADE).split()
    return dict(zip(NAMES, said[-len(NAMES) :], strict=True))


@pytest.fixture(scope="module")
def meeting(ids_of) -> str:
    """Where the meeting's pages begin."""
    return f"/meetings/{ids_of['meeting']}/"


def sees(person: Person, words: str) -> float:
    """Wait until the page says something; return after how many seconds."""
    began = time.monotonic()
    person.page.get_by_text(words).first.wait_for(
        state="visible", timeout=(SECONDS + SLACK) * 1000
    )
    return time.monotonic() - began


def signs(person: Person, meeting: str, button: str) -> None:
    """Read the statement, tick, sign."""
    person.goes_to(f"{meeting}sign/")
    person.finds_it_accessible()
    person.page.check("#main [name=agreed]", force=True)
    person.presses(button)


def lets_in(person: Person, meeting: str, key: str, standing: str, **more) -> None:
    """Let somebody in at the door."""
    person.goes_to(f"{meeting}attendance/add/")
    person.page.select_option("#main [name=person]", key)
    person.chooses("standing", standing)
    for name, value in more.items():
        person.chooses(name, value)
    person.chooses("presence", "remote")
    person.finds_it_accessible()
    person.presses("Add them")


class TestAWholeMeeting:
    """One meeting, in the order in which it is held."""

    def test_it_begins_when_there_is_something_to_sign(
        self, somebody, meeting, ids_of, ids
    ):
        manager = somebody("mo")
        manager.goes_to(f"/meetings/schemes/{ids_of['scheme']}/statement/")
        manager.types(
            text="What I hear stays here.",
            agreement_title="Sussex agreement",
            agreement_version="3.1",
        )
        manager.presses("Put it in force")
        manager.finds_it_accessible()

        carys = somebody("carys")
        carys.goes_to(f"{meeting}attendance/")
        carys.presses("Begin the meeting")
        carys.finds_it_accessible()
        carys.goes_to(f"{meeting}sheet/")
        assert "Sign the confidentiality statement first" in carys.reads()
        assert "Quillfeather" not in carys.reads()
        signs(carys, meeting, "Sign: I am in the room")
        assert "Quillfeather" in carys.reads()
        carys.finds_it_accessible()
        probation = f"{ids['Probation Service, East Sussex']}:{ids['Priya Marlowe']}"
        recovery = f"{ids['Harbour Recovery, East Sussex']}:{ids['Sunil Peel']}"
        lets_in(carys, meeting, probation, "member")
        lets_in(carys, meeting, recovery, "guest", cases=ids_of["first"])
        assert "Guest for Quillfeather, Ada" in carys.reads()

    def test_three_browsers_see_what_each_may(self, somebody, meeting, ids_of):
        carys, priya, sunil = (somebody(each) for each in ("carys", "priya", "sunil"))
        for person in (priya, sunil):
            signs(person, meeting, "Sign")
            assert "Nothing is open for you now" in person.reads()
            person.finds_it_accessible()
        assert sunil.goes_to(f"/cases/{ids_of['first_case']}/") == 404
        sunil.goes_to(f"{meeting}follow/")

        carys.goes_to(f"{meeting}sheet/{ids_of['first']}/")
        carys.presses("Open this case")
        took = [sees(person, "Quillfeather, Ada") for person in (priya, sunil)]
        priya.finds_it_accessible()
        carys.page.keyboard.press("u")
        carys.page.keyboard.type("Moved in with her sister on Monday")
        took.append(sees(priya, "Moved in with her sister on Monday"))

        shown = ", ".join(f"{each:.1f}" for each in took)
        print(f"\nOn the other screens after {shown} seconds")  # noqa: T201 - for the record
        carys.finds_it_accessible()
        carys.page.keyboard.press("Escape")
        carys.page.keyboard.press("r")
        carys.chooses("rag_class", "red")
        carys.page.fill("#rate_reasons", "Selling again")
        carys.presses("Save the rating")
        sees(carys, "Rated Red.")
        sees(priya, "Selling again")
        carys.page.keyboard.press("n")
        sees(carys, "Before you go on")
        carys.finds_it_accessible()
        carys.page.keyboard.press("n")
        sees(carys, "Rookwood")

        sees(sunil, "Nothing is open for you now")
        sees(priya, "Rookwood, Ada")
        assert sunil.goes_to(f"/cases/{ids_of['first_case']}/") == 404
        assert sunil.goes_to(f"/cases/{ids_of['second_case']}/") == 404

    def test_two_write_one_case_and_nothing_is_lost(self, somebody, meeting, ids_of):
        carys, dina = somebody("carys"), somebody("dina")
        signs(dina, meeting, "Sign: I am in the room")
        sheet = f"{meeting}sheet/{ids_of['second']}/"
        carys.goes_to(sheet)
        dina.goes_to(sheet)
        dina.types(update="Dina wrote this")
        dina.presses("Save")
        carys.types(update="Carys wrote this")
        carys.presses("Save")

        sees(carys, "Dina Ashdown saved this")
        assert carys.page.input_value("[name=update]") == "Carys wrote this"
        carys.finds_it_accessible()
        carys.types(update="Dina wrote this. Carys wrote this")
        carys.presses("Save")
        dina.goes_to(sheet)
        assert (
            dina.page.input_value("[name=update]")
            == "Dina wrote this. Carys wrote this"
        )

    def test_a_lost_connection_catches_up(self, somebody, meeting, ids_of):
        carys = somebody("carys")
        carys.goes_to(f"{meeting}sheet/{ids_of['second']}/")
        carys.page.context.set_offline(True)
        carys.page.fill("[name=update]", "Written without a connection")
        sees(carys, "Not saved: no connection.")
        carys.page.context.set_offline(False)
        sees(carys, "Saved at")

        again = somebody("dina")
        again.goes_to(f"{meeting}sheet/{ids_of['second']}/")
        assert again.page.input_value("[name=update]") == "Written without a connection"

    def test_a_follower_without_connection_is_told_and_catches_up(
        self, somebody, meeting, ids_of
    ):
        carys, priya = somebody("carys"), somebody("priya")
        priya.goes_to(f"{meeting}follow/")
        priya.page.context.set_offline(True)
        sees(priya, "No connection.")
        carys.goes_to(f"{meeting}sheet/{ids_of['second']}/")
        carys.page.fill("[name=update]", "Said while Priya was away")
        carys.presses("Save")
        priya.page.context.set_offline(False)

        sees(priya, "Said while Priya was away")

    def test_a_closed_browser_loses_nothing(self, somebody, meeting):
        carys = somebody("carys")
        carys.goes_to(f"{meeting}sheet/")
        carys.presses("Go to the open case")
        carys.page.fill("[name=update]", "Typed just before it closed")
        sees(carys, "Saved at")
        carys.page.context.close()

        back = somebody("carys")
        back.goes_to(f"{meeting}sheet/")
        back.presses("Go to the open case")
        assert back.page.input_value("[name=update]") == "Typed just before it closed"

    def test_without_javascript_it_is_all_there(
        self, chromium, site, meeting, ids_of, ids
    ):
        context = chromium.new_context(java_script_enabled=False)
        carys = Person(context, site).signs_in("carys")
        carys.goes_to(f"{meeting}sheet/{ids_of['second']}/")
        carys.types(update="Written without JavaScript")
        carys.presses("Save")
        assert "The sheet is saved." in carys.reads()
        carys.goes_to(f"{meeting}sheet/{ids_of['second']}/actions/")
        carys.types(what="Book a place at the hostel with the manager")
        carys.page.select_option(
            "#main [name=person]",
            f"{ids['Probation Service, East Sussex']}:{ids['Priya Marlowe']}",
        )
        carys.types_date("due_on", "1", "3", "2099")
        carys.presses("Add action")
        assert "Action added for Priya Marlowe." in carys.reads()
        carys.goes_to(f"{meeting}sheet/{ids_of['second']}/review/")
        carys.chooses("decision", "retain")
        carys.types(reason="Two missed appointments")
        carys.presses("Save the decision")
        assert "Retained." in carys.reads()
        carys.presses("Discussed: next case")
        carys.presses("Go on anyway")
        assert "That was the last case." in carys.reads()
        context.close()
