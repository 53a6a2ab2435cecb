"""The agenda that writes itself: what is due, merged with what people did to it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Min

from agencies.models import User
from agencies.selectors import clocks_of
from audit import services as audit
from audit.choices import Purpose
from cases.models import Case
from core.exceptions import NotVisible
from meetings.choices import Ground, MeetingKind, MeetingStatus
from meetings.models import AgendaItem, AgendaPlace, Meeting
from meetings.rules import agenda as rules
from meetings.selectors.facts import gather


REASON = AgendaItem._meta.get_field("reason").max_length  # noqa: SLF001 - Django's documented model API


@dataclass(frozen=True)
class Due:
    """A case that belongs on a meeting's agenda, and every reason why."""

    case: Case
    reasons: tuple[rules.Reason, ...]

    @property
    def ground(self) -> Ground:
        """The first ground."""
        return self.reasons[0].ground

    @property
    def stays(self) -> bool:
        """Tell whether no meeting may put it off (S1-25, A-3)."""
        return any(each.ground in rules.STAYS for each in self.reasons)

    @property
    def text(self) -> str:
        """All the reasons in one line, as the agenda keeps it."""
        return in_one_line([each.text for each in self.reasons])


def in_one_line(texts: list[str]) -> str:
    """Return reasons joined, shortened to what an item holds."""
    joined = "; ".join(dict.fromkeys(texts))
    return joined if len(joined) <= (REASON or 0) else f"{joined[: (REASON or 0) - 1]}…"


def sitting_of(meeting: Meeting, clocks: rules.Clocks) -> rules.Sitting:
    """Return a meeting as the rules see it, with the next of its kind (1 query)."""
    arranged = (
        Meeting.objects.filter(
            scheme=meeting.scheme_id, kind=meeting.kind, held_on__gt=meeting.held_on
        )
        .exclude(status=MeetingStatus.CANCELLED)
        .aggregate(first=Min("held_on"))["first"]
    )
    kind = MeetingKind(meeting.kind)
    return rules.Sitting(
        kind,
        meeting.held_on,
        rules.next_meeting(kind, meeting.held_on, arranged, clocks),
    )


def due_cases(user: User, meeting: Meeting, *, on: date) -> dict[UUID, Due]:
    """
    Return what is due at a meeting as matters stand on a day, as far as the reader sees it.

    A fixed number of queries, however many cases the scheme has.
    """
    clocks = clocks_of(meeting.scheme)
    sitting = sitting_of(meeting, clocks)
    found = gather(user, meeting, sitting, on=on)
    due = {}
    for case_id, case in found.cases.items():
        why = rules.reasons(found.facts(case), sitting, clocks)
        if why:
            due[case_id] = Due(case, why)
    return due


def stored_items(user: User, meeting: Meeting) -> list[AgendaItem]:
    """Return everything ever put on an agenda, what was taken off too (1 query)."""
    return list(
        AgendaItem.objects.visible_to(user)
        .filter(meeting=meeting)
        .select_related(
            "case__person",
            "case__lead_worker",
            "case__lead_worker_agency",
            "presented_by",
        )
        .order_by("order", "recorded_at")
    )


def draft_items(user: User, meeting: Meeting, *, on: date) -> list[AgendaItem]:
    """
    Return the agenda as it would be issued now, in order; what is only due is not saved yet.

    What a person put on stays on; what was taken off or put off stays off, Red apart.
    """
    stored = stored_items(user, meeting)
    due = due_cases(user, meeting, on=on)
    items = {each.case_id: each for each in stored if each.removed_on is None}
    off = {each.case_id for each in stored} - items.keys()
    for case_id, each in due.items():
        if case_id in items:
            merge(items[case_id], each)
        elif case_id not in off or each.stays:
            items[case_id] = item_for(meeting, each, by=user)
    return ordered(user, meeting, list(items.values()))


def merge(item: AgendaItem, due: Due) -> None:
    """Give an item that a person put on the reasons that hold today, and keep their own."""
    if item.referral_id is not None:
        return
    said = [] if item.ground != Ground.ASKED or is_said(item, due) else [item.reason]
    item.ground = due.ground
    item.reason = in_one_line([*(each.text for each in due.reasons), *said])


def is_said(item: AgendaItem, due: Due) -> bool:
    """Tell whether an item's own reason is among those worked out."""
    return any(each.text in item.reason for each in due.reasons)


def item_for(meeting: Meeting, due: Due, *, by: User) -> AgendaItem:
    """Return an item, not saved, for a case that is due."""
    return AgendaItem(
        meeting=meeting,
        case=due.case,
        ground=due.ground,
        reason=due.text,
        presented_by=due.case.lead_worker_agency,
        order=0,
        recorded_by=by,
    )


def ordered(user: User, meeting: Meeting, items: list[AgendaItem]) -> list[AgendaItem]:
    """Return items in the agenda's order, as a person set it where they did (1 query)."""
    places: dict[Any, int] = dict(
        AgendaPlace.objects.visible_to(user)
        .filter(meeting=meeting)
        .values_list("case_id", "position")
    )
    by_key = {each.case_id: each for each in items}
    order = rules.in_order(
        rules.Sortable(
            key,
            ground_of(each),
            f"{each.case.person.family_folded} {each.case.person.given_folded}",
            places.get(key),
        )
        for key, each in by_key.items()
    )
    return [by_key[each.key] for each in order]


def ground_of(item: AgendaItem) -> str:
    """Return an item's ground; a nomination is one whenever it was put on."""
    return Ground.NOMINATION if item.referral_id else item.ground


def newly_due(user: User, meeting: Meeting, *, on: date) -> list[Due]:
    """Return what has come due since an agenda was issued, in order, and record the look."""
    known = {each.case_id: each for each in stored_items(user, meeting)}
    due = due_cases(user, meeting, on=on)
    fresh = [
        item_for(meeting, each, by=user)
        for case_id, each in due.items()
        if case_id not in known
        or (each.stays and known[case_id].removed_on is not None)
    ]
    if fresh:
        audit.looked(
            "agenda.due_listed",
            cases=[each.case_id for each in fresh],
            purpose=Purpose.MEETING,
            meeting=meeting.pk,
        )
    return [due[item.case_id] for item in ordered(user, meeting, fresh)]


def standing_item(
    user: User, meeting: Meeting, case: Case, *, on: date
) -> AgendaItem | None:
    """Return a case's item on the agenda, saved or worked out, or None."""
    found = (
        AgendaItem.objects.visible_to(user)
        .filter(meeting=meeting, case=case, removed_on__isnull=True)
        .first()
    )
    if found is not None or not meeting.writes_itself:
        return found
    due = due_cases(user, meeting, on=on).get(case.pk)
    return item_for(meeting, due, by=user) if due else None


def require_listed(user: User, meeting: Meeting, case: Case, *, on: date) -> None:
    """
    Go on only when a case is on an agenda.

    :raises NotVisible: when it is not there for this reader
    """
    if standing_item(user, meeting, case, on=on) is None:
        raise NotVisible
