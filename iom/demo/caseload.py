"""
The demonstration caseload: who is where today, dealt out over three areas.

Everything goes through the services, as people would do it, so nothing can be in a
state that work could not have brought about.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.db import transaction

from agencies.acting import acting_as
from iom.demo import cast, referring
from iom.demo.living import Life, live
from iom.demo.people import invent
from meetings import services as meetings


AREAS = ("east-sussex", "west-sussex", "brighton-hove")
FOUNDED_DAYS_AGO = 900
MONTHS = 25  # of meetings, the last ones still to come

# What becomes of each in turn of an area's people; forty to an area.
FATES: tuple[str | Life, ...] = (
    Life("amber", 20), Life("red", 12), Life("prison", 30, release_in_days=40), Life("green", 60),
    "draft", Life("amber", 110), "submitted", Life("red", 45), Life("amber", 60), "ready",
    Life("green", 150), Life("red", 5, wanted=True), Life("amber", 30), "researching",
    Life("prison", 90, release_in_days=75), Life("amber", 85), Life("green", 20), "rejected",
    Life("red", 20), Life("amber", 10), Life("prison", 15), "deferred", Life("amber", 96),
    Life("green", 200), Life("amber", 45), "submitted", Life("red", 33), Life("prison", 120),
    Life("amber", 70), Life("green", 90, closed=True), "rejected", Life("amber", 15), "draft",
    Life("green", 40), Life("red", 8), Life("prison", 60, release_in_days=20), "withdrawn",
    Life("amber", 55), "ready", Life("amber", 100),
)  # fmt: skip


@dataclass(frozen=True)
class Calendar:
    """One area's meetings, past and to come, by date."""

    meetings: tuple[Any, ...]

    def after(self, day: date) -> Any:
        """Return the first meeting on or after a day."""
        return next(each for each in self.meetings if each.held_on >= day)


@transaction.atomic
def load(*, people: int, today: date, tell: Callable[[str], None]) -> int:
    """
    Gather the cast and make the caseload; return how many people there are.

    One transaction: interrupted, it leaves an empty service to begin again.

    :param tell: is given one line of progress at a time
    """
    founded = today - timedelta(days=FOUNDED_DAYS_AGO)
    tell("Founding the service and its three areas")
    world = cast.gather(on=founded)
    teams = {area: referring.team(world, area) for area in AREAS}
    tell("Arranging two years of meetings")
    calendars = {area: arranged(world, teams[area], today=today) for area in AREAS}
    for number, (area, fate) in enumerate(dealt(people)):
        if number % 10 == 0:
            tell(f"People: {number} of {people}")
        made(world, teams[area], calendars[area], fate, number=number, today=today)
    tell("Recording which meetings were held")
    for area in AREAS:
        hold(teams[area], calendars[area], today=today)
    return people


def dealt(people: int) -> Iterator[tuple[str, str | Life]]:
    """Yield area and fate for each person, area by area in turn."""
    for number in range(people):
        yield AREAS[number % len(AREAS)], FATES[(number // len(AREAS)) % len(FATES)]


def arranged(world: cast.World, team: referring.Team, *, today: date) -> Calendar:
    """Arrange a meeting every month: two years back and two months ahead."""
    made = []
    for month in range(MONTHS):
        held_on = today + timedelta(days=9 - 28 * (MONTHS - 3 - month))
        held_on += timedelta(days=(3 - held_on.weekday()) % 7)  # a Thursday
        on = min(today, held_on - timedelta(days=21))
        with acting_as(team.coordinator, on=on) as by:
            details = meetings.Details(
                name=world.schemes[team.area].meeting_name,
                held_on=held_on,
                starts_at=time(14),
                place="Committee room 2, Shingleport",
                link="",
                chair=team.chair,
                coordinator=by,
            )
            made.append(
                meetings.arrange_meeting(scheme=world.schemes[team.area], details=details, by=by, on=on)
            )
    return Calendar(tuple(made))


def hold(team: referring.Team, calendar: Calendar, *, today: date) -> None:
    """Record the meetings of the past as held."""
    with acting_as(team.coordinator, on=today) as by:
        for meeting in calendar.meetings:
            if meeting.held_on < today:
                meetings.record_held(meeting=meeting, by=by, on=today)


def made(
    world: cast.World,
    team: referring.Team,
    calendar: Calendar,
    fate: str | Life,
    *,
    number: int,
    today: date,
) -> None:
    """Make one person with their fate; the earliest referrals are two years old."""
    person = invent(number, on=today)
    if isinstance(fate, Life):
        least = max(fate.rated_days_ago + 50, 70)
        on = today - timedelta(days=least + (number * 53) % max(1, 640 - least))
        meeting = calendar.after(on + timedelta(days=7))
        case = referring.adopted(world, team, person, meeting, on=on)
        live(case, team, fate, number=number, today=today)
        return
    recent = today - timedelta(days=3 + number % 9)
    past = today - timedelta(days=60 + (number * 31) % 400)
    {
        "draft": lambda: referring.draft(world, team, person, on=recent, topics=2 + number % 6),
        "submitted": lambda: referring.submitted(world, team, person, on=recent),
        "researching": lambda: referring.researched(world, team, person, on=today - timedelta(days=12), sources=2),
        "ready": lambda: referring.before_meeting(world, team, person, calendar.after(today), on=today - timedelta(days=15)),
        "rejected": lambda: referring.turned_down(world, team, person, calendar.after(past + timedelta(days=7)), on=past),
        "deferred": lambda: referring.put_off(world, team, person, calendar.after(today - timedelta(days=40)), on=today - timedelta(days=55)),
        "withdrawn": lambda: withdrawn(world, team, person, on=recent),
    }[fate]()  # fmt: skip


def withdrawn(world: cast.World, team: referring.Team, person: Any, *, on: date) -> None:
    """Submit a referral and take it back."""
    from referrals import services as referrals

    referral = referring.submitted(world, team, person, on=on)
    with acting_as(referral.made_by, on=on) as by:
        referrals.withdraw_referral(
            referral=referral, reason="Has moved to another county.", by=by, on=on, at=referring.at(on, 16)
        )
