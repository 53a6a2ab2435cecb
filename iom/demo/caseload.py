"""
The demonstration caseload: who is where today, dealt out over three areas.

Everything goes through the services, as people would do it, so nothing can be in a
state that work could not have brought about.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from multiprocessing import get_context
from typing import Any

from django.db import connections, transaction

from agencies.acting import acting_as
from iom.demo import (
    cast,
    directory,
    events,
    minuting,
    nominating,
    packaging,
    preparing,
    referring,
    releasing,
    signing,
    transferring,
)
from iom.demo.living import Life, live
from iom.demo.people import invent
from meetings import services as meetings
from meetings.models import Meeting
from referrals import services as referrals


AREAS = ("east-sussex", "west-sussex", "brighton-hove")
FOUNDED_DAYS_AGO = 900
MONTHS = 25  # of meetings, the last ones still to come

# What becomes of each in turn of an area's people; forty to an area.
FATES: tuple[str | Life, ...] = (
    Life("amber", 20), Life("red", 12), Life("prison", 30, release_in_days=40), Life("green", 60, leaving="proposed"),
    "draft", Life("amber", 110), "submitted", Life("red", 45), Life("amber", 60), "ready",
    Life("green", 150, leaving="removed"), Life("red", 5, wanted=True), Life("amber", 30, leaving="mappa"), "researching",
    Life("prison", 90, release_in_days=75), Life("amber", 85), Life("green", 20, leaving="reviewed"), "rejected",
    Life("red", 20), Life("amber", 10, leaving="deferred"), Life("prison", 15, leaving="custody"), "deferred", Life("amber", 96),
    Life("green", 200, leaving="kept"), Life("amber", 45), "submitted", Life("red", 33), Life("prison", 120, leaving="returns"),
    Life("amber", 70), Life("green", 90, leaving="unfinished"), "rejected", Life("amber", 15), "draft",
    Life("green", 40, leaving="back"), Life("red", 8), Life("prison", 60, release_in_days=20), "withdrawn",
    Life("amber", 55), "ready", Life("amber", 100),
)  # fmt: skip


@dataclass(frozen=True)
class Calendar:
    """One area's meetings, past and to come, by date."""

    meetings: tuple[Any, ...]

    def after(self, day: date) -> Any:
        """Return the first meeting on or after a day."""
        return next(each for each in self.meetings if each.held_on >= day)


def load(
    *, people: int, today: date, tell: Callable[[str], None], at_once: int = 1
) -> None:
    """
    Gather the cast and make the caseload, area by area, each in one transaction.

    Interrupted, it leaves whole areas only; begun again, it makes those still missing.

    :param tell: is given one line of progress at a time
    :param at_once: how many areas to make at the same time, each in its own process
    """
    if not cast.is_gathered():
        tell("Founding the service and its three areas")
        with transaction.atomic():
            world = cast.gather(on=today - timedelta(days=FOUNDED_DAYS_AGO))
            releasing.list_providers(world, today=today)
    if not directory.is_filled():
        tell("Filling the directory of services")
        with transaction.atomic():
            directory.fill(cast.recall(), today=today)
    missing = [area for area in AREAS if not is_loaded(area)]
    if at_once == 1:
        for area in missing:
            load_area(area, people=people, today=today, tell=tell)
    else:
        connections.close_all()  # a connection must not be shared with a child
        with ProcessPoolExecutor(at_once, mp_context=get_context("fork")) as pool:
            work = partial(load_area, people=people, today=today, tell=tell)
            list(pool.map(work, missing))
    transferring.load(cast.recall(), today=today, tell=tell)
    packaging.load(cast.recall(), today=today, tell=tell)


def is_complete() -> bool:
    """Tell whether the whole demonstration is there."""
    return cast.is_gathered() and all(map(is_loaded, AREAS))


def is_loaded(area: str) -> bool:
    """Tell whether an area's part is there: its meetings come with its people."""
    return Meeting.objects.filter(scheme__area__code=area).exists()


@transaction.atomic
def load_area(
    area: str, *, people: int, today: date, tell: Callable[[str], None]
) -> None:
    """Make one area's meetings and people."""
    world = cast.recall()
    team = referring.team(world, area)
    nominating.set_criteria(world, area, on=today - timedelta(days=FOUNDED_DAYS_AGO))
    signing.set_statement(world, area, on=today - timedelta(days=FOUNDED_DAYS_AGO))
    calendar = arranged(world, team, today=today)
    mine = [
        (number, fate)
        for number, (where, fate) in enumerate(dealt(people))
        if where == area
    ]
    for done, (number, fate) in enumerate(mine):
        if done % 10 == 0:
            tell(f"{world.areas[area]}: {done} of {len(mine)} people")
        made(world, team, calendar, fate, number=number, today=today)
    hold(team, calendar, today=today)
    preparing.prepare(world, team, calendar.after(today), today=today)
    minuting.meet_weekly(team, world.schemes[area], today=today)
    events.check(team, today=today)


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
                meetings.arrange_meeting(
                    scheme=world.schemes[team.area], details=details, by=by, on=on
                )
            )
    preparing.issue_past(team, [each for each in made if each.held_on < today])
    return Calendar(tuple(made))


def hold(team: referring.Team, calendar: Calendar, *, today: date) -> None:
    """Fill the agendas of the meetings of the past, and record them as held."""
    past = [each for each in calendar.meetings if each.held_on < today]
    preparing.fill_past(team, past, today=today)
    with acting_as(team.coordinator, on=today) as by:
        for meeting in past[:-1]:
            meetings.record_held(meeting=meeting, by=by, on=today)
    minuting.hold_last(team, past[-1], today=today)


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
        if fate.leaving == "back":
            come_back(world, team, calendar, case, person, today=today)
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


def come_back(
    world: cast.World,
    team: referring.Team,
    calendar: Calendar,
    case: Any,
    person: Any,
    *,
    today: date,
) -> None:
    """Refer somebody again who was removed, and adopt them as a new episode (S1-36)."""
    referral = referring.submitted(
        world, team, person, on=today - timedelta(days=9), again=case.person
    )
    meeting = next(each for each in calendar.meetings if each.held_on >= today)
    with acting_as(team.coordinator, on=today) as by:
        meetings.list_referral(
            meeting=meeting, referral=referral, by=by, at=referring.at(today, 9)
        )


def withdrawn(
    world: cast.World, team: referring.Team, person: Any, *, on: date
) -> None:
    """Submit a referral and take it back."""
    referral = referring.submitted(world, team, person, on=on)
    with acting_as(referral.made_by, on=on) as by:
        referrals.withdraw_referral(
            referral=referral,
            reason="Has moved to another county.",
            by=by,
            on=on,
            at=referring.at(on, 16),
        )
