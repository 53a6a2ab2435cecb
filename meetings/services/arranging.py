"""Arranging meetings: when, where, led by whom, and that they took place (S1-18, S1-20)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Max, Min, Q

from agencies import services as agencies
from agencies.choices import Role
from agencies.clocks import due
from agencies.models import Membership, Scheme, User
from agencies.selectors import clocks_of
from audit import services as audit
from core.decisions import Decision, require
from core.exceptions import ChangedMeanwhile
from core.working_days import add_working_days, bank_holidays
from meetings import permissions, policies, presenters, selectors
from meetings.choices import MeetingKind, MeetingStatus
from meetings.models import AgendaItem, Meeting, Series
from meetings.services.dual import note_dual_attendance
from meetings.services.invitations import tell_again
from meetings.services.issuing import write_agenda
from meetings.services.presence import note_present
from rag import services as ratings
from referrals import services as referrals
from referrals.services import transfers


CHASED_BEFORE = (
    3  # working days before a meeting; written updates are asked for (S1-34)
)


@dataclass(frozen=True)
class Details:
    """When and where a meeting is, what it is called and who leads it."""

    name: str
    held_on: date
    starts_at: time
    place: str
    link: str
    chair: User
    coordinator: User
    kind: MeetingKind = MeetingKind.OPERATIONAL
    minutes: int = 120
    quorum: int = 0
    series: Series | None = None


@transaction.atomic
def arrange_meeting(*, scheme: Scheme, details: Details, by: User, on: date) -> Meeting:
    """
    Arrange one of the scheme's meetings (S1-7, S1-18).

    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if it is in the past, clashes with another, or the chair or
        co-ordinator does not hold that role in the area
    """
    require(permissions.may_arrange(by, scheme), *checks(scheme, details, on=on))
    meeting = Meeting(scheme=scheme, arranged_by=by)
    fill(meeting, details)
    meeting.save()
    tell_ratings(meeting, by=by, on=on)
    audit.record("meeting.arranged", subject=meeting, held_on=meeting.held_on)
    return meeting


@transaction.atomic
def rearrange_meeting(
    *,
    meeting: Meeting,
    details: Details,
    version: int,
    by: User,
    on: date,
    at: datetime,
) -> Meeting:
    """
    Change when or where a meeting is, or who leads it; those invited are told again.

    :param version: the meeting's version on the page, to catch a stale one
    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if it has been held, or `arrange_meeting` would refuse it
    :raises ChangedMeanwhile: if somebody else changed it first
    """
    require(permissions.may_arrange(by, meeting.scheme))
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if locked.version != version:
        raise ChangedMeanwhile(
            "Look at what they saved, then change the meeting again if yours is right.",
            theirs=particulars(locked),
            yours=particulars(details),
        )
    require(
        policies.can_change(is_planned=locked.is_planned),
        *checks(meeting.scheme, details, on=on, besides=locked),
    )
    fill(locked, details)
    locked.version = version + 1
    locked.save()
    tell_again(locked, at=at)
    referrals.follow_meeting(meeting=for_referrals(locked), by=by)
    tell_ratings(locked, by=by, on=on)
    transfers.follow_meeting(meeting=for_referrals(locked), by=by)
    audit.record("meeting.changed", subject=locked, held_on=locked.held_on)
    return locked


def checks(
    scheme: Scheme, details: Details, *, on: date, besides: Meeting | None = None
) -> tuple:
    """Ask whether a meeting can be as described."""
    clash = Meeting.objects.filter(
        scheme=scheme, held_on=details.held_on, starts_at=details.starts_at
    ).exclude(status=MeetingStatus.CANCELLED)
    if besides:
        clash = clash.exclude(pk=besides.pk)
    return (
        policies.can_arrange(held_on=details.held_on, on=on),
        policies.can_take_place(has_other_meeting=clash.exists()),
        can_lead(scheme, details.chair, details.coordinator, on=on),
    )


def can_lead(scheme: Scheme, chair: User, coordinator: User, *, on: date) -> Decision:
    """Ask whether these two hold the roles to lead a scheme's meetings (S1-8, S1-20)."""
    return policies.can_be_led_by(
        chair_chairs=holds(chair, scheme, Role.CHAIR, on),
        coordinator_coordinates=holds(coordinator, scheme, Role.COORDINATOR, on),
    )


def holds(user: User, scheme: Scheme, role: Role, on: date) -> bool:
    """Tell whether somebody holds a role in the scheme's area on a day."""
    return selectors.holders(scheme, role, on=on).filter(user=user).exists()


def fill(meeting: Meeting, details: Details) -> None:
    """Set a meeting's particulars without saving them."""
    for name in Details.__dataclass_fields__:
        setattr(meeting, name, getattr(details, name))
    clocks, holidays = (
        clocks_of(meeting.scheme),
        bank_holidays(meeting.scheme.area.jurisdiction),
    )
    clock = clocks["written_update"]
    meeting.updates_due_on = due(clock, meeting.held_on, holidays)
    meeting.updates_chased_on = add_working_days(
        meeting.held_on, -CHASED_BEFORE, holidays
    )


def for_referrals(meeting: Meeting) -> referrals.ForMeeting:
    """Return what a referral keeps of its meeting."""
    return referrals.ForMeeting(
        meeting_id=meeting.pk, name=meeting.name, held_on=meeting.held_on
    )


def particulars(of: Meeting | Details) -> list[tuple[str, Any]]:
    """Return when, where and led by whom, for setting two versions side by side."""
    return [
        ("Name", of.name),
        ("When", presenters.meeting_time(of)),
        ("Lasts", presenters.length_of(of.minutes)),
        ("Where", of.place or of.link),
        ("Chair", str(of.chair)),
        ("Co-ordinator", str(of.coordinator)),
    ]


@transaction.atomic
def record_held(
    *,
    meeting: Meeting,
    by: User,
    on: date,
    present: Iterable[Membership] = (),
    at: datetime | None = None,
) -> Meeting:
    """
    Record that the meeting took place; its agenda is then a record.

    One that nobody issued is written down as it stood.

    :param present: who was there, from when on by `at`, where that is known
    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if it is still to come, or already recorded as held
    """
    require(permissions.may_arrange(by, meeting.scheme))
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    require(
        policies.can_be_held(
            is_planned=locked.is_planned,
            held_on=locked.held_on,
            on=on,
            is_under_way=locked.is_under_way,
        )
    )
    if locked.writes_itself:
        write_agenda(locked, by=by, at=locked.begins_at)
    locked.status = MeetingStatus.HELD
    locked.version += 1
    locked.save(update_fields=["status", "version"])
    if at is not None:
        note_present(locked, present, by=by, at=at)
    after_meeting(locked, by=by, on=on)
    audit.record("meeting.held", subject=locked)
    return locked


def after_meeting(meeting: Meeting, *, by: User, on: date) -> None:
    """Say what follows from a meeting's having been held: diaries done, reviews moved."""
    ratings.record_diary(
        cases=[each.case for each in discussed(meeting, by)],
        meeting_id=meeting.pk,
        held_on=meeting.held_on,
        by=by,
    )
    note_dual_attendance(meeting=meeting, by=by, on=on)
    tell_ratings(meeting, by=by, on=on)


def discussed(meeting: Meeting, by: User) -> list[AgendaItem]:
    """
    Return what was on the agenda when the meeting took place, as far as `by` sees it.

    A case transferred away was not discussed here (S1-99), nor was one that a meeting
    run from the record sheet did not reach.
    """
    items = AgendaItem.objects.visible_to(by).filter(
        meeting=meeting,
        removed_on__isnull=True,
        case__status="active",
        case__scheme=meeting.scheme_id,
    )
    if meeting.started_at:
        items = items.filter(discussed_at__isnull=False)
    return list(items.select_related("case__scheme"))


def tell_ratings(meeting: Meeting, *, by: User, on: date) -> None:
    """Say when the operational meeting was and is next, and let the reviews follow (S1-25)."""
    if meeting.kind != MeetingKind.OPERATIONAL:
        return
    scheme = meeting.scheme
    known = Meeting.objects.filter(scheme=scheme, kind=MeetingKind.OPERATIONAL)
    dates = known.aggregate(
        last_on=Max("held_on", filter=Q(status=MeetingStatus.HELD)),
        next_on=Min("held_on", filter=Q(status=MeetingStatus.PLANNED, held_on__gte=on)),
    )
    agencies.note_meetings(scheme=scheme, by=by, **dates)
    ratings.follow_meetings(scheme=scheme, by=by, on=on)
