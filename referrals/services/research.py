"""Researching a referral, recommending a rating, and making it ready (S1-45, S1-46, S1-62)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.choices import Section
from core.decisions import require
from referrals import permissions, policies, selectors
from referrals.choices import ResearchSource, Status
from referrals.models import Referral, ResearchEntry
from referrals.services.status import locked, move


@dataclass(frozen=True)
class Finding:
    """
    What one source said on a day; no findings means that nothing was found.

    `period_months` is over how long `offences` were counted (S1-201) or `cost_pounds`
    fell; `cost_basis` says how the cost was worked out.
    """

    source: str
    findings: str
    checked_on: date
    period_months: int | None = None
    offences: int | None = None
    cost_pounds: int | None = None
    cost_basis: str = ""

    @property
    def section(self) -> Section:
        """Where it is kept: what intelligence says is the police's own (S1-53)."""
        if self.source == ResearchSource.INTELLIGENCE:
            return Section.POLICE_INTELLIGENCE
        return Section.GENERAL


@transaction.atomic
def record_research(
    *, referral: Referral, finding: Finding, by: User, on: date
) -> ResearchEntry:
    """
    Record what one of the five sources says (S1-63); the first begins the research.

    The same finding sent twice by one person is one entry.

    :raises NotPermitted: if `by` does not research it, or records intelligence without
        being the police
    :raises NotPossible: if it has been decided, or the day is still to come
    """
    require(permissions.may_research(by, referral))
    if finding.section is Section.POLICE_INTELLIGENCE:
        require(permissions.may_add_intelligence(by))
    current = locked(referral=referral, by=by)
    require(
        policies.can_research(status=current.status),
        policies.can_check_on(checked_on=finding.checked_on, on=on),
    )
    if before := recorded_already(current, finding, by=by):
        return before
    entry = ResearchEntry(
        referral=current,
        case=current.submitted_case,
        source=finding.source,
        findings=finding.findings,
        nothing_found=not finding.findings,
        checked_on=finding.checked_on,
        period_months=finding.period_months,
        offences=finding.offences,
        cost_pounds=finding.cost_pounds,
        cost_basis=finding.cost_basis,
        section=finding.section,
        originator_id=by.own_principal,
        recorded_by=by,
    )
    entry.save(force_insert=True)
    if current.status in {Status.SUBMITTED, Status.DEFERRED}:
        move(referral=current, to=Status.IN_RESEARCH, by=by, on=on)
        current.save(update_fields=["status"])
    audit.record(
        "referral.researched",
        subject=entry,
        operation=Operation.COLLECT,
        source=finding.source,
    )
    return entry


def recorded_already(
    referral: Referral, finding: Finding, *, by: User
) -> ResearchEntry | None:
    """Return the entry that a second press of the button would write again, or None."""
    return (
        ResearchEntry.objects.visible_to(by)
        .filter(referral=referral, recorded_by=by, **vars(finding))
        .first()
    )


@transaction.atomic
def recommend_rag(
    *, referral: Referral, rag_class: str, reasons: str, by: User, on: date
) -> Referral:
    """
    Recommend the initial rating to the meeting (S1-46); a later one replaces it.

    :raises NotPermitted: if `by` does not research referrals, or only reads this one
    :raises NotPossible: if research has not begun, or the referral is decided
    """
    require(permissions.may_research(by, referral))
    current = locked(referral=referral, by=by)
    require(policies.can_recommend(status=current.status))
    current.recommended_rag, current.recommendation_reasons = rag_class, reasons
    current.recommended_by, current.recommended_on = by, on
    current.save(
        update_fields=[
            "recommended_rag",
            "recommendation_reasons",
            "recommended_by",
            "recommended_on",
        ]
    )
    audit.record("referral.rag_recommended", subject=current, rag_class=rag_class)
    return current


@dataclass(frozen=True)
class YouthDiscussion:
    """
    The discussion about a child between the Detective Sergeant and the YOT (S1-70).

    Whether the child is on intensive supervision or a gang nominal is considered and
    settles nothing (S1-68).
    """

    held_on: date
    detective_sergeant: str
    yot_worker: str
    summary: str
    on_iss: bool | None = None
    is_gang_nominal: bool | None = None


@transaction.atomic
def record_youth_discussion(
    *, referral: Referral, discussion: YouthDiscussion, by: User, on: date
) -> Referral:
    """
    Record the full discussion that a child's referral needs (S1-70, A-26).

    :raises NotPermitted: if `by` does not research referrals, or only reads this one
    :raises NotPossible: if the referral is decided, or the day is still to come
    """
    require(permissions.may_research(by, referral))
    current = locked(referral=referral, by=by)
    require(
        policies.can_research(status=current.status),
        policies.can_check_on(checked_on=discussion.held_on, on=on),
    )
    current.discussed_with_yot_on, current.discussion_by = discussion.held_on, by
    current.detective_sergeant = discussion.detective_sergeant
    current.yot_worker = discussion.yot_worker
    current.discussion_summary = discussion.summary
    current.on_iss = discussion.on_iss
    current.is_gang_nominal = discussion.is_gang_nominal
    current.save(
        update_fields=[
            "discussed_with_yot_on",
            "discussion_by",
            "detective_sergeant",
            "yot_worker",
            "discussion_summary",
            "on_iss",
            "is_gang_nominal",
        ]
    )
    audit.record("referral.youth_discussion_recorded", subject=current)
    return current


@dataclass(frozen=True)
class ForMeeting:
    """The meeting a referral goes to: its id, name and day, as its own app keeps them."""

    meeting_id: UUID
    name: str
    held_on: date


MEETING_FIELDS = (
    "prepared_for_meeting_id",
    "prepared_for_meeting_on",
    "prepared_for_meeting_name",
)


def set_meeting(referral: Referral, meeting: ForMeeting | None) -> None:
    """Set which meeting the referral goes to, without saving it."""
    referral.prepared_for_meeting_id = meeting.meeting_id if meeting else None
    referral.prepared_for_meeting_on = meeting.held_on if meeting else None
    referral.prepared_for_meeting_name = meeting.name if meeting else ""


@transaction.atomic
def mark_ready(
    *, referral: Referral, meeting: ForMeeting, by: User, at: datetime
) -> Referral:
    """
    Make the referral ready for a meeting, or move it to another one (S1-24).

    One never researched passes through research: the page has said what is missing,
    and the meeting may still want to hear it.

    :raises NotPermitted: if `by` is not the scheme's co-ordinator
    :raises NotPossible: if it is decided, or a child's without its discussion
    """
    require(permissions.may_prepare(by, referral))
    on = timezone.localdate(at)
    current = locked(referral=referral, by=by)
    require(policies.can_prepare(**selectors.preparation(current, on=on)))
    if current.status == Status.SUBMITTED:
        move(referral=current, to=Status.IN_RESEARCH, by=by, on=on)
    if current.status != Status.READY_FOR_PANEL:
        move(referral=current, to=Status.READY_FOR_PANEL, by=by, on=on)
    set_meeting(current, meeting)
    current.prepared_at, current.prepared_by = at, by
    current.deferred_until = None
    current.save(
        update_fields=[
            "status",
            "prepared_at",
            "prepared_by",
            "deferred_until",
            *MEETING_FIELDS,
        ]
    )
    gaps = selectors.research_gaps(by, current)
    audit.record(
        "referral.prepared", subject=current, meeting=meeting.meeting_id, gaps=gaps
    )
    return current


@transaction.atomic
def leave_meeting(*, referral_id: UUID, meeting_id: UUID, by: User) -> None:
    """
    Take a referral away from a meeting; it stays ready and waits for another.

    :raises NotPermitted: if `by` is not the scheme's co-ordinator
    """
    referral = selectors.get_submitted(by, referral_id)
    require(permissions.may_prepare(by, referral))
    current = locked(referral=referral, by=by)
    if current.prepared_for_meeting_id == meeting_id and current.decided_on is None:
        set_meeting(current, None)
        current.save(update_fields=MEETING_FIELDS)
    audit.record("referral.left_meeting", subject=current, meeting=meeting_id)


@transaction.atomic
def follow_meeting(*, meeting: ForMeeting, by: User) -> int:
    """Bring the undecided referrals before a meeting into step with its new day or name."""
    followed = (
        Referral.objects.visible_to(by)
        .filter(prepared_for_meeting_id=meeting.meeting_id, decided_on__isnull=True)
        .update(
            prepared_for_meeting_on=meeting.held_on,
            prepared_for_meeting_name=meeting.name,
        )
    )
    audit.record(
        "referral.meeting_moved", meeting=meeting.meeting_id, referrals=followed
    )
    return followed
