"""Writing an entry once, and withdrawing one that was recorded in error."""

from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import IntegrityError, transaction

from agencies.models import User
from audit import services as audit
from cases import permissions, policies
from cases.choices import Section
from cases.choices.events import ChangeOutcome
from cases.models import Case, Entry, SignificantChange
from cases.services.changes import review_significant_change
from core.decisions import require
from core.exceptions import NotPossible


Written = TypeVar("Written", bound=Entry)

SAID_OTHERWISE = (
    "This page was already sent once, and the entry it made says something else. "
    "Open that entry and correct it there."
)


def may_record(by: User, case: Case, section: str = Section.GENERAL) -> None:
    """Go on only when `by` may write on this case, in this section, and it is open."""
    require(
        permissions.may_work(by, case),
        permissions.may_write_section(by, section),
        policies.can_record(is_open=case.is_open),
    )


def may_follow_up(by: User, entry: Entry) -> None:
    """Go on only when `by` may record on an open case, and the entry was not withdrawn."""
    require(
        permissions.may_work(by, entry.case),
        policies.can_record(is_open=entry.case.is_open),
        policies.can_withdraw(withdrawn_at=entry.withdrawn_at),
    )


def write_once(
    model: type[Written], *, case: Case, by: User, section: str, **facts: Any
) -> tuple[Written, bool]:
    """
    Write an entry, and say whether it is new: the same sending is written once.

    A sending is known by `idempotency_key`; two at the same instant are told apart
    by the database's unique key.

    :raises NotPossible: if the same sending was written before with other words
    """
    entry = model(
        case=case,
        section=section,
        originator_id=by.own_principal,
        recorded_by=by,
        **facts,
    )
    key = facts.get("idempotency_key")
    before = sent_before(model, case, key)
    if before is None:
        try:
            with transaction.atomic():
                entry.save(force_insert=True)
        except IntegrityError:
            before = sent_before(model, case, key)
            if before is None:
                raise
        else:
            return entry, True
    if any(getattr(before, name) != value for name, value in facts.items()):
        raise NotPossible(SAID_OTHERWISE)
    return before, False


def sent_before(model: type[Written], case: Case, key: UUID | None) -> Written | None:
    """Return the entry that an earlier sending of the same page made."""
    if key is None:
        return None
    found = model.objects.filter(case=case, idempotency_key=key).first()
    return cast("Written | None", found)


def withdraw(*, row: Any, reason: str, by: User, at: datetime) -> None:
    """
    Mark a row as recorded by mistake, once, whoever presses first; the caller records it.

    :raises NotPossible: if it was withdrawn before
    """
    locked = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    require(policies.can_withdraw(withdrawn_at=locked.withdrawn_at))
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = at, by, reason.strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])


@transaction.atomic
def withdraw_entry(*, entry: Entry, reason: str, by: User, at: datetime) -> Entry:
    """
    Withdraw an entry that was recorded in error; it stays to be read, struck out.

    A significant change that it brought and nobody reviewed is settled with it.

    :raises NotPermitted: if `by` does not act for the agency that recorded it
    :raises NotPossible: if it was withdrawn before, or the case is closed
    """
    require(
        permissions.may_correct(by, entry.case, entry),
        policies.can_record(is_open=entry.case.is_open),
    )
    withdraw(row=entry, reason=reason, by=by, at=at)
    audit.record("entry.withdrawn", subject=entry, kind=type(entry).__name__)
    brought = SignificantChange.objects.filter(
        case=entry.case, source=entry.pk, reviewed_at__isnull=True
    ).first()
    if brought:
        brought.case = entry.case
        review_significant_change(
            change=brought,
            outcome=ChangeOutcome.NOTHING,
            comment="The entry that brought this change was recorded in error.",
            by=by,
            at=at,
        )
    return entry
