"""
What happens before meetings in the demonstration: agendas of the past, series, who comes.

The meetings of the past year discussed whoever was Red, and every third time whoever
was Amber; the next one is as a co-ordinator finds it the week before.
"""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from agencies.acting import acting_as
from cases import selectors as cases
from cases.models import Case
from iom.demo import referring
from iom.demo.cast import World
from meetings import selectors, services
from meetings.choices import MeetingKind, Repeats, SeatRole, Standing
from meetings.models import AgendaItem
from rag.models import Rating


REMEMBERED = timedelta(days=400)  # of meetings whose agendas are filled
SEATS = (
    ("police", SeatRole.POLICE, "police"),
    ("probation", SeatRole.PROBATION, "officer"),
    ("housing", SeatRole.HOUSING, None),
    ("recovery", SeatRole.SUBSTANCE_MISUSE, None),
)


def issue_past(team: referring.Team, past: Iterable[Any]) -> None:
    """Issue the agendas of meetings long past, before there was anybody to put on them."""
    for meeting in past:
        on = meeting.held_on - timedelta(days=7)
        with acting_as(team.coordinator, on=on) as by:
            services.issue_agenda(meeting=meeting, by=by, at=referring.at(on, 10))


def fill_past(team: referring.Team, past: Iterable[Any], *, today: date) -> None:
    """Put on the latest agendas whoever was Red then, and now and then whoever was Amber."""
    with acting_as(team.coordinator, on=today) as by:
        ratings = list(
            Rating.objects.visible_to(by).select_related("case").order_by("number")
        )
        latest = [each for each in past if each.held_on >= today - REMEMBERED]
        for number, meeting in enumerate(latest):
            listed = set(
                AgendaItem.objects.visible_to(by)
                .filter(meeting=meeting)
                .values_list("case_id", flat=True)
            )
            for rating in ratings:
                case = rating.case
                if case.pk in listed or not heard(rating, meeting.held_on, number):
                    continue
                if case.is_open and case.scheme_id == meeting.scheme_id:
                    listed.add(case.pk)
                    services.list_case(
                        meeting=meeting, case=case, reason="Reviewed", by=by
                    )


def heard(rating: Rating, day: date, number: int) -> bool:
    """Tell whether a meeting heard a case for the class it had: Red always, Amber in turn."""
    over = rating.superseded_on
    if rating.rated_on >= day or (over is not None and over < day):
        return False
    return rating.rag_class == "red" or (
        rating.rag_class == "amber" and number % 3 == 0
    )


def prepare(world: World, team: referring.Team, meeting: Any, *, today: date) -> None:
    """Start the hub's weekly meeting, and ask people to the next monthly one."""
    hub(world, team, today=today)
    with acting_as(team.coordinator, on=today) as by:
        for person, agency in (
            (team.police, "police"),
            (team.officers[0], "probation"),
            (team.chair, "police"),
        ):
            services.ask_somebody(
                meeting=meeting,
                person=person,
                agency=team.agencies[agency],
                standing=Standing.MEMBER,
                by=by,
            )
        services.tell_people(meeting=meeting, by=by, at=referring.at(today, 8))
    away(team, meeting, today=today)


def hub(world: World, team: referring.Team, *, today: date) -> None:
    """Start a weekly practitioners' meeting with its seats, and arrange three (S1-35)."""
    with acting_as(team.coordinator, on=today) as by:
        series = services.start_series(
            scheme=world.schemes[team.area],
            facts=services.SeriesFacts(
                kind=MeetingKind.PRACTITIONERS,
                name="Hub practitioners’ meeting",
                repeats=Repeats.WEEKLY,
                weekday=1,
                starts_at=time(9, 30),
                minutes=60,
                place="Committee room 1, Shingleport",
                link="",
                chair=team.chair,
                coordinator=by,
                quorum=2,
            ),
            by=by,
            on=today,
        )
        named = {"police": team.police, "officer": team.officers[0]}
        for agency, role, who in SEATS:
            seat = services.SeatFacts(
                team.agencies[agency], role, named[who] if who else None
            )
            services.add_seat(series=series, seat=seat, by=by)
        services.arrange_next(
            series=series, count=3, by=by, on=today, at=referring.at(today, 8)
        )


def away(team: referring.Team, meeting: Any, *, today: date) -> None:
    """Let the first officer send apologies, ask for one case and write on another."""
    officer = team.officers[0]
    with acting_as(officer, on=today) as by:
        (mine,) = [
            each
            for each in selectors.people_asked(by, meeting)
            if each.person_id == by.pk
        ]
        services.send_apologies(
            attendee=mine,
            note="At a training day, back the day after.",
            by=by,
            at=referring.at(today, 8),
        )
        items = selectors.agenda_as_it_stands(by, meeting, on=today)
        led = [
            each.item.case for each in items if each.item.case.lead_worker_id == by.pk
        ]
        for case in led[:1]:
            services.write_update(
                meeting=meeting,
                case=cases.get_case(by, case.pk),
                text="Seen twice since the last meeting and kept both. Wants a place of "
                "his own; housing needs proof of income. No concerns this week.",
                section="general",
                version=0,
                by=by,
                at=referring.at(today, 9),
            )
        quiet = (
            Case.objects.visible_to(by)
            .on_cohort()
            .filter(lead_worker=by.pk)
            .exclude(pk__in=[each.item.case_id for each in items])
            .by_name()
            .first()
        )
        if quiet is not None:
            services.ask_for(
                case=cases.get_case(by, quiet.pk),
                reason="Evicted last week, sleeping at his sister’s",
                by=by,
                on=today,
            )
