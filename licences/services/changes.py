"""What enforcement brings about: a change after which the case is looked at again (S3-28)."""

from datetime import date, datetime, time

from django.utils import timezone

from agencies.models import User
from cases import services as cases
from cases.choices.events import ChangeKind
from cases.models.record import CaseRecord


def note_breach(
    *, source: CaseRecord, happened_on: date, what: str, by: User, on: date
) -> None:
    """
    Note a breach as a significant change on its case, once for each `source` (S3-28).

    :param on: the day it is recorded, from which the review's clock runs
    """
    cases.note_significant_change(
        case=source.case,
        kind=ChangeKind.BREACH,
        happened_on=happened_on,
        what=what,
        by=by,
        at=timezone.make_aware(datetime.combine(on, time.min)),
        source=source,
    )
