"""
The arithmetic of a rota: hours in each local day and week, gaps, staffing, two places at once.

Instants are aware; days and weeks are those of the clock on the wall in London, so the
day the clocks go back has 25 hours and the one they go forward 23. Lengths are real,
in minutes. Hours are hours of cover: two workers on together count once (S0-5).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

from isms.choices import Night, Staffing


LONDON = ZoneInfo("Europe/London")
# When a shift is a night's: the source does not say, so this is ours.
NIGHT_FROM, NIGHT_TO = time(23), time(7)
WHOLE_DAY = Decimal(24)


@dataclass(frozen=True)
class Stint:
    """One worker's time on a package: from when until when, and what they do in the night."""

    worker: str
    starts: datetime
    ends: datetime
    night: str = Night.NONE

    def __post_init__(self) -> None:
        """Keep real instants: two times in one zone are compared by the clock's hands."""
        object.__setattr__(self, "starts", self.starts.astimezone(UTC))
        object.__setattr__(self, "ends", self.ends.astimezone(UTC))


@dataclass(frozen=True)
class Agreed:
    """
    What is agreed for one local day.

    `day` and `week` are hours agreed, `day_cap` and `week_cap` the package's limits.
    """

    day: Decimal
    week: Decimal
    day_cap: Decimal
    week_cap: Decimal
    staffing: Staffing
    night: Night
    round_the_clock: bool


@dataclass(frozen=True)
class Span:
    """From when until when, aware."""

    starts: datetime
    ends: datetime

    @property
    def minutes(self) -> int:
        """Its real length."""
        return minutes_between(self.starts, self.ends)


@dataclass(frozen=True)
class Day:
    """One local day of a rota: minutes covered, agreed and allowed, and what is wrong."""

    day: date
    covered: int
    agreed: int
    cap: int
    gaps: tuple[Span, ...]
    understaffed: tuple[Span, ...]
    wrong_nights: tuple[Stint, ...]

    @property
    def is_over(self) -> bool:
        """Whether the day has more than its package allows (S0-11)."""
        return self.covered > self.cap


@dataclass(frozen=True)
class Week:
    """A local week, Monday to Sunday, with its days; minutes covered, agreed and allowed."""

    monday: date
    days: tuple[Day, ...]
    covered: int
    agreed: int
    cap: int

    @property
    def is_over(self) -> bool:
        """Whether the week has more than its package allows, whatever its days (S0-11)."""
        return self.covered > self.cap

    @property
    def short(self) -> int:
        """Minutes fewer than agreed for the week."""
        return max(0, self.agreed - self.covered)


def midnight(day: date) -> datetime:
    """Return the instant a local day begins."""
    return instant(day, time())


def instant(day: date, at: time) -> datetime:
    """Return the instant of a time on the clock; of one that comes twice, the first."""
    return datetime.combine(day, at, LONDON).astimezone(UTC)


def length_of(day: date) -> int:
    """Return the minutes of a local day: 1,440, or 60 more or fewer when the clocks change."""
    return minutes_between(midnight(day), midnight(day + timedelta(days=1)))


def minutes_between(starts: datetime, ends: datetime) -> int:
    """Return real minutes between two instants."""
    return int((ends - starts).total_seconds() // 60)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def local_days(stints: Iterable[Stint]) -> set[date]:
    """Return the local days that stints touch."""
    touched = set()
    for each in stints:
        day = each.starts.astimezone(LONDON).date()
        while midnight(day) < each.ends:
            touched.add(day)
            day += timedelta(days=1)
    return touched


def clipped(stints: Iterable[Stint], within: Span) -> list[Span]:
    """Return the parts of stints inside a span, in order of time."""
    parts = [
        Span(max(each.starts, within.starts), min(each.ends, within.ends))
        for each in stints
    ]
    return sorted(
        (each for each in parts if each.starts < each.ends),
        key=lambda each: (each.starts, each.ends),
    )


def counted(parts: Sequence[Span], within: Span) -> Iterator[tuple[Span, int]]:
    """Yield each stretch of a span with how many of the parts are on in it."""
    edges = {within.starts, within.ends}
    edges |= {each.starts for each in parts} | {each.ends for each in parts}
    for starts, ends in pairwise(sorted(edges)):
        on = sum(each.starts <= starts and each.ends >= ends for each in parts)
        yield Span(starts, ends), on


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return stretches in order, those that touch made one."""
    found: list[Span] = []
    for each in spans:
        if found and found[-1].ends >= each.starts:
            found[-1] = Span(found[-1].starts, max(found[-1].ends, each.ends))
        else:
            found.append(each)
    return tuple(found)


def covered(stints: Iterable[Stint], within: Span) -> int:
    """Return the minutes of a span in which somebody is on."""
    return sum(each.minutes for each in joined(clipped(stints, within)))


def day_of(day: date, stints: Sequence[Stint], agreed: Agreed | None) -> Day:
    """Return one local day; with nothing agreed nothing is allowed."""
    whole = Span(midnight(day), midnight(day + timedelta(days=1)))
    done = covered(stints, whole)
    if agreed is None:
        return Day(day, done, 0, 0, (), (), ())
    length = whole.minutes
    parts = list(counted(clipped(stints, whole), whole))
    double = agreed.staffing == Staffing.DOUBLE
    return Day(
        day=day,
        covered=done,
        agreed=in_minutes(agreed.day, length),
        cap=in_minutes(agreed.day_cap, length),
        gaps=joined(span for span, on in parts if not on)
        if agreed.round_the_clock
        else (),
        understaffed=joined(span for span, on in parts if on == 1 and double),
        wrong_nights=tuple(
            each for each in stints if is_wrong_night(each, day, agreed)
        ),
    )


def in_minutes(hours: Decimal, length: int) -> int:
    """Return hours as minutes; the whole day is as long as the day is."""
    return length if hours >= WHOLE_DAY else int(hours * 60)


def nights_of(stint: Stint) -> Iterator[date]:
    """Yield the evenings whose night (11pm to 7am on the clock) a stint is on in."""
    day = stint.starts.astimezone(LONDON).date() - timedelta(days=1)
    while midnight(day) < stint.ends:
        starts = instant(day, NIGHT_FROM)
        ends = instant(day + timedelta(days=1), NIGHT_TO)
        if clipped([stint], Span(starts, ends)):
            yield day
        day += timedelta(days=1)


def is_wrong_night(stint: Stint, day: date, agreed: Agreed) -> bool:
    """Tell whether somebody sleeps on an evening's night for which waking cover is agreed."""
    return (
        agreed.night == Night.WAKING
        and stint.night != Night.WAKING
        and day in nights_of(stint)
    )


def week_of(
    monday: date, stints: Sequence[Stint], agreed: dict[date, Agreed | None]
) -> Week:
    """
    Return a local week against what is agreed for each of its days.

    When the level changes within the week, each day brings a seventh of its own level's
    hours and limit, so a week that steps down on a Thursday is held to both.
    """
    dates = [monday + timedelta(days=number) for number in range(7)]
    days = tuple(day_of(each, stints, agreed.get(each)) for each in dates)
    terms = [agreed.get(each) for each in dates]
    return Week(
        monday=monday,
        days=days,
        covered=sum(each.covered for each in days),
        agreed=int(
            sum(share(t, d, cap=False) for t, d in zip(terms, dates, strict=True))
        ),
        cap=int(sum(share(t, d, cap=True) for t, d in zip(terms, dates, strict=True))),
    )


def share(agreed: Agreed | None, day: date, *, cap: bool) -> Decimal:
    """Return the minutes one day brings to its week's hours, or to its week's limit."""
    if agreed is None:
        return Decimal(0)
    if agreed.round_the_clock:
        return Decimal(length_of(day))
    return (agreed.week_cap if cap else agreed.week) * 60 / 7


def two_places(new: Stint, others: Iterable[Stint]) -> Stint | None:
    """Return what the same worker already does at the time, anywhere, or None."""
    return next(
        (
            each
            for each in others
            if each.worker == new.worker
            and each.starts < new.ends
            and new.starts < each.ends
        ),
        None,
    )


def over_caps(
    stints: Sequence[Stint], agreed: dict[date, Agreed | None], new: Stint
) -> Iterator[str]:
    """
    Yield which limits one more stint would break, in words: each day's and each week's (S0-11).

    :param stints: what is planned already, of every week the new one touches
    """
    planned = [*stints, new]
    touched = sorted(local_days([new]))
    for day in touched:
        found = day_of(day, planned, agreed.get(day))
        if agreed.get(day) is None:
            yield f"Nothing is agreed for {day:%A} {day.day} {day:%B}."
        elif found.is_over:
            yield (
                f"{day:%A} {day.day} {day:%B} would have {in_words(found.covered)}; "
                f"the package allows {in_words(found.cap)} in a day."
            )
    for monday in sorted({monday_of(each) for each in touched}):
        week = week_of(monday, planned, agreed)
        if week.is_over and week.cap:
            yield (
                f"The week of {monday.day} {monday:%B} would have {in_words(week.covered)}; "
                f"the package allows {in_words(week.cap)} in a week."
            )


def in_words(minutes: int) -> str:
    """Return minutes as people say them: "7 hours", "15 hours 15 minutes", "45 minutes"."""
    hours, left = divmod(minutes, 60)
    said = []
    if hours or not left:
        said.append(f"{hours} hour{'' if hours == 1 else 's'}")
    if left:
        said.append(f"{left} minute{'' if left == 1 else 's'}")
    return " ".join(said)
