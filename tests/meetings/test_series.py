"""Series, their seats, and the meetings they give."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from django.urls import reverse

from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from meetings import services
from meetings.choices import MeetingKind, SeatRole, Standing
from meetings.models import Attendee, Meeting
from tests.factories.cases import at_noon
from tests.factories.meetings import arranged_meeting


pytestmark = pytest.mark.django_db


class TestSeries:
    def test_only_the_coordinator_starts_one(self, world, acting, priya, facts, today):
        with acting(priya), pytest.raises(NotPermitted):
            services.start_series(
                scheme=world.schemes["east-sussex"], facts=facts, by=priya, on=today
            )

    def test_the_chair_holds_the_role(self, world, acting, carys, facts, today):
        with acting(carys), pytest.raises(NotPossible, match="Chair’s role"):
            services.start_series(
                scheme=world.schemes["east-sussex"],
                facts=replace(facts, chair=world.people["owen"]),
                by=carys,
                on=today,
            )

    def test_two_that_go_on_have_two_names(self, acting, carys, series, facts, today):
        with acting(carys):
            with pytest.raises(NotPossible, match="has that name"):
                services.start_series(
                    scheme=series.scheme, facts=facts, by=carys, on=today
                )
            services.end_series(series=series, by=carys, on=today)
            services.start_series(scheme=series.scheme, facts=facts, by=carys, on=today)

    def test_a_stale_change_is_refused(self, acting, carys, series, facts, today):
        with acting(carys):
            services.change_series(
                series=series,
                facts=replace(facts, minutes=90),
                version=1,
                by=carys,
                on=today,
            )
            with pytest.raises(ChangedMeanwhile):
                services.change_series(
                    series=series, facts=facts, version=1, by=carys, on=today
                )

    def test_a_seat_is_there_once(self, world, acting, carys, series):
        again = services.SeatFacts(
            world.agencies["east-sussex/housing"], SeatRole.HOUSING, None
        )

        with acting(carys), pytest.raises(NotPossible, match="there already"):
            services.add_seat(series=series, seat=again, by=carys)

    def test_the_next_six_follow_each_other_with_their_people(
        self, acting, carys, series, today
    ):
        with acting(carys):
            first = services.arrange_next(
                series=series, count=4, by=carys, on=today, at=at_noon(today)
            )
            then = services.arrange_next(
                series=series, count=2, by=carys, on=today, at=at_noon(today)
            )

        days = [each.held_on for each in (*first, *then)]
        assert days == sorted(set(days))
        assert {each.kind for each in first} == {MeetingKind.PRACTITIONERS}
        assert [each.minutes for each in then] == [60, 60]
        assert {
            (each.person.username, each.standing) for each in Attendee.objects.all()
        } == {("owen", Standing.MEMBER)}
        assert Attendee.objects.count() == 6

    def test_an_ended_series_arranges_nothing(self, acting, carys, series, today):
        with acting(carys):
            services.end_series(series=series, by=carys, on=today)
            with pytest.raises(NotPossible, match="Start a new one"):
                services.arrange_next(
                    series=series, count=1, by=carys, on=today, at=at_noon(today)
                )

    def test_weekly_meetings_do_not_move_red_reviews(
        self, world, acting, carys, series, today
    ):
        with acting(carys):
            services.arrange_next(
                series=series, count=1, by=carys, on=today, at=at_noon(today)
            )

        scheme = world.schemes["east-sussex"]
        scheme.refresh_from_db()
        assert scheme.next_meeting_on is None


class TestTimes:
    @pytest.mark.parametrize(
        ("day", "starts", "minutes", "ends"),
        [
            (date(2026, 12, 3), time(14), 120, datetime(2026, 12, 3, 16, tzinfo=UTC)),
            (date(2026, 7, 9), time(14), 120, datetime(2026, 7, 9, 15, tzinfo=UTC)),
            (date(2026, 12, 3), time(23), 120, datetime(2026, 12, 4, 1, tzinfo=UTC)),
            (date(2026, 10, 24), time(23), 240, datetime(2026, 10, 25, 2, tzinfo=UTC)),
            (date(2027, 3, 27), time(23), 240, datetime(2027, 3, 28, 3, tzinfo=UTC)),
        ],
        ids=[
            "winter",
            "summer",
            "past midnight",
            "clocks go back",
            "clocks go forward",
        ],
    )
    def test_a_meeting_ends_so_many_minutes_later(self, day, starts, minutes, ends):
        meeting = Meeting(held_on=day, starts_at=starts, minutes=minutes)

        assert meeting.ends_at == ends


class TestPages:
    def test_a_series_is_started_seated_and_arranged(
        self, world, client_as, carys, facts
    ):
        browser = client_as(carys)
        answer = browser.post(
            reverse("meetings:start_series"),
            {
                "name": facts.name,
                "kind": facts.kind,
                "repeats": "weekly",
                "weekday": "1",
                "starts_at": "9:30",
                "minutes": "60",
                "place": facts.place,
                "link": "",
                "chair": str(facts.chair.pk),
                "coordinator": str(facts.coordinator.pk),
                "quorum": "3",
            },
        )
        page = answer["Location"]
        browser.post(
            f"{page}seats/add/",
            {
                "agency": str(world.agencies["east-sussex/housing"].pk),
                "role": "housing",
                "person": "",
            },
        )

        shown = browser.get(page).content.decode()
        browser.post(f"{page}arrange/", {"count": "6"})

        assert "Every Tuesday at 9:30am, 1 hour" in shown
        assert "Whoever comes" in shown
        assert Meeting.objects.count() == 6
        assert client_as(world.people["nadia"]).get(page).status_code == 404

    def test_who_comes_costs_the_same_for_one_and_for_five(
        self, world, client_as, acting, carys, today, django_assert_max_num_queries
    ):
        meeting = arranged_meeting(world, on=today)
        page = reverse("meetings:people", args=[meeting.pk])
        browser = client_as(carys)

        def ask(*names):
            with acting(carys):
                for name in names:
                    person = world.people[name]
                    services.ask_somebody(
                        meeting=meeting,
                        person=person,
                        agency=person.memberships.get().agency,
                        standing=Standing.MEMBER,
                        by=carys,
                    )

        ask("owen")
        browser.get(page)
        with django_assert_max_num_queries(12):
            browser.get(page)
        ask("hollie", "priya", "sunil", "dina")
        with django_assert_max_num_queries(12):
            browser.get(page)
