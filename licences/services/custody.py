"""Coming into prison, moving between prisons, and leaving: on licence, or without."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from core.decisions import require
from licences import permissions, policies, selectors
from licences.best import best_known
from licences.choices import (
    ConditionKind,
    CustodyReason,
    KeyDateKind,
    LeftBecause,
    LicenceEnd,
    StandardCondition,
)
from licences.models import CustodySpell, Licence, LicenceCondition
from licences.services.dates import estimate_and_settle, lock, settle
from licences.services.parole import carry_conditions
from licences.services.returning import mark_returned, recall_to_return_on


@dataclass(frozen=True)
class Reception:
    """Where somebody came into prison, when and why; `revoked_on` for a recall."""

    prison: str
    received_on: date
    reason: CustodyReason
    category: str = ""
    revoked_on: date | None = None


@transaction.atomic
def receive_into_custody(
    *, case: Case, reception: Reception, by: User, on: date
) -> CustodySpell:
    """
    Record that the person has come into prison; a recall ends the licence (S1-126, S1-173).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if they are in prison already, the dates cannot be so, or a
        recall under way says otherwise
    """
    reason = CustodyReason(reception.reason)
    require(permissions.may_record(by, case))
    lock(case)
    stays = selectors.spells(by, case)
    require(
        policies.can_receive(
            is_open=case.is_open,
            is_in_custody=any(each.is_open for each in stays),
            received_on=reception.received_on,
            revoked_on=reception.revoked_on if reason.is_recall else None,
            is_recall=reason.is_recall,
            released_before_on=selectors.last_release(stays),
            on=on,
        )
    )
    stay = _stay(case, reception, by)
    recall = recall_to_return_on(case=case, stay=stay, by=by)
    stay.save()
    if recall:
        mark_returned(recall=recall, stay=stay)
    if reason.is_recall:
        _revoke_licence(stay=stay, by=by)
    estimate_and_settle(case=case, by=by, on=on)
    audit.record(
        "licences.received_into_custody",
        subject=stay,
        operation=Operation.COLLECT,
        reason=reason.value,
    )
    return stay


def _stay(case: Case, reception: Reception, by: User) -> CustodySpell:
    reason = CustodyReason(reception.reason)
    return CustodySpell(
        case=case,
        prison=reception.prison.strip(),
        reason=reason,
        category=reception.category,
        custody_since=reception.received_on,
        received_on=reception.received_on,
        revoked_on=reception.revoked_on if reason.is_recall else None,
        recorded_by=by,
    )


def _revoke_licence(*, stay: CustodySpell, by: User) -> None:
    """End the running licence on the day it was revoked."""
    licence = selectors.running_licence(by, stay.case)
    if licence and stay.revoked_on:
        licence.ended_on = max(stay.revoked_on, licence.starts_on)
        licence.ended_because = LicenceEnd.REVOKED
        licence.save(update_fields=["ended_on", "ended_because"])


@transaction.atomic
def move_prison(
    *, case: Case, prison: str, moved_on: date, by: User, on: date, category: str = ""
) -> CustodySpell:
    """
    Record a move to another prison; custody goes on without a break.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if they are not in prison, or the date cannot be so
    """
    before = _leaving(case=case, left_on=moved_on, by=by, on=on)
    before.released_on, before.left_because = moved_on, LeftBecause.TRANSFERRED
    before.save(update_fields=["released_on", "left_because"])
    stay = CustodySpell(
        case=case,
        prison=prison.strip(),
        reason=before.reason,
        category=category or before.category,
        custody_since=before.custody_since,
        received_on=moved_on,
        revoked_on=before.revoked_on,
        recorded_by=by,
    )
    stay.save()
    settle(case=case, by=by, on=on)
    audit.record("licences.moved_prison", subject=stay)
    return stay


def _leaving(*, case: Case, left_on: date, by: User, on: date) -> CustodySpell:
    """Return the open stay, when the person may leave it on that day."""
    require(permissions.may_record(by, case), policies.can_record(is_open=case.is_open))
    lock(case)
    stay = selectors.open_spell(by, case)
    require(
        policies.can_leave(
            is_in_custody=stay is not None,
            received_on=stay.received_on if stay else None,
            left_on=left_on,
            on=on,
        )
    )
    return cast("CustodySpell", stay)  # required just above


@transaction.atomic
def release_from_custody(
    *, case: Case, released_on: date, on_licence: bool, by: User, on: date
) -> Licence | None:
    """
    Record a release; on licence, start it with the standard conditions (S1-119, S1-124).

    The licence runs to the best known licence expiry. Somebody let out from remand, or at
    an automatic release, has none.

    :returns: the licence begun, or None
    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if they are not in prison, or no licence expiry is known
    """
    stay = _leaving(case=case, left_on=released_on, by=by, on=on)
    stay.released_on, stay.left_because = released_on, LeftBecause.RELEASED
    stay.save(update_fields=["released_on", "left_because"])
    licence = (
        _start_licence(case=case, released_on=released_on, by=by)
        if on_licence
        else None
    )
    settle(case=case, by=by, on=on)
    audit.record(
        "licences.released_from_custody",
        subject=stay,
        licence=licence.pk if licence else None,
    )
    return licence


@transaction.atomic
def begin_missing_licence(*, case: Case, by: User, on: date) -> Licence:
    """
    Begin the licence that a release recorded without one should have had (S1-189).

    :returns: the licence, from the day of that release
    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if nobody was released unsupervised, or no expiry is known
    """
    require(permissions.may_record(by, case), policies.can_record(is_open=case.is_open))
    lock(case)
    stay = selectors.unsupervised_stay(by, case)
    require(policies.can_begin_missing_licence(is_missing=stay is not None))
    released_on = stay.released_on if stay and stay.released_on else on
    licence = _start_licence(case=case, released_on=released_on, by=by)
    settle(case=case, by=by, on=on)
    audit.record("licences.missing_licence_begun", subject=licence)
    return licence


def _start_licence(*, case: Case, released_on: date, by: User) -> Licence:
    """
    Begin a licence on release, in place of any before it.

    :raises NotPossible: if no expiry is known, or it is past
    """
    expiry = best_known(selectors.known(selectors.key_dates(by, case))).get(
        KeyDateKind.LED
    )
    expires_on = expiry.day if expiry else None
    require(policies.can_start_licence(expires_on=expires_on, released_on=released_on))
    _end_former(selectors.running_licence(by, case), released_on)
    licence = Licence(
        case=case,
        starts_on=released_on,
        expires_on=cast("date", expires_on),  # required just above
        expiry_is_official=bool(expiry and expiry.is_official),
        recorded_by=by,
    )
    licence.save()
    LicenceCondition.objects.bulk_create(_standard_conditions(licence, by))
    carry_conditions(case=case, licence=licence, by=by, on=released_on)
    audit.record("licences.licence_started", subject=licence)
    return licence


def _end_former(former: Licence | None, on: date) -> None:
    """End a licence that another takes the place of."""
    if former:
        former.ended_on = max(min(former.expires_on, on), former.starts_on)
        former.ended_because = LicenceEnd.EXPIRED
        former.save(update_fields=["ended_on", "ended_because"])


def _standard_conditions(licence: Licence, by: User) -> Iterable[LicenceCondition]:
    """Yield the closed list of standard conditions (S1-124)."""
    for condition in StandardCondition:
        yield LicenceCondition(
            case_id=licence.case_id,
            licence=licence,
            kind=ConditionKind.STANDARD,
            code=condition.value,
            added_on=licence.starts_on,
            recorded_by=by,
        )
