"""MAPPA on the case: its level, referrals both ways, who was at which meeting."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases import permissions
from cases.choices.forums import JointForum, MappaSource, Presence
from cases.models import Case, JointMeeting, MappaManagement, MappaReferral
from cases.policies import can_record
from cases.policies import forums as policies
from cases.services.case import update_standing
from core.decisions import require
from core.exceptions import ChangedMeanwhile


@dataclass(frozen=True)
class MappaFacts:
    """At which level MAPPA manages the person, why, and who goes to both meetings."""

    level: str
    since: date
    source: str = MappaSource.MEETING
    category: str = ""
    is_critical: bool = False
    review_on: date | None = None
    reviewer: str = ""
    attends_both: bool = False
    offender_manager: User | None = None
    police_offender_manager: User | None = None


def locked(case: Case) -> None:
    """Let one person at a time change what MAPPA does on this case."""
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)


def may_write(by: User, case: Case) -> None:
    """Go on only when `by` may record on this open case."""
    require(permissions.may_work(by, case), can_record(is_open=case.is_open))


@transaction.atomic
def record_mappa_management(
    *,
    case: Case,
    facts: MappaFacts,
    by: User,
    on: date,
    seen: UUID | None = None,
    checks_seen: bool = False,
) -> MappaManagement:
    """
    Record how MAPPA manages the person from a day on; the row before is kept (S1-92 to S1-96).

    :param seen: the current row on the page this was sent from; with `checks_seen`
    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the facts do not go together, or the case is closed
    :raises ChangedMeanwhile: if somebody recorded another level first
    """
    may_write(by, case)
    locked(case)
    before = MappaManagement.objects.filter(
        case=case, superseded_on__isnull=True
    ).first()
    if before and says(before, facts):
        return before
    if checks_seen and (before.pk if before else None) != seen:
        raise ChangedMeanwhile(
            "Somebody else recorded the MAPPA level while this page was open.",
            theirs=[("Level now", str(before or "Not recorded"))],
            yours=[("Level you chose", facts.level or "Not managed by MAPPA")],
        )
    _require_whole(facts, before, on=on)
    if before:
        before.superseded_on = on
        before.save(update_fields=["superseded_on"])
    written = MappaManagement(case=case, recorded_by=by, **vars(facts))
    written.save(force_insert=True)
    update_standing(
        case=case, by=by, mappa_level=facts.level, attends_mappa=facts.attends_both
    )
    audit.record(
        "mappa.level_recorded",
        subject=written,
        operation=Operation.COLLECT,
        level=facts.level,
    )
    return written


def says(row: MappaManagement, facts: MappaFacts) -> bool:
    """Tell whether a row says just this already."""
    return all(getattr(row, name) == value for name, value in vars(facts).items())


def _require_whole(
    facts: MappaFacts, before: MappaManagement | None, *, on: date
) -> None:
    """Go on only when the facts go together."""
    require(
        policies.can_manage_under_mappa(
            level=facts.level,
            is_critical=facts.is_critical,
            attends_both=facts.attends_both,
            review_on=facts.review_on,
            since=facts.since,
            began=before.since if before else None,
            on=on,
        )
    )


@transaction.atomic
def keep_mappa_level(
    *, case: Case, level: str, by: User, on: date, attends_both: bool | None = None
) -> MappaManagement:
    """
    Record a level that a referral or a review brings; the rest stays as it was.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the case is closed
    """
    before = MappaManagement.objects.filter(
        case=case, superseded_on__isnull=True
    ).first()
    facts = facts_of(before) if before and level else MappaFacts(level, on)
    wanted = case.attends_mappa if attends_both is None else attends_both
    facts = replace(
        facts,
        level=level,
        attends_both=bool(level) and wanted,
        is_critical=facts.is_critical and level == facts.level,
    )
    if before and says(before, facts):
        audit.record("mappa.level_confirmed", subject=before, level=level)
        return before
    facts = replace(facts, since=on, source=MappaSource.REFERRAL)
    return record_mappa_management(case=case, facts=facts, by=by, on=on)


def facts_of(row: MappaManagement) -> MappaFacts:
    """Return a row's facts."""
    return MappaFacts(
        **{name: getattr(row, name) for name in MappaFacts.__dataclass_fields__}
    )


@dataclass(frozen=True)
class NewMappaReferral:
    """A referral between IOM and MAPPA, either way."""

    direction: str
    made_on: date
    why: str
    reference: str = ""


@transaction.atomic
def refer_between(
    *, case: Case, referral: NewMappaReferral, by: User, on: date
) -> MappaReferral:
    """
    Record a referral to MAPPA or from it (S1-96).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if one this way waits already, or its day is to come
    """
    may_write(by, case)
    locked(case)
    waits = MappaReferral.objects.filter(
        case=case, direction=referral.direction, answered_on__isnull=True
    ).exists()
    require(policies.can_be_referred(waits=waits, made_on=referral.made_on, on=on))
    made = MappaReferral(case=case, recorded_by=by, **asdict(referral))
    made.save(force_insert=True)
    audit.record(
        "mappa.referred",
        subject=made,
        operation=Operation.COLLECT,
        direction=referral.direction,
    )
    return made


@transaction.atomic
def answer_referral(
    *, referral: MappaReferral, answer: str, answered_on: date, by: User
) -> MappaReferral:
    """
    Record what became of a referral between IOM and MAPPA.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it is answered already, or before it was made
    """
    case = referral.case
    may_write(by, case)
    locked(case)
    referral.refresh_from_db(fields=["answer", "answered_on"])
    require(
        policies.can_be_answered(
            answered=bool(referral.answer),
            made_on=referral.made_on,
            answered_on=answered_on,
        )
    )
    referral.answer, referral.answered_on = answer, answered_on
    referral.save(update_fields=["answer", "answered_on"])
    audit.record("mappa.referral_answered", subject=referral, answer=answer)
    return referral


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
