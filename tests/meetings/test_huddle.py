"""The weekly practitioners' meeting: who is on its page, what is said, that it was held (S1-35)."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies import selectors as agencies
from cases import services as cases
from core.exceptions import NotPermitted, NotPossible
from meetings import presenters, selectors, services
from meetings.choices import MeetingKind
from meetings.models import Meeting
from plans import services as plans
from rag import services as rag
from rag.models import DutyDone
from tests.factories.cases import adopted_case, at_noon


pytestmark = pytest.mark.django_db
PAGE = "/meetings/huddle/"
MANY = 12


@pytest.fixture
def scheme(world):
    """East Sussex's scheme."""
    return world.schemes["east-sussex"]


@pytest.fixture
def rated(acting, priya, today):
    """`rated(case, "red")` – rated ten days ago."""

    def rate(case, rag_class):
        with acting(priya) as by:
            rag.rate_case(
                case=case,
                rag_class=rag_class,
                reasons="Agreed.",
                by=by,
                on=today - timedelta(days=10),
            )
        return case

    return rate


@pytest.fixture
def busy(world, acting, priya, today):
    """`busy(case)` – an appointment, an activity, a tasking and a change this week."""

    def live(case):
        with acting(priya) as by:
            cases.log_contact(
                case=case,
                contact=cases.NewContact(
                    kind="telephone",
                    happened_at=at_noon(today - timedelta(days=1)),
                    summary="Rang.",
                    next_appointment_at=timezone.make_aware(
                        datetime.combine(today + timedelta(days=2), time(10, 30))
                    ),
                    next_with="Priya at the office",
                ),
                by=by,
                at=at_noon(today),
            )
            plans.add_activity(
                case=case,
                activity=plans.NewActivity(
                    what="Fishing",
                    place="Long Pier",
                    repeats="weekly",
                    starts_at=time(9),
                    ends_at=time(10),
                    first_day=today,
                ),
                by=by,
                on=today,
            )
            plans.add_action(
                case=case,
                action=plans.NewAction(
                    what="Ring the landlord",
                    agency=world.agencies["east-sussex/probation"],
                    person=priya,
                    due_on=today + timedelta(days=3),
                ),
                by=by,
                on=today,
            )
            cases.note_significant_change(
                case=case,
                kind="address",
                what="Moved to the hostel.",
                happened_on=today - timedelta(days=2),
                by=by,
                at=at_noon(today),
            )
        return case

    return live


def seen(user, scheme, acting, on, **narrowed):
    """Return who is on the page for somebody, by group."""
    with acting(user) as reader:
        found = selectors.huddle(reader, scheme, on=on, **narrowed).people
    return [(each.case.pk, each.group.name) for each in found]


class TestWhoIsOnIt:
    def test_reds_are_and_quiet_ambers_are_not(
        self, world, scheme, acting, owen, rated, case, today
    ):
        rated(case, "red")
        rated(adopted_case(world, on=today - timedelta(days=30)), "amber")

        assert seen(owen, scheme, acting, today) == [(case.pk, "RED")]

    def test_ambers_are_shown_when_asked_for(
        self, scheme, acting, owen, rated, case, today
    ):
        rated(case, "amber")

        assert seen(owen, scheme, acting, today) == []
        assert seen(owen, scheme, acting, today, ambers=True) == [(case.pk, "AMBER")]

    def test_an_amber_with_news_this_week_is(
        self, scheme, acting, owen, rated, busy, case, today
    ):
        busy(rated(case, "amber"))

        assert seen(owen, scheme, acting, today) == [(case.pk, "NEWS")]

    def test_the_wanted_come_before_the_reds(
        self, world, scheme, acting, owen, rated, case, today
    ):
        rated(case, "red")
        wanted = rated(adopted_case(world, on=today - timedelta(days=30)), "amber")
        with acting(owen) as by:
            rag.publish_wanted(
                case=wanted,
                since=today,
                reason="Failed to appear.",
                agencies=[],
                by=by,
                on=today,
            )

        assert seen(owen, scheme, acting, today) == [
            (wanted.pk, "WANTED"),
            (case.pk, "RED"),
        ]

    def test_nobody_learns_of_a_case_that_is_not_shared(
        self, scheme, acting, sunil, rated, case, today
    ):
        rated(case, "red")

        assert seen(sunil, scheme, acting, today) == []


class TestWhatIsSaid:
    def card(self, user, scheme, acting, on):
        """Return the only card on the page as lines under their headings."""
        with acting(user) as reader:
            week = selectors.huddle(reader, scheme, on=on)
            (group,) = presenters.watched_groups(week.people, on=on)
        (card,) = group.cards
        return dict(card.lines)

    def test_the_week_has_a_line_for_each_thing(
        self, scheme, acting, hollie, rated, busy, case, today
    ):
        busy(rated(case, "red"))

        lines = self.card(hollie, scheme, acting, today)

        assert [each.note for each in lines["Diary"]] == [
            "Fishing, Long Pier",
            "Appointment with Priya at the office",
        ]
        assert lines["New"][0].text.endswith("Moved to the hostel.")
        assert lines["Taskings"][0].text == "Ring the landlord"
        assert lines["Visits"][0].note == "None on record"
        assert lines["Visits"][0].tone == "danger"

    def test_what_only_some_agencies_read_stays_off_the_wall(
        self, world, scheme, acting, priya, rated, case, today
    ):
        rated(case, "red")
        with acting(priya) as by:
            plans.add_action(
                case=case,
                action=plans.NewAction(
                    what="Collect the prescription",
                    agency=world.agencies["east-sussex/probation"],
                    person=priya,
                    due_on=today,
                    section="health",
                ),
                by=by,
                on=today,
            )

        assert "Taskings" not in self.card(priya, scheme, acting, today)


class TestHeld:
    @pytest.fixture
    def huddle(self, scheme, owen, priya, today):
        """Owen and Priya in the hub."""
        here = [
            each
            for each in selectors.practitioners(scheme, on=today)
            if each.user in (owen, priya)
        ]
        return services.Huddle(present=here, place="The hub")

    def test_it_is_recorded_with_who_was_there(
        self, scheme, acting, owen, huddle, rated, case, today
    ):
        rated(case, "red")
        with acting(owen) as by:
            meeting = services.record_huddle(
                scheme=scheme, huddle=huddle, by=by, at=timezone.now()
            )
            week = selectors.huddle(by, scheme, on=today)
            done = DutyDone.objects.get(case=case, duty="diary")

        assert meeting.kind == MeetingKind.PRACTITIONERS
        assert {str(each.person) for each in week.present} == {
            str(each.user) for each in huddle.present
        }
        assert (done.done_on, done.meeting_id) == (today, meeting.pk)

    def test_a_quiet_ambers_diary_counts_only_when_it_was_gone_through(
        self, scheme, acting, owen, huddle, rated, case
    ):
        rated(case, "amber")
        with acting(owen) as by:
            services.record_huddle(
                scheme=scheme, huddle=huddle, by=by, at=timezone.now()
            )
            assert not DutyDone.objects.filter(case=case).exists()

    def test_once_a_day(self, scheme, acting, owen, huddle):
        with acting(owen) as by:
            services.record_huddle(
                scheme=scheme, huddle=huddle, by=by, at=timezone.now()
            )
            with pytest.raises(NotPossible, match="already recorded as held today"):
                services.record_huddle(
                    scheme=scheme, huddle=huddle, by=by, at=timezone.now()
                )

        assert Meeting.objects.filter(kind=MeetingKind.PRACTITIONERS).count() == 1

    def test_another_agency_does_not_record_it(self, scheme, acting, priya, huddle):
        with acting(priya) as by, pytest.raises(NotPermitted, match="leads the scheme"):
            services.record_huddle(
                scheme=scheme, huddle=huddle, by=by, at=timezone.now()
            )

    def test_red_reviews_still_wait_for_the_operational_meeting(
        self, scheme, acting, owen, huddle, today
    ):
        with acting(owen) as by:
            services.record_huddle(
                scheme=scheme, huddle=huddle, by=by, at=timezone.now()
            )

        assert agencies.get_scheme(scheme.pk).last_meeting_on is None

    def test_the_page_says_so(self, client_as, owen, priya):
        browser = client_as(owen)
        sent = {
            "present": [str(owen.pk), str(priya.pk)],
            "place": "The hub",
            "covered": "reds",
        }

        response = browser.post(reverse("meetings:record_huddle"), sent, follow=True)

        page = response.content.decode()
        assert "was held today, recorded by" in page
        assert "Record the meeting as held today" not in page

    def test_nobody_chosen_is_an_error_that_says_what_to_do(self, client_as, owen):
        response = client_as(owen).post(
            reverse("meetings:record_huddle"), {"place": "The hub", "covered": "reds"}
        )

        assert response.status_code == 422
        assert "Select who was there" in response.content.decode()


def test_the_page_asks_no_more_for_many_than_for_one(
    world, client_as, owen, rated, busy, case, today, django_assert_num_queries
):
    busy(rated(case, "red"))
    browser = client_as(owen)
    browser.get(PAGE)
    with django_assert_num_queries(16) as one:
        browser.get(PAGE)
    for number in range(MANY):
        another = adopted_case(
            world, on=today - timedelta(days=30), given_names=f"Number {number}"
        )
        busy(rated(another, "red"))

    with django_assert_num_queries(len(one)):
        page = browser.get(PAGE)

    assert page.content.decode().count('class="app-week"') == MANY + 1
