"""The record sheet: which case is before the meeting, and what is written of it (S1-15, S1-20)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from audit import services as audit
from core.exceptions import ChangedMeanwhile
from meetings import permissions, selectors
from meetings.models import AgendaItem, Contribution, Meeting
from meetings.services.escalation import escalate_carried_over
from meetings.services.guests import admit_guests, dismiss_guests
from meetings.services.room import changed, opened


@transaction.atomic
def open_item(*, item: AgendaItem, by: User, at: datetime) -> AgendaItem:
    """
    Put a case before the meeting: whoever follows sees it, its guests too (S1-11, S1-20).

    The guests of the case before see nothing from now on. Opening the case that is open
    already only lets in guests who have come meanwhile.

    :raises NotPermitted: if `by` does not run the meeting, or only reads the case
    :raises NotPossible: if it is not under way, `by` has not signed, or the item is off
    """
    meeting, held = opened(item, by=by)
    if meeting.current_item_id != held.pk:
        show(meeting, held, by=by, at=at)
    admit_guests(meeting=meeting, by=by, at=at)
    escalate_carried_over(item=held, by=by, on=timezone.localdate(at))
    changed(meeting)
    audit.record("sheet.case_opened", subject=held, meeting=meeting.pk)
    return held


def show(meeting: Meeting, item: AgendaItem | None, *, by: User, at: datetime) -> None:
    """Make an item the one before the meeting, or none; the guests before it go."""
    dismiss_guests(meeting=meeting, by=by, at=at)
    meeting.current_item = item
    meeting.save(update_fields=["current_item"])


@transaction.atomic
def go_on(*, item: AgendaItem, by: User, at: datetime) -> AgendaItem | None:
    """
    Close a case as discussed and open the next of the agenda; None after the last.

    Sent again, the case is discussed since it first was, and nothing is skipped.

    :raises NotPermitted: if `by` does not run the meeting, or only reads the case
    :raises NotPossible: if it is not under way, `by` has not signed, or the item is off
    """
    meeting, held = opened(item, by=by)
    if held.discussed_at is None:
        held.discussed_at = at
        held.save(update_fields=["discussed_at"])
    following = selectors.item_after(by, meeting, held)
    if following is not None and permissions.may_write_sheet(
        by, meeting, following.case
    ):
        return open_item(item=following, by=by, at=at)
    show(meeting, None, by=by, at=at)
    changed(meeting)
    audit.record("sheet.case_closed", subject=held, meeting=meeting.pk)
    return None


@dataclass(frozen=True)
class Said:
    """
    What the sheet says of a case: the update, and which agencies have spoken.

    `version` is the one that was on the page. `page` names the open page and `count` its
    savings: what one page saves a second time follows its own first, not somebody else's.
    """

    update: str
    agencies: frozenset[UUID]
    version: int
    page: UUID | None = None
    count: int = 0


@transaction.atomic
def save_sheet(*, item: AgendaItem, said: Said, by: User, at: datetime) -> AgendaItem:
    """
    Save what the meeting says of a case; kept as it is typed, and seen at once by all.

    What a page sent earlier and the network brought later changes nothing.

    :raises NotPermitted: if `by` does not run the meeting, or only reads the case
    :raises NotPossible: if it is not under way, `by` has not signed, or the item is off
    :raises ChangedMeanwhile: if somebody else saved first; nothing of theirs is lost
    """
    meeting, held = opened(item, by=by)
    is_own = said.page is not None and held.saved_from == said.page
    if is_own and said.count <= held.saved_count:
        return held
    spoken = selectors.spoken(by, held)
    if not is_own and held.version != said.version:
        if (held.update.strip(), spoken) == (said.update.strip(), said.agencies):
            return held
        raise overtaken(held, said, spoken)
    held.update, held.version = said.update.strip(), held.version + 1
    held.saved_at, held.saved_by = at, by
    held.saved_from, held.saved_count = said.page, said.count
    held.save(update_fields=list(SAVED))
    contributed(held, said.agencies, spoken, by=by)
    changed(meeting)
    audit.record("sheet.saved", subject=held, spoken=len(said.agencies))
    return held


SAVED = ("update", "version", "saved_at", "saved_by", "saved_from", "saved_count")


def contributed(
    item: AgendaItem, wanted: frozenset[UUID], spoken: frozenset[UUID], *, by: User
) -> None:
    """Bring the ticks of who has spoken into step."""
    gone = spoken - wanted
    if gone:
        Contribution.objects.visible_to(by).filter(item=item, agency__in=gone).delete()
    Contribution.objects.bulk_create(
        Contribution(item=item, case_id=item.case_id, agency_id=each, recorded_by=by)
        for each in wanted - spoken
    )


def overtaken(
    held: AgendaItem, said: Said, spoken: frozenset[UUID]
) -> ChangedMeanwhile:
    """Return the refusal that shows both versions."""
    names = selectors.agency_words(spoken | said.agencies)

    def who(agencies: Iterable[UUID]) -> str:
        return ", ".join(sorted(names[each] for each in agencies)) or "Nobody yet"

    return ChangedMeanwhile(
        "Change yours if you need to, then save again to replace theirs; or go back to "
        "the case to keep theirs.",
        theirs=[("Update", held.update), ("Have spoken", who(spoken))],
        yours=[("Update", said.update), ("Have spoken", who(said.agencies))],
    )
