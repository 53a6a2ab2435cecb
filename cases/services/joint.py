"""Who was at the meetings of IOM and MAPPA that both workers go to (S1-96, S1-195)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.choices.forums import JointForum, Presence
from cases.models import Case, JointMeeting
from cases.policies import forums as policies
from cases.services.case import update_standing
from cases.services.mappa import locked, may_write
from core.decisions import require
from core.exceptions import ChangedMeanwhile


@transaction.atomic
def list_mappa_meeting(
    *, case: Case, meets_on: date, by: User, minutes_reference: str = ""
) -> JointMeeting:
    """
    Put the day of a MAPPA meeting on the case (S1-96).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if that day is listed already
    """
    may_write(by, case)
    locked(case)
    is_there = JointMeeting.objects.filter(
        case=case, forum=JointForum.MAPPA, meets_on=meets_on
    ).exists()
    require(policies.can_meet_on(is_there=is_there))
    listed = JointMeeting(
        case=case,
        forum=JointForum.MAPPA,
        meets_on=meets_on,
        minutes_reference=minutes_reference,
        recorded_by=by,
    )
    listed.save(force_insert=True)
    audit.record(
        "mappa.meeting_listed", subject=listed, operation=Operation.COLLECT, on=meets_on
    )
    return listed


@dataclass(frozen=True)
class WhoWent:
    """Whether each of the two was there, why not, and where the minutes are kept."""

    offender_manager: str
    police_offender_manager: str
    why_missed: str = ""
    minutes_reference: str = ""

    @property
    def presences(self) -> tuple[str, str]:
        """Both, the offender manager first."""
        return self.offender_manager, self.police_offender_manager


@transaction.atomic
def take_joint_attendance(
    *, meeting: JointMeeting, who: WhoWent, version: int, by: User, on: date
) -> JointMeeting:
    """
    Record whether both workers were there; an absence is flagged on the case (S1-195).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the meeting is to come, or an absence has no reason
    :raises ChangedMeanwhile: if somebody recorded it first, with other answers
    """
    case = meeting.case
    may_write(by, case)
    locked(case)
    meeting.refresh_from_db()
    meeting.case = case
    if meeting.taken_on and all(
        getattr(meeting, name) == value for name, value in vars(who).items()
    ):
        return meeting
    if meeting.version != version:
        raise ChangedMeanwhile(
            "Somebody else recorded who went while this page was open.",
            theirs=attendance_words(
                meeting.offender_manager, meeting.police_offender_manager
            ),
            yours=attendance_words(*who.presences),
        )
    require(
        policies.can_take_attendance(
            meets_on=meeting.meets_on,
            on=on,
            presences=who.presences,
            why=who.why_missed,
        )
    )
    _write_attendance(meeting, who, by=by, on=on)
    audit.record("mappa.attendance_taken", subject=meeting, missed=meeting.is_missed)
    settle_missed(case=case, by=by)
    return meeting


def attendance_words(first: str, second: str) -> list[tuple[str, str]]:
    """Return who was there, in words."""
    named = dict(Presence.choices)
    return [
        ("Offender manager", str(named.get(first, "Not recorded"))),
        ("Police offender manager", str(named.get(second, "Not recorded"))),
    ]


def _write_attendance(
    meeting: JointMeeting, who: WhoWent, *, by: User, on: date
) -> None:
    """Write who went; it is missed only where both must go and one did not."""
    for name, value in vars(who).items():
        setattr(meeting, name, value)
    meeting.is_missed = meeting.case.attends_mappa and Presence.ABSENT in who.presences
    if not meeting.is_missed:
        meeting.followed_up_on, meeting.followed_up_by, meeting.follow_up = (
            None,
            None,
            "",
        )
    meeting.taken_on, meeting.taken_by = on, by
    meeting.version += 1
    meeting.save()


def settle_missed(*, case: Case, by: User) -> None:
    """Keep on the case since when a meeting that both must go to is missed."""
    first = (
        JointMeeting.objects.filter(case=case).unsettled().order_by("meets_on").first()
    )
    missed_on = first.meets_on if first else None
    if case.mappa_missed_on != missed_on:
        update_standing(case=case, by=by, mappa_missed_on=missed_on)


@transaction.atomic
def note_iom_attendance(
    *, case: Case, meeting_id: UUID, met_on: date, who: WhoWent, by: User, on: date
) -> JointMeeting:
    """
    Keep who of the two was at an IOM meeting that discussed the case (S1-195).

    Called when the meeting is recorded as held; called again, it is written once.

    :raises NotPermitted: if `by` does not work the case
    """
    may_write(by, case)
    locked(case)
    kept = JointMeeting.objects.filter(
        case=case, forum=JointForum.IOM, meets_on=met_on
    ).first()
    meeting = kept or JointMeeting(
        case=case,
        forum=JointForum.IOM,
        meets_on=met_on,
        iom_meeting_id=meeting_id,
        recorded_by=by,
    )
    if kept is None:
        meeting.case = case
        _write_attendance(meeting, who, by=by, on=on)
        audit.record(
            "mappa.attendance_taken", subject=meeting, missed=meeting.is_missed
        )
        settle_missed(case=case, by=by)
    return meeting


@transaction.atomic
def follow_up_missed(
    *, meeting: JointMeeting, what: str, by: User, on: date
) -> JointMeeting:
    """
    Record what was done about a missed meeting; the flag comes off the case.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if nobody was missing, or it was followed up already
    """
    case = meeting.case
    may_write(by, case)
    locked(case)
    meeting.refresh_from_db(fields=["is_missed", "followed_up_on"])
    require(
        policies.can_follow_up(
            is_missed=meeting.is_missed,
            is_followed_up=meeting.followed_up_on is not None,
        )
    )
    meeting.followed_up_on, meeting.followed_up_by, meeting.follow_up = on, by, what
    meeting.save(update_fields=["followed_up_on", "followed_up_by", "follow_up"])
    audit.record("mappa.missed_followed_up", subject=meeting)
    settle_missed(case=case, by=by)
    return meeting
