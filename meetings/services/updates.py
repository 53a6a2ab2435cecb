"""Written updates by officers who cannot attend (S1-34, A-8)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from cases.permissions import may_work, may_write_section
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from meetings import policies
from meetings.models import Meeting, WrittenUpdate
from meetings.selectors.agenda_draft import standing_item


@transaction.atomic
def write_update(
    *,
    meeting: Meeting,
    case: Case,
    text: str,
    section: str,
    version: int,
    by: User,
    at: datetime,
) -> WrittenUpdate:
    """
    Write, or write anew, what a meeting is to know of a case when `by` is not there.

    :param version: of their update as the page showed it; 0 before the first
    :raises NotPermitted: if `by` may not record on the case, or not in that section
    :raises NotPossible: if the meeting has begun, is over, or does not hear the case
    :raises ChangedMeanwhile: if it was rewritten in another window
    """
    require(may_work(by, case), may_write_section(by, section))
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    item = standing_item(by, locked, case, on=timezone.localdate(at))
    require(
        policies.can_write_update(
            is_planned=locked.is_planned,
            has_begun=locked.started_at is not None,
            is_listed=item is not None,
        )
    )
    update = (
        WrittenUpdate.objects.visible_to(by)
        .filter(meeting=locked, case=case, recorded_by=by, section=section)
        .first()
    )
    if (update.version if update else 0) != version:
        raise ChangedMeanwhile(
            "Read what you wrote there, then write it again if this is better.",
            theirs=[("Written update", update.text if update else "")],
            yours=[("Written update", text)],
        )
    update = update or WrittenUpdate(
        meeting=locked,
        case=case,
        recorded_by=by,
        section=section,
        originator_id=by.own_principal,
    )
    update.text, update.written_at, update.version = text, at, version + 1
    update.save()
    audit.record(
        "update.written",
        subject=update,
        operation=Operation.COLLECT,
        meeting=locked.pk,
        section=section,
    )
    return update
