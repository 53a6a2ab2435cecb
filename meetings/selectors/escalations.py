"""What was put to the Local IOM Delivery Group (S1-17, S1-147)."""

from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from core.exceptions import NotVisible
from meetings.models import Escalation


MOST = 100  # lines of each list


def escalations(user: User, *, answered: bool) -> QuerySet[Escalation]:
    """Return what was put to the delivery group: what waits, or what was answered (S1-17)."""
    found = (
        Escalation.objects.visible_to(user)
        .filter(answered_on__isnull=not answered)
        .select_related("case__person", "item__meeting", "recorded_by", "answered_by")
    )
    return found.order_by(
        F("answered_on").desc(nulls_first=True), "raised_on", "recorded_at", "pk"
    )


def escalation_lists(user: User) -> dict[str, list[Any]]:
    """Return what waits and what was answered, and record the look (2 queries)."""
    found = {
        "waiting": list(escalations(user, answered=False)[:MOST]),
        "answered": list(escalations(user, answered=True)[:MOST]),
    }
    if any(found.values()):
        audit.looked(
            "escalation.listed",
            cases=[each.case_id for rows in found.values() for each in rows],
            purpose=Purpose.MEETING,
        )
    return found


def get_escalation(user: User, escalation_id: UUID | str) -> Escalation:
    """
    Return one escalation, and record the look.

    :raises NotVisible: when it is not there for this reader
    """
    found = (
        Escalation.objects.visible_to(user)
        .filter(pk=escalation_id)
        .select_related(
            "case__person",
            "case__scheme",
            "item__meeting",
            "recorded_by",
            "answered_by",
        )
        .first()
    )
    if found is None:
        raise NotVisible
    audit.looked("escalation.opened", cases=[found.case_id], purpose=Purpose.MEETING)
    return found
