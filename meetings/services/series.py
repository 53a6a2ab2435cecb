"""Meetings that come round: making, changing and ending a series, arranging its next ones."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Max

from agencies.models import Agency, Scheme, User
from audit import services as audit
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from core.working_days import bank_holidays
from meetings import permissions, policies
from meetings.calculations.turns import Turn, turns
from meetings.choices import MeetingKind, MeetingStatus, Repeats, SeatRole
from meetings.models import Meeting, Seat, Series
from meetings.services.arranging import Details, arrange_meeting, can_lead
from meetings.services.invitations import ask_seats


@dataclass(frozen=True)
class SeriesFacts:
    """When and where the meetings of a series are, what they are called and who leads them."""

    kind: MeetingKind
    name: str
    repeats: Repeats
    weekday: int
    starts_at: time
    minutes: int
    place: str
    link: str
    chair: User
    coordinator: User
    quorum: int


@dataclass(frozen=True)
class SeatFacts:
    """One seat: which agency, as what, and who; None for whoever comes."""

    agency: Agency
    role: SeatRole
    person: User | None = None


@transaction.atomic
def start_series(*, scheme: Scheme, facts: SeriesFacts, by: User, on: date) -> Series:
    """
    Start a series of a scheme's meetings (S1-8, S1-18, S1-35, S2-36 to S2-38).

    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if the name is taken, or the chair or co-ordinator does not hold
        that role in the area
    """
    require(permissions.may_arrange(by, scheme), *checks(scheme, facts, on=on))
    series = Series(scheme=scheme, made_by=by)
    fill(series, facts)
    series.save(force_insert=True)
    audit.record("series.started", subject=series, kind=series.kind)
    return series


@transaction.atomic
def change_series(
    *, series: Series, facts: SeriesFacts, version: int, by: User, on: date
) -> Series:
    """
    Change a series; meetings already arranged stay as they are.

    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if it has ended, or `start_series` would refuse it
    :raises ChangedMeanwhile: if somebody else changed it first
    """
    require(permissions.may_arrange(by, series.scheme))
    locked = Series.objects.select_for_update(of=("self",)).get(pk=series.pk)
    if locked.version != version:
        raise ChangedMeanwhile(
            "Look at what they saved, then change the series again if yours is right."
        )
    require(
        policies.can_end_series(is_ended=locked.ended_on is not None),
        *checks(series.scheme, facts, on=on, besides=locked),
    )
    fill(locked, facts)
    locked.version = version + 1
    locked.save()
    audit.record("series.changed", subject=locked)
    return locked


@transaction.atomic
def end_series(*, series: Series, by: User, on: date) -> Series:
    """
    End a series; what is arranged already stays.

    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if it has ended
    """
    require(permissions.may_arrange(by, series.scheme))
    locked = Series.objects.select_for_update(of=("self",)).get(pk=series.pk)
    require(policies.can_end_series(is_ended=locked.ended_on is not None))
    locked.ended_on, locked.ended_by = on, by
    locked.save(update_fields=["ended_on", "ended_by"])
    audit.record("series.ended", subject=locked)
    return locked


def checks(
    scheme: Scheme, facts: SeriesFacts, *, on: date, besides: Series | None = None
) -> tuple:
    """Ask whether a series can be as described."""
    taken = Series.objects.filter(scheme=scheme, name=facts.name, ended_on__isnull=True)
    if besides is not None:
        taken = taken.exclude(pk=besides.pk)
    return (
        policies.can_name_series(is_taken=taken.exists()),
        can_lead(scheme, facts.chair, facts.coordinator, on=on),
    )


def fill(series: Series, facts: SeriesFacts) -> None:
    """Set a series' particulars without saving them."""
    for name in SeriesFacts.__dataclass_fields__:
        setattr(series, name, getattr(facts, name))


@transaction.atomic
def add_seat(*, series: Series, seat: SeatFacts, by: User) -> Seat:
    """
    Give an agency a seat, for somebody by name or for whoever comes (S1-9).

    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if that person or that seat is there already
    """
    require(permissions.may_arrange(by, series.scheme))
    same = Seat.objects.filter(series=series)
    there = (
        same.filter(person=seat.person)
        if seat.person
        else same.filter(agency=seat.agency, role=seat.role, person__isnull=True)
    )
    require(policies.can_add_seat(is_there=there.exists()))
    made = Seat(series=series, agency=seat.agency, role=seat.role, person=seat.person)
    made.save(force_insert=True)
    audit.record("series.seat_added", subject=made, series=series.pk)
    return made


@transaction.atomic
def remove_seat(*, seat: Seat, by: User) -> None:
    """
    Take a seat away; who is asked already stays asked.

    :raises NotPermitted: if `by` is not the area's co-ordinator
    """
    require(permissions.may_arrange(by, seat.series.scheme))
    audit.record("series.seat_removed", subject=seat, series=seat.series_id)
    seat.delete()


@transaction.atomic
def arrange_next(
    *, series: Series, count: int, by: User, on: date, at: datetime
) -> list[Meeting]:
    """
    Arrange the next meetings of a series, and ask whoever its seats name.

    They follow the last one arranged; a bank holiday moves one to the next working day.

    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if it has ended, too many are asked for, or one clashes with
        another meeting of the scheme
    """
    require(permissions.may_arrange(by, series.scheme))
    locked = (
        Series.objects.select_for_update(of=("self",))
        .select_related("scheme__area", "chair", "coordinator")
        .get(pk=series.pk)
    )
    require(
        policies.can_arrange_next(is_ended=locked.ended_on is not None, count=count)
    )
    made = []
    for turn in next_turns(locked, count=count, on=on):
        meeting = arrange_meeting(
            scheme=locked.scheme, details=details_of(locked, turn), by=by, on=on
        )
        ask_seats(meeting=meeting, by=by)
        made.append(meeting)
    audit.record("series.arranged", subject=locked, number=len(made), at=at.isoformat())
    return made


def next_turns(series: Series, *, count: int, on: date) -> list[Turn]:
    """Return when the next meetings of a series fall: after the last arranged, and from today."""
    last = (
        Meeting.objects.filter(series=series)
        .exclude(status=MeetingStatus.CANCELLED)
        .aggregate(last=Max("held_on"))["last"]
    )
    yesterday = on - timedelta(days=1)
    return turns(
        Repeats(series.repeats),
        series.weekday,
        after=max(last or yesterday, yesterday),
        count=count,
        holidays=bank_holidays(series.scheme.area.jurisdiction),
    )


def details_of(series: Series, turn: Turn) -> Details:
    """Return one meeting of a series as it is arranged."""
    return Details(
        name=series.name,
        held_on=turn.held_on,
        starts_at=series.starts_at,
        place=series.place,
        link=series.link,
        chair=series.chair,
        coordinator=series.coordinator,
        kind=MeetingKind(series.kind),
        minutes=series.minutes,
        quorum=series.quorum,
        series=series,
    )
