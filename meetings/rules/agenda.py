"""
Why a case is on the agenda of a meeting, from what the records say of it.

Whose rules: the meeting rules of the operational guide (S1-24 to S1-29, S1-36 to S1-38,
S1-104, S1-203) and our reading of them (A-3, A-5, A-9). Each rule finds its ground or
does not; `KINDS` says which grounds a kind of meeting hears. Nothing here asks what day
it is. The table of docs/rules/agenda.md is the test data.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Generic, Protocol, TypeVar

from agencies.clocks import CLOCKS, Clock, due
from meetings.choices import Ground, MeetingKind
from rag.choices import RagClass
from rag.due import live_list_due, transfer_hold_ends, written


Clocks = Mapping[str, Clock]
Key = TypeVar("Key")

EVERY_MEETING = frozenset({RagClass.RED_ALERT, RagClass.RED})
STAYS = frozenset({Ground.RED, Ground.WANTED})
"""The grounds that no meeting may put off (S1-25, A-3)."""


class Standing(Protocol):
    """What of a case decides whether a meeting may put it off."""

    status: str
    rag_class: str
    wanted_since: date | None


def stays(case: Standing) -> bool:
    """Tell whether a live case belongs on every agenda: Red, or wanted (S1-25, A-3)."""
    return case.status == "active" and (
        case.rag_class in EVERY_MEETING or case.wanted_since is not None
    )


NEXT_BY = {MeetingKind.PRACTITIONERS: "practitioners_meeting"}
"""The clock to the next meeting where none is arranged, if not the monthly one."""


@dataclass(frozen=True)
class Asked:
    """Somebody asked for the case to be heard: for which agency, and why."""

    agency: str
    reason: str


@dataclass(frozen=True)
class Facts:
    """
    What the records say of one live case.

    `since` is when the scheme took it on: what counts before it is first discussed.
    `removal` says why removal is proposed, and `removal_from` the first day it may be
    heard again. `news` is whether something was recorded in custody since the case was
    last discussed; `release_moved` whether a move of the release waits to be seen.
    """

    rag_class: str = ""
    rated_on: date | None = None
    review_due_on: date | None = None
    wanted_since: date | None = None
    in_custody: bool = False
    release_on: date | None = None
    release_moved: bool = False
    news: bool = False
    since: date | None = None
    last_discussed_on: date | None = None
    transfer_adopted_on: date | None = None
    removal: str = ""
    removal_from: date | None = None
    returns_on: date | None = None
    changed_on: date | None = None
    frequency_ends_on: date | None = None
    overdue_actions: int = 0
    overdue_since: date | None = None
    asked: tuple[Asked, ...] = ()
    put_off_from: date | None = None
    put_off_because: str = ""


@dataclass(frozen=True)
class Sitting:
    """One meeting: its kind, its day, and the day on which the next of its kind meets."""

    kind: MeetingKind
    held_on: date
    next_on: date


@dataclass(frozen=True)
class Reason:
    """One ground, and why it holds, in a practitioner's words."""

    ground: Ground
    text: str


def next_meeting(
    kind: MeetingKind, held_on: date, arranged: date | None, clocks: Clocks = CLOCKS
) -> date:
    """Return when the next meeting is: as arranged, else by the scheme's clock (S1-18, S1-35)."""
    clock = clocks[NEXT_BY.get(kind, "operational_meeting")]
    return arranged or due(clock, held_on)


def reasons(
    facts: Facts, sitting: Sitting, clocks: Clocks = CLOCKS
) -> tuple[Reason, ...]:
    """Return why a case is on a meeting's agenda, the first ground first; empty when it is not."""
    heard = KINDS[sitting.kind]
    return tuple(
        Reason(ground, text)
        for ground, rule in RULES.items()
        if ground in heard and (text := rule(facts, sitting, clocks))
    )


def wanted(facts: Facts, _sitting: Sitting, _clocks: Clocks) -> str:
    """A-3: wanted people are on every agenda, whatever their class."""
    if facts.wanted_since is None:
        return ""
    return f"Wanted for arrest since {written(facts.wanted_since)}: discussed at every meeting"


def red(facts: Facts, _sitting: Sitting, _clocks: Clocks) -> str:
    """S1-25: every Red, at every meeting."""
    if facts.rag_class not in EVERY_MEETING:
        return ""
    return "Red: discussed and rated at every meeting"


def transfer_review(facts: Facts, sitting: Sitting, clocks: Clocks) -> str:
    """S1-104: Red for eight weeks after a transfer in, then reviewed once."""
    if facts.transfer_adopted_on is None:
        return ""
    ends = transfer_hold_ends(facts.transfer_adopted_on, clocks).date
    reviewed = facts.rated_on is not None and facts.rated_on >= ends
    if reviewed or ends > sitting.held_on:
        return ""
    length = clocks["transfer_red_hold"].length
    return (
        f"Transferred in: {length} as Red were up on {written(ends)}, review the rating"
    )


def removal(facts: Facts, sitting: Sitting, _clocks: Clocks) -> str:
    """S1-36 to S1-38: a removal proposed, not before the day it was deferred to."""
    if facts.removal_from and facts.removal_from > sitting.held_on:
        return ""
    return facts.removal


def re_registration(facts: Facts, _sitting: Sitting, _clocks: Clocks) -> str:
    """S1-36: removed for custody, and release is near enough to consider them again."""
    if facts.returns_on is None:
        return ""
    return f"Re-registration to consider: release expected {written(facts.returns_on)}"


def release(facts: Facts, sitting: Sitting, clocks: Clocks) -> str:
    """S1-27, S1-28, A-9: the live list, a release that moved, or news from custody."""
    if not facts.in_custody:
        return ""
    if facts.release_on and live_list_due(facts.release_on, clocks).date <= (
        sitting.held_on
    ):
        return (
            f"In prison, release expected {written(facts.release_on)}: on the live list"
        )
    if facts.release_moved:
        now = f" to {written(facts.release_on)}" if facts.release_on else ""
        return f"In prison, the release date moved{now}"
    return "In prison, with new information to tell the meeting" if facts.news else ""


def amber(facts: Facts, sitting: Sitting, clocks: Clocks) -> str:
    """S1-26: discussed, and its rating reviewed, every three months at least."""
    return periodic(RagClass.AMBER, facts, sitting, clocks)


def green(facts: Facts, sitting: Sitting, clocks: Clocks) -> str:
    """A-5: at the scheme's interval."""
    return periodic(RagClass.GREEN, facts, sitting, clocks)


def prison(facts: Facts, sitting: Sitting, clocks: Clocks) -> str:
    """A-5: at the scheme's interval."""
    return periodic(RagClass.PRISON, facts, sitting, clocks)


def periodic(
    rag_class: RagClass, facts: Facts, sitting: Sitting, clocks: Clocks
) -> str:
    """
    Say why a class that is discussed every so often is due at this meeting.

    It is when its time is up by this meeting, or would be before the next.
    """
    if facts.rag_class != rag_class:
        return ""
    up_on = time_up(facts, clocks)
    if up_on and up_on < sitting.next_on:
        length = clocks[f"{rag_class}_review"].length
        last = facts.last_discussed_on
        begun = (
            f"last discussed on {written(last)}" if last else "not discussed here yet"
        )
        return f"{rag_class.label}: {begun}, {length} are up on {written(up_on)}"
    if facts.review_due_on and facts.review_due_on < sitting.next_on:
        return f"{rag_class.label}: rating to be reviewed by {written(facts.review_due_on)}"
    return ""


def time_up(facts: Facts, clocks: Clocks = CLOCKS) -> date | None:
    """Return by when an Amber, Green or Prison case must be discussed; None for others."""
    begun = facts.last_discussed_on or facts.since
    if begun is None or facts.rag_class not in PERIODIC:
        return None
    return due(clocks[f"{facts.rag_class}_review"], begun)


def change(facts: Facts, _sitting: Sitting, _clocks: Clocks) -> str:
    """S3-28: a significant change that nobody has reviewed."""
    if facts.changed_on is None:
        return ""
    return f"Significant change on {written(facts.changed_on)}, not reviewed yet"


def frequency(facts: Facts, sitting: Sitting, _clocks: Clocks) -> str:
    """S1-203: the frequency that a meeting set runs out before the next one."""
    ends = facts.frequency_ends_on
    if ends is None or ends >= sitting.next_on or facts.rag_class not in SUPERVISED:
        return ""
    return f"Supervision frequency agreed until {written(ends)}: agree it again"


def actions(facts: Facts, _sitting: Sitting, _clocks: Clocks) -> str:
    """S1-29: actions that are overdue are updated, discharged or carried over."""
    if not facts.overdue_actions or facts.overdue_since is None:
        return ""
    since = written(facts.overdue_since)
    if facts.overdue_actions == 1:
        return f"1 action overdue since {since}"
    return f"{facts.overdue_actions} actions overdue, the oldest since {since}"


def asked(facts: Facts, _sitting: Sitting, _clocks: Clocks) -> str:
    """Whoever works a case may ask for it; what was put off to this meeting is asked for too."""
    said = [f"Asked for by {each.agency}: {each.reason}" for each in facts.asked]
    if facts.put_off_from is not None:
        said.append(
            f"Put off from {written(facts.put_off_from)}: {facts.put_off_because}"
        )
    return "; ".join(said)


Rule = Callable[[Facts, Sitting, Clocks], str]
RULES: dict[Ground, Rule] = {
    Ground.WANTED: wanted,
    Ground.RED: red,
    Ground.TRANSFER_REVIEW: transfer_review,
    Ground.REMOVAL: removal,
    Ground.RE_REGISTRATION: re_registration,
    Ground.RELEASE: release,
    Ground.AMBER: amber,
    Ground.CHANGE: change,
    Ground.FREQUENCY: frequency,
    Ground.ACTIONS: actions,
    Ground.GREEN: green,
    Ground.PRISON: prison,
    Ground.ASKED: asked,
}
PERIODIC = frozenset({RagClass.AMBER, RagClass.GREEN, RagClass.PRISON})
SUPERVISED = frozenset({RagClass.RED, RagClass.AMBER})
KINDS: dict[MeetingKind, frozenset[Ground]] = {
    MeetingKind.OPERATIONAL: frozenset(Ground),
    MeetingKind.NOMINATIONS: frozenset({Ground.NOMINATION, Ground.TRANSFER}),
    MeetingKind.CONCERN: frozenset(
        {Ground.WANTED, Ground.RED, Ground.CHANGE, Ground.ASKED}
    ),
    MeetingKind.PRACTITIONERS: frozenset(
        {Ground.WANTED, Ground.RED, Ground.ACTIONS, Ground.ASKED}
    ),
}
"""Which grounds each kind of meeting hears (S1-35, S2-36 to S2-38)."""


DECIDING = frozenset(
    kind for kind, grounds in KINDS.items() if Ground.NOMINATION in grounds
)
"""The kinds of meeting that decide nominations and transfers (S1-23, S2-37)."""


@dataclass(frozen=True)
class Sortable(Generic[Key]):
    """One item to be put in order: `key` tells it apart, `position` is where a person put it."""

    key: Key
    ground: str
    name: str
    position: int | None = None


def in_order(items: Iterable[Sortable[Key]]) -> list[Sortable[Key]]:
    """
    Return an agenda in order: as a person set it, and what came since by its ground and name.

    Whatever is left out of `items`, the others keep their order: two readers who see
    different cases see the ones they share in the same order.
    """
    found = list(items)
    grounds = list(Ground.values)
    last: dict[int, int] = {}
    for each in found:
        if each.position is not None:
            ground = grounds.index(each.ground)
            last[ground] = max(each.position, last.get(ground, 0))

    def place(each: Sortable[Key]) -> tuple[int, int, int, str]:
        ground = grounds.index(each.ground)
        if each.position is not None:
            return each.position, 0, ground, each.name
        before = [position for rank, position in last.items() if rank <= ground]
        return max(before, default=-1), 1, ground, each.name

    return sorted(found, key=place)


def moved(order: Sequence[Key], typed: Mapping[Key, int]) -> list[Key]:
    """
    Return an order after numbers were typed beside some of it, counted from 1.

    What got a new number takes that place; the others close up in the order they had.
    """
    present = {key: number for number, key in enumerate(order, 1)}
    going = sorted(
        (key for key in order if typed.get(key, present[key]) != present[key]),
        key=lambda key: (typed[key], present[key]),
    )
    result = [key for key in order if key not in set(going)]
    for key in going:
        result.insert(max(0, typed[key] - 1), key)
    return result


def gaps(days: Iterable[date], *, since: date, until: date) -> list[tuple[date, date]]:
    """Return the stretches between discussions: from one to the next, and to the end."""
    points = [since, *sorted(each for each in days if since < each <= until), until]
    distinct = [day for day, _ in groupby(points)]
    return list(pairwise(distinct))


def too_long(
    days: Iterable[date], *, since: date, until: date, clock: Clock
) -> list[tuple[date, date]]:
    """Return the stretches without discussion that a clock forbids (S1-26): start, and when it was up."""
    return [
        (start, up_on)
        for start, end in gaps(days, since=since, until=until)
        if (up_on := due(clock, start)) < end
    ]
