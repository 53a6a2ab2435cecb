"""After a recall: the return to custody, and Part B on day 28 (S1-126, S1-129)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from agencies.models import User
from audit import services as audit
from core.decisions import require
from licences import permissions
from licences.choices import LeftBecause, RecallKind, RecallStatus
from licences.models import CustodySpell, Recall
from licences.policies import enforcement as policies
from licences.selectors import open_spell
from licences.services.custody import (
    Reception,
    estimate_and_settle,
    receive_into_custody,
)
from licences.services.recall import held_for, locked
from licences.services.returning import mark_returned


@dataclass(frozen=True)
class Return:
    """Where and when somebody was returned to custody."""

    prison: str
    returned_on: date
    category: str = ""


@transaction.atomic
def record_return(*, recall: Recall, back: Return, by: User, on: date) -> Recall:
    """
    Record the return to custody; the dates after the recall are worked out at once.

    Somebody held on remand already is held on the recall from that day.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the recall has moved on, or the day cannot be so
    """
    case = recall.case
    require(permissions.may_record(by, case))
    held = held_for(recall, RecallStatus.RETURNED, by=by)
    revoked_on = held.revoked_on or back.returned_on
    require(
        policies.can_return(returned_on=back.returned_on, revoked_on=revoked_on, on=on)
    )
    inside = open_spell(by, case)
    if inside and not inside.is_recall:
        _hold_on(inside, recall=held, back=back, by=by)
        estimate_and_settle(case=case, by=by, on=on)
    else:
        reason = RecallKind(held.kind).custody_reason
        reception = Reception(
            back.prison, back.returned_on, reason, back.category, revoked_on
        )
        receive_into_custody(case=case, reception=reception, by=by, on=on)
    audit.record("licences.recall_returned", subject=held)
    held.refresh_from_db(fields=["status", "returned_on", "stay"])
    return held


def _hold_on(
    inside: CustodySpell, *, recall: Recall, back: Return, by: User
) -> CustodySpell:
    """End a stay on remand and begin the one on recall, the same day."""
    inside.released_on = max(back.returned_on, inside.received_on)
    inside.left_because = LeftBecause.TRANSFERRED
    inside.save(update_fields=["released_on", "left_because"])
    stay = CustodySpell(
        case=recall.case,
        prison=back.prison.strip(),
        reason=RecallKind(recall.kind).custody_reason,
        category=back.category or inside.category,
        custody_since=inside.released_on,
        received_on=inside.released_on,
        revoked_on=recall.revoked_on,
        recorded_by=by,
    )
    stay.save()
    mark_returned(recall=recall, stay=stay)
    return stay


@transaction.atomic
def send_part_b(*, recall: Recall, sent_on: date, by: User, on: date) -> Recall:
    """
    Record that the day-28 report on a standard recall was sent (S1-129).

    :raises NotPermitted: if `by` does not enforce supervision on the case
    :raises NotPossible: if the recall is a fixed-term one, or it was sent already
    """
    require(permissions.may_enforce(by, recall.case))
    held = locked(recall=recall, by=by)
    require(
        policies.can_record(is_open=held.case.is_open),
        policies.can_send_part_b(
            kind=RecallKind(held.kind),
            status=RecallStatus(held.status),
            is_sent=held.part_b_sent_on is not None,
            sent_on=sent_on,
            on=on,
        ),
    )
    held.part_b_sent_on, held.part_b_sent_by = sent_on, by
    held.save(update_fields=["part_b_sent_on", "part_b_sent_by"])
    audit.record("licences.part_b_sent", subject=held)
    return held
