"""Issuing an agenda, and what people do to it before and after (S1-12, S1-25 to S1-29)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from agencies.models import User
from audit import services as audit
from cases.models import Case
from core.decisions import require
from core.exceptions import ChangedMeanwhile, NotPossible
from meetings import permissions, policies, selectors
from meetings.models import AgendaItem, AgendaPlace, Meeting
from meetings.rules import agenda as rules
from meetings.selectors.agenda_draft import item_for, standing_item


@transaction.atomic
def issue_agenda(*, meeting: Meeting, by: User, at: datetime) -> Meeting:
    """
    Write down the agenda as it stands and freeze it; the Chair agreed it (S1-12).

    However many cases are on it, the same few statements write it. What falls due later
    is added with `add_newly_due`.

    :raises NotPermitted: if `by` neither arranges the scheme's meetings nor chairs this one
    :raises NotPossible: if it is issued already, or the meeting has been held
    """
    require(permissions.may_issue(by, meeting))
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    require(
        policies.can_issue(
            is_planned=locked.is_planned, is_issued=locked.issued_at is not None
        )
    )
    write_agenda(locked, by=by, at=at)
    audit.record(
        "agenda.issued", subject=locked, agreed_by=locked.chair_id, meeting=locked.pk
    )
    return locked


def write_agenda(locked: Meeting, *, by: User, at: datetime) -> None:
    """Write the draft of a locked meeting as its agenda and say when; a few statements."""
    items = selectors.draft_items(by, locked, on=timezone.localdate(at))
    for number, item in enumerate(items, 1):
        item.order = number
    fresh = [each for each in items if not each.is_written]
    known = [each for each in items if each.is_written]
    AgendaItem.objects.bulk_create(fresh)
    AgendaItem.objects.bulk_update(known, ["order", "ground", "reason"])
    locked.issued_at, locked.issued_by = at, by
    locked.change_number += 1
    locked.save(update_fields=["issued_at", "issued_by", "change_number"])


@transaction.atomic
def add_newly_due(*, meeting: Meeting, by: User, on: date) -> int:
    """
    Add everything that has come due since the agenda was issued, at its end.

    :returns: how many cases were added
    :raises NotPermitted: if `by` does not arrange the scheme's meetings
    :raises NotPossible: if the agenda is not issued, or the meeting has been held
    """
    require(permissions.may_arrange(by, meeting.scheme))
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    require(
        policies.can_add_due(
            is_planned=locked.is_planned, is_issued=locked.issued_at is not None
        )
    )
    due = selectors.newly_due(by, locked, on=on)
    items = AgendaItem.objects.visible_to(by).filter(meeting=locked)
    last = items.aggregate(last=Max("order"))["last"] or 0
    added = []
    for number, each in enumerate(due, last + 1):
        item = item_for(locked, each, by=by)
        item.order = number
        added.append(item)
    AgendaItem.objects.bulk_create(added)
    audit.record(
        "agenda.newly_due_added",
        cases=[each.case_id for each in added],
        meeting=locked.pk,
    )
    return len(added)


@transaction.atomic
def put_off(
    *,
    meeting: Meeting,
    case: Case,
    to: Meeting | None,
    reason: str,
    by: User,
    on: date,
) -> AgendaItem:
    """
    Leave a case off an agenda and say why; it goes to a later meeting, or to none.

    :raises NotPermitted: if `by` is not the area's co-ordinator or only reads the case
    :raises NotPossible: if the meeting has been held, the case is not on its agenda, is
        Red or wanted (S1-25, A-3), or the other meeting is not a later one of the scheme
    """
    require(permissions.may_list(by, meeting, case))
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    case = Case.objects.visible_to(by).get(pk=case.pk)  # its class as it is now
    item = standing_item(by, locked, case, on=on)
    require(
        policies.can_put_off(
            is_planned=locked.is_planned,
            is_listed=item is not None,
            stays=rules.stays(case),
            is_later=to is None
            or (
                to.is_planned
                and to.scheme_id == locked.scheme_id
                and to.held_on > locked.held_on
            ),
        )
    )
    if item is None:
        raise NotPossible(policies.NOT_LISTED)
    item.removed_on, item.removed_by, item.removed_reason = on, by, reason
    item.deferred_to = to
    item.save()
    audit.record("agenda.put_off", subject=item, meeting=locked.pk, to=to and to.pk)
    return item


@transaction.atomic
def reorder(
    *,
    meeting: Meeting,
    drawn: Sequence[UUID],
    typed: Mapping[UUID, int],
    by: User,
    on: date,
) -> list[AgendaItem]:
    """
    Set the order of an agenda from the numbers typed beside its cases, counted from 1.

    :param drawn: the cases as the page showed them, to catch a stale one
    :raises NotPermitted: if `by` is not the area's co-ordinator
    :raises NotPossible: if the meeting has been held
    :raises ChangedMeanwhile: if the agenda is not as the page showed it
    """
    require(permissions.may_arrange(by, meeting.scheme))
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    require(policies.can_change(is_planned=locked.is_planned))
    items = {each.case_id: each for each in agenda_now(locked, by=by, on=on)}
    if list(items) != list(drawn):
        raise ChangedMeanwhile(
            "The agenda changed while you looked at it. Open the order again and type "
            "your numbers into it."
        )
    order = rules.moved(drawn, typed)
    if locked.writes_itself:
        keep_places(locked, order, by=by)
    else:
        for number, case_id in enumerate(order, 1):
            items[case_id].order = number
        AgendaItem.objects.bulk_update(items.values(), ["order"])
    audit.record("agenda.reordered", subject=locked, cases=order)
    return [items[case_id] for case_id in order]


def agenda_now(meeting: Meeting, *, by: User, on: date) -> list[AgendaItem]:
    """Return the items of an agenda as it stands, in order."""
    return [each.item for each in selectors.agenda_as_it_stands(by, meeting, on=on)]


def keep_places(meeting: Meeting, order: list[Any], *, by: User) -> None:
    """Keep where each case of a draft stands, in one statement."""
    AgendaPlace.objects.bulk_create(
        (
            AgendaPlace(
                meeting=meeting, case_id=case_id, position=number, recorded_by=by
            )
            for number, case_id in enumerate(order, 1)
        ),
        update_conflicts=True,
        unique_fields=["meeting", "case"],
        update_fields=["position", "recorded_by"],
    )
