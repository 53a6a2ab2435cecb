"""The practitioners' week in words: a card for each person, a line for each thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cases.presenters import flags
from core import words
from core.daytime import plain_time
from rag.duties import DutyStatus


VISIT = "home_visit"
ELSEWHERE = {VISIT, "meeting"}  # the visit has its own line; the meeting its own day


@dataclass(frozen=True)
class Line:
    """One line under a heading; `tone` is "danger" for what is late."""

    text: str
    note: str = ""
    tone: str = ""
    url: str = ""


@dataclass(frozen=True)
class WatchedCard:
    """One person's week."""

    name: str
    url: str
    reference: str
    rag: str
    flags: list[dict[str, str]]
    lead: str
    lines: list[tuple[str, list[Line]]]


@dataclass(frozen=True)
class WatchedGroup:
    """The people who are on the page for one reason."""

    title: str
    cards: list[WatchedCard]


def watched_groups(people: Iterable[Any], *, on: date) -> list[WatchedGroup]:
    """Return the people under why they are on the page, in the page's order."""
    groups: dict[str, list[WatchedCard]] = {}
    for each in people:
        groups.setdefault(each.group.label, []).append(watched_card(each, on=on))
    return [WatchedGroup(title, cards) for title, cards in groups.items()]


def watched_card(watched: Any, *, on: date) -> WatchedCard:
    """Return one person's card; a heading with nothing under it is left out."""
    case = watched.case
    lines = [
        ("New", news(watched, on=on)),
        ("Visits", visits(watched.states, on=on)),
        ("Duties", duties(watched.states, on=on)),
        ("Taskings", taskings(watched.actions, on=on)),
        ("Diary", diary(watched.diary, on=on)),
    ]
    return WatchedCard(
        name=str(case.person),
        url=case.get_absolute_url(),
        reference=case.reference,
        rag=case.rag_class,
        flags=flags(case, on=on),
        lead=lead(case),
        lines=[(title, found) for title, found in lines if found],
    )


def lead(case: Any) -> str:
    """Return who leads the case, of which agency."""
    if case.lead_worker is None:
        return "Nobody leads this case yet"
    return f"{case.lead_worker}, {case.lead_worker_agency}"


def news(watched: Any, *, on: date) -> list[Line]:
    """Return arrests, significant changes and releases of the week, and the release to come."""
    case = watched.case
    found = [
        Line(f"Arrested: {each.offence}", words.short_day(each.arrested_at), "danger")
        for each in watched.arrests
    ]
    found += [
        Line(str(each), words.short_day(each.happened_on)) for each in watched.changes
    ]
    if watched.released_on:
        found.append(Line("Released", words.short_day(watched.released_on)))
    elif case.is_in_custody and case.release_on and case.release_on <= week_end(on):
        passed = case.release_on < on
        found.append(
            Line(
                "Release date has passed: record the release" if passed else "Release",
                f"{near(case.release_on, on=on)}, from {case.prison or 'custody'}",
                "danger" if passed else "",
            )
        )
    return found


def week_end(on: date) -> date:
    """Return the last of the days looked ahead to."""
    return on + timedelta(days=6)


def visits(states: Iterable[Any], *, on: date) -> list[Line]:
    """Return the home visit done last and the one due, where the class asks for them."""
    return [
        Line(
            f"Next due {near(each.due_on, on=on)}" if each.due_on else each.because,
            f"Last {words.short_day(each.done.on)}" if each.done else "None on record",
            late(each),
        )
        for each in states
        if each.duty.code == VISIT
    ]


def duties(states: Iterable[Any], *, on: date) -> list[Line]:
    """Return the other duties late or due this week."""
    return [
        Line(each.duty.text, f"due {near(each.due_on, on=on)}", late(each))
        for each in states
        if each.duty.code not in ELSEWHERE
        and each.due_on is not None
        and each.due_on <= week_end(on)
    ]


def late(state: Any) -> str:
    """Return the tone of a duty: late, or nothing."""
    return "danger" if state.status == DutyStatus.OVERDUE else ""


def taskings(actions: Iterable[Any], *, on: date) -> list[Line]:
    """Return the open actions due this week or late: what, whose, by when."""
    return [
        Line(
            each.what,
            f"{each.person}, {each.agency}, due {near(each.due_on, on=on)}",
            "danger" if each.is_overdue(on) else "",
            each.get_absolute_url(),
        )
        for each in actions
    ]


def diary(entries: Iterable[Any], *, on: date) -> list[Line]:
    """Return what is in the diary in the next seven days."""
    return [
        Line(
            f"{near(each.day, on=on)}, {plain_time(each.starts_at)}",
            ", ".join(filter(None, (each.what, each.where))),
        )
        for each in entries
    ]


def near(day: date, *, on: date) -> str:
    """Return a day of this week by its name: "today", "Thursday 26 November"."""
    if day == on:
        return "today"
    if on < day <= week_end(on):
        return f"{day:%A} {day.day} {day:%B}"
    return f"{words.short_day(day)} ({words.distance(day, today=on)})"


def huddle_week(on: date) -> str:
    """Return the days the page is about: "22 November to 28 November 2026"."""
    return f"{on.day} {on:%B} to {words.day(week_end(on))}"


def attendance_line(present: Iterable[Any]) -> str:
    """Return who was there, by name and agency."""
    return "; ".join(f"{each.person} ({each.agency})" for each in present)
