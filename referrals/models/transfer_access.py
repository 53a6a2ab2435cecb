"""
Who sees a transfer: its case's readers, the agency that sent it, and whom it was sent to.

The receiving area has no share in the case until it is handed over, so what it may see
is a transfer's own rows and nothing that hangs on the case (S1-97).
"""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from agencies.roles import Permission
from cases.models.visibility import grants_in_force
from core.rowsecurity import PRINCIPALS, WRITE, reaches, section_opens
from referrals.choices import TransferKind, TransferStatus


TABLE = "referrals_transfer"
ANSWERS = "referrals_transferanswer"
WORKS_CASES = f"{PRINCIPALS} <> '{{}}'::bigint[]"


def received(table: str) -> str:
    """Return the condition "sent to the agency this reader acts for"."""
    return (
        f"({table}.receiving_agency_id = (SELECT app_agency()) AND {WORKS_CASES}"
        f" AND ({table}.sent_on IS NOT NULL OR {table}.kind = 'external_in'))"
    )


def sent(table: str) -> str:
    """Return the condition "sent by the agency this reader acts for"."""
    return f"({table}.sending_agency_id = (SELECT app_agency()) AND {WORKS_CASES})"


def through(table: str, condition: str) -> str:
    """Return the condition that the transfer a row belongs to meets one of its own."""
    return (
        f"EXISTS (SELECT 1 FROM {TABLE} WHERE {TABLE}.id = {table}.transfer_id"
        f" AND {condition})"
    )


READABLE = f"({received(TABLE)} OR {sent(TABLE)} OR {reaches(TABLE, 'case_id')})"
WRITABLE = f"({received(TABLE)} OR {reaches(TABLE, 'case_id', level=WRITE)})"
ANSWERS_READABLE = (
    f"(({reaches(ANSWERS, 'case_id', level=WRITE)} AND {section_opens(ANSWERS)})"
    f" OR {through(ANSWERS, received(TABLE))})"
)
# What the receiving area was told is never rewritten.
ANSWERS_WRITABLE = (
    f"({reaches(ANSWERS, 'case_id', level=WRITE)} AND {section_opens(ANSWERS)}"
    f" AND {through(ANSWERS, f'{TABLE}.sent_on IS NULL')})"
)
ENDED = (
    TransferStatus.COMPLETED,
    TransferStatus.REFUSED,
    TransferStatus.WITHDRAWN,
)


class TransferQuerySet(models.QuerySet):
    """Transfers."""

    def visible_to(self, user: Any) -> Self:
        """Keep what the reader's case, or the agency they act for, lets them see."""
        if user.acting is None or not user.holds(Permission.CASE_READ):
            return self.none()
        grants = grants_in_force(user).filter(case_id=OuterRef("case_id"))
        return self.filter(
            Exists(grants)
            | Q(sending_agency_id=user.acting.agency_id)
            | self.received_by(user.acting.agency_id)
        )

    @staticmethod
    def received_by(agency_id: Any) -> Q:
        """Return the condition that a transfer was sent to an agency."""
        return Q(receiving_agency_id=agency_id) & (
            Q(sent_on__isnull=False) | Q(kind=TransferKind.EXTERNAL_IN)
        )

    def still_open(self) -> Self:
        """Keep those that have not ended."""
        return self.exclude(status__in=ENDED)


class TransferPartQuerySet(models.QuerySet):
    """What belongs to a transfer and is seen with it."""

    def visible_to(self, user: Any) -> Self:
        """Keep the parts of the transfers that the reader sees."""
        from referrals.models.transfer import Transfer  # noqa: PLC0415 - the two modules name each other

        return self.filter(transfer__in=Transfer.objects.visible_to(user))


class TransferAnswerQuerySet(models.QuerySet):
    """What the receiving area is told: for those who write on the case, and for it."""

    def visible_to(self, user: Any) -> Self:
        """Keep the answers of one's own case, and those sent to one's agency."""
        if user.acting is None or not user.holds(Permission.CASE_READ):
            return self.none()
        grants = grants_in_force(user).filter(
            case_id=OuterRef("case_id"), level__gte=WRITE
        )
        agency_id = user.acting.agency_id
        return self.filter(
            Exists(grants)
            | Q(
                transfer__receiving_agency_id=agency_id,
                transfer__sent_on__isnull=False,
            )
        )
