"""Bringing a recall into step with the return to custody, whichever page records it."""

from agencies.models import User
from audit import services as audit
from cases.models import Case
from core.decisions import require
from licences.choices import CustodyReason, RecallKind, RecallStatus
from licences.models import CustodySpell, Recall
from licences.policies import enforcement as policies
from licences.selectors import enforcement as selectors


def recall_to_return_on(*, case: Case, stay: CustodySpell, by: User) -> Recall | None:
    """
    Return the recall that a stay in prison is the return from, or None.

    :raises NotPossible: if the stay contradicts the recall that is under way
    """
    if not CustodyReason(stay.reason).is_recall:
        return None
    recall = selectors.open_recall(by, case)
    if recall is None:
        return None
    require(
        policies.can_come_back(
            status=RecallStatus(recall.status),
            kind=RecallKind(recall.kind),
            revoked_on=recall.revoked_on,
            said=(CustodyReason(stay.reason).value, stay.revoked_on),
        )
    )
    return recall


def mark_returned(*, recall: Recall, stay: CustodySpell) -> None:
    """Say on the recall that the person is back, and in which stay."""
    recall.status = RecallStatus.RETURNED
    recall.returned_on, recall.stay = stay.custody_since, stay
    recall.save(update_fields=["status", "returned_on", "stay"])
    audit.record("licences.returned_on_recall", subject=recall, kind=recall.kind)
