"""Written updates, and the pack that holds them: who reads what, and what is chased."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cases import selectors as cases
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from meetings import selectors, services
from meetings.choices import Standing
from meetings.models import Meeting, WrittenUpdate
from tests.factories.cases import adopted_case, at_noon
from tests.factories.meetings import arranged_meeting
from work import selectors as work
from work.choices import ReminderKind
from work.models import Reminder
from work.services import raise_reminders


pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(world, acting, carys, priya, case, today):
    """An issued meeting in a week that hears Priya's case; she is asked to it."""
    made = arranged_meeting(world, on=today, held_on=today + timedelta(days=7))
    with acting(carys):
        services.list_case(meeting=made, case=case, reason="Eviction", by=carys)
        services.ask_somebody(
            meeting=made,
            person=priya,
            agency=world.agencies["east-sussex/probation"],
            standing=Standing.MEMBER,
            by=carys,
        )
        return services.issue_agenda(meeting=made, by=carys, at=at_noon(today))


@pytest.fixture
def write(acting, meeting, case, today):
    """`write(priya, "…")` – file an update on the case."""

    def file(user, text, *, section="general", version=0):
        with acting(user):
            return services.write_update(
                meeting=meeting,
                case=cases.get_case(user, case.pk),
                text=text,
                section=section,
                version=version,
                by=user,
                at=at_noon(today),
            )

    return file


def apologise(acting, user, meeting, today):
    """Send somebody's apologies."""
    with acting(user):
        (mine,) = selectors.people_asked(user, meeting)
        services.send_apologies(attendee=mine, note="", by=user, at=at_noon(today))


class TestWriting:
    def test_it_is_rewritten_until_the_meeting_begins(
        self, acting, carys, priya, meeting, write, today
    ):
        write(priya, "Seen twice.")
        write(priya, "Seen three times.", version=1)
        with pytest.raises(ChangedMeanwhile):
            write(priya, "Seen once.", version=1)
        with acting(carys):
            Meeting.objects.filter(pk=meeting.pk).update(started_at=at_noon(today))
        with pytest.raises(NotPossible, match="has begun"):
            write(priya, "Late.", version=2)

        with acting(priya):
            assert WrittenUpdate.objects.get().text == "Seen three times."

    def test_who_only_reads_the_case_does_not(self, hollie, write):
        with pytest.raises(NotPermitted):
            write(hollie, "Heard something.")

    def test_a_case_that_is_not_on_the_agenda_is_refused(
        self, world, acting, priya, meeting, today
    ):
        other = adopted_case(
            world, on=today, family_name="Vane", given_names="Ottoline"
        )

        with acting(priya), pytest.raises(NotPossible, match="not on the agenda"):
            services.write_update(
                meeting=meeting,
                case=cases.get_case(priya, other.pk),
                text="Seen twice.",
                section="general",
                version=0,
                by=priya,
                at=at_noon(today),
            )

    def test_a_sensitive_one_is_read_by_those_who_read_the_section(
        self, client_as, priya, hollie, meeting, write
    ):
        write(priya, "Depot injection missed.", section="health")
        page = reverse("meetings:pack", args=[meeting.pk])

        assert "Depot injection" in client_as(priya).get(page).content.decode()
        assert "Depot injection" not in client_as(hollie).get(page).content.decode()

    def test_the_page_keeps_what_was_typed(self, client_as, priya, meeting, case):
        where = reverse("meetings:write_update", args=[meeting.pk, case.pk])
        browser = client_as(priya)

        refused = browser.post(where, {"text": "", "version": "0"})
        sent = browser.post(where, {"text": "Seen twice.", "version": "0"})

        assert "Enter what the meeting should know" in refused.content.decode()
        assert sent["Location"] == reverse("meetings:pack", args=[meeting.pk])
        shown = browser.get(meeting.get_absolute_url()).content.decode()
        assert "Seen twice." in shown


class TestChasing:
    def due(self, acting, on):
        """Raise what is due on a day; the days of the reminders in force."""
        with acting(work.reminder_service()) as by:
            raise_reminders(
                kind=ReminderKind.WRITTEN_UPDATE, by=by, on=on, at=at_noon(on)
            )

    def reminded(self, acting, user):
        """Return the days for which somebody is reminded now."""
        with acting(user):
            rows = Reminder.objects.visible_to(user).filter(
                kind=ReminderKind.WRITTEN_UPDATE, cancelled_at__isnull=True
            )
            return sorted(rows.values_list("key_date", flat=True))

    def test_it_is_chased_three_and_one_working_days_before(
        self, acting, priya, meeting, write, today
    ):
        meeting.refresh_from_db()
        first, last = meeting.updates_chased_on, meeting.updates_due_on
        assert first < last < meeting.held_on

        self.due(acting, last)
        assert self.reminded(acting, priya) == []
        apologise(acting, priya, meeting, today)
        self.due(acting, first - timedelta(days=1))
        assert self.reminded(acting, priya) == []
        self.due(acting, first)
        assert self.reminded(acting, priya) == [first]
        self.due(acting, last)
        assert self.reminded(acting, priya) == [first, last]
        write(priya, "Seen twice.")
        self.due(acting, last)
        assert self.reminded(acting, priya) == []

    def test_it_is_in_my_work_until_it_is_written(
        self, acting, priya, meeting, case, write, today
    ):
        apologise(acting, priya, meeting, today)
        meeting.refresh_from_db()

        with acting(priya):
            owed = list(selectors.owed_updates(priya, on=meeting.updates_chased_on))
        write(priya, "Seen twice.")

        assert [each.case_id for each in owed] == [case.pk]
        with acting(priya):
            assert not selectors.owed_updates(priya, on=meeting.updates_chased_on)

    def test_the_mails_link_leads_to_the_update(self, client_as, priya, meeting, case):
        answer = client_as(priya).get(reverse("meetings:next_update", args=[case.pk]))

        assert answer["Location"] == reverse(
            "meetings:write_update", args=[meeting.pk, case.pk]
        )


def text_of(content) -> list[str]:
    """Return a PDF's pages as text, spaces made single."""
    pages = PdfReader(io.BytesIO(content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


class TestThePack:
    def test_it_holds_each_case_and_says_when_no_update_came(
        self, client_as, acting, priya, meeting, case, recorded, today
    ):
        apologise(acting, priya, meeting, today)
        browser = client_as(priya)

        shown = browser.get(reverse("meetings:pack", args=[meeting.pk]))
        paper = browser.get(reverse("meetings:pack_pdf", args=[meeting.pk]))

        assert "No update received. The lead worker cannot come." in (
            shown.content.decode()
        )
        pages = text_of(paper.content)
        assert case.reference in pages[0]
        assert "No update received" in pages[1]
        assert "for Priya Marlowe, Probation Service, East Sussex" in pages[0]
        (left,) = recorded("pack.downloaded")
        assert left.case_ids == [case.pk]

    def test_it_names_only_what_its_reader_sees(self, client_as, sunil, meeting, case):
        browser = client_as(sunil)

        shown = browser.get(reverse("meetings:pack", args=[meeting.pk]))
        paper = browser.get(reverse("meetings:pack_pdf", args=[meeting.pk]))

        assert case.reference not in shown.content.decode()
        assert case.reference not in " ".join(text_of(paper.content))

    def test_it_costs_the_same_for_one_case_and_for_four(
        self, world, acting, carys, meeting, today, django_assert_num_queries
    ):
        def cost():
            with acting(carys), django_assert_num_queries(9):
                return len(selectors.pack(carys, meeting, on=today).papers)

        assert cost() == 1
        for number in range(3):
            other = adopted_case(
                world, on=today, family_name=f"Vane{'abc'[number]}", given_names="Ivo"
            )
            with acting(carys):
                services.list_case(
                    meeting=meeting, case=other, reason="Eviction", by=carys
                )
        assert cost() == 4
