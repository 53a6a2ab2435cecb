"""What is on an agenda and what could be; opening one is recorded."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from cases import selectors as cases
from cases.models import Case
from core.exceptions import NotVisible
from meetings import presenters
from meetings.models import AgendaItem, Meeting
from plans import selectors as plans
from referrals import selectors as referrals
from referrals.selectors import removal as removals
from referrals.selectors import transfers


SUGGESTED = 50  # cases offered for an agenda


@dataclass(frozen=True)
class Entry:
    """
    An agenda item with the referral or the removal it is about, if there is one.

    `transferred_on` is the day the case left the scheme, when that was before the meeting.
    """

    item: AgendaItem
    referral: Any = None
    removal: Any = None
    transferred_on: date | None = None


def agenda(user: User, meeting: Meeting) -> list[Entry]:
    """Return the agenda as far as the reader may see its cases, and record the look."""
    items = list(
        AgendaItem.objects.visible_to(user)
        .filter(meeting=meeting, removed_on__isnull=True)
        .select_related("case__person", "case__lead_worker", "presented_by")
        .order_by("order", "recorded_at")
    )
    nominated = referrals.referrals_by_id(
        user, [item.referral_id for item in items if item.referral_id]
    )
    leaving = removals.removals_by_case(
        user,
        [item.case_id for item in items],
        since=min((item.recorded_at.date() for item in items), default=meeting.held_on),
    )
    left = left_before(user, meeting, items)
    if items:
        audit.looked(
            "agenda.opened",
            cases=[item.case_id for item in items],
            purpose=Purpose.MEETING,
            meeting=meeting.pk,
        )
    return [
        Entry(
            item,
            nominated.get(item.referral_id) if item.referral_id else None,
            leaving.get(item.case_id),
            left.get(item.case_id),
        )
        for item in items
    ]


def left_before(
    user: User, meeting: Meeting, items: list[AgendaItem]
) -> dict[UUID, date]:
    """Return when cases of the agenda were handed over, if by the meeting's day (S1-99)."""
    gone = [item.case_id for item in items if item.case.scheme_id != meeting.scheme_id]
    return transfers.handed_over_by(user, gone, on=meeting.held_on) if gone else {}


def changed_since_last(
    user: User, meeting: Meeting, entries: list[Entry]
) -> dict[UUID, plans.Changes]:
    """Return what changed on each case of the agenda since the scheme met before this."""
    before = last_met(user, meeting)
    if before is None or not entries:
        return {}
    cases_of = [each.item.case for each in entries]
    return plans.changes_since(user, cases_of, since=before)


def last_met(user: User, meeting: Meeting) -> date | None:
    """Return the day on which the scheme met last before this meeting, or None."""
    before = Meeting.objects.visible_to(user).filter(
        scheme=meeting.scheme_id, status="held", held_on__lt=meeting.held_on
    )
    return before.aggregate(latest=Max("held_on"))["latest"]


def get_item(user: User, meeting: Meeting, item_id: UUID | str) -> AgendaItem:
    """
    Return one item still on the agenda.

    :raises NotVisible: when it is not there for this reader
    """
    found = (
        AgendaItem.objects.visible_to(user)
        .filter(meeting=meeting, pk=item_id, removed_on__isnull=True)
        .select_related("case__person", "meeting__scheme")
        .first()
    )
    if found is None:
        raise NotVisible
    audit.looked("agenda.item_opened", cases=[found.case_id], purpose=Purpose.MEETING)
    return found


def item_of_referral(user: User, referral_id: UUID) -> AgendaItem | None:
    """Return where a referral stands on an agenda still to come, or None."""
    return (
        AgendaItem.objects.visible_to(user)
        .filter(
            referral_id=referral_id,
            removed_on__isnull=True,
            outcome="",
            meeting__status="planned",
        )
        .select_related("meeting__scheme", "case")
        .order_by("-recorded_at")
        .first()
    )


@dataclass(frozen=True)
class Offered:
    """A case that may go on the agenda; `why` is empty when somebody must say."""

    case: Any
    why: str


def offered_cases(user: User, meeting: Meeting, *, text: str = "") -> list[Offered]:
    """
    Return what could go on the agenda: what is due by the meeting, and what was found.

    Due are Red and wanted people, reviews that fall due by then (S1-25 to S1-28), and
    whoever is proposed for removal.
    """
    listed = set(
        AgendaItem.objects.visible_to(user)
        .filter(meeting=meeting, removed_on__isnull=True)
        .values_list("case_id", flat=True)
    )
    proposed = set(removals.open_removals(user).values_list("case_id", flat=True))
    due = (
        Case.objects.visible_to(user)
        .on_cohort()
        .filter(
            Q(rag_class__in=presenters.EVERY_MEETING)
            | Q(wanted_since__isnull=False)
            | Q(review_due_on__lte=meeting.held_on)
            | Q(pk__in=proposed),
            scheme_id=meeting.scheme_id,
        )
        .select_related("person", "lead_worker_agency")
    )
    suggested = list(due.exclude(pk__in=listed).by_name()[:SUGGESTED])
    audit.looked(
        "agenda.suggested",
        cases=[case.pk for case in suggested],
        purpose=Purpose.MEETING,
    )
    found = cases.search_cases(user, text) if text else []
    known = {case.pk for case in suggested} | listed
    extra = [
        case
        for case in found
        if case.pk not in known and case.is_open and case.scheme_id == meeting.scheme_id
    ]
    return [
        offered(case, meeting, is_leaving=case.pk in proposed)
        for case in (*extra, *suggested)
    ]


def offered(case: Any, meeting: Meeting, *, is_leaving: bool) -> Offered:
    """Say why a case belongs on a meeting's agenda, when its record says so."""
    return Offered(
        case,
        presenters.why_due(
            rag_class=case.rag_class,
            review_due_on=case.review_due_on,
            is_wanted=case.is_wanted,
            is_leaving=is_leaving,
            held_on=meeting.held_on,
        ),
    )
